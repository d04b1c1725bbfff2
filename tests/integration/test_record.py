"""Taking back by number and by admins, and what the record tells: decisions, catching up, who said what."""

import re

from tests.dialog import Dialog, verify_dialog
from tests.integration.test_proposals import stops, three_families
from tests.integration.test_votes import pass_time


async def texts(dialog: Dialog, who: str, said: str, direct: bool = False) -> str:
    return "\n".join(answer.text for answer in await dialog.say(who, said, direct=direct))


async def test_one_of_several_acts_is_taken_back_by_its_number_or_button(dialog: Dialog) -> None:
    await three_families(dialog)
    for stop in ("Zion", "Bluff", "Monticello"):
        await dialog.say("Bob", f"/stop {stop}")
    shown = (await dialog.say("Bob", "/history"))[0]
    assert re.search(r"1\. .*stop \(Monticello\)\n2\. .*stop \(Bluff\)\n3\. .*stop \(Zion\)", shown.text)
    assert "Taken back: the stop (Bluff)" in await texts(dialog, "Bob", "/undo 2")
    assert "Bluff" not in await stops(dialog)
    assert {"Zion", "Monticello"} <= set(await stops(dialog))
    button = next(label for label in shown.buttons if "Zion" in label)
    assert "Taken back: the stop (Zion)" in (await dialog.say("Bob", press=button))[0].text
    assert "taken back already" in (await dialog.say("Bob", press=button))[0].text
    assert "don't know which" in await texts(dialog, "Bob", "/undo 77")


async def test_everything_of_the_last_hour(dialog: Dialog) -> None:
    await three_families(dialog)
    for stop in ("Zion", "Bluff"):
        await dialog.say("Cy", f"/stop {stop}")
    said = await texts(dialog, "Cy", "/undo all")
    assert "Taken back" in said
    assert not {"Zion", "Bluff"} & set(await stops(dialog))
    assert "Ann has changed it since" in await texts(dialog, "Cy", "/undo")  # their family has a phone now


async def test_what_others_built_on_stays(dialog: Dialog) -> None:
    await three_families(dialog)
    await dialog.say("Ann", "/poll What's for dinner? | pizza | sushi")
    await dialog.say("Bob", "/vote sushi")
    assert "Bob has changed it since (the vote)" in await texts(dialog, "Ann", "/undo")
    await dialog.say("Bob", "/undo")
    assert "Taken back: the poll" in await texts(dialog, "Ann", "/undo")


async def test_another_s_act_is_for_admins_only(dialog: Dialog) -> None:
    await three_families(dialog)
    await dialog.say("Bob", "/stop Zion")
    assert "Only Bob, the organizer or an admin" in await texts(dialog, "Cy", "/history Bob")
    answer = (await dialog.say("Ann", "/history Bob"))[0]  # the organizer
    assert "Zion" in answer.text
    stolen = await dialog.say("Cy", press=answer.buttons[0])
    assert "Only Bob, the organizer or an admin" in stolen[0].text
    assert "Zion" in await stops(dialog)
    await dialog.say("Ann", press=answer.buttons[0])
    assert "Zion" not in await stops(dialog)


async def test_decisions_are_cited(dialog: Dialog) -> None:
    await three_families(dialog)
    await dialog.say("Bob", "/stop Arches, must see")
    await dialog.say("Ann", "/poll What's for dinner? | pizza | sushi")
    await dialog.say("Bob", "/vote sushi")
    await dialog.say("Ann", "/close")
    for asked in ("/decisions", "@pathfinder what did we decide?", "@pathfinder what have we decided so far"):
        said = await texts(dialog, "Cy", asked)
        assert re.search(r"Arches \(Bob, .*: “/stop Arches, must see”\)", said), said
        assert re.search(r"What's for dinner\? sushi \(Ann, .*“/close”\)", said), said


async def test_what_did_i_miss(dialog: Dialog) -> None:
    await three_families(dialog)
    await dialog.say("Cy", "off to bed")
    await dialog.say("Bob", "/stop Zion")
    await dialog.say("Ann", "/poll What's for dinner? | pizza | sushi")
    await dialog.say("Ann", "I could eat a horse")
    said = await texts(dialog, "Cy", "@pathfinder what did I miss?")
    assert "3 messages by Bob and Ann" in said
    assert "Zion is a stop (Bob" in said
    assert "Waits for your vote: What's for dinner?" in said
    assert "Okafor" not in said  # that was before Cy wrote
    assert "the Okafor family is in" in await texts(dialog, "Cy", "/missed today")
    assert "can't read" in await texts(dialog, "Cy", "/missed blursday")


async def test_what_time_did_is_told_as_well(dialog: Dialog) -> None:
    await three_families(dialog)
    await dialog.say("Ann", "/poll until tomorrow 18:00: What's for dinner? | pizza | sushi")
    await dialog.say("Bob", "/vote pizza")
    await pass_time(dialog, days=2)
    said = await texts(dialog, "Bob", "@pathfinder what have I missed?")
    assert "the vote “What's for dinner?” ended: pizza (at its deadline, Sun Apr 11, 18:00)" in said
    assert "What's for dinner? pizza (at its deadline" in await texts(dialog, "Ann", "/decisions")


async def test_the_trips_dates_and_its_plan_are_cited_apart(dialog: Dialog) -> None:
    await three_families(dialog)
    await dialog.say("Ann", "@pathfinder make us a plan")
    await dialog.say("Bob", "@pathfinder looks good, lock it in")
    said = await texts(dialog, "Cy", "/decisions")
    assert re.search(r"- Jun 18–22, 2027 \(Ann,", said), said
    assert re.search(r"Plan 1 is accepted \(Bob, .*“looks good, lock it in”\)", said), said


async def test_who_wanted_sushi_and_when_but_not_what_was_private_or_secret(dialog: Dialog) -> None:
    await three_families(dialog)
    await dialog.say("Bob", "we could do sushi on the last night")
    await dialog.say("Ann", "/poll What's for dinner? | pizza | sushi")
    await dialog.say("Cy", "/vote sushi")
    await dialog.say("Ann", "/close")
    await dialog.say("Ann", "/poll anonymous: And breakfast? | sushi again | toast")
    await dialog.say("Bob", "/vote toast", direct=True)
    await dialog.say("Cy", "I love sushi, don't tell", direct=True)
    said = await texts(dialog, "Ann", "@pathfinder who wanted sushi and when?")
    assert re.search(r"Bob, Sat Apr 10, 19:\d\d: “we could do sushi on the last night”", said), said
    assert "voted for sushi (“What's for dinner?”): Cruz" in said
    assert "don't tell" not in said
    assert "breakfast" not in said
    assert "Nobody said anything" in await texts(dialog, "Ann", "/whosaid fondue")
    assert "don't tell" not in await texts(dialog, "Ann", "/whosaid sushi", direct=True)


async def test_bad_questions_to_the_record(dialog: Dialog) -> None:
    await verify_dialog(
        dialog,
        [
            ("Ann", "/history", "nothing"),
            ("Ann", "/undo", "nothing of yours"),
            ("Ann", "/undo all", "nothing"),
            ("Ann", "/whosaid", "what"),
            ("Ann", "/missed", "From the beginning|Since"),
            ("Ann", "/history Bob", "don't know"),
        ],
    )
