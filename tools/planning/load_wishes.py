"""Wishes as a problem sees them: places people would like, what polls decided, who shuns the dark."""

import re
from dataclasses import replace
from datetime import timedelta

from tools.families.names import fold
from tools.kernel.place import Place
from tools.planning.load_stops import VISIT_MINUTES, StopLoader
from tools.planning.lookup import NEAR_STOP_KM
from tools.planning.problem import NEAR_BED, Ask, Fixture, Tweak
from tools.planning.wishes import Reader
from tools.polls.model import Poll, PollStatus
from tools.preferences.model import Preference, PreferenceKind
from tools.trips.model import StopRole

UNSAID = frozenset("national state park monument recreation area site the".split())
DARK = re.compile(r"(?:after|in the) dark|(?:at|by) night|night driving")


class WishLoader(StopLoader):
    """Reads wishes."""

    async def _with_wishes(self, asks: list[Ask]) -> list[Ask]:
        """The stops, and places people wish for in their preferences when the map knows them near the stops.

        A wish told in private is for everybody: whose it is would show by who goes.
        """
        found = {a.place: a for a in asks}
        stops = frozenset(found)
        for wish in await self.act.uow.of(Preference).all():
            if wish.kind not in (PreferenceKind.MUST, PreferenceKind.LIKE):
                continue
            place = await self._wished(wish)
            if place is None:
                if wish.kind is PreferenceKind.MUST and not wish.private:
                    self.notes.append(f"Kept in mind, but not on my map: {wish.what}.")
                continue
            index = self.gazette.add(place)
            own = self._families_of([None if wish.private else wish.party])
            known = found.get(index)
            if known is None:
                found[index] = await self._wish(wish, place, index, own)
            elif index in stops:
                found[index] = replace(known, families=self._either(known, own))
            else:
                more = known.weight + max(1.0, float(wish.weight))
                found[index] = replace(known, families=self._either(known, own), weight=more)
        return list(found.values())

    async def _wish(self, wish: Preference, place: Place, index: int, own: frozenset[str]) -> Ask:
        role = StopRole.MUST if wish.kind is PreferenceKind.MUST else StopRole.WANT
        minutes, weight = VISIT_MINUTES.get(place.kind, 90), max(1.0, float(wish.weight))
        ask = Ask(index, role, None, None, minutes, families=own, weight=weight, sight=True, company=True)
        return await self._known(ask, place)

    async def _wished(self, wish: Preference) -> Place | None:
        """The place a wish names; None when its words are no name on the map near the trip."""
        for index in self.stops.values():
            for text in _names_in(wish.what):
                for place in await self.roads.places(text, near=self.gazette.places[index], limit=3):
                    if self._is_meant(place, wish.what):
                        return self._zoned(place)
        return None

    async def _voted(self, asks: list[Ask]) -> list[Fixture]:
        """What polls about a day of the trip decided, as things to do that day."""
        assert self.trip.start_date is not None
        assert self.trip.end_date is not None
        count = (self.trip.end_date - self.trip.start_date).days + 1
        days = [self.trip.start_date + timedelta(days=n) for n in range(count)]
        fixtures = []
        for poll in await self.act.uow.of(Poll).all():
            day = Reader(days, ()).day_in(poll.question.lower())
            named = any(fold(poll.winner or "") in name for name in self.stops)
            if poll.status is PollStatus.CLOSED and poll.winner and day and not named:
                fixtures.append(Fixture(NEAR_BED, poll.winner, day))
        return fixtures

    def _is_meant(self, place: Place, words: str) -> bool:
        """Whether a sight's name was said ("Arches" will do for Arches National Park), and it is near."""
        named, said = set(fold(place.name).split()), set(fold(words).split())
        names = named - UNSAID or named
        return place.kind in ("sight", "park") and names <= said and self._near_stops(place) < NEAR_STOP_KM

    async def _daylight(self) -> list[Tweak]:
        """Who said it does not like to drive in the dark."""
        tweaks = []
        for wish in await self.act.uow.of(Preference).all():
            shuns = wish.kind in (PreferenceKind.AVOID, PreferenceKind.DISLIKE) and DARK.search(wish.what)
            family = self.roster.family_of(wish.party) if wish.party else None
            if shuns and (family or wish.party is None):
                tweaks.append(Tweak("daylight", family=family.name if family else None))
        return tweaks


def _names_in(words: str) -> tuple[str, ...]:
    """The parts of a wish that may be a name: all of it, or what stands before "at sunset" and the like."""
    head = re.split(r" (?:at|in|near|on|before|after|by|for|with|around) ", words, maxsplit=1)[0]
    return (words,) if head == words else (words, head)
