"""Taking back, the record, and help: what belongs to no other room."""

from tools.functions import trip_tool
from tools.history import service
from tools.kernel.act import Act
from tools.kernel.reply import Reply
from tools.trips.service import show_trip


@trip_tool
async def undo(act: Act, which: str | None = None, turn: int | None = None, who: str | None = None) -> Reply:
    """Take back the speaker's last act ("oops undo that"). Not for correcting a detail.

    which: a number of show_history, or "all" of the last hour, only when that was said.
    """
    return await service.undo(act, which, turn, who)


@trip_tool
async def show_history(act: Act, who: str | None = None) -> Reply:
    """Show what the speaker did that can be taken back, numbered; who: somebody else, for admins."""
    return await service.show_history(act, who)


@trip_tool
async def show_decisions(act: Act, about: str | None = None) -> Reply:
    """Say what is decided, by whom, when and in which words, and what is open; about: of one thing."""
    found = await service.recalled(act, about) if about else ""
    if found:
        return Reply(found)
    reply = await show_trip(act, "decisions")
    return Reply(f"Nothing I know of is about “{about}”.\n{reply.text}") if about else reply


@trip_tool
async def catch_up(act: Act, since: str | None = None) -> Reply:
    """Tell what was said and decided since the speaker last wrote, or since a day ("what did I miss?")."""
    return await service.catch_up(act, since)


@trip_tool
async def who_said(act: Act, what: str, who: str | None = None) -> Reply:
    """Say who wanted, said or did something, and when ("who wanted sushi?", "who booked the inn?").

    who: only what that person said or did.
    """
    return await service.who_said(act, what, who)


@trip_tool
async def show_help(act: Act, about: str | None = None) -> Reply:
    """Say what Pathfinder can do, or how to do one thing (`about`)."""
    return service.show_help(about)


FUNCTIONS = (catch_up, show_decisions, show_help, show_history, undo, who_said)
