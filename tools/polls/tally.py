"""Counting ballots: the most votes, instant run-off, consent, and days most can make."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from tools.kernel.party import Party
from tools.polls.model import SITS_OUT, Ballot, Method, Poll, Tie


@dataclass(frozen=True)
class Count:
    """One option's voters, in the order they voted; who could if need be, and who vetoed it."""

    option: str
    voters: tuple[Party, ...]
    maybe: tuple[Party, ...] = ()
    against: tuple[Party, ...] = ()

    @property
    def votes(self) -> int:
        """How many votes it has."""
        return len(self.voters)


def tally(poll: Poll, ballots: Iterable[Ballot]) -> tuple[Count, ...]:
    """Return each option's count in the poll's order: one ballot a voter, the newest that counts.

    Where several may be chosen, a voter counts for each; in a single or ranked poll, for the first one.
    """
    cast = _newest(poll, ballots)
    one = poll.method in (Method.SINGLE, Method.RANKED)
    chosen = {ballot.voter: ballot.choices[:1] if one else ballot.choices for ballot in cast}
    return tuple(
        Count(
            option,
            tuple(voter for voter, choices in chosen.items() if index in choices),
            tuple(ballot.voter for ballot in cast if index in ballot.maybe),
            tuple(ballot.voter for ballot in cast if index in ballot.against),
        )
        for index, option in enumerate(poll.options)
    )


def _newest(poll: Poll, ballots: Iterable[Ballot]) -> list[Ballot]:
    """Return each voter's ballot that counts."""
    return list({ballot.voter: ballot for ballot in ballots if ballot.poll_id == poll.id}.values())


def sitting_out(poll: Poll, ballots: Iterable[Ballot]) -> tuple[Party, ...]:
    """Return the voters who will not come along."""
    return tuple(ballot.voter for ballot in _newest(poll, ballots) if ballot.option == SITS_OUT)


def leaders(poll: Poll, ballots: Iterable[Ballot]) -> tuple[str, ...]:
    """Return the options in front: one winner, several in a tie, none without any vote."""
    cast = _newest(poll, ballots)
    if poll.method is Method.RANKED:
        return tuple(poll.options[index] for index in instant_runoff([b.choices for b in cast]))
    counts = [count for count in tally(poll, cast) if not count.against]
    if poll.method is Method.DATES:
        return _ahead(counts, lambda count: (count.votes + len(count.maybe), count.votes))
    return _ahead(counts, lambda count: (count.votes, 0))


def _ahead(counts: Sequence[Count], support: Callable[[Count], tuple[int, int]]) -> tuple[str, ...]:
    most = max((support(count) for count in counts), default=(0, 0))
    return tuple(count.option for count in counts if support(count) == most) if most > (0, 0) else ()


def winner_of(poll: Poll, first: Sequence[str]) -> str | None:
    """Return the winner among those in front by the poll's own rule; None when its opener must decide."""
    if len(first) < 2:
        return first[0] if first else None
    if poll.tie is Tie.FIRST:
        return min(first, key=poll.options.index)
    if poll.tie is Tie.LOT:
        return min(first, key=lambda option: sha256(f"{poll.id} {option}".encode()).digest())
    return None


def instant_runoff(rankings: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """Return the winner of ranked ballots, or all that are left when they tie, as indices; () without any.

    Until one has more than half of the ballots that still name one, the option with the fewest first
    preferences goes and its ballots move on. Several at the bottom go together when they can't catch up
    together; else the one with fewer first preferences in an earlier count goes, else the one listed last.
    """
    left = {index for ranking in rankings for index in ranking}
    history: list[dict[int, int]] = []
    while left:
        votes = _first_preferences(rankings, left)
        history.append(votes)
        if max(votes.values()) * 2 > sum(votes.values()):
            return (max(votes, key=lambda index: votes[index]),)
        if len(set(votes.values())) == 1:
            break
        left -= _last(votes, history)
    return tuple(sorted(left))


def _first_preferences(rankings: Sequence[Sequence[int]], left: set[int]) -> dict[int, int]:
    tops = [next((index for index in ranking if index in left), None) for ranking in rankings]
    return {index: tops.count(index) for index in left}


def _last(votes: dict[int, int], history: Sequence[dict[int, int]]) -> set[int]:
    fewest = min(votes.values())
    bottom = {index for index, count in votes.items() if count == fewest}
    if fewest * len(bottom) < min(count for count in votes.values() if count > fewest):
        return bottom
    for earlier in reversed(history):
        low = min(earlier[index] for index in bottom)
        bottom = {index for index in bottom if earlier[index] == low}
    return {max(bottom)}
