# ruff: noqa: E501  # a pattern, or a row of a table, reads best on one line
"""Durations, distances, percents and counts in a message."""

import re
from dataclasses import dataclass
from typing import Literal

from tools.values import numbers
from tools.values.folding import fold

KM_PER_MILE = 1.609344
Kind = Literal["minutes", "km", "percent", "count"]


@dataclass(frozen=True)
class MeasureMatch:
    """One measure: `value` in minutes, kilometres, percent or pieces; `unit` as said ("mi", "hrs", "people")."""

    kind: Kind
    value: float
    unit: str
    text: str
    at: tuple[int, int]


_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:[.,]\d{{1,2}})?|{numbers.WORDS}|half an?|an?)"
_HOURS = r"(?:hours?|hrs?|hr|h|stunden?|heures?|horas?|std)"
_MINUTES = r"(?:minutes?|mins?|min|minuten|minutos|minuti|minut|minuty|m(?= |$|[,.;]))"
_MORE_HALF = r"(?: and a half| and a quarter| and three quarters| 1/2|½)"
_EXTRA = {" and a half": 0.5, " 1/2": 0.5, "½": 0.5, " and a quarter": 0.25, " and three quarters": 0.75}
_DURATION = re.compile(
    rf"(?<![\w.,:$€£])(?:(?P<lead>half an hour|half hour|(?:a )?quarter of (?:an )?hour|three quarters of an hour)"
    rf"|(?P<h>{_NUMBER})(?P<half>{_MORE_HALF})? ?-?(?P<u>{_HOURS})(?![a-z])(?P<half2>{_MORE_HALF})?"
    rf"(?:,? ?(?:and )?(?P<hm>\d{{1,2}}|{numbers.SMALL}) ?(?:{_MINUTES})?(?![\d:.a-z]|\s?(?:{_HOURS}|people|am|pm|km|mi)\b))?"
    rf"|(?P<m>(?!am\b|a m\b){_NUMBER})(?P<mhalf>{_MORE_HALF})?(?:[ -]odd| or so| good)? ?-?(?P<mu>{_MINUTES})(?![a-z])"
    rf"|(?P<c>\d{{1,2}}):(?P<cm>[0-5]\d) ?(?:{_HOURS})\b)"
)
_LEADS = {
    "half an hour": 30.0,
    "half hour": 30.0,
    "quarter of an hour": 15.0,
    "a quarter of an hour": 15.0,
    "quarter of hour": 15.0,
    "a quarter of hour": 15.0,
    "three quarters of an hour": 45.0,
}
_MILES = r"(?:miles?|mi)"
_KM = r"(?:kilomet(?:er|re)s?|kilometern|kms?|k's|ks|k(?= on| per| a| of range| range|m))"
_DISTANCE = re.compile(
    rf"(?<![\w.,:$€£])(?P<n>{_NUMBER})(?P<half>{_MORE_HALF})?[ -]?(?:(?P<mi>{_MILES})|(?P<km>{_KM}))(?![a-z])(?! ?/ ?h\b| (?:an|per) hour\b)"
)
_PERCENT = re.compile(rf"(?<![\w.,:$€£])(?P<n>{_NUMBER}) ?(?:%|percent|per cent|pct|prozent)")
_THINGS = (
    "adults?|kids?|children|child|people|persons?|of us|rooms?|nights?|days?|weeks?|cars?|families|seats?|sites?|"
    "tents?|tickets?|beds?|cabins?|pitches|units?|yurts?|campsites?|spaces|teens?|toddlers?|bab(?:y|ies)|suites?|"
    "grown[- ]?ups?|kiddos?|wee ones|littles|seater|passengers|pax|hours?"
)
_COUNT = re.compile(
    rf"(?<![\w.,:$€£])(?P<n>\d{{1,3}}|(?:{numbers.SMALL}|an?)(?![a-z])|(?:a )?couple(?: of)?)[ -]?(?:more |other |little |small |big |double |"
    rf"family |king |queen |grown |standard )?(?P<u>{_THINGS})\b"
)
_MOST = 60


def quantity(said: str) -> float | None:
    """Return the number in digits or words: "1,200", "2.5", "2,5", "half a", "an"; None when there is none."""
    said = said.strip()
    if said in ("a", "an"):
        return 1.0
    if said in ("half a", "half an"):
        return 0.5
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", said):
        return float(said.replace(",", ""))
    if said[:1].isdecimal():
        return float(said.replace(",", "."))
    return numbers.value_of(said)


def find_durations(text: str) -> list[MeasureMatch]:
    """Return the durations said in `text`, in minutes: "5 hrs", "an hour and a half", "90 min", "1h30", "2:30 hours"."""
    folded, found = fold(text), []
    for match in _DURATION.finditer(folded):
        minutes = _minutes(match)
        if minutes is not None:
            found.append(_match(text, "minutes", minutes, match["u"] or match["mu"] or "h", match.span()))
    return found[:_MOST]


def _minutes(match: re.Match[str]) -> float | None:
    if match["lead"]:
        return _LEADS[match["lead"]]
    if match["c"]:
        return int(match["c"]) * 60.0 + int(match["cm"])
    value = quantity(match["h"] or match["m"])
    if value is None:
        return None
    value += _EXTRA.get(match["half"] or match["half2"] or match["mhalf"] or "", 0)
    if match["m"]:
        return value
    return value * 60 + (quantity(match["hm"]) or 0 if match["hm"] else 0)


def find_distances(text: str) -> list[MeasureMatch]:
    """Return the distances said in `text`, in kilometres (miles turned, to a tenth)."""
    folded, found = fold(text), []
    for match in _DISTANCE.finditer(folded):
        value = quantity(match["n"])
        if value is None:
            continue
        value += _EXTRA.get(match["half"] or "", 0)
        km = round(value * KM_PER_MILE, 1) if match["mi"] else value
        found.append(_match(text, "km", km, "mi" if match["mi"] else "km", match.span()))
    return found[:_MOST]


def find_percents(text: str) -> list[MeasureMatch]:
    """Return the percents said in `text`."""
    folded = fold(text)
    values = ((quantity(match["n"]), match) for match in _PERCENT.finditer(folded))
    return [
        _match(text, "percent", value, "%", match.span()) for value, match in values if value is not None
    ][:_MOST]


def find_counts(text: str) -> list[MeasureMatch]:
    """Return counted things: "2 adults", "three rooms", "a couple of kids"; `unit` is the thing as said."""
    folded = fold(text)
    values = ((numbers.whole(match["n"]), match) for match in _COUNT.finditer(folded))
    return [
        _match(text, "count", value, match["u"], match.span()) for value, match in values if value is not None
    ][:_MOST]


def _match(text: str, kind: Kind, value: float, unit: str, at: tuple[int, int]) -> MeasureMatch:
    return MeasureMatch(kind, value, unit, text[at[0] : at[1]], at)
