"""Counting ballots."""

from collections.abc import Iterable
from dataclasses import dataclass

from tools.kernel.party import Party
from tools.polls.model import Ballot, Poll


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
    """Return each option's count in the poll's order: one ballot a voter, the newest that counts."""
    choice = {ballot.voter: ballot.option for ballot in ballots if ballot.poll_id == poll.id}
    return tuple(
        Count(option, tuple(voter for voter, chosen in choice.items() if chosen == index))
        for index, option in enumerate(poll.options)
    )


def leaders(counts: Iterable[Count]) -> tuple[Count, ...]:
    """Return the options with the most votes: one winner, several in a tie, none without any vote."""
    listed = tuple(counts)
    most = max((count.votes for count in listed), default=0)
    return tuple(count for count in listed if count.votes == most) if most else ()
