"""The door on PostgreSQL: an event is stored before it is acknowledged; then whoever works is woken."""

from collections.abc import Sequence
from datetime import datetime

from bot.entries import row_of, sent_of, tidy
from bot.escalation import escalate
from bot.lanes import Lanes
from bot.outbox_rows import table_of
from bot.pressure import Pressure
from bot.redeeming import Led, Redeemer
from channels.envelope import Envelope
from channels.ports import Door, Line, Sent
from storage import consents, conversations, deliveries, documents, inbox, lookback, outbox, people
from storage.arriving import Arrived, store_known
from storage.database import Connection, Database
from tools.invitations.service import said as code_said

RULE = "rule"  # a word that is the platform's own
_HISTORY = 500


class PostgresDoor(Door):
    """Where every channel hands in what it received."""

    def __init__(self, database: Database, lanes: Lanes, pressure: Pressure, redeemer: Redeemer) -> None:
        self._database, self._lanes, self._pressure, self._redeemer = database, lanes, pressure, redeemer
        self._answered = deliveries.Answered(database.post)

    async def receive(self, envelope: Envelope) -> bool:
        """Store the event for good and have it handled; False when it was there already."""
        envelope = tidy(envelope)
        with self._pressure.arriving():
            arrived = await self._store_known(envelope)
            if arrived is None:
                arrived = await self._store(envelope)
        if arrived.new and envelope.event != RULE:
            self._lanes.wake(arrived.trip_id)
        return arrived.new

    async def _store_known(self, envelope: Envelope) -> Arrived | None:
        """Store what changes nothing about its sender and its chat; None for anything else."""
        agreed = envelope.consent not in ("", "implied")
        more = envelope.files or agreed or envelope.beside or envelope.event == RULE
        if more or code_said(envelope.text) is not None:
            return None
        return await store_known(
            self._database.door,
            row_of(envelope, "", ""),
            envelope.reference,
            envelope.consent,
            envelope.repeats,
        )

    async def _store(self, envelope: Envelope) -> Arrived:
        """Store an event with what is new about who sent it and where, in one transaction."""
        sender = envelope.sender
        async with self._database.system() as connection:
            met = await people.met(connection, envelope.channel, sender.id, envelope.chat)
            account = met.account_id
            if account is None or (sender.name and sender.name != met.name):
                account = await people.account_of(connection, envelope.channel, sender.id, sender.name or "")
            led = await self._redeemer.led(connection, envelope, account)
            trip_id = await _trip_of(connection, envelope, met, led)
            if envelope.reference is not None and envelope.reference != met.reference:
                await conversations.keep_reference(
                    connection, envelope.channel, envelope.chat, envelope.reference
                )
            if envelope.repeats and await deliveries.is_repeat(
                connection, envelope.repeats, envelope.message_id
            ):
                return Arrived(trip_id, new=False)
            stored = await inbox.store(connection, row_of(envelope, led.account, trip_id))
            if stored is None:
                return Arrived(trip_id, new=False)
            await _note(connection, envelope, met)
            if envelope.event == RULE:
                await inbox.settle(connection, stored, "done")
            elif envelope.files:
                files = await documents.keep(connection, trip_id, envelope.files, envelope.at)
                await inbox.attach(connection, stored, files)
        return Arrived(trip_id, new=True)

    async def receive_from(
        self, connection: Connection, envelope: Envelope, account: str, trip_id: str
    ) -> bool:
        """Store, in the caller's transaction, an event whose account and trip are known; False when twice."""
        envelope = tidy(envelope)
        if await inbox.store(connection, row_of(envelope, account, trip_id)) is None:
            return False
        await self._lanes.wake_with(connection, trip_id)
        return True

    async def acknowledged(self, repeats: str) -> None:
        """Note that the platform was told in time that an event is stored."""
        await self._answered.note(repeats)

    async def history(self, channel: str, chat: str, after: datetime | None = None) -> Sequence[Line]:
        """Return what was said in a chat, oldest first, since `after`."""
        async with self._database.system() as connection:
            said = await inbox.said_in(connection, channel, chat, _HISTORY, after)
            answered = await lookback.said_in(connection, channel, chat, _HISTORY, after)
        lines = [
            Line(
                row.message_id,
                row.at,
                row.sender_name,
                row.text or row.press or "📍 shared a position",
                mine=row.sender_id,
            )
            for row in said
        ]
        lines += [
            Line(
                f"out-{row.id}",
                row.at,
                None,
                row.text,
                row.buttons,
                tuple((file["name"], file["document"]) for file in row.attachments),
                table=table_of(row),
            )
            for row in answered
        ]
        return sorted(lines, key=lambda line: line.at)

    async def document(self, document_id: str) -> tuple[str, str, bytes] | None:
        """Return (name, content type, body) of a file that was sent, or None."""
        async with self._database.system() as connection:
            found = await documents.find(connection, document_id)
        return None if found is None else (found.name, found.content_type, found.body)

    async def message(self, channel: str, number: int) -> Sent | None:
        """Return the bot's message of that number, or None."""
        async with self._database.system() as connection:
            return sent_of(await lookback.find(connection, channel, number))

    async def sent_as(self, channel: str, platform_id: str) -> Sent | None:
        """Return the bot's message that the platform knows by that id or alias, or None."""
        async with self._database.system() as connection:
            return sent_of(await lookback.find_by_platform(connection, channel, platform_id))

    async def closed(self, channel: str, chat: str) -> None:
        """Note that the platform lets the bot write to a chat no more."""
        async with self._database.system() as connection:
            await conversations.set_closed(connection, channel, chat, closed=True)

    async def reopened(self, channel: str, chat: str) -> None:
        """Note that the bot may write to a chat again."""
        async with self._database.system() as connection:
            await conversations.set_closed(connection, channel, chat, closed=False)

    async def moved(self, channel: str, old: str, new: str) -> None:
        """Note that a chat has another id from now on."""
        async with self._database.system() as connection:
            await conversations.move(connection, channel, old, new)

    async def undeliverable(self, channel: str, platform_id: str, why: str) -> None:
        """Note that a message the platform had taken did not arrive."""
        async with self._database.system() as connection:
            found = await lookback.find_by_platform(connection, channel, platform_id)
            if found is not None and found.status == "sent":  # word of it may come twice
                await outbox.failed(connection, found.id, why, None)
                await escalate(connection, found, why)  # the sweep sends what stands in for it


async def _trip_of(connection: Connection, envelope: Envelope, met: people.Met, led: Led) -> str:
    """Return the trip an event belongs to: where its chat leads, or where a code has just led it."""
    where = met.conversation if envelope.kind == "group" else None  # a direct chat follows its person
    if where is None:
        where = await conversations.conversation_of(
            connection,
            envelope.channel,
            envelope.chat,
            envelope.kind,
            (led.account, envelope.sender.id),
            envelope.beside,
        )
    if led.trip_id is None or led.trip_id == where.trip_id:
        return where.trip_id
    await conversations.lead_to(connection, envelope.channel, envelope.chat, led.trip_id)
    return led.trip_id


async def _note(connection: Connection, envelope: Envelope, met: people.Met) -> None:
    """Note what an event says of whether the bot may write: consent, or that its sender writes at all."""
    # Who writes to us can be written to; a carrier's word (HELP) is no such wish.
    if met.closed and not envelope.consent and envelope.event != RULE:
        await conversations.set_closed(connection, envelope.channel, envelope.chat, closed=False)
    if envelope.consent:
        here = (envelope.channel, envelope.chat)
        await consents.note(connection, here, envelope.consent, envelope.text, envelope.at)
