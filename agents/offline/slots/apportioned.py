"""A bill shared out in a list: "60% us, 40 the Lees", "two parts for them, one for me", "12.50 on Rui".

Quantities and parties are paired, each quantity with the party right before it, or each with the one right
after; a reading counts only when it makes up the whole: 100 per cent, the bill, or all its halves and thirds.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from agents.offline.scene import Place, Scene
from agents.offline.slots.bearers import Party, bearers
from agents.offline.slots.quantities import Quantity, quantities
from agents.offline.values.money import MoneyMatch

Row = dict[str, object]
Pairs = list[tuple[Quantity, Party]]
_APART = re.compile(r"[;!?\n]|\.\s")
_WIDEST = 44
_WHOLE = 100
_SIXTIETHS = 60
_MOST_SUMS = 16


@dataclass(frozen=True)
class Apportioned:
    """Rows of a split with the places of the quantities in them, which are no bills of their own."""

    rows: list[Row]
    places: list[Place]


def apportioned(scene: Scene) -> Apportioned | None:
    """How the bill is shared out, when quantities beside parties make up the whole of it."""
    return scene.once(_apportioned)


def _apportioned(scene: Scene) -> Apportioned | None:
    if len(scene.money) > _MOST_SUMS:  # no bill is shared out so; and every sum costs time
        return None
    parties = bearers(scene)
    for bill in scene.money[:3] if parties else ():
        said = quantities(scene, bill.at)
        for kept in _choices(said):
            readings = [_paired(scene.text, kept, parties, after) for after in (False, True)]
            solved = [(rows, pairs) for pairs in readings if (rows := _rows(pairs, said, bill))]
            nearest = [] if solved else _nearest(scene.text, kept, parties)
            if rows := _rows(nearest, said, bill):
                solved = [(rows, nearest)]
            if solved:
                rows, pairs = min(solved, key=lambda found: (-len(found[0]), _gaps(found[1])))
                return Apportioned(rows, [part.at for part, _ in pairs])
    return None


def _choices(said: Sequence[Quantity]) -> list[list[Quantity]]:
    """The quantities without "the rest" first, for it may be told with its sum, then with it."""
    plain = [part for part in said if part.kind != "rest"]
    return [plain, list(said)] if len(plain) < len(said) else [plain]


def _gaps(pairs: Pairs) -> int:
    """How far the parties of a reading stand from their quantities."""
    return sum(max(part.at[0] - party.at[1], party.at[0] - part.at[1]) for part, party in pairs)


def _paired(text: str, said: Sequence[Quantity], parties: Sequence[Party], after: bool) -> Pairs:
    """Each quantity with the party right after it (or right before it), up to the next quantity."""
    pairs: Pairs = []
    for place, part in enumerate(said):
        start = said[place - 1].at[1] if place else 0
        end = said[place + 1].at[0] if place + 1 < len(said) else len(text)
        low, high = (part.at[1], end) if after else (start, part.at[0])
        near = [party for party in parties if low <= party.at[0] and party.at[1] <= high]
        if near:
            party = near[0] if after else near[-1]
            gap = text[part.at[1] : party.at[0]] if after else text[party.at[1] : part.at[0]]
            if len(gap) <= _WIDEST and not _APART.search(gap):
                pairs.append((part, party))
    return pairs


def _nearest(text: str, said: Sequence[Quantity], parties: Sequence[Party]) -> Pairs:
    """Each quantity with the party nearest to it, before or behind: "Lee 60, the remaining 83 is ours"."""
    pairs: Pairs = []
    left = list(parties)
    for part in said:
        gaps = [(abs(max(part.at[0] - one.at[1], one.at[0] - part.at[1])), one) for one in left]
        gap, party = min(gaps, key=lambda found: found[0], default=(_WIDEST, None))
        between = text[min(part.at[1], party.at[1]) : max(part.at[0], party.at[0])] if party else ""
        crossed = party and any(
            min(part.at[1], party.at[1]) <= one.at[0] < max(part.at[0], party.at[0]) for one in said
        )
        if party and gap <= _WIDEST and not _APART.search(between) and not crossed:
            pairs.append((part, party))
            left.remove(party)
    return pairs


def _rows(pairs: Pairs, said: Sequence[Quantity], bill: MoneyMatch) -> list[Row]:
    """The rows of a reading, or none when it does not make up the whole."""
    shares = [(name, part) for part, party in pairs for name in _names(part, party)]
    names = [name for name, _ in shares]
    if len(names) < 2 or len(set(names)) < len(names) or {"me", "my_family"} <= set(names):
        return []
    kinds = {part.kind for _, part in shares}
    rests = [name for name, part in shares if part.kind == "rest"]
    if len(rests) > 1:
        return []
    known = sum((part.value for _, part in shares), Fraction())
    if "percent" in kinds:
        whole = Fraction(_WHOLE)
        values = [part.value * _WHOLE if part.kind == "part" else part.value for _, part in shares]
        return _filled(names, values, kinds, whole, "percent") if "shares" not in kinds else []
    if "shares" in kinds:
        return _in_shares(shares, said) if kinds == {"shares"} else []
    values = [part.value for _, part in shares]
    if "part" in kinds:
        return _filled(names, values, kinds, Fraction(1), "shares") if "number" not in kinds else []
    total = Fraction(Decimal(bill.amount))
    if rows := _filled(names, values, kinds, total, "amount"):
        return rows
    return _filled(names, values, kinds, Fraction(_WHOLE), "percent") if known == _WHOLE else []


def _names(part: Quantity, party: Party) -> tuple[str, ...]:
    """Who takes a quantity: several joined parties only when "each" was said."""
    return party.parties if part.each or len(party.parties) == 1 else ("", "")


def _filled(
    names: Sequence[str], values: Sequence[Fraction], kinds: set[str], whole: Fraction, unit: str
) -> list[Row]:
    """Rows that make up the whole; one without a value takes what is left."""
    left = whole - sum(values, Fraction())
    if (left != 0) != ("rest" in kinds) or left < 0:
        return []
    factor = _SIXTIETHS if unit == "shares" else 1
    filled = [(value or left) * factor for value in values]
    said = int if unit == "shares" else _decimal
    return [{"party": n, unit: said(v)} for n, v in zip(names, filled, strict=True)]


def _in_shares(shares: Sequence[tuple[str, Quantity]], said: Sequence[Quantity]) -> list[Row]:
    """Rows by shares; a number of shares nobody takes must be that of all ("three pieces: two for ...")."""
    taken = [part for _, part in shares]
    total = sum((part.value for part in taken), Fraction())
    over = [part for part in said if part.kind == "shares" and part not in taken]
    if any(part.value != total for part in over):
        return []
    return [{"party": name, "shares": int(part.value)} for name, part in shares]


def _decimal(value: Fraction) -> str:
    """A per cent or a sum as it is written: whole plainly, else with its hundredths."""
    return str(value) if value.denominator == 1 else f"{float(value):.2f}"
