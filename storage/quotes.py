"""What a person called things, and where others were told their very words: taken out when they are erased.

A bill stays with its sum, its day, its kind and who shared it; what it was called was its writer's word. A
poll stays when others have voted in it, without its question; else it goes. What the bot told others in their
words is blank, as its answers to what they wrote are.
"""

from collections.abc import Collection

from sqlalchemy import text

from storage.database import Connection
from storage.sealing import Keyring, is_sealed
from storage.trip_keys import key_of
from tools.preferences.model import Preference

_SHORTEST, _NEEDLE = 12, 40  # letters: shorter words are everybody's, and long ones are told cut
_ASKED = "a question"
_BILL = "an expense"
_ITEMS = """(SELECT coalesce(jsonb_agg(jsonb_set(item, '{{what}}', '"an item"')), '[]')
  FROM jsonb_array_elements({items}) AS item)"""
_EXPENSES = f"""
UPDATE expenses SET what = CASE category WHEN 'other' THEN :bill ELSE category END, said = '', receipt = '',
  edits = '[]', items = {_ITEMS.format(items="items")}
WHERE entered_by = :account
"""  # noqa: S608  # no value is written into it
_SERIES = """
UPDATE recurring SET what = CASE category WHEN 'other' THEN :bill ELSE category END, said = ''
WHERE entered_by = :account
"""
_POLLS = """
UPDATE polls SET question = :asked WHERE opened_by = :account AND EXISTS (
  SELECT FROM ballots b WHERE b.poll_id = polls.id AND NOT b.voter->>'id' = ANY(:parties))
"""
_LONELY = "DELETE FROM polls WHERE opened_by = :account AND question <> :asked RETURNING id"
_BALLOTS = "DELETE FROM ballots WHERE poll_id = ANY(:polls)"
_SAID = """
SELECT i.text AS said FROM inbox i WHERE i.account_id = :account
UNION SELECT e.what FROM expenses e WHERE e.entered_by = :account
UNION SELECT q.question FROM polls q WHERE q.opened_by = :account
"""
_WISHES = "SELECT trip_id, id, what FROM preferences WHERE party->>'id' = ANY(:members)"
_REMINDERS = "DELETE FROM alerts WHERE about = ANY(:polls)"
_FORGOTTEN = "UPDATE journal SET before = NULL, after = NULL WHERE object_id = ANY(:polls)"
_TOLD = (
    (
        "outbox",
        "text || rest || coalesce(card::text, '') || buttons::text",
        "text = '', rest = '', card = NULL, buttons = '[]', presses = NULL",
    ),
    ("dialogues", "asked || choices::text", "asked = '', choices = '[]'"),
)
_QUOTED = "EXISTS (SELECT FROM unnest(CAST(:needles AS text[])) AS n WHERE strpos(lower({words}), n) > 0)"


# What an alert says instead, by its kind, where it would have told their words.
_RETOLD = """CASE {kind} WHEN 'poll_result' THEN 'The vote is over.'
  WHEN 'poll' THEN 'Your vote is still missing: /results shows what is open.' ELSE 'A reminder.' END"""


def needle(said: str) -> str:
    """Return what of a message is looked for in what others were told; "" when it is too short to tell."""
    words = said.casefold().replace("@pathfinder", " ").split()
    plain = " ".join(words[1:] if words and words[0].startswith("/") else words)
    return plain[:_NEEDLE].rstrip() if len(plain) >= _SHORTEST else ""


async def own_words(
    connection: Connection, account_id: str, members: Collection[str], keys: Keyring
) -> set[str]:
    """Return the needles of all that a person wrote; call it before anything of it is blank."""
    said = (await connection.execute(text(_SAID), {"account": account_id})).scalars()
    return {found for words in (*said, *await _wishes(connection, keys, members)) if (found := needle(words))}


async def _wishes(connection: Connection, keys: Keyring, members: Collection[str]) -> list[str]:
    """Return what people wish, opened where it is sealed."""
    found = []
    for row in (await connection.execute(text(_WISHES), {"members": list(members)})).mappings():
        what = row["what"]
        if is_sealed(what):
            key = await key_of(connection, row["trip_id"], keys)
            what = key.open(what, f"{Preference.__name__}:{row['id']}:what")
        found.append(str(what))
    return found


async def untitle(connection: Connection, account_id: str, parties: Collection[str]) -> None:
    """Take out what a person called things, in the records and in the journal of them."""
    values = {"account": account_id, "parties": list(parties), "bill": _BILL, "asked": _ASKED}
    for statement in (_EXPENSES, _SERIES, _POLLS):
        await connection.execute(text(statement), {k: v for k, v in values.items() if f":{k}" in statement})
    lonely = await connection.execute(text(_LONELY), {"account": account_id, "asked": _ASKED})
    polls = list(lonely.scalars())
    for statement in (_BALLOTS, _REMINDERS, _FORGOTTEN):
        await connection.execute(text(statement), {"polls": polls})
    for column in ("before", "after"):
        await _untitled_journal(connection, column, account_id)


async def _untitled_journal(connection: Connection, column: str, account_id: str) -> None:
    """Do to a column of the journal what was done to the records, so that undoing finds them alike."""
    items = _ITEMS.format(items=f"{column}->'items'")
    bill = f"""
    UPDATE journal SET {column} = {column} || jsonb_build_object('said', '', 'what',
        CASE {column}->>'category' WHEN 'other' THEN CAST(:bill AS text) ELSE {column}->>'category' END)
      || CASE WHEN {column} ? 'items' THEN
        jsonb_build_object('receipt', '', 'edits', CAST('[]' AS jsonb), 'items', {items}) ELSE '{{}}' END
    WHERE {column}->>'entered_by' = :account AND {column} ? 'what'
    """  # noqa: S608  # no value is written into it
    poll = f"""
    UPDATE journal SET {column} = jsonb_set({column}, '{{question}}', to_jsonb(CAST(:asked AS text)))
    WHERE {column}->>'opened_by' = :account AND {column} ? 'question'
    """  # noqa: S608
    await connection.execute(text(bill), {"bill": _BILL, "account": account_id})
    await connection.execute(text(poll), {"asked": _ASKED, "account": account_id})


async def unquote(connection: Connection, trip_id: str, needles: Collection[str]) -> None:
    """Blank what others were told in the very words of a person."""
    values = {"trip": trip_id, "needles": sorted(needles)}
    for table, words, blank in _TOLD:
        where = f"trip_id = :trip AND {_QUOTED.format(words=words)}"
        await connection.execute(text(f"UPDATE {table} SET {blank} WHERE {where}"), values)  # noqa: S608
    told = f"UPDATE alerts SET text = {_RETOLD.format(kind='kind')}"  # noqa: S608
    await connection.execute(text(f"{told} WHERE trip_id = :trip AND {_QUOTED.format(words='text')}"), values)
    for column in ("before", "after"):
        said, retold = f"{column}->>'text'", _RETOLD.format(kind=f"{column}->>'kind'")
        alert = f"""
        UPDATE journal SET {column} = jsonb_set({column}, '{{text}}', to_jsonb({retold}))
        WHERE trip_id = :trip AND kind = 'Alert' AND {_QUOTED.format(words=said)}
        """  # noqa: S608
        await connection.execute(text(alert), values)
    gone = f"DELETE FROM digests WHERE trip_id = :trip AND {_QUOTED.format(words='text')}"  # noqa: S608
    await connection.execute(text(gone), values)
