"""Which button was pressed: by the platform's own means, by its label, or by its number."""

from dataclasses import dataclass

from agents.context import Call
from bot.gate import Question
from storage import lookback
from storage.database import Connection
from storage.inbox import Incoming
from storage.outbox import Waiting
from tools.kernel.act import Act
from tools.polls.model import Ballot, Poll, PollStatus

_MOST_DIGITS, _MOST_ASKED = 2, 6
NO_VOTE = "no vote"


@dataclass(frozen=True)
class Pressed:
    """A button's label, and the call it makes (None: the label is read as if it had been said)."""

    label: str
    call: Call | None = None


async def pressed_in(connection: Connection, incoming: Incoming) -> Pressed | None:
    """Return the button an event presses, None when it presses none.

    In a direct chat the bare number of a choice is as good as its button: SMS has nothing else.
    """
    if incoming.event == "ballot":
        return await _ballot(connection, incoming)
    if incoming.press is not None:
        row = await _asked_by(connection, incoming, incoming.press)
        return _pressed(row, incoming.press)
    number = _number(incoming)
    if number is None:
        return None
    row = await lookback.with_buttons(connection, incoming.channel, incoming.chat)
    if row is None or not 1 <= number <= len(row.buttons):
        return None
    return _pressed(row, row.buttons[number - 1])


async def _ballot(connection: Connection, incoming: Incoming) -> Pressed | None:
    """Return what makes a voter's ballot say what it says in the platform's own poll, and no more."""
    row = await _asked_by(connection, incoming, "")
    paper = row.card.get("paper") if row is not None else None
    if row is None or paper is None:
        return None
    labels = incoming.press.split("\n") if incoming.press else []
    marked = [row.presses[label]["args"]["option"] for label in labels if label in row.presses]
    alone = paper["multiple"] or not marked
    args = {"option": NO_VOTE, "also": marked} if alone else {"option": marked[0]}
    return Pressed(incoming.press or incoming.text, Call(name="vote", args={**args, "poll": paper["poll"]}))


def _number(incoming: Incoming) -> int | None:
    """Return the bare number a direct message is."""
    said = incoming.text.strip().rstrip(".)")
    bare = incoming.press is None and said.isdecimal() and len(said) <= _MOST_DIGITS
    return int(said) if bare and incoming.kind == "direct" else None


async def which_poll(
    connection: Connection, act: Act, incoming: Incoming, pressed: Pressed | None, asked: bool
) -> Pressed | Question | None:
    """Return what a bare number presses where several polls are open: `pressed` unless it is a poll's.

    One poll that the speaker has no ballot in yet is meant; of several, they are asked which. While they are
    (`asked`), their number answers that; once they have answered, it is for a poll again.
    """
    number = _number(incoming)
    if asked or number is None or pressed is None or not await _is_vote(act, pressed):
        return pressed
    waiting = await _unanswered(act)
    rows = await lookback.last_with_buttons(connection, incoming.channel, incoming.chat, _MOST_ASKED)
    meant: dict[str, Pressed] = {}
    for row in rows:
        found = _pressed(row, row.buttons[number - 1]) if number <= len(row.buttons) else None
        poll = waiting.get(str(found.call.args.get("poll"))) if found and found.call else None
        if found is not None and poll is not None:
            meant.setdefault(f"{poll.question} {found.label}", found)
    if len(meant) < 2:
        return next(iter(meant.values()), pressed)
    answers = {choice: found.call.args for choice, found in meant.items() if found.call}
    return Question(f"Which one is your “{number}” for?", tuple(meant), Call(name="vote"), answers)


async def _is_vote(act: Act, pressed: Pressed) -> bool:
    """Whether a choice is a poll's, or was one of those we asked about two polls with."""
    if pressed.call is not None:
        return pressed.call.name == "vote"
    return any(pressed.label.startswith(f"{poll.question} ") for poll in await act.uow.of(Poll).all())


async def _unanswered(act: Act) -> dict[str, Poll]:
    """Return the open polls by id in which the speaker, or their family, has no ballot."""
    mine = {act.speaker.member_id, act.speaker.family_id}
    done = {ballot.poll_id for ballot in await act.uow.of(Ballot).all() if ballot.voter.id in mine}
    polls = await act.uow.of(Poll).all()
    return {poll.id: poll for poll in polls if poll.status is PollStatus.OPEN and poll.id not in done}


async def _asked_by(connection: Connection, incoming: Incoming, label: str) -> Waiting | None:
    """Return the bot's message whose button it was: the one named, else the chat's newest that has it."""
    if incoming.pressed is not None:
        row = await lookback.find(connection, incoming.channel, incoming.pressed)
        return row if row is not None and row.chat == incoming.chat else None
    return await lookback.with_button(connection, incoming.channel, incoming.chat, label)


def _pressed(row: Waiting | None, label: str) -> Pressed:
    act = row.presses.get(label) if row is not None else None
    return Pressed(label, None if act is None else Call(name=act["tool"], args=act["args"]))
