"""Calendar feeds over HTTP: each member's own, read anew by their calendar every now and then."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from aiohttp import web

from bot.calendar.links import SignedCalendarLinks
from storage.database import Database
from storage.unit_of_work import Author, unit_of_work
from tools.admin.service import REMOVED
from tools.documents.feed import calendar_of, generation
from tools.documents.ports import FeedTicket
from tools.families.model import Member
from tools.families.roster import Roster
from tools.kernel.act import Act, Role, Speaker
from tools.kernel.clock import Clock
from tools.preferences.model import Setting

_ITSELF = Speaker("pathfinder", "Pathfinder", Role.GUEST)
_STAMP = datetime(1970, 1, 1, tzinfo=UTC)  # while bodies are compared
_HEADERS = {
    "Cache-Control": "private, no-cache",  # kept, but asked about each time: the ETag answers
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}


@dataclass(frozen=True)
class CalendarFeed:
    """Answers calendars. Who has no good address learns nothing, not even whether there is such a trip."""

    database: Database
    clock: Clock
    links: SignedCalendarLinks
    ports: Mapping[type[Any], Any]

    def mount(self, app: web.Application) -> None:
        """Add the feed to an application."""
        app.add_routes([web.get("/calendar/{token}.ics", self._serve)])

    async def _serve(self, request: web.Request) -> web.Response:
        """GET a member's calendar: 304 when nothing changed, 404 for no address, 410 for one that is over."""
        ticket = self.links.read(request.match_info["token"])
        if ticket is None:
            raise web.HTTPNotFound(text="There is no calendar here.")
        body = await self._body(ticket)
        if body is None:
            raise web.HTTPGone(text="This calendar address has ended. Ask Pathfinder for a new one: /feed")
        tag = sha256(body.encode()).hexdigest()[:32]
        body = body.replace(f"{_STAMP:%Y%m%dT%H%M%SZ}", f"{self.clock.now().astimezone(UTC):%Y%m%dT%H%M%SZ}")
        if request.if_none_match and any(known.value in (tag, "*") for known in request.if_none_match):
            return web.Response(status=304, headers={**_HEADERS, "ETag": f'"{tag}"'})
        headers = {**_HEADERS, "ETag": f'"{tag}"', "Content-Disposition": 'inline; filename="trip.ics"'}
        return web.Response(text=body, content_type="text/calendar", charset="utf-8", headers=headers)

    async def _body(self, ticket: FeedTicket) -> str | None:
        """Return what the member may see of the trip, as they see it alone; None when the address is over."""
        now = self.clock.now()
        async with unit_of_work(self.database, ticket.trip_id, Author(0, now)) as unit:
            looking = Act(uow=unit, speaker=_ITSELF, now=now, group=False, ports=self.ports)
            member = next((m for m in (await Roster.load(looking)).members if m.id == ticket.member), None)
            if member is None or await generation(looking, member.id) != ticket.generation:
                return None
            removed = f"{ticket.trip_id}:{REMOVED}:{member.account_id}"
            if member.account_id and await unit.of(Setting).get(removed):
                return None
            own = Act(uow=unit, speaker=_speaker(member), now=now, group=False, ports=self.ports)
            return await calendar_of(own, _STAMP)


def _speaker(member: Member) -> Speaker:
    return Speaker(member.account_id or "", member.name, member.role, member.id, member.family_id)
