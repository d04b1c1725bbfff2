"""One turn: an incoming message handled to its end, in one transaction, one trip at a time."""

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from typing import Any

import structlog

from agents.context import Call
from bot import manners
from bot.bridging.gathering import gather_answer
from bot.bridging.speaking import shared
from bot.bridging.words import bridge_word
from bot.courier import Courier
from bot.deciding import Decider
from bot.gate import MOVES_THE_DAY, Gate
from bot.heard import Heard
from bot.listening import listen
from bot.naming import with_name_asked
from bot.outbox import Outbox
from bot.outdated import with_plan_again
from bot.pressure import Pressure
from bot.progress import Progress, key
from bot.questions import keep_question
from bot.screens import asks_for_more, more_of
from bot.signing import signing
from bot.taking_back import bound, tell_those_told
from channels.words import as_called
from storage import inbox
from storage.database import Database
from storage.erasing import erase_asked
from storage.inbox import Incoming
from storage.unit_of_work import Author, SqlUnitOfWork, unit_of_work
from tools.kernel.reply import Reply
from tools.registry import TOOLS
from tools.travel_day.service import refresh_alerts

log = structlog.get_logger()
_MOST_ATTEMPTS = 3
_APOLOGY = "Sorry, something went wrong on my side with that message, and nothing of it was recorded."


class _Overtaken(Exception):  # noqa: N818
    """A message was settled by another process before this one was done with it."""


@dataclass(frozen=True)
class Turns:
    """Handles what came in. `ports` are what use cases find behind `act.port(...)`."""

    database: Database
    outbox: Outbox
    courier: Courier
    decider: Decider
    ports: Mapping[type[Any], Any]
    pressure: Pressure

    async def drain(self, trip_id: str) -> None:
        """Handle a trip's waiting messages in order until none is left."""
        incoming = await self._oldest(trip_id)
        while incoming is not None:
            incoming = await self._handle_or_give_up(incoming)

    async def _oldest(self, trip_id: str) -> Incoming | None:
        return await inbox.oldest(self.database.post, trip_id)

    async def _handle_or_give_up(self, incoming: Incoming) -> Incoming | None:
        """Handle one message and return the next; after a third failure it is set aside with an apology."""
        try:
            async with self.pressure.turn():
                return await self._handle(incoming)
        except _Overtaken:
            log.warning("another process has handled that message", inbox=incoming.id)
            return await self._oldest(incoming.trip_id)
        except Exception:
            log.exception("turn failed", inbox=incoming.id, attempt=incoming.attempts + 1)
            async with self.database.trip(incoming.trip_id) as connection:
                await inbox.count_attempt(connection, incoming.id)
            if incoming.attempts + 1 >= _MOST_ATTEMPTS:
                await self._give_up(incoming)
            return await self._oldest(incoming.trip_id)

    async def _handle(self, incoming: Incoming) -> Incoming | None:
        incoming = replace(incoming, text=as_called(incoming.text))
        async with self._unit(incoming) as unit:
            heard = await listen(unit, incoming, self.ports, self.decider.paid)
            gate = Gate(heard.act, TOOLS, unit.savepoint, signing(unit, incoming.at))
            asked = heard.act.mentioned or not heard.act.group
            words, slow = await self._decide(unit, heard, gate, asked)
            if heard.correction.words and not gate.replies:
                gate.replies.append(Reply(heard.correction.words))
            if MOVES_THE_DAY.intersection(gate.done):
                await refresh_alerts(heard.act)
            reply = bound(manners.compose(gate.replies or ([words] if asked else []), asked), incoming.id)
            if _shown_to_others(incoming, asked, gate):
                reply = Reply("", notices=reply.notices)
            reply = await with_name_asked(heard.act, incoming, reply, gate.done)
            reply = await with_plan_again(heard.act, reply, gate.done)
            if slow:
                reply = replace(reply, replaces=key(incoming))
            await keep_question(unit, incoming, gate.questions)
            lines = [said.short for said in gate.replies]
            reply = await shared(heard.act, incoming, reply, gate.done, lines)
            await gather_answer(unit, incoming, reply, gate.done, asked, lines)
            chats = await self.outbox.answer(unit, incoming, reply)
            if "undo" in gate.done or heard.correction.what:
                chats |= await tell_those_told(unit, self.outbox, incoming, heard.act.speaker.name)
            following = await self._finish(unit, incoming, "done")
        self.courier.send_soon(chats)
        if "forget_me" in gate.done:
            await self.courier.idle()
            await erase_asked(self.database)
            return await self._oldest(incoming.trip_id)
        return following

    async def _decide(self, unit: SqlUnitOfWork, heard: Heard, gate: Gate, asked: bool) -> tuple[Reply, bool]:
        """Have done what is asked; returns the words, and whether people were told to wait."""
        if heard.beyond is not None:
            return heard.beyond, False
        if heard.doubt is not None:
            gate.questions.append(heard.doubt)
            return Reply(heard.doubt.text, buttons=heard.doubt.choices), False
        if heard.correction.why_not:
            gate.replies.append(Reply(heard.correction.why_not))
            return Reply(""), False
        if not asked:
            return await self.decider.decide(heard, gate), False
        rest = None
        if asks_for_more(heard.incoming):  # who asks for something else gets no connection to think with
            rest = await more_of(await unit.connection(), heard.incoming, heard.act.speaker.role)
        if rest is not None:
            if heard.question is not None:  # it was no answer: what was asked stays open
                gate.questions.append(heard.question)
            if isinstance(rest, Call):
                await gate.perform(rest)
            else:
                gate.tell(rest)
            return Reply(""), False
        word = await bridge_word(unit, heard.act, heard.incoming.channel)
        if word is not None:
            return word, False
        progress = Progress(self.database, self.outbox, self.courier)
        async with progress.telling(heard.incoming) as told:
            words = await self.decider.decide(heard, gate)
        return words, bool(told)

    async def _give_up(self, incoming: Incoming) -> None:
        async with self._unit(incoming) as unit:
            asked = incoming.mention or incoming.kind == "direct"
            chats = await self.outbox.answer(unit, incoming, Reply(_APOLOGY if asked else ""))
            await self._finish(unit, incoming, "failed")
        self.courier.send_soon(chats)

    async def _finish(self, unit: SqlUnitOfWork, incoming: Incoming, status: str) -> Incoming | None:
        """Settle a message with all that came of it; returns the next."""
        settled = await inbox.settle_next(await unit.connection(), incoming, status)
        if settled is None:  # the lease was lost meanwhile: what another process did counts
            raise _Overtaken
        await unit.commit()
        return settled.following

    def _unit(self, incoming: Incoming) -> AbstractAsyncContextManager[SqlUnitOfWork]:
        author = Author(incoming.id, incoming.at, incoming.account_id, incoming.sender_name)
        return unit_of_work(self.database, incoming.trip_id, author)


def _shown_to_others(incoming: Incoming, asked: bool, gate: Gate) -> bool:
    """Whether a position needs no word: a shared way goes on, or people show each other where they are."""
    return incoming.location is not None and (bool(incoming.edits) or not (asked or gate.done))
