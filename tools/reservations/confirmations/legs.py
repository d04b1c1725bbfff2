# ruff: noqa: E501  # a pattern, or a row of a table, reads best on one line
"""Journeys printed as legs: a departure with time and place, then an arrival."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from tools.reservations.confirmations.proposed import Proposed
from tools.reservations.model import ReservationKind
from tools.values.contacts import find_codes
from tools.values.dates import find_dates
from tools.values.folding import fold

_TIME = r"(?P<t>[01]?\d|2[0-3])[:.h](?P<m>[0-5]\d)(?P<half> ?[ap]m)?"
_DEPART = re.compile(
    rf"(?<!\w)(?:departure|departs?|departing|dep\.?|depart|avgang|abfahrt|abflug|ab|fra|from|von|odjezd|salida|partenza|"
    rf"sale|leaves?|partida)\b[.:]?(?: time)?:?\s+(?:at )?{_TIME}\s*(?:uhr|hrs?)?\s*,?\s*(?:from )?(?P<p>[^\n]*)"
)
_ARRIVE = re.compile(
    rf"(?<!\w)(?:arrival|arrives?|arriving|arr\.?|ankomst|ankunft|an|til|to|nach|prijezd|llegada|arrivo|llega|chegada|"
    rf"arrivee)\b[.:]?(?: time)?:?\s+(?:at )?{_TIME}\s*(?:uhr|hrs?)?\s*,?\s*(?:at |in )?(?P<p>[^\n]*)"
)
_CODED = re.compile(
    r"\b(?P<line>[A-Z0-9]{2} {0,3}\d{1,4}) +[A-Z] +(?P<d>\d{1,2})(?P<mon>[A-Z]{3})(?P<y>\d\d)?(?: +\d)? +(?P<a>[A-Z]{3}) ?(?P<b>[A-Z]{3})"
    r" +\*?[A-Z]{2}\d* +(?P<t>\d\d)(?P<m>\d\d) +(?P<next>#)?(?P<t2>\d\d)(?P<m2>\d\d)"
)
_DATED = re.compile(r"\d{1,2}[./-]\d{1,2}|\d{4}-\d\d-\d\d|\d{1,2}\.? ?[a-z]{3}|[a-z]{3}\.? \d{1,2}")
_TAIL = re.compile(r"\s{2,}|\s+-\s+|\s*\((?![A-Z][a-z])|\s+(?:Platform|Gleis|voie|Spor|Terminal)\b")
_MOST = 40


@dataclass(frozen=True)
class _Stop:
    place: str
    at: datetime


def proposals(text: str, now: datetime) -> list[Proposed]:
    """Return one ticket for each leg; none when `text` lists no departures with arrivals."""
    found = _coded(text, now) or _labelled(text, now) or _rows(text, now)
    codes = [code.code for code in find_codes(text) if code.strong]
    return [replace(leg, confirmation=codes[0] if codes else None) for leg in found[:_MOST]]


_CLOCK = re.compile(rf"(?<![\d:.]){_TIME}(?![\d:])")
_ISSUED = re.compile(
    r"\b(?:vystaveni|issue|issued|booked|gebucht|gultig|valid|platnost\w*|printed|check)\b|datum"
)


def _rows(text: str, now: datetime) -> list[Proposed]:
    """Read timetables: a row with place, date and time, and right below it the row where the journey ends."""
    found: list[Proposed] = []
    origin: tuple[int, _Stop] | None = None
    for number, line in enumerate(text.splitlines()[:400]):
        stop = _row(line, now)
        if stop is None:
            continue
        if origin and number - origin[0] <= 2 and origin[1].at < stop.at < origin[1].at + timedelta(days=2):
            found.append(_leg(origin[1], stop))
            origin = None
        else:
            origin = (number, stop)
    return found


def _row(line: str, now: datetime) -> _Stop | None:
    folded = fold(line)
    if "  " not in line or _ISSUED.search(folded) or not _DATED.search(folded):
        return None
    dates, clock = find_dates(line, now, day_first=True), _CLOCK.search(folded)
    if len(dates) != 1 or dates[0].end or not clock or clock.start() < dates[0].at[1]:
        return None
    words = (line[: dates[0].at[0]], line[dates[0].at[1] : clock.start()])
    place = next((said.strip(" ,;") for said in words if len(re.sub(r"[\W\d_]", "", said)) >= 3), "")
    if not place:
        return None
    moment = time(int(clock["t"]), int(clock["m"]))
    return _Stop(_TAIL.split(place)[0][:80], datetime.combine(dates[0].start, moment))


def _labelled(text: str, now: datetime) -> list[Proposed]:
    """Read lines such as "Departure: 10:50 Tegel", with the date in the line or in one before it."""
    found: list[Proposed] = []
    day: date | None = None
    origin: _Stop | None = None
    for line in text.splitlines()[:400]:
        folded = fold(line)
        if _DATED.search(folded):
            dates = find_dates(line, now, day_first=True)
            day = dates[0].start if dates else day
        departs, arrives = _DEPART.search(folded), _ARRIVE.search(folded)
        if departs and day:
            origin = _stop(line, departs, day)
        if arrives and day and origin and (not departs or arrives.start() > departs.start()):
            goal = _stop(line, arrives, day)
            if goal.at < origin.at and goal.at.date() == origin.at.date():
                goal = _Stop(goal.place, goal.at + timedelta(days=1))
            found.append(_leg(origin, goal))
            origin = None
    return found


def _stop(line: str, match: re.Match[str], day: date) -> _Stop:
    hour = int(match["t"])
    if match["half"] and hour <= 12:
        hour = hour % 12 + (12 if "p" in match["half"] else 0)
    place = _TAIL.split(line[match.start("p") : match.end("p")].strip())[0]
    return _Stop(place.strip(" ,;-")[:80], datetime.combine(day, time(hour, int(match["m"]))))


def _leg(origin: _Stop, goal: _Stop) -> Proposed:
    name = (
        f"{origin.place} → {goal.place}"
        if origin.place and goal.place
        else origin.place or goal.place or "Journey"
    )
    return Proposed(
        kind=ReservationKind.TICKET, name=name, place=origin.place or None, start=origin.at, end=goal.at
    )


_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()


def _coded(text: str, now: datetime) -> list[Proposed]:
    """Read airline booking lines such as "EY 289 E 09JAN AMDAUH TK1 0505 0700"."""
    found = []
    for match in _CODED.finditer(text[:20000]):
        start = _moment(match, "t", "m", now)
        end = _moment(match, "t2", "m2", now)
        if not start or not end:
            continue
        if match["next"]:
            end += timedelta(days=1)
        found.append(
            Proposed(
                kind=ReservationKind.TICKET,
                name=f"{match['a']} → {match['b']} ({' '.join(match['line'].split())})",
                place=match["a"],
                start=start,
                end=end,
            )
        )
    return found


def _moment(match: re.Match[str], hour: str, minute: str, now: datetime) -> datetime | None:
    if match["mon"] not in _MONTHS:
        return None
    month = _MONTHS.index(match["mon"]) + 1
    years = [2000 + int(match["y"])] if match["y"] else [now.year, now.year + 1]
    try:
        clock = time(int(match[hour]), int(match[minute]))
        moments = [datetime.combine(date(year, month, int(match["d"])), clock) for year in years]
    except ValueError:
        return None
    return next((moment for moment in moments if moment.date() >= now.date()), moments[-1])
