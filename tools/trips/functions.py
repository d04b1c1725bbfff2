"""The trip's tools."""

from typing import Annotated, Literal

from pydantic import Field

from tools.functions import trip_tool
from tools.kernel.act import Act
from tools.kernel.reply import Reply
from tools.trips import service

Day = Annotated[str | None, Field(description="ISO date YYYY-MM-DD")]
PlaceName = Annotated[str, Field(description="a place as people name it, such as Moab or Jackson, WY")]
Currency = Annotated[str | None, Field(description="ISO 4217 code, only when one was said")]
Role = Literal["start", "must", "want", "meet", "overnight", "end"]
PartyName = Annotated[str, Field(description="me, my_family, all, family:NAME or member:NAME")]


@trip_tool
async def create_trip(
    act: Act,
    name: str | None = None,
    start_date: Day = None,
    end_date: Day = None,
    nights: int | None = None,
    stops: list[PlaceName] | None = None,
    currency: Currency = None,
) -> Reply:
    """Begin a trip: "let's do Yellowstone july 3-12"."""
    return await service.create_trip(act, name, start_date, end_date, nights, stops or (), currency)


@trip_tool
async def update_trip(
    act: Act,
    name: str | None = None,
    start_date: Day = None,
    end_date: Day = None,
    nights: int | None = None,
    currency: Currency = None,
    status: Literal["confirmed", "cancelled"] | None = None,
    locked: bool | None = None,
) -> Reply:
    """Change the trip's name, days, currency or status: "push it a week", "the trip is off"."""
    return await service.update_trip(act, name, start_date, end_date, nights, currency, status, locked)


@trip_tool
async def add_stop(
    act: Act,
    place: PlaceName,
    role: Role | None = None,
    nights: int | None = None,
    date: Day = None,
    wanted_by: list[PartyName] | None = None,
) -> Reply:
    """Add a place the trip may visit, or say more about one: "we HAVE to see Arches" (role must)."""
    return await service.add_stop(act, place, role, nights, date, wanted_by or ())


@trip_tool
async def remove_stop(act: Act, place: PlaceName) -> Reply:
    """Take a place off the trip: "skip Vegas"."""
    return await service.remove_stop(act, place)


@trip_tool
async def show_trip(
    act: Act,
    what: Literal["overview", "families", "stops", "preferences", "today", "decisions", "where", "next"]
    | None = None,
) -> Reply:
    """Show what is known of the trip: "who's coming?", "what have we decided?"."""
    return await service.show_trip(act, what)


FUNCTIONS = (create_trip, update_trip, add_stop, remove_stop, show_trip)
