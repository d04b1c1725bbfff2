"""What was asked back, kept until its answer comes."""

from collections.abc import Mapping
from typing import Any

from agents.context import Call
from bot.gate import Question
from storage import dialogues
from storage.dialogues import OpenQuestion
from storage.inbox import Incoming
from storage.unit_of_work import SqlUnitOfWork


async def keep_question(unit: SqlUnitOfWork, incoming: Incoming, questions: list[Question]) -> None:
    """Keep the first question asked back; one is asked at a time."""
    if not questions:
        return
    first = questions[0]
    pending = {**first.call.model_dump(mode="json"), "answers": _plain(first.answers)}
    open_question = OpenQuestion(first.text, first.choices, (pending,))
    where = (incoming.channel, incoming.chat, incoming.account_id)
    await dialogues.ask(await unit.connection(), unit.trip_id, where, open_question, incoming.at)


def as_question(found: OpenQuestion | None) -> Question | None:
    """Return an open question as it was asked, with what its answers do."""
    if found is None or not found.pending:
        return None
    pending = found.pending[0]
    return Question(found.asked, found.choices, Call.model_validate(pending), pending.get("answers", {}))


def _plain(answers: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    return {choice: dict(arguments) for choice, arguments in answers.items()}
