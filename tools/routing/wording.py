"""Drives in words for people."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from tools.kernel.distances import KM_PER_MILE, unit_of
from tools.kernel.place import Place
from tools.routing.model import Route, Step, Waypoint

MILE_COUNTRIES = frozenset({"US", "GB", "PR", "VI"})
MOST_TOWNS = 6
_OFFERS = {"charge": "charging", "fuel": "fuel", "food": "food", "rest": "rest", "bed": "beds"}


def duration_words(minutes: float) -> str:
    """Return "4 h 30 min", rounded to five minutes (to one under an hour)."""
    step = 5 if minutes >= 60 else 1
    whole = max(round(minutes / step) * step, 1)
    hours, rest = divmod(whole, 60)
    parts = [f"{hours} h" if hours else "", f"{rest} min" if rest else ""]
    return " ".join(part for part in parts if part)


def distance_words(km: float, miles_first: bool) -> str:
    """Return "263 mi (424 km)" or "424 km (263 mi)"."""
    metric, imperial = f"{km:,.0f} km", f"{km / KM_PER_MILE:,.0f} mi"
    return f"{imperial} ({metric})" if miles_first else f"{metric} ({imperial})"


def drive_words(route: Route) -> str:
    """Return a drive in a line: from, to, how far, how long, by which roads."""
    miles = in_miles(route.origin, route.destination)
    roads = [step.note.removeprefix("by ") for step in route.steps if step.mode == "road" and step.note]
    by = f" ({', '.join(dict.fromkeys(', '.join(roads).split(', ')))})" if roads else ""
    aboard = [step for step in route.steps if step.mode != "road"]
    driving = route.minutes - sum(step.minutes for step in aboard)
    carried = "".join(f" and {duration_words(step.minutes)} on the {_vessel(step)}" for step in aboard)
    return (
        f"{route.origin.name} → {route.destination.name}: about {distance_words(route.km, miles)}, "
        f"{duration_words(driving)} of driving{by}{carried}."
    )


def _vessel(step: Step) -> str:
    """What carries the car on a step: a name of ours, or "ferry" where only directions are told."""
    named = step.note and not step.note.startswith("Take ")
    return step.note if named else {"train": "car train"}.get(step.mode, step.mode)


def in_miles(*places: Place) -> bool:
    """Whether a drive between places is told in miles first: one of them counts in miles."""
    return any(
        place.country in MILE_COUNTRIES if place.country is not None else unit_of(place.timezone) == "mi"
        for place in places
    )


def clock_words(when: datetime, place: Place) -> str:
    """Return a time of day at a place: "Sat 14:30 (MDT)"."""
    local = when.astimezone(ZoneInfo(place.timezone)) if place.timezone else when
    return f"{local:%a %H:%M} ({local:%Z})"


def waypoint_words(found: Sequence[Waypoint], route: Route, about: str) -> list[str]:
    """Return lines about places along a drive, spread over it; estimates are called so."""
    inner = [w for w in found if 0.05 * route.km < w.km < 0.95 * route.km]
    if not inner:
        return ["I know no town on the way that is likely to have that."]
    what = "charge" if about == "charging" else "stop"
    guesses = [w for w in inner if w.estimate]
    head = f"Places to {what} on the way"
    if len(guesses) == len(inner):
        return [
            f"{head} (by town size, an estimate: please check):",
            *(_line(w, False) for w in _spread(inner)),
        ]
    sources = " and ".join(dict.fromkeys(w.source for w in inner if w.source))
    mixed = any(offer not in w.facts for w in inner for offer in w.offers)
    aside = "; what is marked ~ is an estimate by town size" if mixed else ""
    return [f"{head}, by {sources}{aside}:", *(_line(w, True) for w in _spread(inner))]


def _line(waypoint: Waypoint, marked: bool) -> str:
    offers = ", ".join(
        f"{'~' if marked and offer not in waypoint.facts else ''}{_OFFERS.get(offer, offer)}"
        for offer in waypoint.offers
    )
    detail = f" ({waypoint.detail})" if waypoint.detail else ""
    return f"• {waypoint.place.name}{detail}, after {duration_words(waypoint.minutes)}: {offers}"


def _spread(found: Sequence[Waypoint]) -> list[Waypoint]:
    """At most six: of each sixth of what there is, what is known, else the largest town."""
    size = -(-len(found) // MOST_TOWNS)
    chunks = [found[at : at + size] for at in range(0, len(found), size)]
    return [max(chunk, key=lambda w: (not w.estimate, len(w.offers), w.place.population)) for chunk in chunks]
