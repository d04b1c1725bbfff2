"""Catching up in people's own words: late, in private, after a correction, an undo, a bill taken out."""

from datetime import timedelta

from tests.dialog import Dialog, verify_dialog

_SAID = [
    ("Ann", "@pathfinder new trip: Utah loop, june 18 to 24 2027. Moab, then Bryce, then Zion", "Utah loop"),
    ("Ann", "@pathfinder we're the Lees from Denver: me, Bo and Kit (7)", "Lee"),
    ("Cy", "@pathfinder we are the Cruzes from Reno: me, Di and Sam who is 10", "Cruz"),
    ("Di", "we would love sushi one evening", None),
    ("Bo", "no museums for us please", None),
    ("Ann", "@pathfinder vote: rafting or hiking on the 20th?", "rafting"),
    ("Bo", "rafting!", "Noted"),
    ("Di", "+1 rafting", "Noted"),
    ("Ann", "@pathfinder close the vote", "rafting"),
    ("Ann", "booked Red Cliffs Lodge in Moab, june 18 to 20, 2 rooms, $640", "Red Cliffs"),
    ("Cy", "groceries were 84.20, I paid, split with the Lees", "84"),
    ("Cy", "actually the groceries were 94.20", "94"),
    ("Bo", "I paid 30 for ice and firewood", "30"),
    ("Bo", "@pathfinder undo", "Taken back"),
    ("Di", "can we leave at 9 on the first day? I hate early mornings", None),
]


async def _asked(dialog: Dialog, who: str, said: str, direct: bool = False) -> str:
    words = said if direct else f"@pathfinder {said}"
    return "\n".join(answer.text for answer in await dialog.say(who, words, direct=direct))


async def test_who_comes_late_reads_what_stands_with_its_messages(dialog: Dialog) -> None:
    await verify_dialog(dialog, _SAID)
    dialog.clock.set(dialog.clock.now() + timedelta(hours=20))
    await dialog.say("Sam", "hi all, finally here")
    told = await _asked(dialog, "Sam", "I just joined, can somebody catch me up?")
    assert told.startswith("From the beginning:")
    assert "Moab is a stop; Bryce is a stop; Zion is a stop (Ann, Sat Apr 10, 19:01: “new trip" in told
    assert "ended: rafting (Ann" in told
    assert "booked: Red Cliffs Lodge (Ann" in told
    assert "groceries, $94.20 (was $84.20) (Cy" in told
    assert "• Di, Sat Apr 10, 19:15: “can we leave at 9" in told
    assert "ice and firewood" not in told, "it was taken back"
    assert "finally here" not in told, "their own words are no news"
    again = await _asked(dialog, "Cy", "what happened while I was away?")
    assert "early mornings" in again
    assert "groceries" not in again, "Cy was there"


async def test_who_did_it_and_when(dialog: Dialog) -> None:
    await verify_dialog(dialog, _SAID)
    lodge = await _asked(dialog, "Cy", "who booked the lodge and when?")
    assert lodge.startswith("• booked: Red Cliffs Lodge (Ann, Sat Apr 10, 19:10: “booked Red Cliffs")
    assert await _asked(dialog, "Di", "did we decide anything about hotels?", direct=True) == lodge
    rafting = await _asked(dialog, "Kit", "when did we decide on rafting?")
    assert (
        "the vote “rafting or hiking on the 20th” ended: rafting (Ann, Sat Apr 10, 19:09: “close the vote”)"
        in rafting
    )
    assert (
        "voted for rafting (“rafting or hiking on the 20th”): Cruz (Di, Sat Apr 10, 19:08: “+1 rafting”)"
        in rafting
    )
    assert "Di, Sat Apr 10, 19:04: “we would love sushi" in await _asked(
        dialog, "Bo", "whose idea was the sushi"
    )
    assert "(taken back since)" in await _asked(dialog, "Cy", "who added the ice and firewood?", direct=True)
    assert "Booked: Red Cliffs Lodge (Ann," in await _asked(dialog, "Bo", "remind me what we agreed on")
    assert "Nothing I know of is about “dinner”" in await _asked(
        dialog, "Bo", "what was decided about dinner?"
    )


async def test_of_one_person_only_what_they_said(dialog: Dialog) -> None:
    await verify_dialog(dialog, _SAID)
    await dialog.say("Cy", "I could live in museums")
    bo = await _asked(dialog, "Ann", "what did Bo say about museums?")
    assert "no museums" in bo
    assert "live in" not in bo
    ann = await _asked(dialog, "Ann", "what did Ann say about museums?")
    assert ann.startswith("Nothing by Ann that I may tell, but:")
    assert "Ann, Sat Apr 10, 19:10" in await _asked(
        dialog, "Di", "when did Ann book Red Cliffs?", direct=True
    )


async def test_money_is_told_as_it_stands(dialog: Dialog) -> None:
    await verify_dialog(dialog, _SAID)
    await dialog.say("Cy", "@pathfinder the groceries were wrong, scrap that bill")
    await dialog.say("Bo", "@pathfinder I paid Cy 20")
    told = await _asked(dialog, "Kit", "what did I miss?")
    assert "struck: groceries, $94.20 (Cy" in told
    assert "$84.20" not in told
    assert "Bo paid Cy $20.00 (Bo" in told
    assert "Bo paid Cy $20.00 (Bo" in await _asked(dialog, "Di", "who paid whom and when?", direct=True)
