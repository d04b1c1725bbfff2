"""Cars and stops on the map: by a shared position where there is one, else by the plan and what was said."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.board.chart import HEIGHT, WIDTH, Chart
from bot.board.detours import leg_end
from bot.board.reading import Told
from bot.board.road import standing_at
from bot.board.view import Car, MapPart, Pin
from tools.documents.map_projection import Spot
from tools.families.model import Family, Vehicle
from tools.planning.model import FamilyDay, ItemKind, Itinerary
from tools.travel_day.model import StatusReport
from tools.travel_day.positions import ELSEWHERE
from tools.travel_day.standing import Progress, State
from tools.travel_day.whereabouts import state_words
from tools.trips.model import Trip
from tools.trips.reading import short_day

_EDGE = 0.04


@dataclass(frozen=True)
class _Found:
    """Where somebody is, and since when that is known by a position (None: by the plan)."""

    spot: Spot
    shared_at: datetime | None = None


def map_part(told: Told, own: str, exact: bool) -> MapPart | None:
    """Return the map for a reader; shared positions only where `exact`."""
    chart = told.chart
    if chart is None:
        return None
    cars: list[Car] = []
    for family in told.roster.families:
        for vehicle, state in _standing(told, family):
            found = _where(told, chart, family, vehicle, state, exact)
            if found is not None:
                cars.append(_car(told, chart, family, vehicle, state, found, own))
    pins = [Pin(n, pin.name, *_rounded(chart.dot(pin.spot))) for n, pin in enumerate(chart.view.pins, 1)]
    return MapPart(chart.digest, WIDTH, HEIGHT, tuple(pins), tuple(cars))


def _standing(told: Told, family: Family) -> list[tuple[Vehicle | None, Progress]]:
    """Return each car that reports for itself, else the family as one."""
    cars = [(car, told.living.cars[car.id]) for car in told.roster.vehicles_of(family)
            if car.id in told.living.cars]  # fmt: skip
    return [*cars] if cars else [(None, told.living.families[family.name])]


def _where(
    told: Told, chart: Chart, family: Family, vehicle: Vehicle | None, state: Progress, exact: bool
) -> _Found | None:
    shared = latest_position(told, family, vehicle) if exact else None
    if shared is not None and shared.lat is not None and shared.lon is not None:
        return _Found((shared.lat, shared.lon), shared.at)
    going = next((f for f in told.living.live.families if f.family == family.name), None)
    spot = _by_plan(chart, going, state, told.act.now) if going else None
    home = (family.home_lat, family.home_lon)
    if spot is None and home[0] is not None and home[1] is not None and not told.living.planned.families:
        spot = (home[0], home[1])
    return _Found(spot) if spot else None


def latest_position(told: Told, family: Family, vehicle: Vehicle | None = None) -> StatusReport | None:
    """Return the newest position a family (or one car) shares still."""
    found = [
        report
        for report in told.reports
        if report.family_id == family.id
        and report.lat is not None
        and report.kind not in ELSEWHERE
        and (vehicle is None or report.vehicle_id in (None, vehicle.id))
        and (report.shared_until is None or report.shared_until > told.act.now)
    ]
    return found[-1] if found else None


def _by_plan(chart: Chart, going: FamilyDay, state: Progress, now: datetime) -> Spot | None:
    """Return where a family should be: where it starts until it left, on its road by the clock, or there."""
    if not going.items:
        return None
    if state.state is State.PLANNED:
        return going.items[0].place.lat, going.items[0].place.lon
    if state.state is State.ARRIVED and state.reached:
        goal = state.targets[state.reached - 1].place
        return goal.lat, goal.lon
    item = going.items[standing_at(going, state, now)]
    if item.kind in (ItemKind.DRIVE, ItemKind.FERRY) and item.to is not None:
        leg = (leg_end(item.place), leg_end(item.to))
        whole = (item.end - item.start).total_seconds()
        return chart.along(leg, (now - item.start).total_seconds() / whole if whole else 1.0)
    return item.place.lat, item.place.lon


def _car(
    told: Told,
    chart: Chart,
    family: Family,
    vehicle: Vehicle | None,
    state: Progress,
    found: _Found,
    own: str,
) -> Car:
    x, y = chart.dot(found.spot)
    inside = -_EDGE <= x <= 1 + _EDGE and -_EDGE <= y <= 1 + _EDGE
    x, y = (min(1 - _EDGE, max(_EDGE, part)) for part in (x, y))
    at = found.shared_at.astimezone(told.local) if found.shared_at else None
    standing, words = idle(told.trip, told.agreed, told.today, state) or (
        state.standing.value,
        state_words(state, told.act.now),
    )
    return Car(
        family=family.name,
        name=f"{family.name}, {vehicle.name}" if vehicle else family.name,
        colour=told.colour(family.name),
        x=round(x, 4),
        y=round(y, 4),
        state=standing,
        words=f"{words} (position of {at:%H:%M})" if at else words,
        exact=found.shared_at is not None,
        own=family.name == own,
        off=not inside,
    )


def idle(trip: Trip, plan: Itinerary | None, today: date, state: Progress) -> tuple[str, str] | None:
    """Return state and words of a family before the trip and after it; None while it is on."""
    if state.state is not State.PLANNED or state.leaves is not None:
        return None
    if trip.start_date is not None and today < trip.start_date:
        first = min((day.date for day in plan.days), default=trip.start_date) if plan else trip.start_date
        return State.PLANNED.value, f"leaves {short_day(first)}"
    return ("home", "the trip is over") if trip.end_date is not None and today > trip.end_date else None


def _rounded(dot: tuple[float, float]) -> tuple[float, float]:
    return round(dot[0], 4), round(dot[1], 4)
