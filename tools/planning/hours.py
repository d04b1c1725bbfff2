"""A family's hours: the clock of its day, waiting, and meals at meal times."""

from dataclasses import dataclass, replace
from datetime import date

from tools.kernel.place import Place
from tools.planning.energy import charge_minutes, soc_after
from tools.planning.model import Item, ItemKind
from tools.planning.params import Params
from tools.planning.problem import Household
from tools.planning.roads import Atlas
from tools.planning.tasks import DayAsk, Outcome, State
from tools.planning.times import clock_of, minute_of, moment

EVENING_CHARGE = "charger by estimate, check before you rely on it"
LATEST_LUNCH = 15 * 60 - 1
FREE_FROM = 20.0  # shorter gaps are not worth a line
LOW, TOPPED_UP = 0.55, 0.8  # an electric car below `LOW` charges in the evening, where there is a charger


@dataclass
class Hours:
    """What passes a family's time where it is. It adds items to the outcome."""

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
        if not self.state.lunch and self.now <= LATEST_LUNCH and until >= lunch_at + p.lunch_minutes:
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
        lunch = p.lunch_from - 15 if self.ask.lunch_at is None else self.ask.lunch_at
        if not self.state.lunch and lunch <= self.now <= p.lunch_to and self.now + minutes > 13 * 60 + 30:
            self._meal_at(min(self.now, lunch), p.lunch_minutes, "lunch")
        dinner = p.dinner_from + 30 if self.ask.dinner_at is None else self.ask.dinner_at
        if not self.state.dinner and dinner <= self.now <= p.dinner_to and self.now + minutes > 20 * 60:
            self._meal_at(dinner, p.dinner_minutes, "dinner")

    def _eat_late(self) -> None:
        """Lunch after something that ran through lunch time."""
        if not self.state.lunch and self.params.lunch_to - 30 < self.now < LATEST_LUNCH:
            self._meal_at(self.now, self.params.lunch_minutes, "lunch")

    def _evening(self) -> None:
        """Dinner, once the day's work is done."""
        p = self.params
        at = self.ask.dinner_at or p.dinner_at
        if not self.state.lunch and self.now < LATEST_LUNCH:
            self._meal_at(max(self.now, self.ask.lunch_at or 12 * 60), p.lunch_minutes, "lunch")
        if not self.state.dinner and self.now <= p.dinner_to + 30:
            charging = self._charging_beside(max(at, self.now))
            self._meal_at(max(at, self.now), p.dinner_minutes, "dinner")
            self.state.clock = max(self.state.clock, charging)

    def _charging_beside(self, local: float) -> float:
        """Plug in for the length of dinner, so that nobody waits for it in the morning; when it is done."""
        spot, low = self.state.spot, self.state.level
        here = self.atlas.offers_at(spot)
        if not self.family.car.electric or "charge" not in here or low >= LOW:
            return self.state.clock
        curve = self.params.charge_curve
        minutes = float(round(charge_minutes(curve, low, TOPPED_UP)))
        start = self.state.clock + max(0.0, local - self.now)
        start = self.ask.free_at(self.here.name, start, minutes)
        if start > self.state.clock + max(0.0, local - self.now) + self.params.dinner_minutes:
            return self.state.clock
        if local - self.now >= FREE_FROM:
            self._emit(ItemKind.FREE, start - self.state.clock, f"free time in {self.here.name}")
        self.state.clock = start
        self.state.level = soc_after(curve, low, minutes)
        self._add(ItemKind.CHARGE, start, start + minutes, self.here, EVENING_CHARGE)
        self._charged(low, self.state.level)
        return start + minutes

    def _lunch_beside(self, minutes: float) -> None:
        """Lunch while the car stands at the socket it just stood at for that long."""
        p = self.params
        at = max(self.ask.lunch_at or 12 * 60, self.now - minutes)
        if self.state.lunch or at > LATEST_LUNCH or at + p.lunch_minutes > self.now:
            return
        start = self.state.clock - (self.now - at)
        self._add(ItemKind.MEAL, start, start + p.lunch_minutes, self.here, "lunch")
        self.state.lunch = True

    def _charged(self, level: float, soc: float) -> None:
        last = self.outcome.items[-1]
        self.outcome.items[-1] = replace(last, soc_start=round(level, 4), soc_end=round(soc, 4))
