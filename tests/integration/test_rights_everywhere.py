"""Every admin command by everybody on every channel: what the permission table says, and nothing else."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import product
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.commands.table import COMMANDS
from bot.main import House, open_house
from bot.settings import Settings
from channels.envelope import Envelope, Outgoing, Sender
from channels.recording import RecordingChannel
from storage import conversations, people
from storage.tables import addresses, inbox, journal
from storage.unit_of_work import Author, unit_of_work
from tests.dialog import Dialog
from tests.integration.conftest import START
from tools.admin.service import REMOVED
from tools.families.model import Family, Member
from tools.kernel.act import Role
from tools.kernel.clock import VirtualClock
from tools.kernel.rights import MAY
from tools.kernel.workers import InLine
from tools.preferences.model import Setting
from tools.trips.model import Trip

CHANNELS = ("telegram", "teams", "web", "sms")
# What is said, and the button it must ask with where it destroys.
SAID = {
    "/setadmin Kim": "", "/unsetadmin Kim": "", "/remove Kim": "Yes, remove", "/lock": "", "/unlock": "",
    "/usage": "", "/audit": "", "/settings": "", "/broadcast We meet at 8": "", "/cancel": "Yes, cancel it",
    "/forget": "Yes, erase me",
}  # fmt: skip
_ROLES = {
    "organizer": Role.ORGANIZER, "admin": Role.ADMIN, "adult": Role.ADULT, "driver": Role.DRIVER,
    "child": Role.CHILD,
}  # fmt: skip
PERSONS = ("organizer", "admin", "adult", "driver", "child", "guest", "stranger", "outsider")
_REFUSED = {
    Role.ADULT: ("Only the organizer or an admin",),
    Role.DRIVER: ("for the grown-ups",),
    Role.CHILD: ("for the grown-ups",),
    Role.GUEST: ("can look, but not change", "only for the people of this trip"),
    Role.STRANGER: ("You are not in this trip",),
}
_ALL_REFUSED = [phrase for phrases in _REFUSED.values() for phrase in phrases]


@dataclass
class Town:
    """A trip whose people have an account each, known on every channel."""

    house: House
    clock: VirtualClock
    sent: list[Outgoing]
    trip: str
    number: int = 0

    async def say(self, person: str, channel: str, text: str) -> str:
        """Have somebody say something where they talk; returns the message's id. Nothing is handled yet."""
        self.number += 1
        direct = channel == "sms" or person in ("stranger", "outsider")
        sender = _address(person, channel)
        event = Envelope(
            channel=channel,
            chat=sender if direct else f"group-{channel}",
            kind="direct" if direct else "group",
            sender=Sender(sender, person.title()),
            message_id=f"m{self.number}",
            at=self.clock.now(),
            text=text,
            mention=True,
        )
        await self.house.door.receive(event)
        return event.message_id

    async def acts(self) -> set[str]:
        """Return which messages changed something."""
        async with self.house.database.system() as connection:
            said = select(inbox.c.message_id).join(journal, journal.c.turn == inbox.c.id)
            return set((await connection.execute(said.where(journal.c.trip_id == self.trip))).scalars())


def _address(person: str, channel: str) -> str:
    return f"+1303555{PERSONS.index(person):04d}" if channel == "sms" else f"{channel}-{person}"


async def _known(house: House, trip: str, person: str) -> str:
    """Make a person known on every channel, in the trip's groups and in chats of their own; their account."""
    async with house.database.system() as connection:
        account = await people.account_of(
            connection, "telegram", _address(person, "telegram"), person.title()
        )
        for channel in CHANNELS:
            address = _address(person, channel)
            if channel != "telegram":
                row = {"channel": channel, "external_id": address, "account_id": account}
                await connection.execute(addresses.insert().values(row))
            for chat, kind in ((f"group-{channel}", "group"), (address, "direct")):
                await conversations.conversation_of(connection, channel, chat, kind, (account, address))
                await conversations.lead_to(connection, channel, chat, trip)
    return account


async def _settle_in(house: House, trip: str, now: datetime) -> None:
    """Put everybody into their place."""
    accounts = {person: await _known(house, trip, person) for person in PERSONS if person != "outsider"}
    async with unit_of_work(house.database, trip, Author(0, now)) as unit:
        head = await unit.of(Trip).get(trip)
        assert head is not None
        await unit.of(Trip).put(replace(head, organizer=accounts["organizer"], organizer_name="Organizer"))
        await unit.of(Family).put(Family("lee", "Lee"))
        for person, role in _ROLES.items():
            kept = Role.CHILD if role is Role.DRIVER else role  # who drives before they are grown up
            member = Member(person, "lee", person.title(), role=kept, account_id=accounts[person])
            await unit.of(Member).put(replace(member, driver=role is Role.DRIVER))
        await unit.of(Member).put(Member("kim", "lee", "Kim", account_id="kims"))
        for person in ("guest", "stranger"):
            key = f"{trip}:{REMOVED}:{accounts[person]}"
            await unit.of(Setting).put(Setting(key, None, REMOVED, accounts[person]))
        await unit.commit()


@pytest.fixture
async def town(database_url: str, data_dir: Path) -> AsyncIterator[Town]:
    sent: list[Outgoing] = []
    clock = VirtualClock(START)
    settings = Settings(_env_file=None, pathfinder_data_dir=data_dir)
    channels = [RecordingChannel(name, sent) for name in CHANNELS]
    async with open_house(settings, database_url, channels, InLine(), clock) as house:
        begun = Dialog(house, clock, sent)
        await begun.say("Ana", "@pathfinder new trip: Secret Loop, july 10 to 17 2027. Moab first")
        async with house.database.system() as connection:
            met = await people.met(connection, "telegram", "id-Ana", begun.chat)
        assert met.conversation is not None
        await _settle_in(house, met.conversation.trip_id, START)
        yield Town(house, clock, sent, met.conversation.trip_id)


def _role(person: str, channel: str) -> Role:
    if person == "guest":  # who was removed may still read the group
        return Role.STRANGER if channel == "sms" else Role.GUEST
    return _ROLES.get(person, Role.STRANGER)


async def test_every_admin_command_by_everybody_everywhere(town: Town) -> None:
    said = {}
    for channel, person, text in product(CHANNELS, PERSONS, SAID):
        said[await town.say(person, channel, text)] = (person, channel, text)
    await town.house.settle()
    acts = await town.acts()
    for id, (person, channel, text) in said.items():
        answers = _answers(town, id, channel, person)
        told, where = "\n".join(m.text for m in answers), f"{person} on {channel}: {text}"
        assert answers, where
        if person == "outsider":
            assert not any(word in told for word in ("Secret", "Lee", "Kim", "Moab")), f"{where}: {told}"
            assert id not in acts, where
        elif _may(person, channel, text):
            assert not any(phrase in told for phrase in _ALL_REFUSED), f"{where}: {told}"
            assert _asks(person, channel, text, answers), f"{where}: {told}"
        else:
            assert any(phrase in told for phrase in _REFUSED[_role(person, channel)]), f"{where}: {told}"
            assert all(m.buttons == () for m in answers), where
            assert id not in acts, where
    await _nobody_is_asked_about_what_is_refused_then(town)


def _answers(town: Town, id: str, channel: str, person: str) -> list[Outgoing]:
    """Return what was said where the question was asked."""
    chats = (f"group-{channel}", _address(person, channel))
    return [m for m in town.sent if m.in_reply_to == id and m.channel == channel and m.chat in chats]


def _may(person: str, channel: str, text: str) -> bool:
    tool = COMMANDS[text.split()[0][1:]].tool
    return _role(person, channel) in MAY.get(tool, (Role.ORGANIZER, Role.ADMIN, Role.ADULT))


def _asks(person: str, channel: str, text: str, answers: list[Outgoing]) -> bool:
    """Whether what destroys was asked first; to be forgotten is said in a chat of one's own."""
    if text == "/forget" and channel != "sms" and person != "stranger":
        return "chat of your own" in answers[0].text
    return SAID[text] in ("", *answers[0].buttons)


async def _nobody_is_asked_about_what_is_refused_then(town: Town) -> None:
    await town.say("adult", "telegram", "/expense 30 gas")
    said = []
    for channel, text in product(("telegram", "sms"), ("/remove Adult", "/remove Nobody", "/remove Kim")):
        said.append((await town.say("organizer", channel, text), channel))
    await town.house.settle()
    for (id, channel), words in zip(
        said, ("The books still name", "don't know anybody", "Take Kim off") * 2, strict=True
    ):
        [answer] = _answers(town, id, channel, "organizer")
        assert words in answer.text
        assert bool(answer.buttons) is ("Take Kim" in words)
