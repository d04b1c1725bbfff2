"""Who writes by text has no name: they are asked once, and may tell it in their own way."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.integration.sms.house import DANA, TOMAS, Street, street

START = datetime(2027, 4, 10, 18, 0, tzinfo=UTC)
TRIP = "new trip: Utah loop, july 3 to 9 2027, Moab then Zion"
_ASKED = "what's your name"


async def _asked(road: Street, number: str, *said: str) -> list[bool]:
    return [_ASKED in "\n".join(await road.text(number, words)) for words in said]


async def test_the_name_is_asked_for_once_when_they_have_begun(database_url: str, data_dir: Path) -> None:
    async with street(database_url, data_dir, START) as road:
        said = ("hello", TRIP, "/stops", "we're the Bakers from Denver, 2 adults")
        assert await _asked(road, DANA, *said) == [False, True, False, False]


@pytest.mark.parametrize(
    "told", ["Dana", "I'm Dana.", "my name is Dana", "Hi, my name's Dana!", "/name Dana"]
)
async def test_a_name_is_told_in_ones_own_way(told: str, database_url: str, data_dir: Path) -> None:
    async with street(database_url, data_dir, START) as road:
        await road.text(DANA, TRIP)
        assert "Thank you, Dana" in "".join(await road.text(DANA, told))
        await road.text(DANA, "we are the Bakers from Denver: me and Kit")
        bill = "".join(await road.text(DANA, "groceries 84.20, I paid"))
        assert "paid by Dana" in bill
        assert "0100" not in bill


async def test_who_is_one_of_a_family_already_is_renamed_in_it(database_url: str, data_dir: Path) -> None:
    async with street(database_url, data_dir, START) as road:
        await road.text(DANA, TRIP)
        await road.text(DANA, "we are the Bakers from Denver: me and Kit")
        assert "have a Kit already" in "".join(await road.text(DANA, "my name is Kit"))
        await road.text(DANA, "my name is Dana Baker")
        families = "".join(await road.text(DANA, "/admins"))
        assert "Dana" in families
        assert "someone at" not in families


@pytest.mark.parametrize("said", ["I'm late", "Thanks", "No", "Moab and then Page, please"])
async def test_what_is_no_name_is_none(said: str, database_url: str, data_dir: Path) -> None:
    async with street(database_url, data_dir, START) as road:
        await road.text(DANA, TRIP)
        assert "Thank you" not in "".join(await road.text(DANA, said))


async def test_a_bare_word_of_somebody_who_was_not_asked_is_no_name(
    database_url: str, data_dir: Path
) -> None:
    async with street(database_url, data_dir, START) as road:
        assert "Thank you" not in "".join(await road.text(TOMAS, "Tomas"))


async def test_what_cannot_be_opened_is_told_once_with_a_kind_word(database_url: str, data_dir: Path) -> None:
    async with street(database_url, data_dir, START) as road:
        kinds = {"application/zip": b"PK", "image/jpeg": b"\xff\xd8" + bytes(5 * 2**20 + 1)}
        for kind, body in kinds.items():
            phone = road.twilio.phone(DANA)
            before = len(phone.received)
            more = road.twilio.attach(body, kind)
            for _ in range(2):
                assert await road.twilio.text(DANA, "", **more) == 200
                await road.settle()
            assert len(phone.received) == before + 1
            assert "could not open" in phone.received[-1]
            assert "5 MB" in phone.received[-1]


async def test_quiet_hours_said_alone_are_ones_own(database_url: str, data_dir: Path) -> None:
    async with street(database_url, data_dir, START) as road:
        await road.text(DANA, TRIP)
        await road.text(DANA, "we are the Bakers from Denver: me and Kit")
        assert "for you: 22:00 to 07:00" in "".join(await road.text(DANA, "quiet hours 10pm to 7am"))
        settings = "".join(await road.text(DANA, "/settings"))
        assert "Quiet hours of the group: none" in settings
        assert "Your quiet hours: 22:00 to 07:00" in settings
