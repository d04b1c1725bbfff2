"""The tools of wishes and habits."""

from typing import Annotated, Literal

from pydantic import Field

from tools.functions import trip_tool
from tools.kernel.act import Act
from tools.kernel.reply import Reply
from tools.preferences import service

PartyName = Annotated[str, Field(description="me, my_family, all, family:NAME or member:NAME")]
Kind = Literal["like", "dislike", "must", "avoid", "diet", "pace", "lodging", "access"]
Clock = Annotated[str | None, Field(description="HH:MM")]


@trip_tool
async def record_preference(
    act: Act,
    party: PartyName,
    kind: Kind,
    what: Annotated[str, Field(description="a few words: museums, dinosaur tracks")],
    weight: Annotated[
        int | None, Field(description="-2..2, only when strength was said", ge=-2, le=2)
    ] = None,
) -> Reply:
    """Keep a wish or a dislike: "the kids hate museums"."""
    return await service.record_preference(act, party, kind, what, weight)


@trip_tool
async def forget_preference(act: Act, what: str, party: PartyName = "me") -> Reply:
    """Let a wish go: "scrap the sushi thing"."""
    return await service.forget_preference(act, party, what)


@trip_tool
async def set_quiet_hours(
    act: Act, party: PartyName | None = None, start: Clock = None, end: Clock = None
) -> Reply:
    """Set when no messages are wanted: "quiet hours 10pm to 7am"; without times they are lifted."""
    return await service.set_quiet_hours(act, party, start, end)


@trip_tool
async def show_fairness(act: Act) -> Reply:
    """Say whose wishes the plan meets, whose votes won, and who drives for others' sake."""
    return await service.show_fairness(act)


FUNCTIONS = (record_preference, forget_preference, set_quiet_hours, show_fairness)
