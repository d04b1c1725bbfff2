"""Events that a platform may bring again under a new id: told by who said what, where, shortly before."""

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
UPDATE deliveries SET answered_at = clock_timestamp() WHERE key = %(repeats)s AND answered_at IS NULL
RETURNING key
"""
_FORGET = "DELETE FROM deliveries WHERE began_at < now() - interval '1 min'"


async def is_repeat(connection: Connection, repeats: str, message_id: str) -> bool:
    """Note an event in the caller's transaction; True when it is an earlier one under a new id."""
    values = {"repeats": repeats, "message_id": message_id}
    return not await run(connection, NOTE.format(source=""), values)


async def answered(lines: Lines, repeats: str) -> None:
    """Note that the platform has its answer."""
    await lines.run(_ANSWERED, {"repeats": repeats})


async def sweep(database: Database) -> None:
    """Forget what no platform brings again."""
    async with database.system() as connection:
        await run(connection, _FORGET, {})
