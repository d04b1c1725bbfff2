"""A family at the wheel: from task to task, and what is done where it stops."""

from dataclasses import replace
from math import isfinite

from tools.planning.allowance import day_limit, leg_limit, small
from tools.planning.blocked import Blocked
from tools.planning.daylight import sunset
from tools.planning.drive import best_drive
from tools.planning.hours import Hours
from tools.planning.labels import Action, Driven, Halt, Needs
from tools.planning.model import Item, ItemKind
from tools.planning.problem import Car, Point
from tools.planning.queueing import Plugged
from tools.planning.roads import Piece, Spot
from tools.planning.tasks import Task
from tools.planning.times import moment
from tools.planning.tweaks import asked

ENOUGH = 0.85  # nobody is asked to arrive fuller than this
LAST_RESORT = 0.04  # charge with which one still tries the next charger
CALM = 0.3
FAR_KM = 9_999.0
WAIT = "waiting for a free charger"


class Wheel(Hours):
    """Drives of one day."""

    def _go(self, task: Task) -> bool:
        """Drive to the task's place; False (and `failed`) when that cannot be."""
        target = task.spot or Spot(self.atlas.problem.places[task.place], task.place)
        if _same(self.state.spot, target):
            self.state.spot = target
            return True
        if not self._onto(target):
            return False
        piece = self._piece(target)
        if not isfinite(piece.minutes):
            self.outcome.failed = Blocked("road", target.place.name, self.here.name)
            return False
        if piece.minutes < 3:  # next door: a walk
            self.state.spot = target
            return True
        self._eat_first(piece.minutes)
        driven = self._drive(piece, target)
        if driven is None:
            self.outcome.failed = self._why(piece, target)
            return False
        self._record(driven, piece)
        self.state.spot = target
        return True

    def _onto(self, target: Spot) -> bool:
        """Drive to where the road begins beside which a bed lies; whoever is on it already need not."""
        spot, road = self.state.spot, target.road
        if road is None or spot.road is not None or spot.index == road[0]:
            return True
        return self._go(Task("end", road[0]))

    def _piece(self, target: Spot) -> Piece:
        """The road to the target; to a spot beside a road only as far as that spot."""
        if target.road is None:
            assert target.index is not None
            return self.atlas.piece(self.state.spot, target.index)
        whole = self.atlas.piece(self.state.spot, target.road[1])
        behind = self.state.spot.minutes if self.state.spot.road == target.road else 0.0
        points = tuple(p for p in whole.points if p.minutes <= target.minutes - behind + 0.5)
        return Piece(whole.origin, points, whole.key)

    def _drive(self, piece: Piece, target: Spot, car: Car | None = None) -> Driven | None:
        """The best drive of this piece, with the family's car or another; None when there is none."""
        family, state = self.family, self.state
        needs = Needs(
            start=self.atlas.problem.start,
            day=self.day,
            car=car or family.car,
            leg=leg_limit(family, self.params),
            rest=self._rest,
            budget=day_limit(family, self.params) - state.driven,
            latest=self._latest(piece),
            liked=self.ask.liked,
            lunch=not state.lunch,
            dinner=not state.dinner,
            plugged=self._others(piece),
            plugs=self.atlas.problem.plugs,
        )
        fed = (state.lunch, state.dinner)
        wished, floor = self._arrive_with(piece, target), self.params.reserve
        for least in dict.fromkeys((wished, (wished + floor) / 2, floor)):
            found = best_drive(piece, needs, self.params, least, (state.clock, state.since, state.level), fed)
            if found is not None:
                return found
        return None

    @property
    def _rest(self) -> float:
        """How long this family's breaks are."""
        tired = small(self.family, self.params)
        return float(self.params.break_minutes_small if tired else self.params.break_minutes)

    def _others(self, piece: Piece) -> tuple[Plugged, ...]:
        """Other families' cars at the chargers of this piece of road."""
        if not self.family.car.electric or not self.ask.plugged:
            return ()
        names = {p.place.name for p in (piece.origin, *piece.points)}
        return tuple(p for p in self.ask.plugged if p.place in names)

    def _arrive_with(self, piece: Piece, target: Spot) -> float:
        """Charge (or fuel) to arrive with: the reserve, and enough to get back to a charger."""
        car = self.family.car
        service = "charge" if car.electric else "fuel"
        least = self.params.reserve if car.electric else self.params.fuel_reserve * 0.5
        if service in piece.end.offers:
            return least
        stations = [p.km for p in (piece.origin, *piece.points) if service in p.offers]
        back = (piece.end.km - max(stations)) if stations else 0.0
        bed = target.road is not None or target.index == self.ask.bed
        onward = self.ask.onward_km if bed else 0.0
        return min(ENOUGH, least + max(back, onward) / car.range_km)

    def _why(self, piece: Piece, target: Spot) -> Blocked:
        """Why a drive cannot be: the first need that is in the way."""
        family, here, there = self.family, self.here.name, target.place.name
        if self.state.driven + piece.wheel > day_limit(family, self.params):
            return Blocked("day", there, here)
        arrived = self._local(self.state.clock + piece.minutes, target.place)
        if arrived > self._latest(piece):
            dark = arrived <= (family.not_after or self.params.latest_drive)
            return Blocked("dark" if dark else "hour", there, here)
        if not family.car.electric:
            return Blocked("hour", there, here)
        if self._drive(piece, target, replace(family.car, electric=False, range_km=FAR_KM)) is None:
            return Blocked("hour", there, here)
        return Blocked("charger", there, here, f"the {family.car.name} ({family.car.range_km:.0f} km)")

    def _latest(self, piece: Piece) -> float:
        """The local minute after which nobody drives: as the family said, or dark where that was asked."""
        said = self.family.not_after
        latest = float(said if said is not None else self.params.latest_drive)
        if asked("daylight", self.atlas.problem, self.family, self.day):
            dark = sunset(piece.end.place, self.day)
            latest = min(latest, dark) if dark is not None else latest
        return latest

    def _record(self, driven: Driven, piece: Piece) -> None:
        """Turn a drive into items."""
        if driven.before:
            self._actions(driven.before, piece.origin, self.state.clock, self.state.level)
        leave = driven.halts[0].leave
        if not any(i.kind is ItemKind.DEPART for i in self.outcome.items):
            self._add(ItemKind.DEPART, leave, leave, self.here)
        for halt in driven.halts:
            self._halt(halt, piece)
        state = self.state
        state.clock, state.since, state.level = driven.clock, driven.since, driven.level
        state.driven += driven.driven
        state.lunch, state.dinner = driven.fed
        self.outcome.last_drive = driven.clock

    def _halt(self, halt: Halt, piece: Piece) -> None:
        zone, first = halt.origin.place.timezone or "UTC", self.atlas.problem.start
        electric = self.family.car.electric
        self.outcome.items.append(
            Item(
                ItemKind.FERRY if halt.boat else ItemKind.DRIVE,
                moment(first, halt.leave, zone),
                moment(first, halt.arrive, zone),
                halt.origin.place,
                to=halt.point.place,
                km=round(halt.km, 1),
                soc_start=round(halt.level_start, 4) if electric else None,
                soc_end=round(halt.level_end, 4) if electric else None,
                note=f"{halt.boat}, boarding included: check its sailings" if halt.boat else "",
            )
        )
        self._actions(halt.actions, halt.point, halt.arrive, halt.level_end)
        if any(a.kind == "charge" for a in halt.actions):
            self._plan_b(halt, piece)

    def _plan_b(self, halt: Halt, piece: Piece) -> None:
        """Say where to charge when this charger is dead: the next one that can still be reached."""
        per_km = 1.0 / self.family.car.range_km
        for point in piece.points:
            km = point.km - halt.point.km
            left = halt.level_end - km * per_km
            if km > 1.0 and "charge" in point.offers and left >= LAST_RESORT:
                told = f"plan B: {point.place.name}, {km:.0f} km on, arriving with {left:.0%}"
                break
        else:
            told = f"no other charger within reach: charge earlier, or arrive with {CALM:.0%}"
        for number in range(len(self.outcome.items) - 1, -1, -1):
            item = self.outcome.items[number]
            if item.kind is ItemKind.CHARGE:
                self.outcome.items[number] = replace(item, note=f"{item.note}; {told}")
                return

    def _actions(self, actions: tuple[Action, ...], point: Point, clock: float, level: float) -> None:
        """Items of what is done at a stop; a meal starts with the charge, other things follow each other."""
        charging = any(a.kind == "charge" for a in actions)
        for action in actions:
            if action.minutes <= 0:
                continue
            if action.kind == "wait":
                self._add(ItemKind.FREE, clock, clock + action.minutes, point.place, WAIT)
                clock += action.minutes
                continue
            note = "lunch" if self._local(clock, point.place) < 16 * 60 else "dinner"
            notes = {"charge": _vouch("charger", point), "meal": note, "refuel": "fuel", "break": "break"}
            self._add(ItemKind(action.kind), clock, clock + action.minutes, point.place, notes[action.kind])
            if action.kind == "charge":
                self._charged(level, action.soc or level)
            clock += 0 if charging else action.minutes


def _vouch(what: str, point: Point) -> str:
    return f"{what} by estimate, check before you rely on it" if point.estimate else what


def _same(a: Spot, b: Spot) -> bool:
    if a.road is not None or b.road is not None:
        return a.road == b.road and abs(a.minutes - b.minutes) < 0.5
    return a.index == b.index
