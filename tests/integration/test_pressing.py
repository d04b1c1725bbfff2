"""Buttons, their numbers where there are none, and a word while people wait."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.main import House, open_house
from bot.outbox import Outbox
from bot.progress import Progress, key
from bot.settings import Settings
from channels.envelope import Envelope, InAttachment, Outgoing, Sender
from channels.ports import Capabilities
from channels.recording import RecordingChannel
from storage.inbox import oldest, trips_waiting
from storage.unit_of_work import Author, unit_of_work
from tests.dialog import Dialog
from tools.kernel.reply import Reply
from tools.kernel.workers import InLine

_POLL = "/poll Where to? | Moab | Page"


class Editing(RecordingChannel):
    """A platform that can edit."""

    capabilities = Capabilities(buttons=8, edits=True)


@pytest.fixture
async def sent() -> list[Outgoing]:
    return []


@pytest.fixture
async def house(database_url: str, data_dir: Path, sent: list[Outgoing]) -> AsyncIterator[House]:
    settings = Settings(_env_file=None, pathfinder_data_dir=data_dir)
    async with open_house(settings, database_url, [Editing("telegram", sent)], InLine()) as opened:
        yield opened


def _said(text: str, number: int = 1) -> Envelope:
    return Envelope("telegram", "7", "direct", Sender("7", "Ana"), str(number), datetime.now(UTC), text)


async def test_a_number_in_a_direct_chat_is_the_button_of_that_number(dialog: Dialog) -> None:
    await dialog.say("Ana", "@pathfinder new trip: Loop, july 10 to july 17 2027. Moab first, then Bryce")
    await dialog.say("Ana", "@pathfinder we are the Silvas from Denver: me and Rui")
    await dialog.say("Ana", _POLL, direct=True)
    answers = await dialog.say("Ana", "2", direct=True)
    assert "Page" in answers[0].text
    assert "Page" not in "".join(a.text for a in await dialog.say("Ana", "7", direct=True))


async def test_a_button_of_another_chat_does_nothing(house: House, sent: list[Outgoing]) -> None:
    await house.door.receive(_said("/trip Loop, july 10 to july 17 2027, Moab"))
    await house.settle()
    forged = replace(_said("", 2), text="", press="Undo", pressed=10**9, chat="8", sender=Sender("8", "Eve"))
    await house.door.receive(forged)
    await house.settle()
    assert not any("taken back" in message.text.casefold() for message in sent)


async def test_the_answer_takes_the_place_of_the_word_said_while_people_wait(
    house: House, sent: list[Outgoing], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.progress._PATIENCE_S", 0.01)
    await house.door.receive(_said("/help"))
    incoming = await oldest(house.database.post, (await _trips(house))[0])
    assert incoming is not None
    progress = Progress(house.database, Outbox(), house.courier)
    async with progress.telling(incoming) as told:
        async with asyncio.timeout(30):
            while not told:  # noqa: ASYNC110  # the word is said beside this
                await asyncio.sleep(0.01)
    await house.courier.idle()
    assert told == [True]
    async with unit_of_work(house.database, incoming.trip_id, Author(incoming.id, incoming.at)) as unit:
        chats = await Outbox().answer(unit, incoming, Reply("Here it is.", replaces=key(incoming)))
        await unit.commit()
    house.courier.send_soon(chats)
    await house.courier.idle()
    word, answer = sent
    assert word.text == "One moment, I am working on it…"
    assert (answer.text, answer.edits) == ("Here it is.", str(word.id))


async def test_files_that_come_in_are_kept_with_the_trip(house: House) -> None:
    file = InAttachment("booking.pdf", "application/pdf", b"%PDF-1.7")
    await house.door.receive(replace(_said("here is our booking"), files=(file,)))
    incoming = await oldest(house.database.post, (await _trips(house))[0])
    assert incoming is not None
    kept = await house.door.document(incoming.files[0]["document"])
    assert kept == ("booking.pdf", "application/pdf", b"%PDF-1.7")


async def _trips(house: House) -> list[str]:
    async with house.database.system() as connection:
        return await trips_waiting(connection)
