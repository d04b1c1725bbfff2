"""Telling the group what was said elsewhere, when it may be told."""

from dataclasses import replace

from tools.kernel.act import Act
from tools.kernel.ids import new_id
from tools.kernel.reply import Notice, Reply
from tools.preferences.quiet import quiet_hours
from tools.travel_day.model import Alert


async def tell_group(act: Act, reply: Reply) -> Reply:
    """Return `reply` with its short line for the group, when it answers a direct chat.

    In the group's quiet hours the line waits for their end, as an alert.
    """
    if act.group or not reply.short:
        return reply
    if not (quiet := await quiet_hours(act)) or not quiet.covers(act.now):
        return reply.with_notice(Notice(reply.short))
    await act.uow.of(Alert).put(Alert(new_id(), quiet.after(act.now), None, "news", reply.short))
    return reply


async def told_in_group(act: Act, told: Reply, reply: Reply) -> Reply:
    """Return `reply` with `told`, words and buttons, for the group, when it answers a direct chat.

    In the group's quiet hours its words wait for their end; the buttons can't.
    """
    if act.group:
        return reply
    if await is_quiet(act):
        return await tell_group(act, replace(reply, short=told.text))
    return reply.with_notice(Notice(told.text, buttons=told.buttons, presses=told.presses))


async def is_quiet(act: Act) -> bool:
    """Whether these are the group's quiet hours."""
    quiet = await quiet_hours(act)
    return quiet is not None and quiet.covers(act.now)
