"""What was asked back, kept until its answer comes; then what else was to be asked."""

from collections.abc import Mapping, Sequence
from typing import Any

from agents.context import Call
from bot.gate import LEAVE, Gate, Question, answered
from storage import dialogues
from storage.dialogues import OpenQuestion
from storage.inbox import Incoming
from storage.unit_of_work import SqlUnitOfWork


async def keep_question(unit: SqlUnitOfWork, incoming: Incoming, questions: Sequence[Question]) -> None:
    """Keep the first question asked back, and what else waits for it; one is asked at a time."""
    if not questions:
        return
    first = questions[0]
    pending = tuple(_kept(one) for one in questions)
    open_question = OpenQuestion(first.text, first.choices, pending)
    where = (incoming.channel, incoming.chat, incoming.account_id)
    await dialogues.ask(await unit.connection(), unit.trip_id, where, open_question, incoming.at)


def as_question(found: OpenQuestion | None) -> Question | None:
    """Return an open question as it was asked, with what its answers do."""
    if found is None or not found.pending:
        return None
    first, *rest = found.pending
    later = tuple(_asked(one, one["text"], tuple(one["choices"])) for one in rest)
    return _asked(first, found.asked, found.choices, later)


async def go_on(question: Question, answer: str, gate: Gate) -> None:
    """Do what waited for a question that is answered now; where the same was asked, the answer holds."""
    for later in question.rest:
        same = (later.text, later.choices) == (question.text, question.choices)
        call = answered(later, answer) if same and LEAVE not in later.choices else None
        if call is None and LEAVE in later.choices:
            gate.tell(gate.ask(later))
        else:
            await gate.perform(call or later.call)


def _asked(
    pending: Mapping[str, Any], text: str, choices: tuple[str, ...], rest: tuple[Question, ...] = ()
) -> Question:
    return Question(text, choices, Call.model_validate(pending), pending.get("answers", {}), rest)


def _kept(question: Question) -> dict[str, Any]:
    answers = {choice: dict(arguments) for choice, arguments in question.answers.items()}
    told = {"text": question.text, "choices": list(question.choices), "answers": answers}
    return {**question.call.model_dump(mode="json"), **told}
