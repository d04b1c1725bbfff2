"""How a bill is divided among people: by its items, by what was said, or among whoever is there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from tools.expenses.books import Books
from tools.expenses.claims import claims_of
from tools.expenses.crowd import Counting, Crowd, crowd
from tools.expenses.model import Item, Part, Terms
from tools.expenses.split import Claim, divide, split, turn_of
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.currency import read_sum
from tools.kernel.errors import Refusal
from tools.kernel.money import Money
from tools.kernel.party import Party


@dataclass(frozen=True)
class ItemLine:
    """A line of a receipt as it was said; nobody named: everybody in the split."""

    what: str
    amount: str
    party: Sequence[str] = ()


@dataclass(frozen=True)
class Divided:
    """Each party's share, and the heads it was counted by where it went by head, in `unit`."""

    shares: tuple[Part, ...]
    heads: dict[Party, int]
    unit: str = "heads"


def terms_of(act: Act, roster: Roster, terms: Terms) -> Terms:
    """Return terms with "me" and "my_family" replaced by whom they mean. Raises Refusal for strangers."""

    def named(said: str) -> str:
        party = roster.party(said, act)
        return roster.key(party) if party else "all"

    return replace(
        terms,
        lines=tuple(replace(line, party=named(line.party)) for line in terms.lines),
        without=tuple(named(said) for said in terms.without),
    )


def divided(
    act: Act, books: Books, what: str, total: Money, day: date, terms: Terms, items: Sequence[Item] = ()
) -> Divided:
    """Return the shares of a bill: integers of minor units that sum to `total` exactly."""
    people = crowd(act, books.roster, books.trip, day, terms.without, _counting(terms))
    turn = turn_of(what, total.minor, day)
    if items:
        return Divided(_by_items(people, total, items, turn), {})
    claims = claims_of(act, people, terms.lines, total.currency)
    return Divided(split(total, claims, turn), _heads(claims), people.unit)


def _counting(terms: Terms) -> Counting:
    child = Fraction(number(terms.child or "1"))
    if not 0 <= child <= 1:
        raise Refusal("A child counts between 0 and 1 of a grown-up, for example 0.5.")
    return Counting(terms.by, terms.until, child.limit_denominator(100))


def number(text: str) -> Decimal:
    """Return a number people wrote; Refusal when it is none."""
    try:
        figure = Decimal(text.replace(",", ""))
    except InvalidOperation:
        raise Refusal(f"“{text}” is not a number I can read.") from None
    return figure if figure.is_finite() else Decimal(0)


def _heads(claims: Sequence[Claim]) -> dict[Party, int]:
    """Return the heads that count for each party, when the split went by head."""
    plain = all(c.shares is None and c.percent is None and c.minor is None for c in claims)
    families = all(c.party.kind == "family" for c in claims)
    by_head = plain and families and any(c.weight > 1 for c in claims)
    return {c.party: c.weight for c in claims} if by_head else {}


def items_of(act: Act, roster: Roster, lines: Sequence[ItemLine], total: Money) -> tuple[Item, ...]:
    """Return a receipt's lines as records. Raises Refusal for sums or people that don't work out."""
    items = []
    for line in lines:
        parties = [roster.party(said, act) for said in line.party]
        minor = read_sum(line.amount, total.currency).minor
        named = () if None in parties else tuple(dict.fromkeys(p for p in parties if p))
        items.append(Item(" ".join(line.what.split()) or "item", minor, named))
    listed = sum(item.minor for item in items)
    if listed > total.minor:
        over = Money(listed - total.minor, total.currency)
        raise Refusal(f"The items add up to {over} more than {total}. I kept nothing yet.")
    return tuple(items)


def _by_items(people: Crowd, total: Money, items: Sequence[Item], turn: int) -> tuple[Part, ...]:
    """Each item goes to those who had it; what is left (tax, tip) follows what each one had."""
    had: dict[Party, int] = {}
    for item in items:
        claims = [Claim(party) for party in item.parties] or people.everyone()
        for part in split(Money(item.minor, total.currency), claims, turn):
            had[part.party] = had.get(part.party, 0) + part.minor
    rest = total.minor - sum(had.values())
    more = divide(rest, list(had.values()), turn)
    return tuple(Part(p, minor + extra) for (p, minor), extra in zip(had.items(), more, strict=True))
