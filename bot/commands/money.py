"""Slash commands of money, rooms and files whose rest of the line has a small grammar of its own."""

import re
from collections.abc import Callable

from agents.context import Call
from bot.commands.sums import SUM, sum_of

_RATE = re.compile(
    r"(?P<amount>[\d.,]+)?\s*(?P<code>[A-Za-z]{3}|[€£¥])\s*(?:=|is|:)?\s*"
    r"(?P<equals>[\d.,]+)\s*(?P<other>[A-Za-z]{3}|[€£¥$])?"
)
_OURS = frozenset("us ours mine me my our family".split())


def _given(**args: object) -> dict[str, object]:
    return {name: value for name, value in args.items() if value}


def amount_and_rest(text: str) -> tuple[str, str]:
    """Return the sum a line begins or ends with ("" when none), and the words beside it."""
    found = sum_of(text)
    return (found.amount, found.words) if found else ("", text.strip())


def budget(rest: str) -> Call:
    """ "/budget" shows it; "/budget 2000", "/budget 400 food", "/budget 900 us" sets it."""
    amount, words = amount_and_rest(rest)
    if not amount:
        return Call(name="show_budget", args=_given(party=_party(words)) if words else {})
    told = [word for word in re.sub(r"\b(for|the|on|of)\b", " ", words).split() if word]
    ours = [word for word in told if word.casefold() in _OURS]
    named = [word for word in told if word[:1].isupper()]
    sort = [word for word in told if word not in ours and word not in named]
    party = "my_family" if ours else _party(named[0]) if named else None
    return Call(name="set_budget", args=_given(amount=amount, party=party, category=" ".join(sort)))


def _party(word: str) -> str:
    return "my_family" if word.casefold() in _OURS else f"family:{word}"


def refund(rest: str) -> Call:
    """ "/refund kayaks" for all of it, "/refund 30 kayaks" for a part."""
    amount, what = amount_and_rest(rest)
    return Call(name="refund_expense", args=_given(amount=amount, what=what))


def edit(rest: str) -> Call:
    """ "/edit groceries 90", "/edit groceries: milk and bread"."""
    if ":" in rest:
        what, name = (part.strip() for part in rest.split(":", 1))
        return Call(name="change_expense", args=_given(what=what, new_what=name))
    found = sum_of(rest)
    if found is None:
        return Call(name="change_expense", args=_given(what=rest.strip()))
    given = _given(what=found.words, new_amount=found.amount, currency=found.currency)
    return Call(name="change_expense", args=given)


def rate(rest: str) -> Call:
    """ "/rate 1 EUR = 1.20 USD", "/rate EUR 1.20" in the trip's own currency."""
    found = _RATE.fullmatch(rest.strip())
    if found is None:
        return Call(name="set_rate", args={"amount": "1", "currency": "", "equals": "0", "other": ""})
    given = {"amount": found["amount"] or "1", "currency": found["code"]}
    return Call(name="set_rate", args=given | {"equals": found["equals"], "other": found["other"] or ""})


def export(rest: str) -> Call:
    """ "/export" for the whole trip as data, "/export csv" and "/export beancount" for the books."""
    form = rest.strip().casefold()
    books = form in ("csv", "beancount")
    return Call(name="export_expenses", args={"form": form}) if books else Call(name="export_trip")


def after_colon(tool: str, first: str, second: str) -> Callable[[str], Call]:
    """Return a command that gives what stands before the colon as `first`, after it as `second`."""

    def call(rest: str) -> Call:
        before, _, after = (part.strip() for part in rest.partition(":"))
        return Call(name=tool, args=_given(**{first: before, second: after}))

    return call


def items(rest: str) -> Call:
    """ "/items 61.50 dinner | burgers 24 Lees | salad 12.50 Bakers, Lees | bread 5"."""
    head, *lines = [part.strip() for part in rest.split("|")]
    amount, what = amount_and_rest(head)
    rows = [row for line in lines if (row := _item(line))]
    return Call(name="add_expense", args={"what": what or "receipt", "amount": amount or "0", "items": rows})


def _item(line: str) -> dict[str, object] | None:
    found = re.fullmatch(rf"(?P<what>.*?)\s*(?P<amount>{SUM})\s*(?P<who>.*)", line)
    if found is None:
        return None
    said = re.split(r"\s*(?:,|&|\band\b|\bfor\b)\s*", found["who"])
    party = [re.sub(r"^the ", "", who, flags=re.IGNORECASE) for who in said if who]
    return {"what": found["what"] or "item", "amount": found["amount"], "party": party}


def rooms(rest: str) -> Call:
    """ "/room Pine Inn: loft = Lees, Bakers; twin = Zuri"."""
    booking, _, told = rest.partition(":") if ":" in rest else ("", "", rest)
    pairs = [pair.partition("=") for pair in told.split(";")]
    sleeping = [
        {"room": room.strip(), "party": [p.strip() for p in re.split(r",|\band\b", who) if p.strip()]}
        for room, _, who in pairs
        if room.strip()
    ]
    return Call(name="assign_rooms", args=_given(name=booking.strip(), rooms=sleeping))
