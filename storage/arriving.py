"""What comes in from a known person in a known chat: stored by one statement, as almost every message is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from psycopg.types.json import Jsonb

from storage.deliveries import NOTE
from storage.lines import Lines

# What `people.met`, `conversations.conversation_of` and `inbox.store` do, where there is nothing to make or
# to change: the person and the chat are known by these very names, the chat is open, and a direct one is
# about the trip its person belongs to. Anything else returns no row, and takes the longer way.
_STORE = f"""
WITH who AS (
  SELECT a.account_id, coalesce(c.name, '') AS name
  FROM addresses a LEFT JOIN accounts c ON c.id = a.account_id
  WHERE a.channel = %(channel)s AND a.external_id = %(sender_id)s
), there AS (
  SELECT trip_id, kind FROM conversations
  WHERE channel = %(channel)s AND chat = %(chat)s AND kind = %(kind)s AND NOT closed
    AND (%(reference)s::jsonb IS NULL OR reference = %(reference)s::jsonb)
), known AS (
  SELECT who.account_id, there.trip_id FROM who, there
  WHERE (%(sender_name)s = '' OR who.name = %(sender_name)s)
    AND (%(consent)s = '' OR (
      SELECT c.how FROM consents c WHERE c.channel = %(channel)s AND c.address = %(chat)s
      ORDER BY c.id DESC LIMIT 1) IN ('implied', 'given'))
    AND (there.kind = 'group' OR there.trip_id = coalesce(
      (SELECT m.trip_id FROM members m
       WHERE m.account_id = who.account_id OR m.phone = %(phone)s ORDER BY m.seq DESC LIMIT 1),
      (SELECT i.trip_id FROM inbox i
       WHERE i.account_id = who.account_id AND i.kind = 'group' ORDER BY i.id DESC LIMIT 1),
      there.trip_id))
), fresh AS (
{NOTE.format(source="FROM known WHERE %(repeats)s <> ''")}), stored AS (
  INSERT INTO inbox (trip_id, channel, message_id, chat, kind, sender_id, account_id, sender_name, at,
                     utc_offset, text, mention, press, location, pressed, edits, event)
  SELECT trip_id, %(channel)s, %(message_id)s, %(chat)s, %(kind)s, %(sender_id)s, account_id,
         %(sender_name)s, %(at)s, %(utc_offset)s, %(text)s, %(mention)s, %(press)s, %(location)s::jsonb,
         %(pressed)s, %(edits)s, %(event)s
  FROM known
  WHERE %(repeats)s = '' OR EXISTS (SELECT FROM fresh)
  ON CONFLICT DO NOTHING RETURNING id
)
SELECT known.trip_id, stored.id FROM known LEFT JOIN stored ON true
"""  # noqa: S608  # no value is written into it


@dataclass(frozen=True)
class Arrived:
    """The trip a message belongs to, and whether it is new."""

    trip_id: str
    new: bool


async def store_known(
    lines: Lines,
    row: Mapping[str, Any],
    reference: Mapping[str, Any] | None,
    consent: str,
    repeats: str = "",
) -> Arrived | None:
    """Store an event (the columns of the inbox) for good; None when there is more to do than to store it.

    `repeats`: see storage.deliveries. `consent` "implied" is nothing new from somebody who has agreed before.
    """
    location = row["location"]
    values = {
        **row,
        "consent": consent,
        "repeats": repeats,
        "phone": row["sender_id"] if row["channel"] == "sms" else None,
        "reference": None if reference is None else Jsonb(dict(reference)),
        "location": None if location is None else Jsonb(location),
    }
    found = await lines.run(_STORE, values)
    return Arrived(found[0]["trip_id"], found[0]["id"] is not None) if found else None
