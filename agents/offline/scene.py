# a pattern reads best on one line
"""A message with everything that can be found in it, looked for once and only when needed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TypeVar, cast

from agents.context import Context, FamilyContext
from agents.offline import clauses
from agents.offline.corrections import Placed
from agents.offline.matching import Found, find
from agents.offline.people import Who, find_people
from agents.offline.text import Word, blank_handles, plain_lists, tidy, words
from agents.offline.values.contacts import CodeMatch, PhoneMatch, find_codes, find_phones
from agents.offline.values.dates import DateMatch, find_dates
from agents.offline.values.measures import (
    MeasureMatch,
    find_counts,
    find_distances,
    find_durations,
    find_percents,
)
from agents.offline.values.money import MoneyMatch, find_money
from agents.offline.values.times import TimeMatch, find_times

_NOT = re.compile(r"\b(?:not|except|but not|rather than|instead of) (?:the |that |my |our )?$", re.IGNORECASE)
_MANY = 20
P = TypeVar("P", bound=Placed)
T = TypeVar("T")
Place = tuple[int, int]


_IN_NAME = re.compile(r"\b(?:at|in) (?:the )?$"), re.compile(r" [A-Z][a-z]+")


def _in_name(text: str, at: Place) -> bool:
    """Whether a day's name is part of a longer one: "at the Sunday House Inn", "in Friday Harbor"."""
    before, after = _IN_NAME
    return bool(text[at[0] : at[1]].isalpha() and before.search(text[: at[0]]) and after.match(text[at[1] :]))


def overlaps(a: Place, b: Place) -> bool:
    """Do two stretches of text share a character."""
    return a[0] < b[1] and b[0] < a[1]


def placed(*groups: Sequence[Placed]) -> list[Placed]:
    """Things of several kinds as one list."""
    return [one for group in groups for one in group]


_JOINT = re.compile(r"[^\w\n]*(?:(?:and then|and also|then|also|oh and|plus|and)\s+)?", re.IGNORECASE)


def _united(text: str, spans: Sequence[Place]) -> tuple[Place, ...]:
    """Neighbouring stretches as one: what stands between them ("Pine Bungalows, Jasper") is kept."""
    found: list[Place] = []
    for start, end in sorted(spans):
        if found and _JOINT.fullmatch(text, found[-1][1], max(start, found[-1][1])):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


class Scene:
    """A message (or, with `spans`, a part of it; offsets stay those of the whole) and its context."""

    def __init__(
        self,
        text: str,
        mention: bool,
        context: Context,
        spans: Sequence[Place] = (),
        root: Scene | None = None,
        commanded: bool = False,
    ) -> None:
        self.commanded = commanded
        self.context = context
        self.mention = mention
        self.raw = tidy(text) if root is None else text  # the words of a part are tidied already
        self.whole = plain_lists(blank_handles(self.raw)) if root is None else text
        self.spans = _united(self.whole, spans) or ((0, len(self.whole)),)
        self._root = root
        self._kept: dict[object, object] = {}

    def once(self, read: Callable[[Scene], T]) -> T:
        """What a reader finds here, read only the first time; what it returns must not be changed."""
        if read not in self._kept:
            self._kept[read] = read(self)
        return cast(T, self._kept[read])

    def part(self, spans: Sequence[Place]) -> Scene:
        """The same message seen through some of its clauses."""
        return Scene(self.whole, self.mention, self.context, spans, self.root)

    def knowing(self, newcomers: Mapping[str, Sequence[str]]) -> Scene:
        """The same part of the message, read by one who knows these people too: names by family."""
        known = {f.name: f for f in self.context.families}
        for family, names in newcomers.items():
            before = known.get(family, FamilyContext(name=family))
            members = tuple(dict.fromkeys([*before.members, *names]))
            known[family] = before.model_copy(update={"members": members})
        context = self.context.model_copy(update={"families": tuple(known.values())})
        return Scene(self.whole, self.mention, context, commanded=self.commanded).part(self.spans)

    @property
    def root(self) -> Scene:
        """The whole message."""
        return self._root or self

    def _inside(self, found: Sequence[P]) -> list[P]:
        return [f for f in found if any(s <= f.at[0] < e for s, e in self.spans)]

    @cached_property
    def text(self) -> str:
        """The words of this part, the rest blanked."""
        kept = ["\n" if c == "\n" else " " for c in self.whole]
        for start, end in self.spans:
            kept[start:end] = self.whole[start:end]
        return "".join(kept)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of this part."""
        return words(self.text)

    @cached_property
    def clauses(self) -> list[Place]:
        """Places of the clauses."""
        return clauses.clauses(self.text)

    @cached_property
    def sentences(self) -> list[Place]:
        """Places of the sentences."""
        return clauses.sentences(self.text)

    @cached_property
    def people(self) -> list[Who]:
        """Everyone spoken of."""
        if self._root:
            return self._inside(self._root.people)
        return list(find_people(self.whole, self.words, self.context))

    @cached_property
    def trip_days(self) -> tuple[date | None, date | None]:
        """First and last day of the trip, when known."""
        trip = self.context.trip
        return (trip.start_date, trip.end_date) if trip else (None, None)

    @cached_property
    def dates(self) -> list[DateMatch]:
        """Dates said, meant for the trip."""
        if self._root:
            return self._inside(self._root.dates)
        found = find_dates(self.whole, self.context.now, *self.trip_days)
        return [day for day in found if not _in_name(self.whole, day.at)]

    @cached_property
    def times(self) -> list[TimeMatch]:
        """Times of day."""
        if self._root:
            return self._inside(self._root.times)
        return find_times(self.whole)

    @cached_property
    def codes(self) -> list[CodeMatch]:
        """Confirmation codes."""
        if self._root:
            return self._inside(self._root.codes)
        return [self._widened(c) for c in find_codes(self.whole)]

    def _widened(self, code: CodeMatch) -> CodeMatch:
        """A code with the letters that stand right before it."""
        start, end = code.at
        if not self.whole[start - 1 : start].isalnum():
            return code
        while start and self.whole[start - 1].isalnum():
            start -= 1
        return replace(code, code=self.whole[start:end], text=self.whole[start:end], at=(start, end))

    @cached_property
    def phones(self) -> list[PhoneMatch]:
        """Telephone numbers."""
        return self._inside(self._root.phones if self._root else find_phones(self.whole))

    @cached_property
    def durations(self) -> list[MeasureMatch]:
        """Stretches of time in minutes."""
        return self._inside(self._root.durations if self._root else find_durations(self.whole))

    @cached_property
    def distances(self) -> list[MeasureMatch]:
        """Distances in km."""
        return self._inside(self._root.distances if self._root else find_distances(self.whole))

    @cached_property
    def percents(self) -> list[MeasureMatch]:
        """Percentages."""
        return self._inside(self._root.percents if self._root else find_percents(self.whole))

    @cached_property
    def counts(self) -> list[MeasureMatch]:
        """Counted things."""
        return self._inside(self._root.counts if self._root else find_counts(self.whole))

    @cached_property
    def money(self) -> list[MoneyMatch]:
        """Sums; bare numbers that are part of a date, time, code or measure are left out."""
        if self._root:
            return self._inside(self._root.money)
        found = find_money(self.whole, self.context.trip.currency if self.context.trip else None)
        others: list[Placed] = [
            *self.dates,
            *self.codes,
            *self.phones,
            *self.durations,
            *self.distances,
            *self.percents,
            # "220 cabin deposit" is a sum: many of a thing take its plural
            *(
                c
                for c in self.counts
                if c.value < _MANY or c.unit.endswith("s") or " " in c.unit or c.unit == "people"
            ),
        ]
        others += [t for t in self.times if t.sure or " past " in t.text]
        found = [m for m in found if not any(overlaps(m.at, d.at) for d in self.dates)]
        found = [
            m for m in found if not (m.bare and any(overlaps(m.at, at) for at in self._names_with_numbers))
        ]
        named = [code.at for code in self.codes if code.named]  # "ref PEN-220" is no Peruvian money
        found = [m for m in found if not any(overlaps(m.at, at) for at in named)]
        return [m for m in found if not m.bare or not any(overlaps(m.at, o.at) for o in others)]

    @cached_property
    def _names_with_numbers(self) -> list[Place]:
        """Where bookings are named that have a number in their name: the 8 of "Super 8" is no sum."""
        low = self.whole.casefold()
        names = [name.casefold() for name in self.context.reservations if any(c.isdigit() for c in name)]
        return [(at, at + len(name)) for name in names if (at := low.find(name)) >= 0]

    def things(self, names: Sequence[str], least: float = 0.5) -> list[Found]:
        """The trip's own things named here, best first, of those `least` much said."""
        found = [f for f in find(self.words, names) if f.score >= least]
        meant = [f for f in found if not _NOT.search(self.text[: f.at[0]])]
        return meant or found

    def taken(self) -> list[Place]:
        """Places of all values: never part of a name or a note."""
        found: list[Placed] = [*self.dates, *self.times, *self.codes, *self.phones, *self.durations]
        found += [*self.distances, *self.percents, *self.counts, *self.money]
        return [f.at for f in found]
