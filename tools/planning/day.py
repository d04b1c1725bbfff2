"""One family's day, minute by minute: the tasks in order, with drives, meals and waiting between them."""

from dataclasses import dataclass, replace
from datetime import date
from math import isfinite

from tools.kernel.place import Place
from tools.planning.drive import Action, Driven, Halt, Needs, best_drive
from tools.planning.model import Item, ItemKind
from tools.planning.params import Params
from tools.planning.problem import Household, Point
from tools.planning.roads import Atlas, Piece, Spot
from tools.planning.tasks import DayAsk, Outcome, State, Task
from tools.planning.times import clock_of, minute_of, moment

FREE_FROM = 20.0  # shorter gaps are not worth a line
ENOUGH = 0.85  # nobody is asked to arrive fuller than this
LAST_RESORT = 0.04  # charge with which one still tries the next charger
CALM = 0.3
SOCKET_RATE, SOCKET_FULL = 0.0006, 0.9  # charge a minute at an ordinary socket (2.3 kW), and up to where


def leg_limit(family: Household, params: Params) -> float:
    """Return the driving minutes after which this family stops: what it said, never over two hours."""
    small = family.youngest is not None and family.youngest < params.small_child
    usual = params.drive_per_leg_small if small else params.drive_per_leg
    return float(min(family.drive_per_leg or usual, params.drive_per_leg))


@dataclass
class DayRun:
    """Simulates a day. The outcome has `failed` (a reason in words) when a task that must be cannot be."""

    atlas: Atlas
    params: Params
    family: Household
    ask: DayAsk
    outcome: Outcome

    @property
    def state(self) -> State:
        """Where the family is now."""
        return self.outcome.state

    @property
    def day(self) -> date:
        """The day simulated."""
        return self.ask.day

    def run(self) -> Outcome:
        """Go through all tasks, then the evening."""
        self.state.clock = self._clock(self.ask.start)
        for number, task in enumerate(self.ask.tasks):
            if not self._try(task, self.ask.tasks[number + 1 :]):
                return self.outcome
        if self.ask.evening:
            self._evening()
        return self.outcome

    def _try(self, task: Task, rest: tuple[Task, ...]) -> bool:
        """Do a task; undo it when it is an option that does not fit. False when the day fails."""
        kept, count = self.state.copy(), len(self.outcome.items)
        self._do(task)
        if not self.outcome.failed:
            return True
        if not task.optional:
            return False
        self.outcome.state, self.outcome.failed = kept, ""
        del self.outcome.items[count:]
        self.outcome.skipped.append(task)
        return True

    # -- time -----------------------------------------------------------------------------------------
    @property
    def here(self) -> Place:
        """The place the family is at."""
        return self.state.spot.place

    @property
    def now(self) -> float:
        """The local minute of the day."""
        return self._local(self.state.clock, self.here)

    def _local(self, clock: float, place: Place) -> float:
        return minute_of(self.atlas.problem.start, self.day, clock, place.timezone or "UTC")

    def _clock(self, local: float) -> float:
        return clock_of(self.atlas.problem.start, self.day, local, self.here.timezone or "UTC")

    def _emit(self, kind: ItemKind, minutes: float, note: str = "", shared: bool = False) -> None:
        """Add an item of that length here and let the time pass."""
        start = self.state.clock
        self.state.clock += minutes
        self._add(kind, start, self.state.clock, self.here, note)
        if minutes >= self.params.break_minutes:
            self.state.since = 0.0

    def _add(self, kind: ItemKind, start: float, end: float, place: Place, note: str = "") -> None:
        zone, first = place.timezone or "UTC", self.atlas.problem.start
        self.outcome.items.append(
            Item(kind, moment(first, start, zone), moment(first, end, zone), place, note=note)
        )

    def _wait(self, local: float, note: str = "") -> None:
        """Pass the time until a local minute, eating when a meal falls into it."""
        self._eat_before(local)
        gap = local - self.now
        if gap >= FREE_FROM:
            self._emit(ItemKind.FREE, gap, note or f"free time in {self.here.name}")
        elif gap > 0:
            self.state.clock += gap

    # -- meals ----------------------------------------------------------------------------------------
    def _eat_before(self, until: float) -> None:
        """Have the meals that are due before a local minute."""
        p = self.params
        lunch_at = self.ask.lunch_at or 12 * 60
        dinner_at = self.ask.dinner_at or p.dinner_at
        if not self.state.lunch and self.now <= p.lunch_to and until >= lunch_at + p.lunch_minutes:
            self._meal_at(lunch_at, p.lunch_minutes, "lunch")
        if not self.state.dinner and self.now <= p.dinner_to and until >= dinner_at + p.dinner_minutes:
            self._meal_at(dinner_at, p.dinner_minutes, "dinner")

    def _meal_at(self, local: float, minutes: float, name: str) -> None:
        gap = local - self.now
        if gap >= FREE_FROM:
            self._emit(ItemKind.FREE, gap, f"free time in {self.here.name}")
        elif gap > 0:
            self.state.clock += gap
        self._emit(ItemKind.MEAL, minutes, name)
        self.state.lunch = self.state.lunch or name == "lunch"
        self.state.dinner = self.state.dinner or name == "dinner"

    def _eat_first(self, minutes: float) -> None:
        """Eat before something that would run past the end of meal time."""
        p = self.params
        lunch = p.lunch_from + 15 if self.ask.lunch_at is None else self.ask.lunch_at
        if not self.state.lunch and lunch <= self.now <= p.lunch_to and self.now + minutes > 13 * 60 + 30:
            self._meal_at(lunch, p.lunch_minutes, "lunch")
        dinner = p.dinner_from + 30 if self.ask.dinner_at is None else self.ask.dinner_at
        if not self.state.dinner and dinner <= self.now <= p.dinner_to and self.now + minutes > 20 * 60:
            self._meal_at(dinner, p.dinner_minutes, "dinner")

    def _evening(self) -> None:
        """Dinner, once the day's work is done."""
        p = self.params
        at = self.ask.dinner_at or p.dinner_at
        if not self.state.lunch and self.now < p.lunch_to:
            self._meal_at(max(self.now, self.ask.lunch_at or 12 * 60), p.lunch_minutes, "lunch")
        if not self.state.dinner and self.now <= p.dinner_to + 30:
            self._meal_at(max(at, self.now), p.dinner_minutes, "dinner")

    # -- tasks ----------------------------------------------------------------------------------------
    def _do(self, task: Task) -> None:
        if not self._go(task):
            return
        agreed = self.ask.meets.get(task.place) if task.kind in ("meet", "check_in") else None
        if task.kind in ("meet", "check_in"):
            self.outcome.reached[task.place] = self.state.clock
        if agreed is not None and task.kind == "meet":
            self._wait(self._local(agreed, self.here), "waiting for the others")
        if task.at is not None:
            self._wait(task.at)
        if task.earliest is not None and task.kind != "end":
            self._wait(task.earliest)
        if task.kind in ("visit", "meet"):
            self._eat_first(task.minutes)
        if task.latest is not None and self.now + task.minutes > task.latest + 0.5:
            self.outcome.failed = f"{self.here.name} closes before there is time for it"
        elif task.at is not None and self.now > task.at + 5 and task.kind in ("visit", "meal"):
            self.outcome.failed = f"{self.here.name} cannot be reached in time for {task.note}"
        else:
            self._perform(task)

    def _perform(self, task: Task) -> None:
        if task.kind == "charge":
            before = self.state.level
            self.state.level = max(before, min(SOCKET_FULL, before + task.minutes * SOCKET_RATE))
            self._emit(ItemKind.CHARGE, task.minutes, task.note)
            self._charged(before, self.state.level)
        elif task.kind == "meal":
            lunch = self.now < 15 * 60
            self._emit(ItemKind.MEAL, task.minutes, task.note)
            self.state.lunch, self.state.dinner = self.state.lunch or lunch, self.state.dinner or not lunch
        elif task.kind != "end":
            self._emit(ItemKind(task.kind), task.minutes, task.note)

    # -- driving --------------------------------------------------------------------------------------
    def _go(self, task: Task) -> bool:
        """Drive to the task's place; False (and `failed`) when that cannot be."""
        target = task.spot or Spot(self.atlas.problem.places[task.place], task.place)
        if _same(self.state.spot, target):
            self.state.spot = target
            return True
        piece = self._piece(target)
        if not isfinite(piece.minutes):
            self.outcome.failed = f"no road leads from {self.here.name} to {target.place.name}"
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

    def _piece(self, target: Spot) -> Piece:
        """The road to the target; to a spot beside a road only as far as that spot."""
        if target.road is None:
            assert target.index is not None
            return self.atlas.piece(self.state.spot, target.index)
        whole = self.atlas.piece(self.state.spot, target.road[1])
        behind = self.state.spot.minutes if self.state.spot.road == target.road else 0.0
        points = tuple(p for p in whole.points if p.minutes <= target.minutes - behind + 0.5)
        return Piece(whole.origin, points, whole.key)

    def _drive(self, piece: Piece, target: Spot) -> Driven | None:
        family, state = self.family, self.state
        usual = family.drive_per_day or self.params.drive_per_day
        small = family.youngest is not None and family.youngest < self.params.small_child
        needs = Needs(
            start=self.atlas.problem.start,
            day=self.day,
            car=family.car,
            leg=leg_limit(family, self.params),
            rest=self.params.break_minutes_small if small else self.params.break_minutes,
            budget=usual - state.driven,
            latest=family.not_after if family.not_after is not None else self.params.latest_drive,
            liked=self.ask.liked,
            lunch=not state.lunch,
            dinner=not state.dinner,
        )
        fed = (state.lunch, state.dinner)
        for least in (self._arrive_with(piece, target), self.params.reserve):
            found = best_drive(piece, needs, self.params, least, (state.clock, state.since, state.level), fed)
            if found is not None:
                return found
        return None

    def _arrive_with(self, piece: Piece, target: Spot) -> float:
        """Charge (or fuel) to arrive with: the reserve, and enough to get back to a charger."""
        car = self.family.car
        service = "charge" if car.electric else "fuel"
        least = self.params.reserve if car.electric else self.params.fuel_reserve * 0.5
        if service in piece.end.offers:
            return least
        stations = [p.km for p in (piece.origin, *piece.points) if service in p.offers]
        back = (piece.end.km - max(stations)) if stations else 0.0
        onward = self.ask.onward_km if target.road is None and target.index == self.ask.bed else 0.0
        return min(ENOUGH, least + max(back, onward) / car.range_km)

    def _why(self, piece: Piece, target: Spot) -> str:
        """Why a drive cannot be, in words: the first need that is in the way."""
        family, where = self.family, f"{self.here.name} to {target.place.name}"
        usual = family.drive_per_day or self.params.drive_per_day
        if self.state.driven + piece.minutes > usual:
            return f"{where} is more than the {family.name} family may drive in a day"
        latest = family.not_after if family.not_after is not None else self.params.latest_drive
        if self._local(self.state.clock + piece.minutes, target.place) > latest:
            return f"{where} cannot be driven before the hour the {family.name} family stops driving"
        if family.car.electric:
            return f"{where}: no charger is known where the {family.car.name} would need one"
        return f"{where} cannot be driven within the {family.name} family's limits"

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
                ItemKind.DRIVE,
                moment(first, halt.leave, zone),
                moment(first, halt.arrive, zone),
                halt.origin.place,
                to=halt.point.place,
                km=round(halt.km, 1),
                soc_start=round(halt.level_start, 4) if electric else None,
                soc_end=round(halt.level_end, 4) if electric else None,
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
            note = "lunch" if self._local(clock, point.place) < 16 * 60 else "dinner"
            notes = {"charge": _vouch("charger", point), "meal": note, "refuel": "fuel", "break": "break"}
            self._add(ItemKind(action.kind), clock, clock + action.minutes, point.place, notes[action.kind])
            if action.kind == "charge":
                self._charged(level, action.soc or level)
            clock += 0 if charging else action.minutes

    def _charged(self, level: float, soc: float) -> None:
        last = self.outcome.items[-1]
        self.outcome.items[-1] = replace(last, soc_start=round(level, 4), soc_end=round(soc, 4))


def _vouch(what: str, point: Point) -> str:
    return f"{what} by estimate, check before you rely on it" if point.estimate else what


def _same(a: Spot, b: Spot) -> bool:
    if a.road is not None or b.road is not None:
        return a.road == b.road and abs(a.minutes - b.minutes) < 0.5
    return a.index == b.index
