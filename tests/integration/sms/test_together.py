"""Played as people would: one person on Telegram, on Teams and on a telephone; a family that only texts."""

import re
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from channels.envelope import Envelope, Sender
from tests.integration.sms.house import TOMAS, Street, street

START = datetime(2027, 4, 10, 10, 0, tzinfo=ZoneInfo("America/Denver"))
_TRIP = "@pathfinder new trip: Canyon Loop, june 18 to 22 2027. Durango, then Mesa Verde, then Moab"
KIM = "+12085550111"


@pytest.fixture
async def trip(database_url: str, roads_data: Path, tmp_path: Path) -> AsyncIterator[Street]:
    """Dana Okafor and Kim Lee in a group on Telegram; the Silvas are known by name."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "map").symlink_to(roads_data)
    async with street(database_url, folder, START) as opened:
        await opened.group("Dana Okafor", _TRIP)
        await opened.group("Dana Okafor", "@pathfinder we're the Okafors from Denver: me, Tunde and Zuri (6)")
        await opened.group("Kim Lee", "@pathfinder we're the Lees from Boise: me and Sam")
        await opened.group("Dana Okafor", "@pathfinder the Silvas from Durango come too")
        yield opened


async def alone(trip: Street, who: str, text: str, channel: str = "teams") -> str:
    """Write to the bot alone; returns what it said there."""
    trip.number += 1
    chat = f"{channel}-{who}"
    trip.clock.set(trip.clock.now() + timedelta(minutes=1))
    before = len(trip.sent)
    event = Envelope(
        channel, chat, "direct", Sender(chat, who), f"a{trip.number}", trip.clock.now(), text, mention=True
    )
    await trip.house.door.receive(event)
    await trip.settle()
    return "\n".join(m.text for m in trip.sent[before:] if m.chat == chat)


async def text(trip: Street, number: str, words: str) -> str:
    """Text the bot; returns its texts."""
    trip.clock.set(trip.clock.now() + timedelta(minutes=1))
    return "\n".join(await trip.text(number, words))


def code(words: str) -> str:
    found = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}", words)
    assert found, words
    return found[0]


async def link_code(trip: Street) -> str:
    before = len(trip.sent)
    await trip.direct("Kim Lee", "/link")
    return code(trip.sent[before].text)


async def test_one_person_on_three_platforms_is_one(trip: Street) -> None:
    assert "here you are Kim" in await alone(trip, "Kim L.", f"link {await link_code(trip)}")
    assert "here you are Kim" in await text(trip, KIM, f"LINK {await link_code(trip)}")
    settings = await text(trip, KIM, "/settings")
    assert "I know you on Telegram, Teams, SMS (...0111)." in settings
    await trip.group("Dana Okafor", "/poll Where to eat? | Thai Basil | Quesadilla Grill")
    assert "Lee for Thai Basil" in await alone(trip, "Kim L.", "/vote Thai Basil")
    assert "was Thai Basil" in await text(trip, KIM, "/vote Quesadilla Grill")
    standing = await alone(trip, "Kim L.", "how does the vote stand?")
    assert "Quesadilla Grill 1: Lee" in standing
    assert "Thai Basil 0" in standing
    assert "paid by Kim" in await text(trip, KIM, "gas 20, I paid")
    assert any("Kim (SMS)" in told and "gas" in told for told in trip.in_group())
    assert "Lee: paid $20.00" in await alone(trip, "Kim L.", "who owes what?")
    assert "Taken back" in await alone(trip, "Kim L.", "undo")
    assert "Nobody has paid" in await text(trip, KIM, "who owes what?")
    assert "SMS" in await text(trip, KIM, "/alertsby sms")
    before = len(trip.twilio.phone(KIM).received)
    await trip.later(trip.clock.now() + timedelta(hours=2))
    assert len(trip.twilio.phone(KIM).received) == before, "who is in the group gets no digest of it"
    await text(trip, KIM, "STOP")
    stopped = await alone(trip, "Kim L.", "/settings")
    assert "SMS (…0111; you texted STOP, START brings it back)" in stopped
    assert "don't know you any more" in await alone(trip, "Kim L.", "/unlink sms")
    assert "Okafor" not in await text(trip, KIM, "START") + await text(trip, KIM, "/families")


async def test_a_family_that_only_texts_takes_part_fully(trip: Street) -> None:
    told = "\n".join(await trip.group("Dana Okafor", "/invite Silva"))
    assert "your name?" in await text(trip, TOMAS, f"join {code(told)}")
    assert "Join as Tomas" in await text(trip, TOMAS, "tomas")
    welcome = await text(trip, TOMAS, "1")
    assert "Welcome, Tomas" in welcome
    assert "your name?" not in welcome
    await trip.group("Dana Okafor", "/poll Which hike? | Fins | Delicate Arch")
    await trip.group("Dana Okafor", "booked Durango: Animas Creek Lodge, june 19-20, 3 rooms, $438")
    await trip.group("Kim Lee", "does anybody bring a stove?")
    await trip.group("Dana Okafor", "@pathfinder make us a plan")
    before = len(trip.twilio.phone(TOMAS).received)
    await trip.later(trip.clock.now() + timedelta(minutes=15))
    digest, poll = sorted(trip.twilio.phone(TOMAS).received[before:], key=lambda said: "Which hike" in said)
    assert digest.startswith("Canyon Loop:")
    assert "Animas Creek Lodge" in digest
    assert "Dana Okafor: make us a plan > The plan is ready: 5 days." in digest
    assert "stove" not in digest
    assert "2. Delicate Arch" in poll
    assert "Silva for Delicate Arch" in await text(trip, TOMAS, "2")
    assert trip.in_group()[-1].startswith("Tomas (SMS) voted: Silva for Delicate Arch")
    assert "Silva" in await text(trip, TOMAS, "we paid 60 for firewood, split with everybody")
    assert trip.in_group()[-1].startswith("Tomas (SMS): Noted: firewood $60.00")
    await text(trip, TOMAS, "tell the group: we have two stoves")
    assert trip.in_group()[-1] == "Tomas (SMS): we have two stoves"
    day = await text(trip, TOMAS, "what does saturday look like?")
    assert day.endswith("Text MORE for the rest")
    assert (await text(trip, TOMAS, "more")) not in day
    stranger = await text(trip, "+17205550143", "hi, what is this?")
    assert "I keep your trip in mind" in stranger
    assert "Did you mean" not in stranger
    assert "Canyon" not in stranger
