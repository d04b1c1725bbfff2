"""The document tools both language engines see (catalogue: pathfinder.tools/1, and three more)."""

from typing import Annotated, Literal

from pydantic import Field

from tools.documents import feed, service
from tools.functions import trip_tool
from tools.kernel.act import Act
from tools.kernel.reply import Reply

Family = Annotated[str | None, Field(description="surname in the singular, or my_family")]
Scope = Annotated[
    Literal["group", "family"] | None,
    Field(description="the whole group's, or one family's own; default: group"),
]


@trip_tool
async def make_pdf(act: Act, scope: Scope = None, family: Family = None) -> Reply:
    """Make the itinerary as a PDF to print or keep on the phone."""
    return await service.make_pdf(act, scope, family)


@trip_tool
async def make_map(act: Act, family: Family = None) -> Reply:
    """Draw a map of the route as a picture."""
    return await service.make_map(act, family)


@trip_tool
async def make_calendar(act: Act, family: Family = None) -> Reply:
    """Make a calendar file (ICS) of the trip's days and bookings."""
    return await service.make_calendar(act, family)


@trip_tool
async def make_track(act: Act, family: Family = None) -> Reply:
    """Make a GPX file of the planned roads for a navigation device."""
    return await service.make_track(act, family)


@trip_tool
async def export_trip(act: Act) -> Reply:
    """Give the trip's whole data as a file (JSON)."""
    return await service.export_trip(act)


@trip_tool
async def show_calendar_feed(act: Act) -> Reply:
    """Give the speaker's own calendar address (feed) that stays up to date by itself."""
    return await feed.show_calendar_feed(act)


@trip_tool
async def revoke_calendar_feed(act: Act) -> Reply:
    """End the calendar addresses the speaker was given."""
    return await feed.revoke_calendar_feed(act)


FUNCTIONS = (
    export_trip,
    make_calendar,
    make_map,
    make_pdf,
    make_track,
    revoke_calendar_feed,
    show_calendar_feed,
)
