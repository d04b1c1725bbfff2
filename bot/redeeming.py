"""A code that is said leads into its trip, or ties an address to a person, before the turn begins."""

from dataclasses import dataclass

from limits import RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import FixedWindowRateLimiter
from limits.storage import storage_from_string

from channels.envelope import Envelope
from storage import conversations, linking
from storage.database import Connection
from tools.invitations.codes import digest
from tools.invitations.service import said

_TRIES = RateLimitItemPerMinute(5, 15)  # five in a quarter of an hour, an address


@dataclass(frozen=True)
class Led:
    """Where a code leads: the account the address belongs to now, and the trip of its chat."""

    account: str
    trip_id: str | None = None


class Redeemer:
    """Takes codes at the door. What somebody may become in the trip is the turn's to decide."""

    def __init__(self, redis_url: str = "") -> None:
        shared = storage_from_string(f"async+{redis_url}", implementation="redispy") if redis_url else None
        self._tries = FixedWindowRateLimiter(shared or MemoryStorage())

    async def led(self, connection: Connection, envelope: Envelope, account: str) -> Led:
        """Return where an event leads; a text without a good code leads nowhere new."""
        code = said(envelope.text)
        if code is None or not await self._tries.hit(_TRIES, envelope.channel, envelope.sender.id):
            return Led(account)
        verb, letters, _rest = code
        if verb == "join":
            trip = await self._invited(connection, envelope, digest(letters))
            return Led(account, trip)
        if envelope.kind == "group":
            return Led(account)
        person = await linking.take_link(connection, digest(letters), envelope.channel, envelope.at)
        if person is None:
            return Led(account)
        await linking.tie(connection, envelope.channel, envelope.sender.id, person)
        return Led(person)

    async def _invited(self, connection: Connection, envelope: Envelope, code: str) -> str | None:
        """Return the trip a code invites to from here; a group that has a trip of its own keeps it."""
        if envelope.kind == "direct":
            return await linking.invited_to(connection, code, "family", envelope.at)
        here = await conversations.trip_of_chat(connection, envelope.channel, envelope.chat)
        if here is not None and await conversations.is_begun(connection, here):
            return None
        return await linking.invited_to(connection, code, "chat", envelope.at)
