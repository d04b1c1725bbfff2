"""What a text means: the offline gazetteer knows towns, parks and sights; Google the rest."""

import hashlib
from functools import cached_property

from anyio import to_thread
from timezonefinder import TimezoneFinder

from tools.kernel.errors import Refusal, Unclear
from tools.kernel.place import Place
from tools.routing.folding import fold
from tools.routing.google.failures import Unanswered
from tools.routing.google.found import Spot
from tools.routing.google.google import Google
from tools.routing.google.keeping import Kept, KeptPlaces
from tools.routing.ports import Roads
from tools.routing.sphere import straight_km

SAME_KM = 25.0  # of places this near each other the first is meant
NEAR_KM = 100.0  # one this near what was named before is meant
MOST_CHOICES = 4
LONGEST = 200  # characters of a name anybody would say


class Naming:
    """Finds places. The gazetteer goes first: it costs nothing, and what it says may be kept for ever."""

    def __init__(self, google: Google, offline: Roads, kept: KeptPlaces) -> None:
        self._google, self._offline, self._kept = google, offline, kept

    async def places(self, text: str, near: Place | None, limit: int) -> list[Place]:
        """Return what `text` may mean, likeliest first; empty when nobody knows it."""
        try:
            known = await self._offline.places(text, near, limit)
        except Refusal:  # no map is built
            known = []
        if known and known[0].kind != "address":
            return known
        return await self._asked(text, near, limit) or known

    async def locate(self, text: str, near: Place | None, towards: Place | None) -> Place:
        """Return the one place `text` means; Unclear and Refusal as the port says."""
        known: Place | None = None
        unknown: Refusal | None = None
        try:
            known = await self._offline.locate(text, near, towards)
            if known.kind != "address":
                return known
        except Unclear:
            raise
        except Refusal as nobody:
            unknown = nobody
        found = await self._asked(text, near, MOST_CHOICES)
        if found:
            return _one(text, found, near)
        if known is None:
            raise unknown or Refusal(f"I can't find “{text}” on my map.")
        return known

    async def _asked(self, text: str, near: Place | None, limit: int) -> list[Place]:
        """What Google takes a text for; where the only place it knew lies is kept."""
        said = " ".join(text.split())[:LONGEST]
        if not any(c.isalnum() for c in said):
            return []
        key = _key(said, near)
        try:
            if kept := await self._remembered(key):
                return [await self._placed(said, *kept)]
            spots = await self._google.find(said, near, limit)
        except Unanswered:
            return []
        if len(spots) == 1:
            await self._kept.put(key, Kept(spots[0].place_id, (spots[0].lat, spots[0].lon)))
            return [await self._placed(said, spots[0].lat, spots[0].lon)]
        return [await self._whole(spot) for spot in spots]

    async def _remembered(self, key: str) -> tuple[float, float] | None:
        """Where a text was found before; asked again by its id when that is too old to be kept."""
        kept = await self._kept.get(key)
        if kept is None or kept.at:
            return kept.at if kept else None
        spots = await self._google.of_id(kept.place_id)
        if not spots:
            return None
        await self._kept.put(key, Kept(kept.place_id, (spots[0].lat, spots[0].lon)))
        return spots[0].lat, spots[0].lon

    async def _whole(self, spot: Spot) -> Place:
        """One of several: as Google names it, so that people can tell it from the others."""
        zone = spot.timezone or await self._zone(spot.lat, spot.lon)
        return Place(
            spot.name, spot.lat, spot.lon, zone, spot.region or None, spot.kind, country=spot.country
        )  # fmt: skip

    async def _placed(self, said: str, lat: float, lon: float) -> Place:
        """The only one: as people said it, in the offline map's region (Google's words may not be kept)."""
        try:
            around = await self._offline.places(f"{lat:.5f}, {lon:.5f}", None, 1)
        except Refusal:
            around = []
        region, country = (around[0].region, around[0].country) if around else (None, None)
        return Place(said, lat, lon, await self._zone(lat, lon), region, "address", country=country)

    async def _zone(self, lat: float, lon: float) -> str | None:
        return await to_thread.run_sync(lambda: self._zones.timezone_at(lat=lat, lng=lon))

    @cached_property
    def _zones(self) -> TimezoneFinder:
        return TimezoneFinder()


def _key(said: str, near: Place | None) -> str:
    """What a text is kept under; near another place it may mean another."""
    beside = f"@{near.lat:.0f},{near.lon:.0f}" if near else ""
    return hashlib.sha256(f"{fold(said) or said.casefold()}{beside}".encode()).hexdigest()


def _one(text: str, found: list[Place], near: Place | None) -> Place:
    """The place meant; Unclear when several far apart are as likely."""
    first = found[0]
    if near and float(straight_km(first.lat, first.lon, near.lat, near.lon)) < NEAR_KM:
        return first
    apart = [p for p in found if float(straight_km(p.lat, p.lon, first.lat, first.lon)) > SAME_KM]
    if not apart:
        return first
    names = tuple(dict.fromkeys(_label(p) for p in [first, *apart]))[:MOST_CHOICES]
    if len(names) < 2:
        return first
    raise Unclear(f"Which “{text[:80]}” do you mean: {', '.join(names[:-1])} or {names[-1]}?", names)


def _label(place: Place) -> str:
    return f"{place.name}, {place.region}" if place.region else place.name
