"""Dividing a sum exactly: every part an integer of minor units, the parts always the whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import groupby
from math import lcm
from zlib import crc32

from tools.expenses.model import Part
from tools.kernel.errors import Refusal
from tools.kernel.money import Money
from tools.kernel.party import Party
from tools.kernel.words import fold

_HUNDRED = Fraction(100)


@dataclass(frozen=True)
class Claim:
    """One party's line in a split. At most one of `shares`, `percent` and `minor` is meant.

    `weight` is the party's part when it has no figure of its own: its heads, or one.
    """

    party: Party
    weight: int = 1
    shares: Fraction | None = None
    percent: Fraction | None = None
    minor: int | None = None


def turn_of(what: str, minor: int, day: date) -> int:
    """Return whose turn it is to bear an odd cent, as a counter.

    It moves on by one each day and is spread over things and sums, so that it is fair in the long run,
    and depends on nothing but the expense: the order in which things were told does not matter.
    """
    return day.toordinal() + crc32(f"{fold(what)}|{minor}".encode())


def divide(total: int, weights: Sequence[int], turn: int = 0) -> tuple[int, ...]:
    """Divide `total` >= 0 in proportion to `weights` >= 0 (not all 0): integers that sum to `total`.

    Largest remainders first; among equal remainders the odd units go round with `turn`.
    """
    whole = sum(weights)
    parts = [total * weight // whole for weight in weights]
    remainder = [total * weight % whole for weight in weights]
    odd = total - sum(parts)
    order = sorted((i for i in range(len(weights)) if remainder[i]), key=lambda i: -remainder[i])
    for _, tied in groupby(order, key=lambda i: remainder[i]):
        group = list(tied)
        for offset in range(min(odd, len(group))):
            parts[group[(turn + offset) % len(group)]] += 1
        odd = max(0, odd - len(group))
    return tuple(parts)


def split(total: Money, claims: Sequence[Claim], turn: int = 0) -> tuple[Part, ...]:
    """Return each party's part of `total`; they sum to it exactly, parties with nothing left out.

    Raises Refusal when figures don't add up (naming the difference) or are of different kinds.
    """
    if not claims:
        raise Refusal("There is nobody left to share this.")
    _check_kinds(claims)
    if any(claim.minor is not None for claim in claims):
        minors = _by_amount(total, claims, turn)
    elif any(claim.percent is not None for claim in claims):
        minors = divide(total.minor, _whole(_percents(claims)), turn)
    else:
        minors = divide(total.minor, _whole(_shares(claims)), turn)
    return _merged(claims, minors)


def _check_kinds(claims: Sequence[Claim]) -> None:
    kinds = {kind for c in claims for kind in ("shares", "percent", "minor") if getattr(c, kind) is not None}
    if len(kinds) > 1:
        raise Refusal("Please split by shares, by percent or by amounts, not by several at once.")
    if any(figure < 0 for c in claims for figure in (c.shares, c.percent, c.minor) if figure is not None):
        raise Refusal("A share can't be negative.")


def _by_amount(total: Money, claims: Sequence[Claim], turn: int) -> tuple[int, ...]:
    """Return amounts as given; those without one share the rest by weight."""
    rest = total.minor - sum(c.minor or 0 for c in claims)
    open_ones = [c.weight if c.minor is None else 0 for c in claims]
    if rest and (rest < 0 or not any(open_ones)):
        said, gap = Money(total.minor - rest, total.currency), Money(abs(rest), total.currency)
        fault = f"{gap} too much" if rest < 0 else f"{gap} short"
        raise Refusal(f"The parts add up to {said}, which is {fault} of {total}. I kept nothing yet.")
    shared = divide(rest, open_ones, turn) if rest else (0,) * len(claims)
    return tuple(c.minor if c.minor is not None else more for c, more in zip(claims, shared, strict=True))


def _percents(claims: Sequence[Claim]) -> list[Fraction]:
    """Return the percents as given; those without one share the rest by weight."""
    given = [c.percent for c in claims if c.percent is not None]
    rest = _HUNDRED - sum(given)
    weights = sum(c.weight for c in claims if c.percent is None)
    if len(given) > 1 and len(given) == len(claims) and len(set(given)) == 1 and 0 <= rest <= 1:
        return given  # "33 % each" means a third
    if rest and (rest < 0 or not weights):
        fault = f"{_figure(abs(rest))} % {'too much' if rest < 0 else 'short'}"
        raise Refusal(
            f"The percents add up to {_figure(sum(given, Fraction()))}, {fault}. I kept nothing yet."
        )
    each = rest / weights if weights else Fraction()
    return [c.percent if c.percent is not None else each * c.weight for c in claims]


def _shares(claims: Sequence[Claim]) -> list[Fraction]:
    """Return the shares as given; in a list with shares, one without has one; without any, the weights."""
    if all(c.shares is None for c in claims):
        return [Fraction(c.weight) for c in claims]
    found = [Fraction(1) if c.shares is None else c.shares for c in claims]
    if not any(found):
        raise Refusal("Somebody has to have a share of this.")
    return found


def _whole(weights: Sequence[Fraction]) -> list[int]:
    scale = lcm(*(weight.denominator for weight in weights))
    return [int(weight * scale) for weight in weights]


def _merged(claims: Sequence[Claim], minors: Sequence[int]) -> tuple[Part, ...]:
    sums: dict[Party, int] = {}
    for claim, minor in zip(claims, minors, strict=True):
        sums[claim.party] = sums.get(claim.party, 0) + minor
    return tuple(Part(party, minor) for party, minor in sums.items() if minor)


def _figure(number: Fraction) -> str:
    return f"{float(number):.2f}".rstrip("0").rstrip(".")
