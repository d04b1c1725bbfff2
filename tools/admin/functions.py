"""The tools of those who lead a trip, and of each person about themselves."""

from tools.admin import service
from tools.functions import trip_tool
from tools.kernel.act import Act
from tools.kernel.reply import Reply


@trip_tool
async def lock_trip(act: Act) -> Reply:
    """Lock the trip: only the organizer and admins change it."""
    return await service.set_lock(act, True)


@trip_tool
async def unlock_trip(act: Act) -> Reply:
    """Let every adult change the trip again."""
    return await service.set_lock(act, False)


@trip_tool
async def set_admin(act: Act, name: str, admin: bool = True) -> Reply:
    """Make a person an admin of the trip, or no longer one."""
    return await service.set_admin(act, name, admin)


@trip_tool
async def remove_person(act: Act, name: str, sure: bool | None = None) -> Reply:
    """Take a person or a family off the trip for good (an admin's act)."""
    return await service.remove_person(act, name, sure)


@trip_tool
async def cancel_trip(act: Act, sure: bool | None = None) -> Reply:
    """Cancel the whole trip, after asking."""
    return await service.cancel_trip(act, sure)


@trip_tool
async def broadcast(act: Act, text: str) -> Reply:
    """Tell everybody something, in the group and in their own chats."""
    return await service.broadcast(act, text)


@trip_tool
async def show_audit(act: Act, who: str | None = None) -> Reply:
    """Show who did what."""
    return await service.show_audit(act, who)


@trip_tool
async def show_settings(act: Act) -> Reply:
    """Show what is set for the speaker and the trip."""
    return await service.show_settings(act)


@trip_tool
async def show_usage(act: Act) -> Reply:
    """Show what the language models have cost."""
    return await service.show_usage(act)


@trip_tool
async def forget_me(act: Act, sure: bool | None = None) -> Reply:
    """Erase the speaker from everything that is kept."""
    return await service.forget_me(act, sure)


FUNCTIONS = (
    broadcast,
    cancel_trip,
    forget_me,
    lock_trip,
    remove_person,
    set_admin,
    show_audit,
    show_settings,
    show_usage,
    unlock_trip,
)
