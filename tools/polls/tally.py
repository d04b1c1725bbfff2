"""Counting ballots: the most votes, or instant run-off."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tools.kernel.party import Party
from tools.polls.model import Ballot, Method, Poll


@dataclass(frozen=True)
class Count:
    """One option's voters, in the order they voted."""

    option: str
    voters: tuple[Party, ...]

    @property
    def votes(self) -> int:
        """How many votes it has."""
        return len(self.voters)


def tally(poll: Poll, ballots: Iterable[Ballot]) -> tuple[Count, ...]:
    """Return each option's count in the poll's order: one ballot a voter, the newest that counts.

    Where several may be chosen, a voter counts for each; in a ranked poll, for the first preference.
    """
    choices = {ballot.voter: ballot.choices for ballot in ballots if ballot.poll_id == poll.id}
    if poll.method is not Method.MULTIPLE:
        choices = {voter: chosen[:1] for voter, chosen in choices.items()}
    return tuple(
        Count(option, tuple(voter for voter, chosen in choices.items() if index in chosen))
        for index, option in enumerate(poll.options)
    )


def leaders(poll: Poll, ballots: Iterable[Ballot]) -> tuple[str, ...]:
    """Return the options in front: one winner, several in a tie, none without any vote."""
    cast = [ballot for ballot in ballots if ballot.poll_id == poll.id]
    if poll.method is Method.RANKED:
        rankings = [ballot.choices for ballot in {ballot.voter: ballot for ballot in cast}.values()]
        return tuple(poll.options[index] for index in instant_runoff(rankings))
    counts = tally(poll, cast)
    most = max((count.votes for count in counts), default=0)
    return tuple(count.option for count in counts if count.votes == most) if most else ()


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
