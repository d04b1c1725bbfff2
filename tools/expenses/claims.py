"""From what was said of a split to each party's claim on it."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from tools.expenses.crowd import Crowd
from tools.expenses.model import SplitLine
from tools.expenses.split import Claim
from tools.kernel.act import Act
from tools.kernel.currency import read_sum
from tools.kernel.errors import Refusal
from tools.kernel.party import Party


def claims_of(act: Act, people: Crowd, lines: Sequence[SplitLine], currency: str) -> list[Claim]:
    """Return the claims a split means; without lines, everyone who is there, by head.

    Listed families without figures have equal parts, and so have listed members; where members are listed
    one by one, or somebody of a listed family is left out, families count by their heads.
    """
    if not lines:
        return people.everyone()
    found = [(people.roster.party(line.party, act), line) for line in lines]
    members = sum(party is not None and party.kind == "member" for party, _ in found)
    one_by_one = people.by is None and (members > 1 or _somebody_missing(people, found))
    by_head = one_by_one or people.by in ("head", "night")
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
