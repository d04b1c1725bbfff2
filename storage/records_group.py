"""The tables of what the group decides, plans, is told and is sent."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Double, Integer, LargeBinary, Table, Text
from sqlalchemy.dialects.postgresql import JSONB

from storage.columns import INSTANT, maybe, nested, table, text
from tools.documents.model import Document
from tools.invitations.model import Invitation, LinkCode
from tools.planning.model import Itinerary
from tools.polls.model import Ballot, Poll
from tools.proposals.model import Proposal
from tools.travel_day.model import Alert, StatusReport

GROUP: Mapping[type[Any], Table] = {
    Poll: table(
        "polls",
        text("question"),
        nested("options"),
        text("status"),
        text("franchise"),
        text("method"),
        maybe("closes_at", INSTANT),
        maybe("winner"),
        text("opened_by"),
        Column("anonymous", Boolean, nullable=False),
        Column("sit_out", Boolean, nullable=False),
        text("tie"),
        text("about"),
    ),
    Ballot: table(
        "ballots",
        Column("poll_id", Text, nullable=False, index=True),
        nested("voter"),
        Column("option", Integer, nullable=False),
        text("cast_by"),
        nested("also"),
        nested("maybe"),
        nested("against"),
    ),
    Proposal: table(
        "proposals",
        Column("number", Integer, nullable=False),
        text("what"),
        nested("difference"),
        nested("calls"),
        nested("asked"),
        text("proposed_by"),
        text("proposer"),
        Column("made_at", INSTANT, nullable=False),
        maybe("answer_by", INSTANT),
        Column("silence_accepts", Boolean, nullable=False),
        maybe("plan_version", Integer),
        text("status"),
        nested("answers"),
        Column("done", Boolean, nullable=False),
    ),
    Itinerary: table(
        "itineraries",
        text("status"),
        Column("made_at", INSTANT, nullable=False),
        Column("version", Integer, nullable=False),
        nested("days"),
        nested("explain"),
        nested("checks"),
        nested("wishes"),
    ),
    StatusReport: table(
        "status_reports",
        text("family_id"),
        text("kind"),
        Column("at", INSTANT, nullable=False),
        maybe("minutes", Integer),
        maybe("place"),
        maybe("percent", Integer),
        text("note"),
        maybe("lat", Double),
        maybe("lon", Double),
        maybe("vehicle_id"),
        maybe("shared_until", INSTANT),
        nested("way"),
    ),
    Alert: table(
        "alerts",
        Column("at", INSTANT, nullable=False),
        nested("to"),
        text("kind"),
        text("text"),
        text("status"),
        text("about"),
        maybe("sent_as", BigInteger),
        Column("tried", JSONB, nullable=False, server_default="[]"),
    ),
    Invitation: table(
        "invitations",
        text("hint"),
        text("kind"),
        maybe("family_id"),
        text("made_by"),
        text("made_by_name"),
        Column("made_at", INSTANT, nullable=False),
        Column("expires_at", INSTANT, nullable=False),
        Column("most_uses", Integer, nullable=False),
        Column("uses", Integer, nullable=False),
        Column("revoked", Boolean, nullable=False),
    ),
    LinkCode: table(
        "link_codes",
        text("account_id"),
        Column("expires_at", INSTANT, nullable=False),
        maybe("used_on"),
    ),
    Document: table(
        "documents",
        text("name"),
        text("content_type"),
        Column("body", LargeBinary, nullable=False),
        Column("made_at", INSTANT, nullable=False),
    ),
}
