"""A British weekend in people's own words: counts beside sums, bills paid behind them, a code's booking."""

from tests.dialog import Dialog, verify_dialog

_START = [
    ("Sue", "@pathfinder new trip: Lakes, 28 May 2027 to 1 June 2027. Keswick, then Windermere", "Lakes"),
    (
        "Sue",
        "@pathfinder it's the Bakers from Leeds, me, Tom and the twins Ellie and Max, both 8",
        r"Max \(8\)",
    ),
    (
        "Raj",
        "@pathfinder Patels here from Birmingham. Raj, Meera, Nana (74) and Dev who's 15",
        r"Nana \(74\)",
    ),
]


async def test_what_only_counts_is_no_sum(dialog: Dialog) -> None:
    cottage = (
        "Booked us a cottage! Thirlmere View near Keswick, 28th to the 30th, sleeps 8, £520, ref TV-2201, "
        "I paid, split between both families"
    )
    await verify_dialog(
        dialog,
        [
            *_START,
            ("Sue", cottage, r"Thirlmere View £520.00, paid by Sue, split: Baker £260.00 · Patel £260.00"),
            ("Raj", "I got the boat tickets, 8 at £12 each", r"boat tickets £96.00, paid by Raj"),
            ("Raj", "@pathfinder who owes what?", r"Spent in all: £616.00"),
        ],
    )


async def test_what_has_a_code_is_a_booking_and_no_stop(dialog: Dialog) -> None:
    await verify_dialog(
        dialog,
        [
            *_START,
            ("Sue", "@pathfinder put us in the YHA Keswick instead, £310, ref YH99", r"YHA Keswick: .*£310"),
            (
                "Raj",
                "@pathfinder booked Lodge Oak, £90, ref LO77, 28 to 29 May, and add Ambleside to the stops",
                "Ambleside",
            ),
            ("Sue", "@pathfinder which stops are there?", r"Keswick[\s\S]*Windermere[\s\S]*Ambleside"),
        ],
    )


async def test_wishes_are_noted_of_whom_and_as_what_they_are(dialog: Dialog) -> None:
    await verify_dialog(
        dialog,
        [
            *_START,
            (
                "Raj",
                "@pathfinder Nana can't do stairs and we're all veggie",
                r"Nana: access:? no stairs[\s\S]*diet: vegetarian",
            ),
            ("Sue", "@pathfinder who's vegetarian?", "vegetarian"),
        ],
    )


async def test_a_lie_in(dialog: Dialog) -> None:
    await verify_dialog(
        dialog,
        [
            *_START,
            ("Raj", "@pathfinder can you plan it", "Sun 30 May"),
            (
                "Raj",
                "@pathfinder could we have a lie-in on the sunday?",
                r"Changed[\s\S]*Sunday 30 May\n1[01]:",
            ),
        ],
    )
