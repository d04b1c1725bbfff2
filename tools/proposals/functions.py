"""The tools by which proposals are answered (catalogue: pathfinder.tools/1, added)."""

from typing import Annotated

from pydantic import Field

from tools.functions import trip_tool
from tools.kernel.act import Act
from tools.kernel.reply import Reply
from tools.proposals import service

Which = Annotated[str | None, Field(description="the proposal's number or words, when it was said")]


@trip_tool
async def answer_proposal(act: Act, accept: bool, proposal: Which = None, reason: str = "") -> Reply:
    """Accept a proposed change for the speaker's family, or object to it with a reason."""
    return await service.answer_proposal(act, accept, proposal, reason)


@trip_tool
async def withdraw_proposal(act: Act, proposal: Which = None) -> Reply:
    """Withdraw a change the speaker proposed, before it is accepted."""
    return await service.withdraw_proposal(act, proposal)


@trip_tool
async def show_proposals(act: Act) -> Reply:
    """Say which changes are proposed, for whose answer they wait, and how the last ones ended."""
    return await service.show_proposals(act)


@trip_tool
async def set_threshold(act: Act, minutes: int | None = None, amount: str | None = None) -> Reply:
    """Set from how many minutes or how much money on a change that touches others must be proposed."""
    return await service.set_threshold(act, minutes, amount)


FUNCTIONS = (answer_proposal, set_threshold, show_proposals, withdraw_proposal)
