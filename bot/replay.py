"""Replay: a transcript through the very path of a live channel, on a virtual clock and a fresh database."""

import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from anyio import to_thread

from bot.data import database_url
from bot.exporting import export_trips
from bot.main import House, open_house
from bot.settings import Settings
from bot.transcript import CHANNELS, Event
from channels.envelope import Outgoing
from channels.recording import RecordingChannel
from storage import migrate
from tools.kernel.clock import VirtualClock
from tools.kernel.workers import InLine

Told = Callable[[int, Event, Sequence[Outgoing]], None]


@asynccontextmanager
async def fresh_database(settings: Settings) -> AsyncIterator[str]:
    """A new empty database on the configured server, gone at the end."""
    server = await to_thread.run_sync(database_url, settings)
    name = f"replay_{uuid4().hex}"
    url = await to_thread.run_sync(migrate.create_database, server, name)
    try:
        yield url
    finally:
        await to_thread.run_sync(migrate.drop_database, server, name)


async def replay(
    settings: Settings, events: Sequence[tuple[int, Event]], out: Path, told: Told | None = None
) -> None:
    """Feed `events` (with their line numbers) to a fresh house and write what came of it to `out`.

    `told` is called after each event with what was sent because of it.
    """
    sent: list[Outgoing] = []
    channels = [RecordingChannel(name, sent) for name in CHANNELS]
    start = events[0][1].at if events else None
    async with fresh_database(settings) as url:
        clock = VirtualClock(start) if start else None
        async with open_house(settings, url, channels, InLine(), clock) as house:
            for number, event in events:
                before = len(sent)
                await _feed(house, clock, number, event)
                if told is not None:
                    told(number, event, sent[before:])
            trips = await export_trips(house)
    await to_thread.run_sync(_write, out, sent, trips)


async def _feed(house: House, clock: VirtualClock | None, number: int, event: Event) -> None:
    """Let everything due before the event happen, then the event."""
    if clock is not None:
        await _until(house, clock, event.at)
    await house.door.receive(event.envelope(number))
    await house.settle()


async def _until(house: House, clock: VirtualClock, at: datetime) -> None:
    """Let time pass to `at`: each alert is sent when the clock shows its own time."""
    passed = None
    while (due := await _next_due(house)) is not None and due <= at and due != passed:
        clock.set(due.astimezone(at.tzinfo))  # told in the local time of what comes next
        await house.alerts.send_due()
        await house.digests.send_due()
        await house.courier.idle()
        passed = due
    clock.set(at)
    await house.alerts.send_due()
    await house.digests.send_due()
    await house.courier.idle()


async def _next_due(house: House) -> datetime | None:
    """Return when something happens next by itself."""
    due = [await house.alerts.next_due(), await house.digests.next_due()]
    return min((moment for moment in due if moment is not None), default=None)


def _write(out: Path, sent: Sequence[Outgoing], trips: dict[str, dict[str, Any]]) -> None:
    (out / "trips").mkdir(parents=True, exist_ok=True)
    (out / "files").mkdir(exist_ok=True)
    for trip_id, export in trips.items():
        text = json.dumps(export, ensure_ascii=False, indent=1)
        (out / "trips" / f"{trip_id}.json").write_text(text + "\n", encoding="utf-8")
    replies = [json.dumps(_reply(out, message), ensure_ascii=False) for message in sent]
    (out / "replies.jsonl").write_text("".join(f"{line}\n" for line in replies), encoding="utf-8")


def _reply(out: Path, message: Outgoing) -> dict[str, Any]:
    """Return one line of replies.jsonl, having written its attachments."""
    files = []
    for number, file in enumerate(message.attachments, 1):
        path = Path("files") / f"{message.id}-{number}-{_safe(file.name)}"
        (out / path).write_bytes(file.body)
        files.append({"name": file.name, "content_type": file.content_type, "path": str(path)})
    cause = message.in_reply_to
    return {
        "at": message.at.isoformat(),
        "channel": message.channel,
        "chat": message.chat,
        "to": message.to,
        "in_reply_to": int(cause) if cause is not None and cause.isdigit() else None,
        "text": message.text,
        "buttons": list(message.buttons),
        "attachments": files,
    }


def _safe(name: str) -> str:
    """Return a file name with nothing in it that leads elsewhere."""
    return "".join(c if c.isalnum() or c in "-_." else "_" for c in name).lstrip(".") or "file"
