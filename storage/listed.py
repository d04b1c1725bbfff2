"""What only its opener had on a poll's list goes when they are erased; what others chose is theirs too."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import text

from storage.database import Connection

_ALONE = """
SELECT p.id AS poll, t.place - 1 AS place, t.option
FROM polls p, jsonb_array_elements_text(p.options) WITH ORDINALITY AS t(option, place)
WHERE p.opened_by = :account AND t.option IS DISTINCT FROM p.winner AND NOT EXISTS (
  SELECT FROM ballots b WHERE b.poll_id = p.id AND NOT b.voter->>'id' = ANY(:parties)
  AND (b.option = t.place - 1
       OR coalesce(b.also, '[]') || coalesce(b.maybe, '[]') || coalesce(b.against, '[]')
       @> to_jsonb(t.place - 1)))
"""
_POLL = """
UPDATE polls SET options = jsonb_set(options, CAST(:path AS text[]), to_jsonb(CAST(:name AS text)))
WHERE id = :poll
"""
_JOURNAL = """
UPDATE journal SET {0} = jsonb_set({0}, CAST(:path AS text[]), to_jsonb(CAST(:name AS text)))
WHERE object_id = :poll AND {0} ? 'options'
"""


@dataclass(frozen=True)
class Listed:
    """An option of a poll that nobody but its opener's own family has chosen; `place` begins at 0."""

    poll: str
    place: int
    option: str


async def alone(connection: Connection, account_id: str, parties: Collection[str]) -> list[Listed]:
    """Return the options of a person's polls that no other family has chosen, and that did not win."""
    values = {"account": account_id, "parties": list(parties)}
    rows = (await connection.execute(text(_ALONE), values)).mappings()
    return [Listed(row["poll"], row["place"], row["option"]) for row in rows]


async def unlist(connection: Connection, found: Collection[Listed]) -> None:
    """Call options by their number alone, in the polls and in the journal of them."""
    for one in found:
        name = f"option {one.place + 1}"
        values = {"poll": one.poll, "name": name}
        await connection.execute(text(_POLL), {**values, "path": [str(one.place)]})
        for column in ("before", "after"):
            there = {**values, "path": ["options", str(one.place)]}
            await connection.execute(text(_JOURNAL.format(column)), there)
