"""The poll tools both language engines see (catalogue: pathfinder.tools/1)."""

from tools.functions import trip_tool
from tools.kernel.act import Act
from tools.kernel.reply import Reply
from tools.polls import service
from tools.polls.model import About, Franchise, Method, Tie


@trip_tool
async def create_poll(
    act: Act,
    question: str,
    options: list[str],
    closes_at: str | None = None,
    franchise: Franchise = Franchise.FAMILY,
    method: Method = Method.SINGLE,
    anonymous: bool = False,
    sit_out: bool = False,
    tie: Tie | None = None,
    about: About | None = None,
) -> Reply:
    """Open a vote among the families: the question, two or more options, when it closes if that was said.

    franchise says who has a vote: family (one each, the default), adult or person. method: single choice
    (the default), multiple, ranked, consent (what somebody vetoes is out) or dates (days people can make).
    anonymous: nobody learns who voted how. sit_out: families may say they would not come along. tie: who
    breaks one (opener, first listed, lot). about: what the winner becomes (stop, dates, booking).
    """
    return await service.create_poll(
        act, question, options, closes_at, franchise, method, anonymous, sit_out, tie, about
    )


@trip_tool
async def vote(
    act: Act,
    option: str,
    poll: str | None = None,
    party: str | None = None,
    also: list[str] | None = None,
    adds: bool = False,
) -> Reply:
    """Vote for an option of an open poll, or change the vote; party when it is not the speaker's own.

    also: further choices, in order, only where a poll takes several. "veto X", "X if need be", "we'd sit
    out" and "none" (takes the vote back) are options as well. adds: the next preference of a ranking.
    """
    return await service.vote(act, option, poll, party, also or (), adds)


@trip_tool
async def close_poll(
    act: Act, poll: str | None = None, winner: str | None = None, cancel: bool = False
) -> Reply:
    """Close an open poll and announce the result; winner only to break a tie; cancel: no result at all."""
    if cancel:
        return await service.cancel_poll(act, poll)
    return await service.close_poll(act, poll, winner)


@trip_tool
async def show_poll(act: Act, poll: str | None = None) -> Reply:
    """Say how a vote stands or how it ended."""
    return await service.show_poll(act, poll)


FUNCTIONS = (close_poll, create_poll, show_poll, vote)
