"""Which poll and which option people mean."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tools.kernel.errors import Refusal, Unclear
from tools.kernel.words import best, fold, joined
from tools.polls.model import Method, Poll

_FILLER = re.compile(r"\b(?:poll|vote|voting|ballot|question)\b")
_LEAD = re.compile(r"^\s*(?:(?:\+1|\+|#)\s*|(?:no\.|nr\.?|number|option|votes? for|vote)\s+)(?=\S)", re.I)
_WHICH = "Which poll do you mean?"
_OUT = re.compile(
    r"\bsit(?:ting)?\s+(?:(?:this|that|it)\s+(?:one\s+)?)?out\b|\bwithout us\b|\bcount us out\b", re.I
)
_NONE = re.compile(r"\W*(?:none(?: of (?:them|those))?|no vote|abstain|nothing)\W*", re.I)
_VETO = re.compile(r"\W*(?:we )?(?:veto|block|object(?: to)?|against|no way|no)\b:?\s*(?:to |on )?", re.I)
_FINE = re.compile(
    r"\W*(?:yes|ok(?:ay)?|fine|sure|good|agreed?|consent)(?: (?:by|with|for) (?:us|me))?\W*", re.I
)
_MAYBE = re.compile(r"\b(?:maybe|if (?:need be|needed|necessary|we must|it must be))\b|\?\s*$", re.I)
_LIST = re.compile(r"\s*(?:[,;+&>]|\b(?:and|then)\b)\s*", re.I)


class Kind(StrEnum):
    """What a voter says of an option."""

    FOR = "for"
    MAYBE = "maybe"
    AGAINST = "against"
    OUT = "out"  # will not come along, whatever wins
    NOTHING = "nothing"  # takes the vote back


@dataclass(frozen=True)
class Choice:
    """One thing a voter says; `index` of the option where it is about one."""

    kind: Kind
    index: int = 0


def find_polls(polls: Sequence[Poll], said: str | None) -> list[Poll]:
    """Return the polls that `said` may mean, by question or else by their options; all when not said."""
    if exact := [poll for poll in polls if poll.id == said]:
        return exact
    if not said or not (words := _FILLER.sub(" ", fold(said)).strip()):
        return list(polls)
    named = best(words, ((p.question, p) for p in polls), least=60)
    return named or best(words, ((" ".join(p.options), p) for p in polls), least=60)


def one_poll(polls: Sequence[Poll], said: str | None) -> Poll:
    """Return the poll that is meant. Raises Unclear when none or several may be."""
    found = find_polls(polls, said)
    if len(found) == 1:
        return found[0]
    if not found:
        raise _which("I know no such poll. Do you mean this one?" if len(polls) == 1 else _WHICH, polls)
    raise _which(_WHICH, found)


def _which(question: str, polls: Sequence[Poll]) -> Unclear:
    choices = tuple(poll.question for poll in polls)
    return Unclear(question, choices, {choice: {"poll": choice} for choice in choices})


def option_of(poll: Poll, said: str) -> int | None:
    """Return the index of the option that is meant by text or number; None when it is none of them.

    Raises Unclear when several fit equally well.
    """
    words = _LEAD.sub("", said)
    exact = [i for i, option in enumerate(poll.options) if fold(option) in (fold(said), fold(words))]
    if exact:
        return exact[0]
    number = fold(words)
    if number.isdigit() and 1 <= int(number) <= len(poll.options):
        return int(number) - 1
    fitting = best(words, ((option, i) for i, option in enumerate(poll.options)))
    if len(fitting) > 1:
        raise Unclear("Which one do you mean?", tuple(poll.options[i] for i in fitting))
    return fitting[0] if fitting else None


def read_choice(poll: Poll, said: str) -> Choice | None:
    """Return what a voter says of a poll: an option, a veto, "if need be", sitting out, or no vote at all."""
    if poll.sit_out and _OUT.search(said):
        return Choice(Kind.OUT)
    if _NONE.fullmatch(said) and fold(said) not in map(fold, poll.options):
        return Choice(Kind.NOTHING)
    if poll.method is Method.CONSENT and (veto := _VETO.match(said)):
        rest = said[veto.end() :].strip()
        index = option_of(poll, rest) if rest else 0 if len(poll.options) == 1 else None
        return None if index is None else Choice(Kind.AGAINST, index)
    if poll.method is Method.DATES and (maybe := _MAYBE.search(said)):
        index = option_of(poll, said[: maybe.start()] + said[maybe.end() :])
        return None if index is None else Choice(Kind.MAYBE, index)
    if poll.method is Method.CONSENT and len(poll.options) == 1 and _FINE.fullmatch(said):
        return Choice(Kind.FOR, 0)
    index = option_of(poll, said)
    return None if index is None else Choice(Kind.FOR, index)


def read_choices(poll: Poll, said: str) -> tuple[Choice, ...]:
    """Return all that a voter says of a poll in one breath ("hike, raft"); () when it is none of it."""
    try:
        one = read_choice(poll, said)
    except Unclear:
        if several := _each(poll, said):
            return several
        raise
    return (one,) if one is not None else _each(poll, said)


def _each(poll: Poll, said: str) -> tuple[Choice, ...]:
    """Return the choices of a list, where the poll takes several and each part is one; else ()."""
    parts = [part for part in _LIST.split(said) if part.strip()]
    if poll.method is Method.SINGLE or len(parts) < 2:
        return ()
    found = [choice for part in parts if (choice := read_choice(poll, part)) is not None]
    return tuple(dict.fromkeys(found)) if len(found) == len(parts) else ()


def poll_with(polls: Sequence[Poll], option: str, said: str | None) -> tuple[Poll, tuple[Choice, ...]]:
    """Return the open poll a vote is for, and what it chooses there.

    Raises Refusal naming the options when nothing fits, Unclear when several polls have it.
    """
    named = find_polls(polls, said) or list(polls)
    fitting = [(poll, choices) for poll in named if (choices := read_choices(poll, option))]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise _which("Which poll is that for?", [poll for poll, _ in fitting])
    options = "; ".join(joined(poll.options, "or") for poll in named)
    raise Refusal(f"“{option}” is not on the list. You can choose: {options}.")
