"""Whom a split is about, and how much each family counts in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from tools.expenses.model import By
from tools.expenses.split import Claim
from tools.families.model import Family, Member
from tools.families.roster import Roster
from tools.kernel.act import Act, Role
from tools.kernel.errors import Refusal
from tools.kernel.party import Party
from tools.trips.model import Trip

_GROWN = 18
_LONGEST = 120  # nights


@dataclass(frozen=True)
class Crowd:
    """Whom a split is about: the day's families, who is left out, and how a family counts.

    With `nights`, heads count once for each night the family is there. A child counts `child` of a grown-up.
    """

    roster: Roster
    there: tuple[Family, ...]
    without: frozenset[Party]
    by: By | None = None
    nights: tuple[date, ...] = ()
    child: Fraction = Fraction(1)

    @property
    def unit(self) -> str:
        """What families are counted in, in the plural."""
        if self.child != 1:
            return "parts" if self.child else "adults"
        return "nights" if self.nights else "heads"

    def heads(self, family: Family) -> int:
        """Return the family's weight: none when it is left out, less each member left out."""
        if Party("family", family.id) in self.without:
            return 0
        kept = [m for m in self.roster.members_of(family) if Party("member", m.id) not in self.without]
        gone = [m for m in self.roster.members_of(family) if m not in kept]
        young = max(sum(map(_is_child, self.roster.members_of(family))), family.children or 0)
        children = max(0, young - sum(map(_is_child, gone)))
        adults = max(0, self.roster.heads(family) - young - sum(not _is_child(m) for m in gone))
        return (adults * self.child.denominator + children * self.child.numerator) * self._times(family)

    def _times(self, family: Family) -> int:
        return sum(_sleeps(family, night) for night in self.nights) if self.nights else 1

    def everyone(self) -> list[Claim]:
        """Return a claim of each family that is there, by head unless it goes by family."""
        counted = [(Party("family", f.id), self.heads(f)) for f in self.there]
        return [Claim(party, min(n, 1) if self.by == "family" else n) for party, n in counted if n]

    def weight(self, party: Party, by_head: bool) -> int:
        """Return a listed party's part when it has no figure: one, or a family's heads."""
        family = self.roster.family_of(party) if party.kind == "family" else None
        if family is None:
            return int(party not in self.without) * self.child.denominator
        heads = self.heads(family)
        return heads if by_head else min(heads, 1)


def _is_child(member: Member) -> bool:
    return member.role is Role.CHILD if member.age is None else member.age < _GROWN


def _sleeps(family: Family, night: date) -> bool:
    joined = family.joins_date is None or family.joins_date <= night
    return joined and (family.leaves_date is None or night < family.leaves_date)


@dataclass(frozen=True)
class Counting:
    """How a split counts families when nobody gives figures; `until` is the day after the last night."""

    by: By | None = None
    until: date | None = None
    child: Fraction = Fraction(1)


def crowd(
    act: Act, roster: Roster, trip: Trip, day: date, left_out: Sequence[str], how: Counting | None = None
) -> Crowd:
    """Return whom a split of `day` is about. Nobody there that day means everybody.

    Raises Refusal for an unknown party, when everybody is left out by name, or for nights without an end.
    """
    parties = [roster.party(said, act) for said in left_out]
    if any(party is None for party in parties):
        raise Refusal("If everybody is left out, nobody is there to share it.")
    counting = how or Counting()
    nights = _nights(day, counting.until or trip.end_date) if counting.by == "night" else ()
    there = roster.families if nights else roster.present(day, trip) or roster.families
    without = frozenset(p for p in parties if p is not None)
    return Crowd(roster, there, without, counting.by, nights, counting.child)


def _nights(first: date, until: date | None) -> tuple[date, ...]:
    if until is None or until <= first:
        raise Refusal("From which night to which morning? Then I can split it by the nights people stay.")
    return tuple(first + timedelta(days=n) for n in range(min((until - first).days, _LONGEST)))
