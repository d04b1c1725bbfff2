"""What cannot be is answered plainly, on the real map, and leaves the day as it was."""

from tests.dialog import Dialog
from tests.travelling import HAL, state, travelling, words
from tests.unit.travel_day.test_travel_day import at

_STRANGER = "+13035550000"
_REFUSED: list[tuple[str, str | tuple[float, float], str]] = [
    (HAL, "ARRIVED", "no LEFT from you yet"),
    (HAL, "LATE -5", "-5 minutes late can't be right"),
    (HAL, "LATE 9999", "9999 minutes late can't be right"),
    (HAL, "LATE", "How late, about?"),
    (HAL, "EARLY 9999", "How early, about?"),
    (HAL, "CHARGED 180", "a battery has 0 to 100"),
    (HAL, "CHARGED 80", "I know of no electric car of yours"),
    (HAL, "SKIP", "I see no stop of yours"),
    (HAL, "SKIP Paris", "Paris is no stop of yours"),
    (HAL, "STOP AT Sydney", "mi from your way today, so I've noted nothing"),
    (HAL, (-33.9, 151.2), "mi from anywhere on this trip, so I've not kept it"),
    (HAL, (999.0, 0.0), "nowhere on Earth"),
    (_STRANGER, "LATE 40", "I don't know your family yet"),
    (_STRANGER, (43.0, -112.0), "I don't know your family yet"),
    ("Brad", "@pathfinder LATE 40", "I don't know your family yet"),
]


async def test_what_cannot_be_is_answered_and_changes_nothing(dialog: Dialog) -> None:
    trip = await travelling(dialog)
    before = await state(dialog, trip)
    for who, said, answer in _REFUSED:
        text, where = (said, None) if isinstance(said, str) else ("", said)
        answers = await dialog.say(who, text, location=where, at=at(6, 20))
        assert answer in words(answers), (said, words(answers))
        assert await state(dialog, trip) == before, said
    stopped = await dialog.say(HAL, "STOP AT nowhere", at=at(8))
    assert "I can't find nowhere on my map" in words(stopped)


async def test_a_pin_people_show_each_other_is_no_report(dialog: Dialog) -> None:
    pin = (38.57, -109.55)
    assert await dialog.say("Ana", location=pin) == []
    await dialog.say("Ana", "@pathfinder new trip: Canyon Loop, june 18 to 22. Durango, then Moab")
    assert await dialog.say("Ana", location=pin) == []
    assert "family" in words(await dialog.say("Ana", location=pin, direct=True))
