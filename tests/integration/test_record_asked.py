"""Questions to the record, as people put them: of one booking, of what was spent, with nothing done."""

from tests.dialog import Dialog, verify_dialog

_START = [
    ("Hazel", "@pathfinder new trip: Lakes and Lochs, saturday 29 may to sat 5 june 2027", "Lakes"),
    (
        "Hazel",
        "its me and Rob, and the kids Freya 9 and Alfie 6. we're coming from Leeds in the Skoda",
        "Leeds",
    ),
    ("Priti", "pathfinder, we are the Shahs, Harrogate. Priti + Dev and my mum Kokila 71", "Shah"),
    (
        "Hazel",
        "@pathfinder stops: Keswick 2 nights, Fort William 2 nights, then one night in Pitlochry",
        r"Keswick[^\n]*2 nights[\s\S]*Fort William[^\n]*2 nights[\s\S]*Pitlochry[^\n]*1 night",
    ),
    (
        "Priti",
        "booked the Glen Nevis hotel for 31 may to 2 june, 2 rooms, £412, free cancellation til 24 may",
        "Glen Nevis",
    ),
    ("Hazel", "@pathfinder booked Latrigg Cottage, 29-31 may, £640, ref LC-7781", "Latrigg"),
]


async def test_of_a_booking_one_thing_is_asked(dialog: Dialog) -> None:
    await verify_dialog(
        dialog,
        [
            *_START,
            ("Dev", "@pathfinder when's the last day we can cancel glen nevis for free", r"until Mon May 24"),
            ("Dev", "@pathfinder until when can we still cancel latrigg?", "Nobody told me until when"),
            ("Hazel", "@pathfinder are dogs allowed at latrigg cottage?", r"^I don't know"),
            ("Hazel", "pathfinder is there parking at the Glen Nevis", r"^I don't know"),
            ("Rob", "@pathfinder what time is check-in at latrigg", "nobody told me its check-in time"),
            ("Rob", "@pathfinder how much is the Glen Nevis hotel", r"£412\.00"),
            ("Rob", "@pathfinder what is booked?", r"Latrigg Cottage[\s\S]*Glen Nevis"),
        ],
    )


async def test_what_was_spent_on_one_kind_of_thing(dialog: Dialog) -> None:
    await verify_dialog(
        dialog,
        [
            *_START[:3],
            ("Hazel", "@pathfinder how much have we spent on food?", "Nothing is noted as spent on food"),
            ("Priti", "big shop at booths £118.42 i paid", r"£118\.42"),
            ("Rob", "pub tea £86.50, on me", r"£86\.50"),
            ("Rob", "diesel £70", r"£70\.00"),
            ("Hazel", "@pathfinder how much have we spent on food", r"Spent on food: £204\.92 \(.*£118\.42"),
            ("Hazel", "@pathfinder how much have we spent?", r"£274\.92|£118\.42"),
        ],
    )
