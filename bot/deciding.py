"""What a message asks for: a button, a command, a driver's word, or words for the language engine."""

import re
from contextlib import nullcontext
from dataclasses import dataclass, field, replace

from langchain_core.messages import AIMessage, HumanMessage

from agents.context import Call
from agents.graph import TurnGraph
from agents.offline.engine import OfflineEngine
from bot.budgeting import budget_notices
from bot.commands.table import COMMANDS, parse
from bot.gate import LEAVE, Gate, answered, declined
from bot.heard import Heard
from bot.manners import GREETING, LONGEST_READ, small_talk
from bot.naming import name_answered
from bot.offering import proposed, read_aloud
from bot.pressure import Pressure
from bot.questions import go_on
from bot.structured import code_call, driver_word, of_files, set_phrase
from bot.wary import LEFT, in_words
from tools.board.words import is_board
from tools.kernel.reply import Reply
from tools.travel_day.service import carrier_word, reminder_words

_SILENCE = Reply("")
_TOO_LONG = Reply(
    f"That is more than I read at once ({LONGEST_READ:,} characters). Nothing was recorded; "
    "please send the part that matters."
)
_NO_ANSWER = Reply(
    "Good to have you here. That word belongs to your carrier; answer me by number, or in other words."
)
_NOTHING_SAID = Reply("There was nothing to read in that. Say “help” to see what I can do.")
# Buttons the rooms' replies carry, and what pressing them means.
_BUTTONS = {
    "looks good": Call(name="accept_itinerary"),
    "pdf": Call(name="make_pdf", args={"scope": "group"}),
    "undo": Call(name="undo"),
}


_NAMED = re.compile(r"@pathfinder\w*", re.IGNORECASE)


def _offered(heard: Heard) -> Call | None:
    """Return what the words do that we offer with a plan (“looks good”), said to us: as the button does."""
    words = _NAMED.sub("", heard.incoming.text).strip(" ,:!.\n").casefold()
    return _BUTTONS["looks good"] if heard.act.mentioned and words == "looks good" else None


# Called by name, in no words.
_CALLED_ONLY = re.compile(r"[\s,:!.]*(?:@pathfinder\w*)?[\s,:!.]*", re.IGNORECASE)


@dataclass(frozen=True)
class Decider:
    """Finds a message's meaning and has it done through the gate."""

    graph: TurnGraph
    language: OfflineEngine
    paid: bool = False  # whether a provider's model may think
    pressure: Pressure = field(default_factory=Pressure)

    async def decide(self, heard: Heard, gate: Gate) -> Reply:
        """Have done what the message asks; returns the words to say when no tool spoke."""
        incoming = heard.incoming
        if incoming.event in ("arrived", "left"):
            return GREETING if incoming.event == "arrived" else _SILENCE
        if incoming.files and _CALLED_ONLY.fullmatch(incoming.text):
            if heard.act.mentioned:
                await gate.perform(of_files(incoming))
            return _SILENCE
        if incoming.press is None and incoming.location is None and not incoming.text.strip():
            return _SILENCE if heard.act.group else _NOTHING_SAID
        if len(incoming.text) > LONGEST_READ:
            return _TOO_LONG if heard.act.mentioned else _SILENCE
        if incoming.channel == "sms" and (word := carrier_word(incoming.text)):
            return await _carrier(word, gate)
        said = heard.pressed.label if heard.pressed is not None else incoming.text
        asked = heard.question is not None and declined(heard.question, said)
        if asked or (heard.pressed is not None and said == LEAVE):
            gate.tell(LEFT)
            if heard.question is not None and asked:
                await go_on(heard.question, said, gate)
            return _SILENCE
        if heard.question is not None and incoming.location is None:
            call = name_answered(heard.question, said) or answered(heard.question, said)
            if call is not None:
                await gate.perform(call)
                await go_on(heard.question, said, gate)
                return _SILENCE
        call = self._plain(heard)
        if call is not None:
            await gate.perform(call)
            return _SILENCE
        command = parse(incoming.text) if heard.pressed is None else None
        if command is not None:
            return await self._command(heard, gate, *command)
        return await self._words(heard, gate)

    def _plain(self, heard: Heard) -> Call | None:
        """Return the call of a structured message: a button, a shared position, a set phrase."""
        incoming = heard.incoming
        if incoming.location is not None:
            lat, lon = incoming.location
            return Call(name="report_status", args={"kind": "location", "lat": lat, "lon": lon})
        said = heard.pressed.label if heard.pressed is not None else incoming.text
        if heard.pressed is None and heard.act.mentioned and is_board(said):
            return Call(name="show_board")
        if heard.pressed is None and heard.act.mentioned and (asked := reminder_words(said)):
            return Call(name=asked[0], args=asked[1])
        if heard.pressed is None:
            found = code_call(incoming.text) or heard.name or set_phrase(heard) or driver_word(heard)
            return found or _offered(heard)
        if heard.pressed.call is not None:
            return heard.pressed.call
        if any(said in poll.options for poll in heard.context.polls):
            return Call(name="vote", args={"option": said})
        return _BUTTONS.get(said.casefold())

    async def _command(self, heard: Heard, gate: Gate, name: str, rest: str) -> Reply:
        command = COMMANDS.get(name)
        if command is None:
            return Reply(f"I don't know /{name}. /help shows what I can do.")
        if command.call is not None:
            await gate.perform(command.call(rest))
            return _SILENCE
        read = command.read(rest, heard.act.now) if command.read is not None else None
        if read is not None:
            await gate.perform(read)
            return _SILENCE
        if not rest and command.tool.startswith(("show_", "make_")):
            await gate.perform(Call(name=command.tool))
            return _SILENCE
        found = self.language.understand(rest, True, heard.context, direct=True, tool=command.tool)
        if not rest or not found.calls:
            return Reply(found.ask or f"Say it like this: {command.hint}")
        for call in found.calls:
            await gate.perform(call)
        return _SILENCE

    async def _words(self, heard: Heard, gate: Gate) -> Reply:
        """Let the language engine read the message."""
        text = heard.pressed.label if heard.pressed is not None else heard.incoming.text
        given: dict[str, object] = {
            "perform": in_words(gate, text, self.paid),
            "context": heard.context,
            "mention": heard.act.mentioned,
            "direct": not heard.act.group,
            "spender": heard.spender,
        }
        async with self.pressure.thinking() if self.paid else nullcontext():
            result = await self.graph.ainvoke(
                {"messages": [HumanMessage(text)]}, config={"configurable": given}
            )
        notices = await budget_notices(result["messages"], heard.act)
        last = result["messages"][-1]
        if isinstance(last, AIMessage) and _only_help(last):  # nobody is asked whether they want help
            await gate.perform(Call(name="show_help"))
            return _SILENCE
        if not isinstance(last, AIMessage):
            gate.replies += [Reply("", notices=notices)] if notices else []
            return _SILENCE
        gate.questions += proposed(last)
        driving = heard.context.travelling and not heard.act.group
        return replace(read_aloud(last) if last.text else small_talk(text, driving), notices=notices)


def _only_help(answer: AIMessage) -> bool:
    return [call["name"] for call in answer.additional_kwargs.get("maybe", ())] == ["show_help"]


async def _carrier(word: str, gate: Gate) -> Reply:
    """Return what is said to a word that carriers keep for themselves: it answers no question of ours."""
    if word == "help":
        await gate.perform(Call(name="show_help", args={"about": "driver"}))
        return _SILENCE
    return _NO_ANSWER if word == "in" else _SILENCE
