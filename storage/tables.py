"""The tables beside the rooms': who writes from where, what came in, what goes out, what changed."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Double,
    Identity,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    func,
)
from sqlalchemy.dialects.postgresql import JSONB

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _created() -> Column[object]:
    return Column("created_at", DateTime(timezone=True), nullable=False, server_default=func.now())


# A person as we know them, over all platforms, and the addresses they write from.
accounts = Table(
    "accounts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("organisation", Text, nullable=False, server_default="default"),
    Column("name", Text, nullable=False, server_default=""),
    _created(),
)
addresses = Table(
    "addresses",
    metadata,
    Column("channel", Text, primary_key=True),
    Column("external_id", Text, primary_key=True),
    Column("account_id", Text, nullable=False, index=True),
    _created(),
)
conversations = Table(
    "conversations",
    metadata,
    Column("channel", Text, primary_key=True),
    Column("chat", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("trip_id", Text, nullable=False, index=True),
    Column("account_id", Text),  # of a direct conversation
    Column("closed", Boolean, nullable=False, server_default="false"),  # the platform refuses us for good
    _created(),
    Column("reference", JSONB(none_as_null=True)),  # what the platform needs to write here (Teams)
)
# Who asked to be erased; the turn only writes it down, the sweep does it.
erasures = Table("erasures", metadata, Column("account_id", Text, primary_key=True), _created())
# Who agreed to be written to, where that is asked for (SMS); rows are only added.
consents = Table(
    "consents",
    metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("channel", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("how", Text, nullable=False),  # implied, given, withdrawn
    Column("text", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Index("ix_consents_address", "channel", "address", "id"),
)
# What language models cost; counters hold what is set aside (`held`) and what was really spent.
usage = Table(
    "usage",
    metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("trip_id", Text, nullable=False),
    Column("account_id", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("read", Integer, nullable=False),
    Column("cached", Integer, nullable=False),
    Column("written", Integer, nullable=False),
    Column("dollars", Double),
    Index("ix_usage_trip_id_at", "trip_id", "at"),
)
usage_counters = Table(
    "usage_counters",
    metadata,
    Column("scope", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("period", Text, primary_key=True),
    Column("held", BigInteger, nullable=False),
    Column("spent", BigInteger, nullable=False),
    _created(),
)
# Places Google found, by a digest of what people said: the id for good, the position for 30 days (then null).
google_places = Table(
    "google_places",
    metadata,
    Column("key", Text, primary_key=True),
    Column("place_id", Text, nullable=False),
    Column("lat", Double),
    Column("lon", Double),
    Column("located_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
)
answers = Table(
    "answers",
    metadata,
    Column("trip_id", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("answer", Text, nullable=False),
    _created(),
)
inbox = Table(
    "inbox",
    metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("trip_id", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("message_id", Text, nullable=False),
    Column("chat", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("sender_id", Text, nullable=False),
    Column("account_id", Text, nullable=False),
    Column("sender_name", Text),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("utc_offset", Integer, nullable=False),  # seconds; the sender's own clock
    Column("text", Text, nullable=False),
    Column("mention", Boolean, nullable=False),
    Column("press", Text),
    Column("location", JSONB),
    Column("status", Text, nullable=False, server_default="new"),  # new, done, failed
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("received_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
    Column("pressed", BigInteger),  # the outbox row whose button was pressed
    Column("files", JSONB(none_as_null=True)),  # [{"name", "content_type", "document"}]
    Column("edits", Text),  # the message id that this one corrects
    Column("event", Text, nullable=False, server_default=""),
    UniqueConstraint("channel", "chat", "message_id"),
    Index("ix_inbox_waiting", "trip_id", "id", postgresql_where="status = 'new'"),
    Index("ix_inbox_chat", "channel", "chat", "id"),
    Index("ix_inbox_account", "account_id", "id"),
)
deliveries = Table(  # what a platform may bring again under a new id, for a minute
    "deliveries",
    metadata,
    Column("key", Text, primary_key=True),
    Column("message_id", Text, nullable=False),
    Column("began_at", DateTime(timezone=True), nullable=False),
    Column("answered_at", DateTime(timezone=True)),
)
outbox = Table(
    "outbox",
    metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("trip_id", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("chat", Text, nullable=False),
    Column("recipient", Text),
    Column("in_reply_to", Text),
    Column("text", Text, nullable=False),
    Column("buttons", JSONB, nullable=False),
    Column("attachments", JSONB, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("utc_offset", Integer, nullable=False, server_default="0"),
    Column("status", Text, nullable=False, server_default="waiting"),  # waiting, sending, sent, failed
    Column("claimed_at", DateTime(timezone=True)),
    Column("claimed_by", Integer),  # the server's number of the connection that claimed it
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("error", Text),
    Column("due_at", DateTime(timezone=True)),  # not before: a platform's own wait
    Column("presses", JSONB(none_as_null=True)),  # label → {"tool", "args"}
    Column("replaces", Text),  # a key in the chat: the newest message of that key is edited
    Column("card", JSONB(none_as_null=True)),  # {"table": …, "paper": …}
    Column("platform_id", Text),
    Column("platform_alias", Text),
    Column("shareable", Boolean, nullable=False, server_default="false"),  # the group may read it, if need be
    Column("rest", Text, nullable=False, server_default=""),  # what does not fit on a phone's screen
    Column("stands_for", BigInteger),  # the message that did not arrive, which this one repeats elsewhere
    Index("ix_outbox_open", "channel", "chat", "id", postgresql_where="status IN ('waiting', 'sending')"),
    Index("ix_outbox_chat", "channel", "chat", "id"),
    Index("ix_outbox_stands_for", "stands_for", unique=True, postgresql_where="stands_for IS NOT NULL"),
    Index("ix_outbox_platform", "channel", "platform_id"),
    Index("ix_outbox_alias", "channel", "platform_alias", postgresql_where="platform_alias IS NOT NULL"),
)
# What a group keeps, for those of the trip who have only a telephone: gathered, then sent together.
digests = Table(
    "digests",
    metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("trip_id", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("chat", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("utc_offset", Integer, nullable=False),
    Column("due_at", DateTime(timezone=True), nullable=False),
    Column("text", Text, nullable=False),
    Column("buttons", JSONB, nullable=False),
    Column("presses", JSONB(none_as_null=True)),
    Index("ix_digests_chat", "channel", "chat", "id"),
    Index("ix_digests_due", "due_at"),
)
# The bot's own open question in a chat to a person, and the calls that wait for the answer.
dialogues = Table(
    "dialogues",
    metadata,
    Column("channel", Text, primary_key=True),
    Column("chat", Text, primary_key=True),
    Column("account_id", Text, primary_key=True),
    Column("trip_id", Text, nullable=False),
    Column("asked", Text, nullable=False),
    Column("choices", JSONB, nullable=False),
    Column("pending", JSONB, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)
# Append-only: what changed in a trip, by whom, in which turn. Undo reads it and adds to it.
journal = Table(
    "journal",
    metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("trip_id", Text, nullable=False),
    Column("turn", BigInteger, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("actor", Text, nullable=False),
    Column("actor_name", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("object_id", Text, nullable=False),
    Column("before", JSONB(none_as_null=True)),
    Column("after", JSONB(none_as_null=True)),
    Column("undoes", BigInteger),  # the turn that this entry takes back
    Index("ix_journal_trip", "trip_id", "id"),
    Index("ix_journal_object", "trip_id", "object_id", "id"),
)
# A trip's own key, itself encrypted by the key of the house that `key_id` names.
trip_keys = Table(
    "trip_keys",
    metadata,
    Column("trip_id", Text, primary_key=True),
    Column("key_id", Text, nullable=False),
    Column("wrapped", Text, nullable=False),
    _created(),
)
