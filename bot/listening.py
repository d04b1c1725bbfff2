"""What a turn begins with: who speaks, what was open, what is pressed, and what words are read with."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from agents.telling import context_for
from bot import allowance
from bot.budgeting import spender_of
from bot.commands.table import parse
from bot.correcting import corrected
from bot.door import RULE
from bot.gate import Question
from bot.heard import Heard, needs_context
from bot.identity import speaker_of
from bot.local_clock import by_local_clock
from bot.meant_undo import meant_undo
from bot.naming import name_told
from bot.pressing import pressed_in, which_poll
from bot.questions import as_question
from storage import inbox
from storage.dialogues import OpenQuestion
from storage.erasing import SqlErasure
from storage.hearing import hear
from storage.history import SqlHistory
from storage.inbox import Incoming
from storage.journal import SqlAuditTrail
from storage.minutes import SqlMinutes
from storage.unit_of_work import Author, SqlUnitOfWork
from tools.admin.service import Erasure
from tools.history.service import read_question
from tools.kernel.act import Act, Speaker
from tools.kernel.audit import AuditTrail
from tools.kernel.minutes import Minutes
from tools.kernel.reply import Attachment
from tools.kernel.undo import History
from tools.proposals.service import answer_word

Ports = Mapping[type[Any], Any]
_RECENT_LINES = 6


async def listen(unit: SqlUnitOfWork, incoming: Incoming, ports: Ports, paid: bool) -> Heard:
    """Find out who speaks and what was open; committed where words are thought about.

    `paid`: a provider's models think, so who pays for it is looked up.
    """
    before = await hear(unit, incoming, allowance.CALLS, allowance.UPLOADS)
    speaker = await speaker_of(unit, incoming)
    unit.author = Author(incoming.id, incoming.at, speaker.account_id, speaker.name)
    act = _act(unit, incoming, speaker, ports, await by_local_clock(unit, incoming, speaker))
    heard = await _read(unit, Heard(incoming, act, as_question(before.question), None), before.question)
    heard.beyond = allowance.exceeded(incoming, before.calls, before.uploads)
    if needs_context(incoming):
        await _tell(unit, heard, before.question, paid)
        await unit.commit()  # thinking may take long, and holds no transaction
    return heard


def _act(unit: SqlUnitOfWork, incoming: Incoming, speaker: Speaker, ports: Ports, now: datetime) -> Act:
    return Act(
        uow=unit,
        speaker=speaker,
        now=now,
        message=incoming.message_id,
        said=incoming.text,
        group=incoming.kind == "group",
        mentioned=_is_for_bot(incoming),
        files=tuple(Attachment(**file) for file in incoming.files),
        ports={
            **ports,
            AuditTrail: SqlAuditTrail(unit),
            Erasure: SqlErasure(unit),
            History: SqlHistory(unit),
            Minutes: SqlMinutes(unit),
        },
    )


async def _read(unit: SqlUnitOfWork, heard: Heard, question: OpenQuestion | None) -> Heard:
    """Read what is pressed, corrected, or answered in a word."""
    incoming, act, connection = heard.incoming, heard.act, await unit.connection()
    pressed = await pressed_in(connection, incoming)
    heard.correction = await corrected(unit, incoming, act.speaker.account_id)
    meant = await which_poll(connection, act, incoming, pressed, question is not None)
    if isinstance(meant, Question):
        heard.pressed, heard.doubt = pressed, meant
    else:
        heard.pressed = meant
    if pressed is None and parse(incoming.text) is None:
        asked_for = read_question(incoming.text) if act.mentioned else None
        heard.answer = (
            asked_for
            or await answer_word(act, incoming.text)
            or await meant_undo(unit, incoming, act.speaker.account_id)
        )
        heard.name = await name_told(act, incoming.text)
    return heard


async def _tell(unit: SqlUnitOfWork, heard: Heard, question: OpenQuestion | None, paid: bool) -> None:
    """Give words the trip and what was said lately, to be understood with."""
    incoming, act = heard.incoming, heard.act
    connection = await unit.connection()
    lines = await inbox.said_in(connection, incoming.channel, incoming.chat, _RECENT_LINES + 1)
    said = [line for line in lines if line.id < incoming.id and line.event != RULE]
    recent = tuple((line.sender_name, line.text) for line in said)
    own = tuple(line.text for line in said if line.account_id == incoming.account_id)
    heard.context = await context_for(act, question.asked if question else None, recent, own)
    if paid and act.mentioned:
        heard.spender = await spender_of(act)


def _is_for_bot(incoming: Incoming) -> bool:
    pressed = incoming.press is not None
    return incoming.mention or pressed or incoming.kind == "direct" or incoming.event == "arrived"
