"""Taking back, and help: what belongs to no other room."""

from tools.functions import trip_tool
from tools.history import service
from tools.kernel.act import Act
from tools.kernel.reply import Reply


@trip_tool
async def undo(act: Act) -> Reply:
    """Take back the speaker's last act ("oops undo that"). Not for correcting a detail."""
    return await service.undo(act)


@trip_tool
async def show_help(act: Act, about: str | None = None) -> Reply:
    """Say what Pathfinder can do, or how to do one thing (`about`)."""
    return service.show_help(about)


FUNCTIONS = (show_help, undo)
