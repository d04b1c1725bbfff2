"""Which poll and which option people mean."""

import re
from collections.abc import Sequence

from tools.kernel.errors import Refusal, Unclear
from tools.kernel.words import best, fold, joined
from tools.polls.model import Poll

_FILLER = re.compile(r"\b(?:poll|vote|voting|ballot|question)\b")
_LEAD = re.compile(r"^\s*(?:(?:\+1|\+|#)\s*|(?:no\.|nr\.?|number|option|votes? for|vote)\s+)(?=\S)", re.I)
_WHICH = "Which poll do you mean?"


def find_polls(polls: Sequence[Poll], said: str | None) -> list[Poll]:
    """Return the polls that `said` may mean, by question or else by their options; all when not said."""
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


def poll_with(polls: Sequence[Poll], option: str, said: str | None) -> tuple[Poll, int]:
    """Return the open poll a vote is for, and the option's index.

    Raises Refusal naming the options when nothing fits, Unclear when several polls have it.
    """
    named = find_polls(polls, said) or list(polls)
    fitting = [(poll, index) for poll in named if (index := option_of(poll, option)) is not None]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise _which("Which poll is that for?", [poll for poll, _ in fitting])
    options = "; ".join(joined(poll.options, "or") for poll in named)
    raise Refusal(f"“{option}” is not on the list. You can choose: {options}.")
