"""What can be done at a stop: a break, a meal, charging or fuel, and what share one stop."""

from dataclasses import dataclass
from math import ceil

from tools.planning.energy import charge_minutes, soc_after
from tools.planning.labels import Action, Label, Needs
from tools.planning.params import Params
from tools.planning.problem import Point
from tools.planning.queueing import free_at
from tools.planning.times import minute_of

STOP_COST = 6.0
LIKED_BONUS = 8.0
BARE_COST = 3.0  # a place with nothing but a place to stop
BARE = frozenset({"rest"})
REFUEL_COST = 8.0  # a tank is not filled for want of something better to do
REFUEL_BELOW = 0.6
EVENING = 16 * 60


def local(needs: Needs, clock: float, point: Point) -> float:
    """Return the local minute of the day at a point."""
    return minute_of(needs.start, needs.day, clock, point.place.timezone or "UTC")


@dataclass(frozen=True)
class Stops:
    """The stops of one drive; `end_km` is where it leads, `arrive_level` what it must arrive with."""

    needs: Needs
    params: Params
    end_km: float
    arrive_level: float

    def at(self, label: Label, point: Point, at_start: bool = False) -> list[Label]:
        """Return every sensible thing to do at a point."""
        meal = self._meal(label, point)
        rested = at_start and not label.since
        plans: list[tuple[Action, ...]] = [] if rested else [(Action("break", self.needs.rest),)]
        if meal and not at_start:
            plans.append((meal,))
        if "charge" in point.offers and self.needs.car.electric:
            plans += self._charges(label, meal, point)
        if "fuel" in point.offers and not self.needs.car.electric and label.level < REFUEL_BELOW:
            plans.append((Action("refuel", max(self.needs.rest, self.params.refuel_minutes)),))
            plans += [(Action("refuel", self.params.refuel_minutes), meal)] if meal else []
        return [self._after(label, plan, point) for plan in plans]

    def _meal(self, label: Label, point: Point) -> Action | None:
        if "food" not in point.offers or not self.needs.meals_on_road:
            return None
        now, p = local(self.needs, label.clock, point), self.params
        if self.needs.lunch and not label.lunch and p.lunch_from + 15 <= now <= p.lunch_to - 30:
            return Action("meal", p.lunch_minutes)
        if self.needs.dinner and not label.dinner and p.dinner_from <= now <= p.dinner_to:
            return Action("meal", p.dinner_minutes)
        return None

    def _charges(self, label: Label, meal: Action | None, point: Point) -> list[tuple[Action, ...]]:
        """Charging to each level, up to the first that is enough to arrive (with some to spare)."""
        curve, plans = self.params.charge_curve, list[tuple[Action, ...]]()
        enough = (self.end_km - point.km) / self.needs.car.range_km + self.arrive_level + 0.02
        for target in self.params.charge_to:
            if target < label.level + 0.04:
                continue
            minutes = max(self.needs.rest, float(ceil(charge_minutes(curve, label.level, target))))
            soc = min(1.0, soc_after(curve, label.level, minutes))
            charge = Action("charge", minutes, round(soc, 4))
            wait = self._queue(label, minutes, point)
            plans += [(*wait, charge), *([(*wait, charge, meal)] if meal else [])]
            if target >= enough:
                break
        return plans

    def _queue(self, label: Label, minutes: float, point: Point) -> tuple[Action, ...]:
        """Waiting for a charger the other families' cars leave free."""
        if not self.needs.plugged:
            return ()
        free = free_at(self.needs.plugged, self.needs.plugs, point.place.name, label.clock, minutes)
        return (Action("wait", free - label.clock),) if free > label.clock else ()

    def _after(self, label: Label, plan: tuple[Action, ...], point: Point) -> Label:
        """Return the label once the plan is done; a meal runs beside a charge, other things one by one."""
        waited = plan[0].minutes if plan[0].kind == "wait" else 0.0
        doing = plan[1:] if waited else plan
        first = doing[0]
        charging, eating = first.kind == "charge", plan[-1].kind == "meal"
        spent = waited + (max(a.minutes for a in doing) if charging else sum(a.minutes for a in doing))
        level = 1.0 if first.kind == "refuel" else first.soc if first.soc is not None else label.level
        late = eating and local(self.needs, label.clock, point) >= EVENING
        cost = label.cost + spent + STOP_COST + point.detour_km + self._extra(first, level, point)
        since = 0.0 if spent >= self.params.break_minutes - 0.01 else label.since
        return Label(
            label.at, True, label.clock + spent, since, level, label.lunch or (eating and not late),
            label.dinner or late, cost, label.driven, label.parent, plan, label.arrived, label.arrived_level,
        )  # fmt: skip

    def _extra(self, first: Action, level: float, point: Point) -> float:
        """What is better or worse about a stop. Above 80 % a fast charge is slow for all who queue."""
        extra = 5.0 if first.kind == "charge" and level > 0.81 else 0.0
        extra += REFUEL_COST if first.kind == "refuel" else 0.0
        extra += BARE_COST if point.offers <= BARE else 0.0
        return extra - (LIKED_BONUS if point.place.name in self.needs.liked else 0.0)
