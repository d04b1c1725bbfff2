"""The travel day's tool."""

from typing import Annotated, Literal

from pydantic import Field

from tools.functions import trip_tool
from tools.kernel.act import Act
from tools.kernel.reply import Reply
from tools.travel_day import service

Kind = Literal["departed", "late", "stopped", "arrived", "charged", "breakdown", "location"]


@trip_tool
async def report_status(
    act: Act,
    kind: Kind,
    minutes: Annotated[int | None, Field(description="minutes of delay")] = None,
    place: str | None = None,
    percent: Annotated[int | None, Field(description="battery, 0-100")] = None,
    note: str | None = None,
) -> Reply:
    """Note what a family reports from the road: "stuck in traffic, 40 min late"."""
    return await service.report_status(act, kind, minutes, place, percent, note)


FUNCTIONS = (report_status,)
