"""The tools of roads."""

from typing import Annotated, Literal

from pydantic import Field

from tools.functions import trip_tool
from tools.kernel.act import Act
from tools.kernel.reply import Reply
from tools.routing import service

PlaceName = Annotated[str | None, Field(description="a place as people name it, such as Moab or Jackson, WY")]
Moment = Annotated[str | None, Field(description="local time YYYY-MM-DDTHH:MM")]


@trip_tool
async def ask_route(
    act: Act,
    origin: PlaceName = None,
    destination: PlaceName = None,
    about: Literal["distance", "duration", "eta", "charging", "stops"] | None = None,
    depart_at: Moment = None,
) -> Reply:
    """Tell how far, how long, when there, where to charge or stop: "how far is Moab from Denver?"."""
    return await service.ask_route(act, origin, destination, about, depart_at)


FUNCTIONS = (ask_route,)
