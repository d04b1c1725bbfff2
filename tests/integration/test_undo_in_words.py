"""Words right after a note of one's own take it back, in a group too; ordinary talk takes back nothing."""

from tests.dialog import Dialog
from tests.travelling import HAL, SOFIE, state, travelling, words
from tests.unit.travel_day.test_travel_day import at

_SAID = ("undo", "Undo!", "oops undo that", "undo pls", "wrong family sorry", "scratch that")


async def test_said_right_after_the_note_it_is_taken_back(dialog: Dialog) -> None:
    trip = await travelling(dialog)
    before = await state(dialog, trip)
    for minute, said in enumerate(_SAID, 10):
        assert "40 min late" in words(await dialog.say(SOFIE, "we're running 40 min late", at=at(7, minute)))
        assert "Taken back" in words(await dialog.say(SOFIE, said, at=at(7, minute))), said
        assert await state(dialog, trip) == before


async def test_talk_that_is_about_something_else_takes_nothing_back(dialog: Dialog) -> None:
    trip = await travelling(dialog)
    assert words(await dialog.say(SOFIE, "undo", at=at(7, 5))) == ""  # nothing was noted here
    await dialog.say(SOFIE, "we're running 40 min late", at=at(7, 10))
    noted = await state(dialog, trip)
    for who, what in (
        ("Anders", "undo"),  # it was not his
        (SOFIE, "you can't undo a bad haircut"),
        (SOFIE, "wrong family sorry"),  # somebody spoke in between
    ):
        assert words(await dialog.say(who, what, at=at(7, 12))) == "", what
    assert words(await dialog.say(SOFIE, "undo", at=at(7, 40))) == ""  # long scrolled away
    assert await state(dialog, trip) == noted


async def test_by_text_too(dialog: Dialog) -> None:
    trip = await travelling(dialog)
    before = await state(dialog, trip)
    await dialog.say(HAL, "LATE 40", at=at(7, 10))
    assert "Taken back" in words(await dialog.say(HAL, "wrong one sorry", at=at(7, 11)))
    assert await state(dialog, trip) == before
