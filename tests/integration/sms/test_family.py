"""A family on SMS only takes part fully: over real HTTP, through the whole house, in people's own words."""

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from channels.sms.segments import segments
from storage.people import met
from storage.standing_in import fate
from storage.tables import consents, outbox
from tests.integration.sms.house import TOMAS, Street, street

START = datetime(2027, 4, 10, 10, 0, tzinfo=ZoneInfo("America/Denver"))
_TRIP = "@pathfinder new trip: Canyon Loop, june 18 to 22 2027. Durango, then Mesa Verde, then Moab"


@pytest.fixture
async def trip(database_url: str, data_dir: Path) -> AsyncIterator[Street]:
    """The Okafors on Telegram; the Silvas, of whom Tomas has only a telephone."""
    async with street(database_url, data_dir, START) as opened:
        await opened.group("Dana Okafor", _TRIP)
        await opened.group("Dana Okafor", "@pathfinder we're the Okafors from Denver: me, Tunde and Zuri (6)")
        await opened.group("Dana Okafor", "@pathfinder the Silvas from Durango come too: Tomas and Rita")
        await opened.group("Dana Okafor", f"@pathfinder Tomas Silva's phone number is {TOMAS}")
        yield opened


@pytest.fixture
def data_dir(roads_data: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "map").symlink_to(roads_data)
    return folder


async def _consents(trip: Street) -> list[tuple[str, str, str]]:
    async with trip.house.database.system() as connection:
        rows = await connection.execute(select(consents).order_by(consents.c.id))
        return [(row.address, row.how, row.text) for row in rows]


async def test_nothing_goes_to_a_number_before_its_first_message(trip: Street) -> None:
    await trip.group("Dana Okafor", "groceries 84.20, I paid, split with the Silvas")
    await trip.later(START + timedelta(hours=3))
    assert trip.twilio.messages == {}
    assert await _consents(trip) == []


async def test_a_first_message_is_the_consent_and_is_known_as_the_members(trip: Street) -> None:
    [answer] = await trip.text(TOMAS, "/stops")
    assert "Moab" in answer
    assert segments(answer) <= 3
    await trip.text(TOMAS, "thanks")
    assert await _consents(trip) == [(TOMAS, "implied", "/stops")]


async def test_a_stranger_learns_nothing(trip: Street) -> None:
    answers = await trip.text("+19285550177", "where do we go? who owes what?")
    assert not any("Moab" in answer or "Okafor" in answer for answer in answers)
    await trip.group("Dana Okafor", "groceries 84.20, I paid")
    await trip.later(START + timedelta(hours=3))
    assert not any("84" in text for text in trip.twilio.phone("+19285550177").received)


async def test_a_poll_reaches_the_telephone_and_its_number_is_a_vote_in_the_group(trip: Street) -> None:
    await trip.text(TOMAS, "hi")
    await trip.group("Dana Okafor", "/poll Where to eat? | Thai Basil | Quesadilla Grill")
    await trip.later(START + timedelta(minutes=30))
    poll = trip.twilio.phone(TOMAS).received[-1]
    assert "1. Thai Basil" in poll
    assert poll.endswith("Reply with a number.")
    [noted] = await trip.text(TOMAS, "2")
    assert noted.splitlines()[1:] == ["3 Undo", "Reply with a number."], "the choices have been read already"
    assert "Quesadilla Grill" in noted
    [again] = await trip.text(TOMAS, "how does the vote stand?")
    assert "2 Quesadilla Grill" in again
    shown = trip.in_group()[-1]
    assert shown.startswith("Tomas (SMS) voted: Silva for Quesadilla Grill")
    assert "Silva" in "".join(await trip.group("Dana Okafor", "@pathfinder how does the vote stand?"))
    assert "Silva for Thai Basil" in (await trip.text(TOMAS, "1"))[0]
    assert "Taken back" in (await trip.text(TOMAS, "3"))[0]


async def test_what_the_group_keeps_comes_as_one_digest_and_chatter_does_not(trip: Street) -> None:
    await trip.text(TOMAS, "hi")
    before = len(trip.twilio.phone(TOMAS).received)
    await trip.group("Dana Okafor", "groceries 84.20, I paid, split with the Silvas")
    await trip.group("Dana Okafor", "I wonder whether it will rain")
    await trip.group("Dana Okafor", "gas 40, I paid")
    await trip.later(START + timedelta(minutes=5))
    assert len(trip.twilio.phone(TOMAS).received) == before
    await trip.later(START + timedelta(minutes=15))
    [digest] = trip.twilio.phone(TOMAS).received[before:]
    assert digest.startswith("Canyon Loop:")
    assert "84.20" in digest
    assert "40" in digest
    assert "rain" not in digest
    assert segments(digest) <= 3


async def test_a_digest_waits_for_the_morning(trip: Street) -> None:
    await trip.text(TOMAS, "hi")
    before = len(trip.twilio.phone(TOMAS).received)
    trip.clock.set(START.replace(hour=22))
    await trip.group("Dana Okafor", "groceries 84.20, I paid, split with the Silvas")
    await trip.later(START.replace(hour=23, minute=30))
    assert len(trip.twilio.phone(TOMAS).received) == before
    await trip.later(START.replace(hour=8, minute=1) + timedelta(days=1))
    assert len(trip.twilio.phone(TOMAS).received) == before + 1


@pytest.mark.parametrize("word", ["mute", "Digest off"])
async def test_who_mutes_the_digest_gets_none_until_they_want_it(trip: Street, word: str) -> None:
    assert "UNMUTE" in "".join(await trip.text(TOMAS, word))
    before = len(trip.twilio.phone(TOMAS).received)
    await trip.group("Dana Okafor", "groceries 84.20, I paid, split with the Silvas")
    await trip.later(START + timedelta(hours=1))
    assert len(trip.twilio.phone(TOMAS).received) == before
    await trip.text(TOMAS, "unmute")
    await trip.group("Dana Okafor", "gas 40, I paid, split with the Silvas")
    await trip.later(START + timedelta(hours=2))
    assert "40" in trip.twilio.phone(TOMAS).received[-1]


async def test_what_is_told_for_the_record_shows_in_every_group_under_the_name(trip: Street) -> None:
    await trip.text(TOMAS, "we paid 60 for firewood, split with the Okafors")
    assert any(text.startswith("Tomas (SMS): ") and "60" in text for text in trip.in_group())
    await trip.text(TOMAS, "tell the group: we're running late")
    assert trip.in_group()[-1] == "Tomas (SMS): we're running late"


async def test_wishes_said_by_text_stay_between_them(trip: Street) -> None:
    before = len(trip.in_group())
    await trip.text(TOMAS, "I don't like museums")
    await trip.text(TOMAS, "what is the plan?")
    assert trip.in_group()[before:] == []


async def test_stop_means_no_message_ever_and_start_brings_them_back(trip: Street) -> None:
    await trip.text(TOMAS, "hi")
    [confirmed] = await trip.text(TOMAS, "STOP")
    assert "unsubscribed" in confirmed
    messages = len(trip.twilio.messages)
    await trip.group("Dana Okafor", "/poll Where to eat? | Thai Basil | Quesadilla Grill")
    assert await trip.text(TOMAS, "/stops") == []
    await trip.later(START + timedelta(hours=5))
    assert len(trip.twilio.messages) == messages
    assert "You get trip messages" in (await trip.text(TOMAS, "START"))[0]
    assert "Moab" in (await trip.text(TOMAS, "/stops"))[0]
    assert [how for _, how, _ in await _consents(trip)] == ["implied", "withdrawn", "given"]


async def test_asking_for_help_does_not_take_a_stop_back(trip: Street) -> None:
    await trip.text(TOMAS, "hi")
    for word, closed in (("STOP", True), ("HELP", True), ("INFO", True), ("START", False)):
        await trip.text(TOMAS, word)
        async with trip.house.database.system() as connection:
            assert (await met(connection, "sms", TOMAS, TOMAS)).closed is closed, word


async def test_the_carriers_words_are_no_votes_and_no_wishes(trip: Street) -> None:
    await trip.group("Dana Okafor", "/poll Stop in Moab? | Yes | Cancel")
    before = len(trip.in_group())
    for word in ("YES", "CANCEL", "START", "HELP", "INFO", "END", "QUIT", "UNSTOP"):
        await trip.text(TOMAS, word)
    standing = "".join(await trip.group("Dana Okafor", "@pathfinder how does the vote stand?"))
    assert "Still to vote" in standing
    assert "Silva" in standing
    assert not any("Tomas" in text for text in trip.in_group()[before:-1])


async def test_a_text_twice_is_one_expense_also_after_a_restart(
    trip: Street, database_url: str, data_dir: Path
) -> None:
    await trip.text(TOMAS, "we paid 60 for firewood, split with the Okafors", "SM" + "d" * 32)
    assert await trip.text(TOMAS, "we paid 60 for firewood, split with the Okafors", "SM" + "d" * 32) == []
    async with street(database_url, data_dir, START) as again:
        assert await again.text(TOMAS, "we paid 60 for firewood, split", "SM" + "d" * 32) == []
        balance = "".join(await again.text(TOMAS, "who owes what?"))
    assert "30.00" in balance


async def test_what_does_not_arrive_goes_another_way_and_admins_hear_of_it(trip: Street) -> None:
    await trip.text(TOMAS, "hi")
    await trip.direct("Dana Okafor", "hello")
    trip.twilio.phone(TOMAS).opted_out = True  # at Twilio; nobody told us
    await trip.group("Dana Okafor", "groceries 84.20, I paid, split with the Silvas")
    await trip.later(START + timedelta(minutes=30))
    told = [m.text for m in trip.sent if m.chat == "id-Dana Okafor"]
    assert any("can't reach Tomas" in text and "21610" in text for text in told)
    messages = len(trip.twilio.messages)
    await trip.later(START + timedelta(hours=2))
    assert len(trip.twilio.messages) == messages


async def test_the_group_hears_of_it_where_no_admin_has_a_chat_alone(trip: Street) -> None:
    await trip.text(TOMAS, "hi")
    trip.twilio.phone(TOMAS).opted_out = True
    await trip.group("Dana Okafor", "groceries 84.20, I paid, split with the Silvas")
    before = len(trip.in_group())
    await trip.later(START + timedelta(minutes=30))
    [told] = trip.in_group()[before:]
    assert told.startswith("I can't reach Tomas by text message: they texted STOP (21610).")
    assert "84.20" not in told


def _code(texts: list[str]) -> str:
    found = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}", " ".join(texts))
    assert found, texts
    return found[0]


async def test_every_group_of_the_trip_hears_what_is_told_and_each_is_answered_in_its_own(
    trip: Street,
) -> None:
    code = _code(await trip.group("Dana Okafor", "/invite chat"))
    await trip.group("Rita Silva", f"/join {code}", "19:teams", "teams")
    assert any("Moab" in text for text in await trip.group("Rita Silva", "/stops", "19:teams", "teams"))
    before = len(trip.in_group()), len(trip.in_group("19:teams"))
    await trip.text(TOMAS, "tell the group: we're running late")
    for number, chat in enumerate(("-100", "19:teams")):
        assert trip.in_group(chat)[before[number] :] == ["Tomas (SMS): we're running late"]
    await trip.group("Dana Okafor", "/stops")
    assert len(trip.in_group("19:teams")) == before[1] + 1


async def test_a_text_that_does_not_arrive_goes_to_the_persons_other_chat_once(trip: Street) -> None:
    await trip.text(TOMAS, "hi")
    await trip.direct("Tomas Silva", f"/link {_code(await trip.text(TOMAS, '/link'))}")
    trip.twilio.phone(TOMAS).trouble = 30005
    await trip.text(TOMAS, "/stops")
    told: list[str] = []
    for _ in range(50):  # Twilio's word that it failed comes when it comes
        await trip.later(START + timedelta(minutes=1))
        told = [m.text for m in trip.sent if m.chat == "id-Tomas Silva" and "Mesa Verde" in m.text]
        if told:
            break
        await asyncio.sleep(0.1)
    await trip.later(START + timedelta(minutes=1))
    again = [m.text for m in trip.sent if m.chat == "id-Tomas Silva" and "Mesa Verde" in m.text]
    assert len(again) == 1
    assert not any("Mesa Verde" in text for text in trip.in_group()[4:])


async def test_the_fate_of_a_message_is_that_of_its_stand_in(trip: Street) -> None:
    await trip.text(TOMAS, "hi")
    async with trip.house.database.system() as connection:
        rows = (await connection.execute(select(outbox).where(outbox.c.chat == TOMAS))).mappings().all()
        assert await fate(connection, rows[-1]["id"]) == "sent"
        assert await fate(connection, 10**9) == "failed"
