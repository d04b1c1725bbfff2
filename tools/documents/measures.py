"""How figures are written for the people of a trip: paper, units and clock by where it goes."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

from tools.documents.map_ground import area_at
from tools.documents.reading import Row, moment, number, row, rows, spot, text
from tools.kernel.errors import Refusal
from tools.kernel.money import Money

Paper = Literal["A4", "Letter"]
Units = Literal["km", "mi"]
_LETTER = frozenset({"Canada", "Mexico"})
_MILES = frozenset({"United Kingdom"})
_KM_PER_MILE = 1.609344


@dataclass(frozen=True)
class Style:
    """Paper, units and clock of one document."""

    paper: Paper = "A4"
    units: Units = "km"
    twelve: bool = False

    @classmethod
    def of(cls, export: Row, paper: Paper | None = None, units: Units | None = None) -> "Style":
        """Return the usual style of the country most of the trip's stops lie in."""
        country = country_of(export)
        american = country == "US"
        return cls(
            paper or ("Letter" if american or country in _LETTER else "A4"),
            units or ("mi" if american or country in _MILES else "km"),
            american or country == "Canada",
        )

    def distance(self, km: object) -> str:
        """Return a distance: "235 mi", "12.4 km"; "" when it is unknown."""
        found = number(km)
        if found is None or found < 0:
            return ""
        shown = found / _KM_PER_MILE if self.units == "mi" else found
        return f"{shown:,.0f} {self.units}" if shown >= 10 else f"{shown:.1f} {self.units}"

    def time(self, at: datetime | None) -> str:
        """Return a time of day as the clock there shows it: "8:30 am", "08:30"."""
        if at is None:
            return ""
        if not self.twelve:
            return f"{at:%H:%M}"
        return f"{at.hour % 12 or 12}:{at:%M} {'am' if at.hour < 12 else 'pm'}"

    def clock(self, value: object) -> str:
        """Return a time of day written "HH:MM" as the clock there shows it; its words if it is none."""
        words = text(value, 8)
        try:
            return self.time(datetime.combine(date.min, time.fromisoformat(words)))
        except ValueError:
            return words

    def day(self, on: date | None) -> str:
        """Return a day: "Sat, Sep 11", "Sat 11 Sep"."""
        if on is None:
            return ""
        return f"{on:%a}, {on:%b} {on.day}" if self.twelve else f"{on:%a} {on.day} {on:%b}"

    def long_day(self, on: date | None) -> str:
        """Return a day in full: "Saturday, September 11", "Saturday 11 September"."""
        if on is None:
            return ""
        return f"{on:%A}, {on:%B} {on.day}" if self.twelve else f"{on:%A} {on.day} {on:%B}"

    def when(self, value: object) -> str:
        """Return a date with its time when it has one: "Sat, Sep 11, 6:30 pm"; its words if it is none."""
        at = moment(value)
        if at is not None:
            return f"{self.day(at.date())}, {self.time(at)}"
        words = text(value, 40)
        try:
            return self.day(date.fromisoformat(words))
        except ValueError:
            return words

    def span(self, start: date | None, end: date | None) -> str:
        """Return the days of a trip: "September 11 – 17, 2027", "28 June – 3 July 2027"."""
        if start is None or end is None:
            one = start or end
            return f"{self.long_day(one)} {one.year}" if one else ""
        if start > end:
            start, end = end, start
        same_month = (start.year, start.month) == (end.year, end.month)
        if self.twelve:
            last = f"{end.day}" if same_month else f"{end:%B} {end.day}"
            first = f"{start:%B} {start.day}" + ("" if start.year == end.year else f", {start.year}")
            return f"{first} – {last}, {end.year}"
        first = f"{start.day}" if same_month else f"{start.day} {start:%B}"
        return f"{first}{'' if start.year == end.year else f' {start.year}'} – {end.day} {end:%B} {end.year}"


def duration(minutes: object) -> str:
    """Return a length of time: "3 h 05", "25 min"; "" when it is unknown."""
    found = number(minutes)
    if found is None or found < 0:
        return ""
    hours, rest = divmod(round(found), 60)
    return f"{hours} h {rest:02d}" if hours else f"{rest} min"


def money(amount: object, currency: object) -> str:
    """Return a sum as people write it: "$84.20"; "" when there is none, its own words when it is no sum."""
    words, code = text(amount, 40), text(currency, 8)
    if not words:
        return ""
    try:
        return str(Money.parse(words, code))
    except Refusal:
        return f"{words} {code}".strip()


def country_of(export: Row) -> str:
    """Return the country most stops lie in ("US", else its name); "" when nothing tells."""
    spots = [spot(stop) for stop in rows(export.get("stops"))]
    areas = [area_at(where) for where in spots if where]
    names = ["US" if area.kind == "state" else area.name for area in areas if area]
    if names:
        return max(sorted(set(names)), key=names.count)
    return {"USD": "US", "CAD": "Canada", "MXN": "Mexico", "GBP": "United Kingdom"}.get(
        text(row(export.get("trip")).get("currency")), ""
    )
