"""Events that a platform may bring again under a new id: told by who said what, where, shortly before."""

import asyncio

from storage.database import Connection, Database
from storage.lines import Lines
from storage.statements import run

# A platform that had no answer within its patience brings an event again until half a minute is over; one
# that had its answer does not, and nobody types the same words twice within three seconds.
_AGAIN = """
  CASE WHEN known.answered_at <= known.began_at + interval '10 s'
    THEN clock_timestamp() < known.began_at + interval '3 s'
    ELSE clock_timestamp() < known.began_at + interval '30 s' END
"""
# Inserts no row, and returns none, when the event is an earlier one again. Of two at the same time the second
# waits for the first; when that one is rolled back it is as if it had never come.
NOTE = f"""
  INSERT INTO deliveries AS known (key, message_id, began_at)
  SELECT %(repeats)s, %(message_id)s, clock_timestamp() {{source}}
  ON CONFLICT (key) DO UPDATE SET
    message_id = excluded.message_id,
    began_at = CASE WHEN known.message_id = excluded.message_id
      THEN known.began_at ELSE excluded.began_at END,
    answered_at = CASE WHEN known.message_id = excluded.message_id THEN known.answered_at END
  WHERE known.message_id = excluded.message_id OR NOT ({_AGAIN})
  RETURNING key
"""
_ANSWERED = """
UPDATE deliveries SET answered_at = clock_timestamp() WHERE key = ANY(%(keys)s) AND answered_at IS NULL
RETURNING key
"""
_GATHERED_S = 0.2
_FORGET = "DELETE FROM deliveries WHERE began_at < now() - interval '1 min'"


async def is_repeat(connection: Connection, repeats: str, message_id: str) -> bool:
    """Note an event in the caller's transaction; True when it is an earlier one under a new id."""
    values = {"repeats": repeats, "message_id": message_id}
    return not await run(connection, NOTE.format(source=""), values)


class Answered:
    """Notes which events the platform has its answer to, all of a fifth of a second in one statement.

    A note that is late or lost only makes repeats be looked for longer, so it needs no place on the disk.
    """

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._keys: set[str] = set()
        self._noting: asyncio.Task[None] | None = None

    async def note(self, repeats: str) -> None:
        """Note one; returns once it is noted."""
        self._keys.add(repeats)
        if self._noting is None:
            self._noting = asyncio.create_task(self._note())
        await asyncio.shield(self._noting)

    async def _note(self) -> None:
        await asyncio.sleep(_GATHERED_S)
        keys, self._keys, self._noting = sorted(self._keys), set(), None
        await self._lines.run(_ANSWERED, {"keys": keys})


async def sweep(database: Database) -> None:
    """Forget what no platform brings again."""
    async with database.system() as connection:
        await run(connection, _FORGET, {})
