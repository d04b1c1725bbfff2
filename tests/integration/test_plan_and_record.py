"""What a plan does not know, what a bed clashes with, and costs told anew, as families say it."""

import re

from tests.dialog import Dialog, verify_dialog

_LOOP = (
    "Dana",
    "@pathfinder new trip Red Rock Loop, july 3 to 10 2027, Moab, Page and Zion",
    "Red Rock Loop:",
)
_OKAFORS = (
    "Dana",
    "@pathfinder we're the Okafors from Denver: me, Sam, Leo 7 and Ada 4",
    "Okafors from Denver",
)
_LEES = (
    "Jun",
    "@pathfinder the Lees from Salt Lake City here: me, Min and our daughter Sue who is 9",
    "the Lees from Salt Lake City",
)
_PLAN = ("Dana", "@pathfinder make us a plan", r"Mon 5 Jul:[\s\S]*Moab → Page")


async def test_a_change_says_that_the_plan_does_not_know_it(dialog: Dialog) -> None:
    await verify_dialog(dialog, [_LOOP, _OKAFORS, _PLAN])
    answer = (await dialog.say("Dana", "@pathfinder skip Page"))[0]
    assert "plan doesn't know this yet" in answer.text
    again = (await dialog.say("Dana", press="Plan again"))[0].text
    assert "Moab → Zion" in again
    assert "Page" not in again


async def test_before_there_is_a_plan_nothing_is_said_of_one(dialog: Dialog) -> None:
    await verify_dialog(dialog, [_LOOP, _OKAFORS])
    assert "plan doesn't" not in (await dialog.say("Dana", "@pathfinder skip Page"))[0].text


async def test_a_bed_in_another_town_than_the_plan_sleeps_in(dialog: Dialog) -> None:
    await verify_dialog(dialog, [_LOOP, _OKAFORS, _LEES, _PLAN])
    booked = "I booked 3 rooms at Red Cliffs Lodge Moab, July 4 to 6, conf RC8812, $840"
    answer = (await dialog.say("Jun", booked))[0]
    assert "Okafor and Lee sleep in Page on Mon Jul 5, not in Moab" in answer.text
    again = (await dialog.say("Jun", press="Plan again"))[0].text
    assert re.search(r"Tue 6 Jul:[\s\S]*Moab → Page", again)


async def test_a_bill_told_anew_is_changed_not_doubled(dialog: Dialog) -> None:
    await verify_dialog(
        dialog,
        [
            _LOOP,
            _OKAFORS,
            _LEES,
            ("Dana", "I paid 84.20 for gas, split it with the Lees", r"Okafor \$42.10 · Lee \$42.10"),
            ("Dana", "@pathfinder actually it was 94.20 not 84.20", r"\$94.20 \(was \$84.20\)"),
            ("Dana", "@pathfinder who owes what?", r"Spent in all: \$94.20[\s\S]*Lee → Okafor \$47.10"),
            ("Dana", "@pathfinder undo", "Taken back"),
            ("Dana", "@pathfinder who owes what?", r"Spent in all: \$84.20[\s\S]*Lee → Okafor \$42.10"),
            ("Dana", "@pathfinder the gas is only for us", r"split: Okafor \$84.20"),
            ("Dana", "@pathfinder who owes what?", "settled|square|even|[Nn]obody owes"),
        ],
    )


async def test_two_payers_of_a_bill(dialog: Dialog) -> None:
    bill = "dinner was 210, we paid 110 and the Lees 100"
    await verify_dialog(
        dialog,
        [
            _LOOP,
            _OKAFORS,
            _LEES,
            ("Dana", bill, "210"),
            ("Dana", "@pathfinder who owes what?", r"Lee: paid \$100"),
        ],
    )


async def test_a_family_that_does_not_come_after_all(dialog: Dialog) -> None:
    await verify_dialog(
        dialog,
        [
            _LOOP,
            _OKAFORS,
            _LEES,
            ("Jun", "@pathfinder the Lees are not coming after all", "Lees are off the trip"),
            ("Jun", "@pathfinder undo", "Taken back"),
            ("Dana", "@pathfinder who's coming?", "Lee"),
        ],
    )
