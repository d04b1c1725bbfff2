"""The commands that put money down: a bill with all ways to split it, one that comes again, a payment."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from agents.context import Call
from bot.commands.sums import SUM, sum_of
from tools.values.dates import find_dates

_LIST = re.compile(r"\s*(?:,|;|&|\band\b)\s*", re.IGNORECASE)
_EVERY = re.compile(r"\b(?:every|each|per|a)\s+(night|day|week)\b|\b(nightly|daily|weekly)\b", re.IGNORECASE)
_STEP = {"nightly": "night", "daily": "day", "weekly": "week"}
_PERCENT = re.compile(r"(?P<who>.+?)\s+(?P<n>-?[\d.,]+)\s*(?:%|percent)")
_SHARES = re.compile(
    r"(?P<who>.+?)\s+(?:[x×]\s*(?P<n>[\d.,/]+)|(?P<m>[\d.,/]+)\s*(?:shares?|parts?|x))", re.IGNORECASE
)
_EXACT = re.compile(rf"(?P<who>.+?)\s+(?P<n>{SUM})")


def expense(rest: str, now: datetime) -> Call | None:
    """Read "/expense 90 boat | Lees x2, Bakers x1 | paid by Bo"; None leaves the line to the engine.

    Without bars only a sum that can't be is read here, so that what is said of it is about the sum.
    """
    head, *terms = rest.split("|")
    money = sum_of(head)
    if money is None or not (terms or _odd(money.amount)):
        return None
    args: dict[str, Any] = {"what": money.words or "expense", "amount": money.amount}
    args |= {"currency": money.currency} if money.currency else {}
    for term in (part.strip() for part in terms):
        if term:
            _merge(args, _term(term, now))
    return Call(name="add_expense", args=args)


def _odd(amount: str) -> bool:
    """Whether a sum is below zero, or has more decimals than money has."""
    return "-" in amount or re.fullmatch(r"\D*\d+\.\d{3,}", amount) is not None


def _merge(args: dict[str, Any], more: Mapping[str, Any]) -> None:
    for name, value in more.items():
        args[name] = [*args.get(name, []), *value] if isinstance(value, list) else value


def _term(said: str, now: datetime) -> dict[str, Any]:
    """Return what one part between bars says of a bill."""
    for pattern, read in _TERMS:
        if found := re.fullmatch(pattern, said, re.IGNORECASE):
            return read(found[1] or "", now)
    return {"split": [_share(part) for part in _LIST.split(said) if part]}


def _payers(said: str, _now: datetime) -> dict[str, Any]:
    parts = [part for part in _LIST.split(said) if part]
    if len(parts) == 1 and not _EXACT.fullmatch(parts[0]):
        return {"paid_by": parts[0]}
    found = [(_EXACT.fullmatch(part), part) for part in parts]
    return {"payers": [{"party": m["who"], "amount": m["n"]} if m else {"party": part} for m, part in found]}


def _share(said: str) -> dict[str, str]:
    """Return one party's part: "Lees x2", "Lees 40%", "Lees 25.50", "Lees"."""
    if found := _PERCENT.fullmatch(said):
        return {"party": found["who"], "percent": found["n"]}
    if found := _SHARES.fullmatch(said):
        return {"party": found["who"], "shares": found["n"] or found["m"]}
    if found := _EXACT.fullmatch(said):
        return {"party": found["who"], "amount": found["n"]}
    return {"party": said}


def _without(said: str, _now: datetime) -> dict[str, Any]:
    return {"except": [part for part in _LIST.split(said) if part]}


def _on(said: str, now: datetime) -> dict[str, Any]:
    first, _, _ = days_of(said, now)
    return {"date": first or said}


def _nights(said: str, now: datetime) -> dict[str, Any]:
    first, last, _ = days_of(said, now)
    return {"by": "night", **({"date": first} if first else {}), **({"until": last} if last else {})}


_TERMS: tuple[tuple[str, Callable[[str, datetime], dict[str, Any]]], ...] = (
    (r"paid(?: by)?:? (.+)", _payers),
    (r"(.+?) paid", _payers),
    (r"(?:not|without|except(?: for)?) (.+)", _without),
    (r"on (.+)", _on),
    (r"(?:per|by|each) nights?\b[:,]? ?(.*)", _nights),
    (r"(?:per|by|each) (?:family|families)()", lambda _said, _now: {"by": "family"}),
    (r"(?:a )?child(?:ren)?(?: counts?)? ([\d.,]+)", lambda said, _now: {"child": said}),
    (r"(?:category|for the budget of) (.+)", lambda said, _now: {"category": said}),
)


def days_of(text: str, now: datetime) -> tuple[str, str, str]:
    """Return the first and last day a text names ("" for none) as ISO dates, and the text without them."""
    found = find_dates(text, now.replace(tzinfo=None))
    if not found:
        return "", "", text
    last = found[-1].end or (found[-1].start if len(found) > 1 else None)
    words = text
    for match in reversed(found):
        words = words[: match.at[0]] + " " + words[match.at[1] :]
    words = re.sub(r"\b(?:from|until|till|to|through|between)\b\s*(?=$|[,|]|\s*$)", " ", words)
    return found[0].start.isoformat(), last.isoformat() if last else "", " ".join(words.split())


def repeat(rest: str, now: datetime) -> Call | None:
    """Read "/repeat 20 site fee every night, july 3 to july 8"; None leaves the line to the engine."""
    step = _EVERY.search(rest)
    if step is None:
        return None
    first, last, words = days_of(rest[: step.start()] + " " + rest[step.end() :], now)
    money = sum_of(words.strip(" ,"))
    if money is None or not money.words:
        return None
    args: dict[str, Any] = {
        "what": re.sub(r"(?:\s|,|\b(?:from|until|to)\b)+$", "", money.words),
        "amount": money.amount,
    }
    args |= {"every": _STEP.get((step[2] or "").lower(), (step[1] or "").lower())}
    args |= {"currency": money.currency} if money.currency else {}
    args |= {"date": first} if first else {}
    args |= {"until": last} if last else {}
    return Call(name="repeat_expense", args=args)


def paid(rest: str, _now: datetime) -> Call | None:
    """Read "/paid 50 to the Lees", "/paid Bo 50 EUR to Ann"; None leaves the line to the engine."""
    found = re.fullmatch(
        rf"(?P<giver>.*?)\s*(?P<sum>{SUM}(?:\s*[A-Za-z]{{3}})?)\s+(?:to\s+)?(?P<taker>.+)", rest.strip()
    )
    money = sum_of(found["sum"]) if found else None
    if found is None or money is None or money.words:
        return None
    args = {"from": found["giver"] or "me", "to": found["taker"], "amount": money.amount}
    return Call(name="record_payment", args=args | ({"currency": money.currency} if money.currency else {}))


def void(rest: str, _now: datetime) -> Call | None:
    """Read "/void the gas one", "/void gas 84.20"; bare it is asked how to say it."""
    if not rest.strip():
        return None
    money = sum_of(rest)
    words = re.sub(r"^the\s+|\s+(?:one|bill|expense)$", "", money.words if money else rest.strip())
    return Call(name="void_expense", args={"what": words, **({"amount": money.amount} if money else {})})
