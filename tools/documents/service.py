"""Use cases: the trip as a PDF, a map, a calendar, a track and as data."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal

from tools.documents.calendar_file import to_ics
from tools.documents.courses import courses
from tools.documents.export import trip_export
from tools.documents.map_png import picture
from tools.documents.map_view import trip_map
from tools.documents.model import Document
from tools.documents.pdf import render_pdf
from tools.documents.privacy import shown_to, with_own_phones
from tools.documents.track import to_gpx
from tools.families.names import plural
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.ids import new_id
from tools.kernel.reply import Attachment, Reply
from tools.kernel.when import zone
from tools.kernel.words import fold
from tools.kernel.workers import Workers

Scope = Literal["group", "family"]


async def make_pdf(act: Act, scope: Scope | None = None, family: str | None = None) -> Reply:
    """Make the itinerary as a PDF, of the group or of one family; without a plan, of what is known.

    Raises Refusal for a family nobody knows, and when printing takes too long.
    """
    own = await _whose(act, scope, family)
    export = await shown_to(act, await trip_export(act))
    export = await with_own_phones(act, export) if own else export
    lines = await courses(act, export)
    made = act.now.astimezone(zone(export["trip"]["timezone"], act.now.tzinfo))
    body = await act.port(Workers).run(
        render_pdf, export, "family" if own else "group", own, made=made, lines=lines
    )
    reply = await _kept(act, export, own, "pdf", "application/pdf", body, "the itinerary")
    return Reply(reply.text + _standing(export), attachments=reply.attachments)


async def make_map(act: Act, family: str | None = None) -> Reply:
    """Draw the route as a picture. Raises Refusal while there is nothing to draw."""
    own = await _whose(act, None, family)
    export = await trip_export(act)
    view = trip_map(export, own, await courses(act, export))
    if not view.spots:
        raise Refusal("There is nothing to draw yet: tell me a place you want to go to.")
    body = await act.port(Workers).run(picture, view)
    return await _kept(act, export, own, "png", "image/png", body, "the map")


async def make_calendar(act: Act, family: str | None = None) -> Reply:
    """Make a calendar file of the days and bookings. Raises Refusal while there are neither."""
    own = await _whose(act, None, family)
    export = await shown_to(act, await trip_export(act))
    body = to_ics(export, own, act.now)
    if "BEGIN:VEVENT" not in body:
        raise Refusal("There is nothing for a calendar yet: no plan and no booking with a date.")
    return await _kept(act, export, own, "ics", "text/calendar", body.encode(), "the calendar")


async def make_track(act: Act, family: str | None = None) -> Reply:
    """Make a GPX file of the planned drives. Raises Refusal while there is no plan."""
    own = await _whose(act, None, family)
    export = await trip_export(act)
    if not export["itinerary"]:
        raise Refusal(
            "There is no plan yet, so there are no roads to put in a GPX file. Ask me to plan first."
        )
    body = to_gpx(export, own, await courses(act, export))
    return await _kept(act, export, own, "gpx", "application/gpx+xml", body.encode(), "the GPX file")


async def export_trip(act: Act) -> Reply:
    """Make the whole trip as JSON, without what is private to others."""
    export = await shown_to(act, await trip_export(act))
    body = json.dumps(export, indent=1, ensure_ascii=False).encode()
    reply = await _kept(act, export, None, "json", "application/json", body, "the data")
    hidden = any(b.get("confirmation_hidden") for b in export["reservations"])
    told = " Booking codes are left out where they are not yours to see here." if hidden else ""
    return Reply(reply.text + told, attachments=reply.attachments)


async def _whose(act: Act, scope: Scope | None, family: str | None) -> str | None:
    """Return the family a document is for; None for the group."""
    if scope == "group" or (scope is None and not family):
        return None
    roster = await Roster.load(act)
    party = roster.party(family or "my_family", act)
    found = roster.family_of(party) if party else None
    return found.name if found else None


async def _kept(
    act: Act, export: Mapping[str, Any], own: str | None, ending: str, kind: str, body: bytes, what: str
) -> Reply:
    """Keep a file and return the words it is handed over with."""
    trip = str(export["trip"]["name"])
    name = file_name(trip, own, ending)
    made_at: datetime = act.now
    document = await act.uow.of(Document).put(Document(new_id(), name, kind, body, made_at))
    whose = f" for the {plural(own)}" if own else ""
    return Reply(f"Here is {what} of {trip}{whose}.", attachments=(Attachment(name, kind, document.id),))


def file_name(trip: str, own: str | None, ending: str) -> str:
    """Return a name that every system takes: "red-rock-loop-okafor.pdf"."""
    words = fold(" ".join(filter(None, (trip, own)))).encode("ascii", "ignore").decode().split()
    return f"{'-'.join(words)[:80].strip('-') or 'trip'}.{ending}"


def _standing(export: Mapping[str, Any]) -> str:
    plan = export["itinerary"]
    if not plan or not plan["days"]:
        return " There is no plan yet, so it holds what I know so far: places, people and bookings."
    return " The plan in it is a proposal still." if plan["status"] == "proposed" else ""
