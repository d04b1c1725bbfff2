"""The poll tools both language engines see (catalogue: pathfinder.tools/1)."""

from tools.functions import trip_tool
from tools.kernel.act import Act
from tools.kernel.reply import Reply
from tools.polls import service
from tools.polls.model import Franchise, Method


@trip_tool
async def create_poll(
    act: Act,
    question: str,
    options: list[str],
    closes_at: str | None = None,
    franchise: Franchise = Franchise.FAMILY,
    method: Method = Method.SINGLE,
) -> Reply:
    """Open a vote among the families: the question, two or more options, when it closes if that was said.

    franchise says who has a vote: family (one each, the default), adult or person. method: single choice
    (the default), multiple, or ranked.
    """
    return await service.create_poll(act, question, options, closes_at, franchise, method)


@trip_tool
async def vote(
    act: Act, option: str, poll: str | None = None, party: str | None = None, also: list[str] | None = None
) -> Reply:
    """Vote for an option of an open poll, or change the vote; party when it is not the speaker's own.

    also: further choices, in order, only where a poll takes several.
    """
    return await service.vote(act, option, poll, party, also or ())


@trip_tool
async def close_poll(act: Act, poll: str | None = None, winner: str | None = None) -> Reply:
    """Close an open poll and announce the result; winner only to break a tie."""
    return await service.close_poll(act, poll, winner)


@trip_tool
async def show_poll(act: Act, poll: str | None = None) -> Reply:
    """Say how a vote stands or how it ended."""
    return await service.show_poll(act, poll)


FUNCTIONS = (close_poll, create_poll, show_poll, vote)
