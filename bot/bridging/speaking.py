"""What is said by text for the shared record shows in the group, under the name of who said it."""

from collections.abc import Collection
from dataclasses import replace

from bot.manners import cut
from storage.inbox import Incoming
from tools.kernel.act import Act
from tools.kernel.reply import Notice, Reply
from tools.preferences.courtesy import tell_group
from tools.travel_day.model import Alert, AlertStatus

_LABELS = {"sms": "SMS", "telegram": "Telegram", "teams": "Teams", "web": "web", "console": "direct"}
_LONGEST = 200
# What all share; wishes, limits, budgets and looking things up stay between the person and the bot.
_SHARED = frozenset(
    (
        *("accept_itinerary", "add_expense", "add_family", "add_member", "add_reservation", "add_stop"),
        *("add_vehicle", "cancel_reservation", "change_expense", "change_itinerary", "close_poll"),
        *("record_payment", "refund_expense", "remove_stop", "repeat_expense", "set_presence"),
        *("update_trip", "void_expense", "vote"),
    )
)


async def shared(
    act: Act, incoming: Incoming, reply: Reply, done: Collection[str], lines: Collection[str] = ()
) -> Reply:
    """Return the reply with what the group is told of it, each line under the speaker's name.

    Only of what came by text: who writes elsewhere is in the group too. `lines` are the tools' own short
    lines: those that wait for the end of quiet hours are signed there, not said twice.
    """
    if act.group or act.speaker.member_id is None:
        return reply
    name = f"{act.speaker.name} ({_LABELS.get(incoming.channel, incoming.channel)})"
    told = any(notice.to is None for notice in reply.notices)
    if told and (incoming.channel == "sms" or not done):
        return replace(reply, notices=tuple(_signed(notice, name) for notice in reply.notices))
    if told or incoming.channel != "sms" or await _signed_later(act, lines, name):
        return reply
    if not _SHARED.intersection(done):
        return reply
    words = cut(reply.text.removeprefix("Noted: ").removeprefix("Noted, and kept to myself. "), _LONGEST)
    verb = " voted" if set(done) == {"vote"} else ""
    news = await tell_group(act, Reply("", short=f"{name}{verb}: {words}"))
    return replace(reply, notices=(*reply.notices, *news.notices))


async def _signed_later(act: Act, lines: Collection[str], name: str) -> bool:
    """Whether one of `lines` already waits for the end of the group's quiet hours; it is signed then."""
    wanted = {line for line in lines if line}
    held = await act.uow.of(Alert).all() if wanted else ()
    waits = [a for a in held if a.kind == "news" and a.status is AlertStatus.WAITING and a.text in wanted]
    for alert in waits:
        await act.uow.of(Alert).put(replace(alert, text=f"{name}: {alert.text}"))
    return bool(waits)


def _signed(notice: Notice, name: str) -> Notice:
    return notice if notice.to is not None else replace(notice, text=f"{name}: {notice.text}")
