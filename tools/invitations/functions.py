"""The tools of joining and linking."""

from typing import Annotated

from pydantic import Field

from tools.functions import trip_tool
from tools.invitations import service
from tools.kernel.act import Act
from tools.kernel.reply import Reply


@trip_tool
async def invite(
    act: Act,
    family: Annotated[
        str | None, Field(description="surname; left out: the speaker's; `chat`: a group chat")
    ] = None,
) -> Reply:
    """Make an invitation with link and code: "invite the Lees"."""
    return await service.invite(act, family)


@trip_tool
async def show_invitations(act: Act) -> Reply:
    """List the open invitations."""
    return await service.show_invitations(act)


@trip_tool
async def revoke_invitation(act: Act, which: str) -> Reply:
    """End an invitation, by its code or the code's last letters."""
    return await service.revoke_invitation(act, which)


@trip_tool
async def join_trip(act: Act, code: str, name: str | None = None, agrees: bool | None = None) -> Reply:
    """Join a trip by an invitation's code."""
    return await service.join_trip(act, code, name, agrees)


@trip_tool
async def link_channel(act: Act, code: str | None = None) -> Reply:
    """Be known on another platform too, by a one-time code."""
    return await service.link_channel(act, code)


@trip_tool
async def unlink_channel(act: Act, channel: str) -> Reply:
    """Be known on a platform no more."""
    return await service.unlink_channel(act, channel)


@trip_tool
async def set_channel(act: Act, channel: str, alerts: bool = False) -> Reply:
    """Choose the platform for messages, or for alerts: "send my alerts by sms"."""
    return await service.set_channel(act, channel, alerts)


FUNCTIONS = (
    invite,
    join_trip,
    link_channel,
    revoke_invitation,
    set_channel,
    show_invitations,
    unlink_channel,
)
