"""From what was said of a split to each party's claim on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Literal

from tools.expenses.split import Claim
from tools.families.model import Family
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.currency import read_sum
from tools.kernel.errors import Refusal
from tools.kernel.party import Party
from tools.trips.model import Trip

By = Literal["head", "family"]


@dataclass(frozen=True)
class SplitLine:
    """One line of a split as it was said; figures are decimal strings."""

    party: str
    shares: str | None = None
    percent: str | None = None
    amount: str | None = None


@dataclass(frozen=True)
class Crowd:
    """Whom a split is about: the day's families, who is left out, and how a family counts."""

    roster: Roster
    there: tuple[Family, ...]
    without: frozenset[Party]
    by: By | None

    def heads(self, family: Family) -> int:
        """Return the family's heads that share: none when it is left out, less each member left out."""
        if Party("family", family.id) in self.without:
            return 0
        named = {Party("member", m.id) for m in self.roster.members_of(family)}
        return max(0, self.roster.heads(family) - len(named & self.without))

    def everyone(self) -> list[Claim]:
        """Return a claim of each family that is there, by head unless it goes by family."""
        counted = [(Party("family", f.id), self.heads(f)) for f in self.there]
        return [Claim(party, min(n, 1) if self.by == "family" else n) for party, n in counted if n]

    def weight(self, party: Party, by_head: bool) -> int:
        """Return a listed party's part when it has no figure: one, or a family's heads."""
        family = self.roster.family_of(party) if party.kind == "family" else None
        if family is None:
            return int(party not in self.without)
        heads = self.heads(family)
        return heads if by_head else min(heads, 1)


def crowd(
    act: Act, roster: Roster, trip: Trip, day: date, left_out: Sequence[str], by: By | None = None
) -> Crowd:
    """Return whom a split of `day` is about. Nobody there that day means everybody.

    Raises Refusal for an unknown party, or when everybody is left out by name.
    """
    parties = [roster.party(said, act) for said in left_out]
    if any(party is None for party in parties):
        raise Refusal("If everybody is left out, nobody is there to share it.")
    there = roster.present(day, trip) or roster.families
    return Crowd(roster, there, frozenset(p for p in parties if p is not None), by)


def claims_of(act: Act, people: Crowd, lines: Sequence[SplitLine], currency: str) -> list[Claim]:
    """Return the claims a split means; without lines, everyone who is there, by head.

    Listed families without figures have equal parts, and so have listed members; where members are listed
    one by one, or somebody of a listed family is left out, families count by their heads.
    """
    if not lines:
        return people.everyone()
    found = [(people.roster.party(line.party, act), line) for line in lines]
    members = sum(party is not None and party.kind == "member" for party, _ in found)
    by_head = people.by == "head" or (people.by is None and (members > 1 or _somebody_missing(people, found)))
    claims: list[Claim] = []
    for party, line in found:
        if party is None:
            claims += people.everyone()
        elif weight := people.weight(party, by_head):
            claims.append(_claim(party, weight, line, currency))
    return _distinct(claims)


def _somebody_missing(people: Crowd, found: Sequence[tuple[Party | None, SplitLine]]) -> bool:
    """Whether a member of a listed family is left out, so that its heads matter."""
    homes = {people.roster.family_of(p) for p in people.without if p.kind == "member"}
    return any(p is not None and p.kind == "family" and people.roster.family_of(p) in homes for p, _ in found)


def _claim(party: Party, weight: int, line: SplitLine, currency: str) -> Claim:
    zero = line.amount is not None and not any(c in "123456789" for c in line.amount)
    amount = line.amount if line.amount and not zero else None
    return Claim(
        party,
        weight,
        shares=_number(line.shares),
        percent=_number(line.percent),
        minor=read_sum(amount, currency).minor if amount else 0 if zero else None,
    )


def _number(text: str | None) -> Fraction | None:
    if text is None or not text.strip():
        return None
    try:
        return Fraction(Decimal(text.strip().rstrip("% ").replace(",", ".")))
    except (InvalidOperation, ValueError, OverflowError):
        raise Refusal(f"“{text}” is not a share I can read.") from None


def _distinct(claims: list[Claim]) -> list[Claim]:
    """Return the claims without repetitions of a party that has no figure of its own."""
    bare = [c for c in claims if c.shares is None and c.percent is None and c.minor is None]
    once = dict.fromkeys(c.party for c in bare)
    kept = {party: next(c for c in bare if c.party == party) for party in once}
    return [c for c in claims if c not in bare] + list(kept.values()) if len(kept) < len(bare) else claims
