"""The one gate to the tools: model, command and button all pass here."""

import re
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from dataclasses import dataclass, field, replace
from typing import Any

from langchain_core.tools import BaseTool
from pydantic import ValidationError

from agents.context import Call
from agents.offline.answers import agreement, chosen
from bot.identity import somebody
from bot.manners import compose
from bot.taking_back import bound
from tools.functions import with_act
from tools.kernel import rights
from tools.kernel.act import Act
from tools.kernel.errors import Refusal, Unclear
from tools.kernel.reply import Press, Reply, Then

LEAVE = "No, leave it be"  # the last choice of a question whether something shall be done
# What may change when somebody must be told something.
MOVES_THE_DAY = frozenset(
    (
        "accept_itinerary",
        "cancel_reservation",
        "change_itinerary",
        "plan_itinerary",
        "report_status",
        "undo",
        "update_trip",
    )
)


@dataclass(frozen=True)
class Question:
    """A question a tool asked back, and the call that waits for its answer; `rest` is asked after it."""

    text: str
    choices: tuple[str, ...]
    call: Call
    answers: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)  # choice → arguments
    rest: tuple["Question", ...] = ()


@dataclass
class Gate:
    """Runs one turn's calls. Each stands or falls alone: a refused one leaves no trace, and says why."""

    act: Act
    tools: Mapping[str, BaseTool]
    savepoint: Callable[[str], AbstractAsyncContextManager[None]]
    signed: Callable[[Then], AbstractContextManager[None]]
    replies: list[Reply] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    async def perform(self, call: Call) -> Reply:
        """Run a call for the speaker and return what to say; it is kept in `replies` as well."""
        reply = await self._run(call)
        self.replies.append(reply)
        if reply.then is not None:
            self.replies.append(await self.carry_out(reply.then))
        return reply

    def tell(self, reply: Reply) -> Reply:
        """Say something instead of running a call."""
        self.replies.append(reply)
        return reply

    def ask(self, question: Question) -> Reply:
        """Ask back, one thing at a time: what else is to be asked waits and says nothing yet."""
        waits = bool(self.questions)
        self.questions.append(question)
        if waits:
            return Reply("")
        yes = Press(question.call.name, dict(question.call.args))
        presses = {question.choices[0]: yes} if LEAVE in question.choices else {}
        return Reply(question.text, buttons=question.choices, presses=presses)

    async def carry_out(self, then: Then) -> Reply:
        """Make calls that were agreed to, all or none, with the rights of who proposed them."""
        proposer = await somebody(self.act, then.by, then.name)
        acting = replace(self.act, speaker=proposer, agreed=then.agreed)
        inner = Gate(acting, self.tools, self.savepoint, self.signed)
        with self.signed(then):
            try:
                async with self.savepoint("carry_out"):
                    for press in then.calls:
                        await inner.perform(Call(name=press.tool, args=dict(press.args)))
                    if inner.refused or inner.questions:
                        raise Refusal(" ".join(reply.text for reply in inner.replies if reply.text))
                    if then.record is not None:
                        await self.act.uow.of(type(then.record)).put(then.record)
            except Refusal as refusal:
                return Reply(f"It could not be done, so nothing has changed: {refusal}")
        self.done += inner.done
        return bound(compose(inner.replies, asked=True), then.turn)

    def _heard(self, call: Call) -> bool:
        """Whether a refusal is said: not of a report overheard from somebody whom the trip does not know."""
        stranger = self.act.speaker.family_id is None
        return not (stranger and call.name == "report_status" and self.act.group and not self.act.mentioned)

    async def _run(self, call: Call) -> Reply:
        try:
            rights.check(self.act.speaker, call.name)
            async with self.savepoint(call.name):
                message = await self.tools[call.name].ainvoke(
                    {"type": "tool_call", "id": call.name, "name": call.name, "args": call.args},
                    config=with_act(self.act),
                )
            reply: Reply = message.artifact
            self.done.append(call.name)
        except Unclear as question:
            reply = self.ask(Question(str(question), question.choices, call, question.answers))
        except Refusal as refusal:
            self.refused.append(call.name)
            reply = Reply(str(refusal) if self._heard(call) else "")
        except ValidationError as problem:
            self.refused.append(call.name)
            reply = Reply(_in_words(problem))
        return reply


def _in_words(problem: ValidationError) -> str:
    """Return what was wrong with a call's arguments, for the person who asked."""
    names = sorted({str(error["loc"][0]).replace("_", " ") for error in problem.errors() if error["loc"]})
    return f"I could not make out the {' and the '.join(names) or 'details'}. Could you say it again?"


def answered(question: Question, answer: str) -> Call | None:
    """Return the waiting call with the chosen answer put where the doubt was; None when it is no answer."""
    choice = _choice(question, answer)
    if choice is None or choice == LEAVE:
        return None
    told = question.answers.get(choice)
    if told is not None:
        return Call(name=question.call.name, args={**question.call.args, **told})
    return Call(name=question.call.name, args={k: _put(v, choice) for k, v in question.call.args.items()})


def declined(question: Question, answer: str) -> bool:
    """Whether an answer says that nothing shall be done."""
    return LEAVE in question.choices and _choice(question, answer) == LEAVE


def _choice(question: Question, answer: str) -> str | None:
    """Return the choice an answer means: by name, number or place, or yes and no to what was proposed."""
    if LEAVE in question.choices and (agreed := agreement(answer)) is not None:
        return question.choices[0] if agreed else LEAVE
    return chosen(answer, question.choices)


def _put(value: Any, choice: str) -> Any:
    """Replace `value` by the choice when the choice spells it out ("Springfield" → "Springfield, IL")."""
    if isinstance(value, list):
        return [_put(item, choice) for item in value]
    if not isinstance(value, str) or not value:
        return value
    party = re.match(r"(?:member|family):", value)
    name = value[party.end() :] if party else value
    if re.search(rf"\b{re.escape(name)}\b", choice, re.IGNORECASE):
        return f"{party[0]}{choice}" if party else choice
    return value
