# ruff: noqa: E501  # a pattern reads best on one line
"""Use case: how a vote stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo

from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.reply import Grid, Reply
from tools.polls import wording
from tools.polls.find import find_polls
from tools.polls.franchise import missing
from tools.polls.model import Poll, PollStatus
from tools.polls.paper import paper
from tools.polls.records import ballots_of, is_over, opener
from tools.polls.tally import leaders, tally
from tools.trips.head import local_zone

_MOST = 5  # results of earlier polls told at once


async def show_poll(act: Act, poll: str | None = None) -> Reply:
    """Say how a vote stands: the one named, else all that are open and how the newest of the others ended."""
    every = await act.uow.of(Poll).all()
    if not every:
        return Reply("There has been no vote yet. To open one: “vote: Moab or Page?”")
    running = [p for p in every if p.status is PollStatus.OPEN]
    found = find_polls(running, poll) or (find_polls(every, poll)[-1:] if poll else every[-1:])
    shown = found or running or every[-1:]
    roster, local = await Roster.load(act), await local_zone(act)
    told = [await _told(act, roster, p, local) for p in shown]
    earlier = [] if poll else await _before(act, roster, [p for p in every if p not in shown])
    if _WHO_IS_MISSING.search(act.said) and all(p.status is PollStatus.OPEN for p in shown):
        return Reply("\n".join([await _missing(act, roster, p) for p in shown]))
    text = "\n\n".join(["\n".join((*one.head, *one.lines, *one.tail)) for one in told] + earlier)
    grid = _grid(told[0], earlier) if len(shown) == 1 else None
    if len(shown) == 1 and shown[0].status is PollStatus.OPEN and not is_over(shown[0], act.now):
        return replace(paper(shown[0], text), ballot=None, grid=grid)
    return Reply(text, grid=grid)


_WHO_IS_MISSING = re.compile(
    r"\bwho\b[^.!?]{0,30}\b(?:hasn['’]?t|haven['’]?t|has not|have not|didn['’]?t|not (?:yet )?vot\w+|still (?:has|have|needs?|to)|missing|left to)\b"
    r"|\bwho(?:['’]s| is| are)? (?:still )?(?:missing|outstanding)\b|\b(?:has|have|did) (?:everyone|everybody|we all|all) (?:\w+ )?vot",
    re.IGNORECASE,
)


async def _missing(act: Act, roster: Roster, poll: Poll) -> str:
    """Return who has not voted yet, in a line."""
    waiting = [roster.label(party) for party in missing(roster, poll, await ballots_of(act, poll))]
    if not waiting:
        return f"“{poll.question}”: everybody has voted."
    return f"“{poll.question}”: still to vote: {', '.join(waiting)}."


@dataclass(frozen=True)
class _Told:
    """What is said of one poll: before its options, of each in a line or as a row of a table, and after."""

    head: tuple[str, ...]
    lines: Sequence[str] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    tail: tuple[str, ...] = ()


def _grid(told: _Told, earlier: Sequence[str]) -> Grid | None:
    """Return a poll as a table, for platforms that show one; None while its counts are secret."""
    if not told.rows:
        return None
    return Grid("\n".join((*told.head, *told.tail, *earlier)), ("Option", "Votes", "Who"), told.rows)


async def _before(act: Act, roster: Roster, ended: Sequence[Poll]) -> list[str]:
    """Return how the newest of the polls before ended, a line each."""
    lines = []
    for poll in [p for p in ended if p.status is PollStatus.CLOSED][: -_MOST - 1 : -1]:
        cast = await ballots_of(act, poll)
        first = leaders(poll, cast)
        lines.append(f"• {wording.result(poll, tally(poll, cast), first, opener(roster, poll))}")
    return ["\n".join(["Before that:", *lines])] if lines else []


async def _told(act: Act, roster: Roster, poll: Poll, local: tzinfo) -> _Told:
    cast = await ballots_of(act, poll)
    counts = tally(poll, cast)
    if poll.status is PollStatus.CANCELLED:
        return _Told((f"“{poll.question}” was cancelled; nothing was decided.",))
    if poll.status is not PollStatus.OPEN:
        head = wording.result(poll, counts, leaders(poll, cast), opener(roster, poll))
    elif is_over(poll, act.now):
        closed = f"“{poll.question}” is closed: its time is up. The result comes to everybody together."
        return _Told((closed,))
    else:
        until = f", until {wording.deadline(poll, local)}" if poll.closes_at else ""
        head = f"“{poll.question}” is open{until}:"
    waiting = [roster.label(party) for party in missing(roster, poll, cast)]
    tail = (f"Still to vote: {', '.join(waiting)}",) if waiting and poll.status is PollStatus.OPEN else ()
    lines, rows = wording.standing(roster, poll, cast), wording.standing_rows(roster, poll, cast)
    return _Told((head,), lines, rows, tail)
