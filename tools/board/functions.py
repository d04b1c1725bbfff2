"""The tools of the live board."""

from tools.board import service
from tools.functions import trip_tool
from tools.kernel.act import Act
from tools.kernel.reply import Reply


@trip_tool
async def show_board(act: Act) -> Reply:
    """Give the speaker's own link to the live board: map, today, votes, balances, bookings on one page."""
    return await service.show_board(act)


@trip_tool
async def revoke_board(act: Act) -> Reply:
    """End the speaker's links to the live board."""
    return await service.revoke_board(act)


FUNCTIONS = (revoke_board, show_board)
