"""What is said about polls."""

from collections.abc import Sequence
from datetime import tzinfo

from tools.families.roster import Roster
from tools.kernel.words import day_words, joined
from tools.polls.model import Franchise, Method, Poll
from tools.polls.tally import Count

_BALLOTS = {
    Franchise.FAMILY: "One vote per family",
    Franchise.ADULT: "One vote per grown-up",
    Franchise.PERSON: "One vote per person",
}
_METHODS = {
    Method.SINGLE: "",
    Method.MULTIPLE: ", for as many as you like",
    Method.RANKED: ", in order of preference (“vote a, then b”)",
}


def opened(poll: Poll, opener: str, local: tzinfo) -> str:
    """Return the words that open a poll, with its rules."""
    listed = [f"{number}. {option}" for number, option in enumerate(poll.options, 1)]
    closing = f" Closes {deadline(poll, local)}." if poll.closes_at else ""
    rules = f"{_BALLOTS[poll.franchise]}{_METHODS[poll.method]}; change your mind until it closes."
    return "\n".join([f"Poll: {poll.question}", *listed, f"{rules} On a tie, {opener} decides.{closing}"])


def deadline(poll: Poll, local: tzinfo) -> str:
    """Return when a poll closes, in the trip's zone."""
    return day_words(poll.closes_at.astimezone(local)) if poll.closes_at else ""


def standing(roster: Roster, counts: Sequence[Count]) -> list[str]:
    """Return a line for each option, most votes first: "Railway 2: Baker, Lindqvist"."""
    ordered = sorted(counts, key=lambda count: -count.votes)
    return [f"• {c.option} {c.votes}" + (f": {names(roster, c)}" if c.voters else "") for c in ordered]


def names(roster: Roster, count: Count) -> str:
    """Return an option's voters by name."""
    return ", ".join(roster.key(voter).partition(":")[2] for voter in count.voters)


def result(poll: Poll, counts: Sequence[Count], first: Sequence[str], opener: str) -> str:
    """Return how a closed poll ended, in one sentence; `first` are the options in front."""
    if poll.winner is not None:
        votes = next((c.votes for c in counts if c.option == poll.winner), 0)
        how = "by instant run-off" if poll.method is Method.RANKED else f"{votes} vote{'s' * (votes != 1)}"
        why = f"{opener} broke the tie" if len(first) > 1 else how
        return f"“{poll.question}” is decided: {poll.winner} ({why})."
    if not first:
        return f"“{poll.question}” is closed. Nobody voted."
    most = max(count.votes for count in counts)
    each = "" if poll.method is Method.RANKED else f", {most} each"
    example = f"“close the poll, {first[0]} wins”"
    return f"“{poll.question}” is a tie: {joined(first)}{each}. {opener} decides, for example: {example}."
