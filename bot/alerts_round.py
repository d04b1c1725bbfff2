"""One trip's due alerts of a moment: each goes its way, and all are written down at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

import structlog

from bot.outbox import Chat, Outbox
from storage.conversations import Conversation
from storage.unit_of_work import SqlUnitOfWork
from tools.families.model import Member
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.reply import Notice, Reply
from tools.kernel.words import joined
from tools.travel_day.kinds import BREAK, DEPARTURE, EVENING, answers_to
from tools.travel_day.model import Alert
from tools.travel_day.service import (
    listeners,
    next_way,
    said_in_group,
    sent_as,
    theirs_only,
    undelivered,
    unheard,
)

log = structlog.get_logger()
_Waiting = tuple[Alert, Conversation, Notice, datetime]
_Told = tuple[tuple[str, ...], Conversation, Notice, datetime]  # of the alerts with these ids
_SEVERAL = (EVENING, DEPARTURE, BREAK)  # what a group is told of several families in one message


@dataclass
class Round:
    """What one trip is told now. `moving`: families on the road; `chats` have something to send."""

    unit: SqlUnitOfWork
    act: Act
    outbox: Outbox
    roster: Roster
    moving: frozenset[str]
    chats: set[Chat] = field(default_factory=set)
    _waiting: list[_Waiting] = field(default_factory=list)
    _ways: dict[tuple[str, ...], Mapping[str, Conversation]] = field(default_factory=dict)

    async def tell(self, due: Alert, reply: Reply) -> None:
        """Take an alert for the first way that was not tried in vain; without one it has failed."""
        alert = replace(due, at=due.at.astimezone(self.act.now.tzinfo))  # kept in UTC, told in local time
        notices = tuple(notice for notice in reply.notices if notice.to != alert.to)
        await self.announce(Reply("", notices=notices), alert)
        if not reply.text:
            return
        in_group = said_in_group(self.roster, replace(alert, text=reply.text))
        people = await listeners(self.act, self.roster, alert, self._family(alert) in self.moving)
        ways = await self._ways_to(people, group=in_group is not None)
        way = next_way(tuple(ways), alert.tried)
        if way is None and in_group is None and not alert.tried:
            await unheard(self.act, alert.id)  # only for their own car, and nobody in it has a chat with us
        elif way is None:
            log.warning("nowhere to send an alert", trip=self.unit.trip_id, alert=alert.id)
            await undelivered(self.act, alert.id, None)
        else:
            there = ways[way]
            text, presses = reply.text, reply.presses
            if there.kind == "group" and in_group:
                text, presses = in_group, theirs_only(reply.presses, self._family(alert))
            notice = Notice(text, alert.to, reply.buttons, presses, attachments=reply.attachments)
            self._waiting.append((alert, there, notice, alert.at))

    async def announce(self, reply: Reply, alert: Alert) -> None:
        """Write down what came of an alert, where it belongs, and its notices to others.

        Who is told in the group has been told: a notice to the group beside a message to it is left out.
        """
        said = Notice(reply.text, alert.to, reply.buttons, reply.presses)
        notices = [said, *(n for n in reply.notices if n.to != alert.to or not reply.text)]
        if any(notice.text for notice in notices):
            await self.write()  # what was told before comes first
        for notice in notices:
            if notice.text:
                self.chats |= await self.outbox.announce(self.unit, notice, alert.at, alert=True)

    async def write(self) -> None:
        """Write down what waits, and which message each alert became."""
        waiting, self._waiting = in_one(self._waiting), []
        told = [(there, notice, at) for _, there, notice, at in waiting]
        numbers, chats = await self.outbox.announce_all(self.unit, told)
        self.chats |= chats
        pairs = zip(waiting, numbers, strict=True)
        await sent_as(self.act, {alert: number for (ids, *_), number in pairs for alert in ids})

    async def _ways_to(self, people: Sequence[Member], group: bool) -> Mapping[str, Conversation]:
        """Return the ways to these people, asked for once."""
        key = (*(member.id for member in people), "group" if group else "")
        if key not in self._ways:
            self._ways[key] = await self.outbox.ways(self.unit, people, group=group)
        return self._ways[key]

    def _family(self, alert: Alert) -> str:
        family = self.roster.family_of(alert.to) if alert.to else None
        return family.name if family else ""


def in_one(waiting: Sequence[_Waiting]) -> list[_Told]:
    """Return what is told a chat: in a group, words of one kind for several families as one message.

    Its buttons are then everybody's: who presses speaks for their own family.
    """
    found: dict[tuple[str, ...], list[_Waiting]] = {}
    for one in waiting:
        alert, there, _, _ = one
        together = there.kind == "group" and alert.kind in _SEVERAL
        found.setdefault((there.channel, there.chat, alert.kind if together else alert.id), []).append(one)
    return [_joined(several) for several in found.values()]


def _joined(several: Sequence[_Waiting]) -> _Told:
    (first, there, notice, at), ids = several[0], tuple(alert.id for alert, *_ in several)
    if len(several) == 1:
        return ids, there, notice, at
    lines: dict[str, list[str]] = {}
    for _, _, told, _ in several:
        name, _, words = told.text.partition(": ")
        lines.setdefault(words, []).append(name)
    text = "\n".join(f"{joined(names)}: {words}" for words, names in lines.items())
    return ids, there, replace(notice, text=text, to=None, presses=answers_to(first.kind)), at
