"""The travel day's tools."""

from typing import Annotated, Literal

from pydantic import Field

from tools.functions import trip_tool
from tools.kernel.act import Act
from tools.kernel.reply import Reply
from tools.travel_day import service

Kind = Literal[
    "departed",
    "late",
    "stopped",
    "arrived",
    "charged",
    "breakdown",
    "location",
    "charging",
    "skipped",
    "early",
    "closed",
    "hide",
    "expected",
    "leaving",
    "detour",
    "weather",
    "moved",
    "elsewhere",
    "level",
    "call",
    "close",
]
Reminder = Literal[
    "morning_brief",
    "digest",
    "thanks",
    "settlement",
    "evening_before",
    "departure",
    "leave_now",
    "charge",
    "break",
    "rendezvous",
    "check_in",
    "deadline",
    "all",
]


@trip_tool
async def report_status(
    act: Act,
    kind: Kind,
    minutes: Annotated[
        int | None, Field(description="minutes of delay; until then, when expected or leaving")
    ] = None,
    place: str | None = None,
    percent: Annotated[int | None, Field(description="battery, 0-100")] = None,
    note: str | None = None,
    lat: Annotated[float | None, Field(description="only of a shared position, degrees")] = None,
    lon: float | None = None,
    family: Annotated[str | None, Field(description="surname, only when not the speaker's own")] = None,
    button_of: str | None = None,
) -> Reply:
    """Note what a family reports from the road: "stuck in traffic, 40 min late"."""
    return await service.report_status(act, kind, minutes, place, percent, note, lat, lon, family, button_of)


@trip_tool
async def show_alerts(
    act: Act, page: Annotated[str | None, Field(description="a page's number, from 1")] = None
) -> Reply:
    """Show which reminders are to come: "what will you remind us of?"."""
    return await service.show_alerts(act, page)


@trip_tool
async def set_reminders(
    act: Act,
    kind: Reminder,
    on: bool,
    party: Annotated[str | None, Field(description="me, my_family, or left out for everybody")] = None,
) -> Reply:
    """Turn a kind of reminder off or on: "no morning brief please"."""
    return await service.set_reminders(act, kind, on, party)


FUNCTIONS = (report_status, set_reminders, show_alerts)
