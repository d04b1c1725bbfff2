# ruff: noqa: E501  # a pattern reads best on one line
"""Sums that people reckon aloud: "58.20 + 61.75", "214 plus tip, so 250 total", "58 + 20% tip"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from agents.offline.scene import Scene
from agents.offline.slots.prices import as_sum
from agents.offline.values.money import MoneyMatch

_ADDED = re.compile(r"\s*\+\s*")
# After the last of several sums added up stands no thing of its own: "40 + 12 parking" are two costs.
_NO_THING = re.compile(
    r"\s*(?:$|[,.;:!?)=]|(?:for|on|from|at|in|so|both|all|me|mine|total|by|split|paid|just|only|us|each|to)\b)",
    re.IGNORECASE,
)
_EXTRA = r"(?:tips?|gratuity|tax(?:es)?|fees?|service(?: charge)?|hst|gst|vat)"
_ON_TOP = re.compile(
    rf"\s*(?:,\s*)?(?:\+|plus|and|with|w/)\s*(?:a |the )?(?P<n>\d{{1,2}}(?:\.\d+)?)\s?(?:%|percent)\s*(?:for )?(?:the )?{_EXTRA}\b",
    re.IGNORECASE,
)
_MORE = re.compile(rf"\b{_EXTRA}\b", re.IGNORECASE)
_COMES_TO = re.compile(
    r"(?:\bso|=|\bmakes?(?: it)?|\bcomes? to|\bcame to|\btotal(?:s|ed|ing)?|\bcall it|\bthat'?s|\bbrings? it to|\bwas|\bis|\bup to)\W*(?:like |about |a total of |an even )*$",
    re.IGNORECASE,
)
_IN_ALL = re.compile(
    r"\s*(?:in )?(?:total|all in|altogether|in all|even|with|after|incl\w*)\b", re.IGNORECASE
)
_MOST_MORE = Decimal("1.6")  # what tip and tax can make of a bill


def reckoned(scene: Scene, found: Sequence[MoneyMatch]) -> list[MoneyMatch]:
    """The sums with those that are added up, or that another holds with its tip, as one."""
    kept: list[MoneyMatch] = []
    for place, one in enumerate(found):
        last = kept[-1] if kept else None
        if last and _is_whole_of(scene.text, last, one):
            kept[-1] = replace(one, currency=one.currency or last.currency)
        elif last and _joins(scene.text, last, one, found[place + 1 :]):
            total = as_sum(Decimal(last.amount) + Decimal(one.amount))
            kept[-1] = replace(
                last, amount=total, at=(last.at[0], one.at[1]), currency=last.currency or one.currency
            )
        else:
            kept.append(one)
    return [_with_tip(scene.text, one) for one in kept]


def _joins(text: str, last: MoneyMatch, one: MoneyMatch, later: Sequence[MoneyMatch]) -> bool:
    if not _ADDED.fullmatch(text[last.at[1] : one.at[0]]):
        return False
    goes_on = bool(later) and _ADDED.fullmatch(text[one.at[1] : later[0].at[0]]) is not None
    return goes_on or _NO_THING.match(text[one.at[1] :]) is not None


def _is_whole_of(text: str, last: MoneyMatch, one: MoneyMatch) -> bool:
    """Whether a sum is the one before with its tip: "214 plus tip, so 250 total"."""
    between = text[last.at[1] : one.at[0]]
    if not Decimal(last.amount) < Decimal(one.amount) <= Decimal(last.amount) * _MOST_MORE:
        return False
    told = _COMES_TO.search(between) is not None or _IN_ALL.match(text, one.at[1]) is not None
    after = text[one.at[1] : one.at[1] + 24]
    return told and (_MORE.search(between) is not None or _MORE.search(after) is not None)


def _with_tip(text: str, one: MoneyMatch) -> MoneyMatch:
    told = _ON_TOP.match(text, one.at[1])
    if told is None:
        return one
    total = (Decimal(one.amount) * (100 + Decimal(told["n"])) / 100).quantize(Decimal("0.01"))
    return replace(one, amount=as_sum(total), at=(one.at[0], told.end()))
