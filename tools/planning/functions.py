"""The planning tools, as both language engines see them."""

from datetime import date
from typing import Annotated

from pydantic import Field

from tools.families.units import in_units
from tools.functions import trip_tool
from tools.kernel.act import Act
from tools.kernel.reply import Reply
from tools.planning import service
from tools.travel_day.service import as_it_goes

Wishes = Annotated[str | None, Field(description="what people ask of the plan, in their words")]
Day = Annotated[date | None, Field(description="ISO date of one day; omit for the whole plan")]
Replacing = Annotated[bool, Field(description="they said yes to give up the plan they had accepted")]
More = Annotated[bool, Field(description="what did not fit on the first screen")]
ThereName = Annotated[
    str | None, Field(description="when people arrive at and leave this place (or “home”); else omit")
]
FamilyName = Annotated[str | None, Field(description="surname in the singular; omit for everybody")]


@trip_tool
async def plan_itinerary(act: Act, wishes: Wishes = None, replacing: Replacing = False) -> Reply:
    """Plan the whole trip (or plan it again): days, drives, stops, beds and charging for each family."""
    return await in_units(act, await service.plan(act, wishes, replacing))


@trip_tool
async def show_itinerary(
    act: Act, date: Day = None, family: FamilyName = None, more: More = False, place: ThereName = None
) -> Reply:
    """Show the plan, one day or one family of it, or when a place of it is reached."""
    if place:
        return await service.when_there(act, place, family)
    live = await as_it_goes(act, date) if date else None
    return await in_units(act, await service.show(act, date, family, more, live))


@trip_tool
async def change_itinerary(
    act: Act,
    wishes: Annotated[str, Field(description="the change, in people's words: “start an hour later”")],
    date: Day = None,
    family: FamilyName = None,
) -> Reply:
    """Change the plan: start later or earlier, skip or add a place, move a meal, drive less."""
    return await in_units(act, await service.change(act, wishes, date, family))


@trip_tool
async def accept_itinerary(act: Act) -> Reply:
    """Accept the proposed plan ("looks good, lock it in")."""
    return await service.accept(act)


FUNCTIONS = (plan_itinerary, show_itinerary, change_itinerary, accept_itinerary)
