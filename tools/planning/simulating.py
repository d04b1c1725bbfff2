"""A family's day tried out: when it starts, with what tasks, and what comes of it."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time

from tools.planning.agenda import Agenda
from tools.planning.bases import Spine
from tools.planning.blocked import Blocked, Trouble
from tools.planning.choices import Choice, Traveller, better
from tools.planning.day import DayRun
from tools.planning.daylight import sunset
from tools.planning.goals import Goal
from tools.planning.params import Params
from tools.planning.problem import Household, Problem, Tweak
from tools.planning.queueing import Plugged, plugged_in
from tools.planning.roads import Atlas, Spot
from tools.planning.tasks import DayAsk, Outcome, State, Task
from tools.planning.times import minute_of
from tools.planning.turns import shared_out

OUTING_KM = 40.0  # what a day around a bed without a charger may take
STARTS = (0, -30, -60, -90, -120, -150, -180)  # minutes from the usual start, tried in this order
SHORT_TURNS = 60  # minutes at the wheel, where drivers' limits need more swaps than there are breaks
EARLIEST_DARK = 16 * 60.0  # a winter's sunset pulls the wished arrival no earlier than this


@dataclass
class Simulator:
    """Tries out days over a spine. `notes` and `troubles` collect what is to be told while it goes."""

    problem: Problem
    params: Params
    atlas: Atlas
    agenda: Agenda
    spine: Spine
    troubles: list[Trouble] = field(default_factory=list)
    notes: dict[str, None] = field(default_factory=dict)
    meets: list[tuple[date, int, dict[str, float]]] = field(default_factory=list)
    today: dict[str, Choice] = field(default_factory=dict)  # what families do on the day being planned

    def usual_start(self, family: Household, day: date) -> float:
        """The local minute a family's day starts when nothing presses."""
        usual = float(self.params.preferred_start)
        for tweak in self.problem.tweaks:
            if self._applies(tweak, family, day):
                usual = tweak.minutes if tweak.kind == "start" else usual
                usual += tweak.minutes if tweak.kind == "shift" else 0
        return max(usual, float(family.not_before or 0))

    def _applies(self, tweak: Tweak, family: Household, day: date) -> bool:
        return tweak.day in (None, day) and tweak.family in (None, family.name)

    def _fixed_start(self, family: Household, day: date) -> bool:
        tweaks = self.problem.tweaks
        return any(t.kind in ("shift", "start") and self._applies(t, family, day) for t in tweaks)

    def floor(self, family: Household, day: date) -> float:
        """The earliest local minute a family's day may start."""
        usual = self.usual_start(family, day)
        if self._fixed_start(family, day):
            return usual
        said = family.not_before
        return min(usual, float(said if said is not None else self.params.earliest_start))

    def best_start(
        self, traveller: Traveller, day: date, tasks: tuple[Task, ...], goal: Goal | None
    ) -> Choice:
        """Start as late as still brings everybody in by early evening, else as early as they may."""
        family = traveller.family
        usual, floor = self.usual_start(family, day), self.floor(family, day)
        best: Choice | None = None
        for shift in STARTS:
            start = max(floor, usual + shift)
            choice = self.simulated(traveller, day, tasks, start, goal)
            if best is None or better(choice.outcome, best.outcome):
                best = choice
            if self._in_time(choice, day) or start <= floor:
                break
        assert best is not None
        return best

    def _in_time(self, choice: Choice, day: date) -> bool:
        outcome = choice.outcome
        if outcome.failed or outcome.skipped:
            return False
        zone = outcome.state.spot.place.timezone or "UTC"
        arrived = minute_of(self.problem.start, day, outcome.last_drive, zone)
        hungry = not outcome.state.lunch and arrived > self.params.lunch_to
        dark = sunset(outcome.state.spot.place, day)
        wanted = min(self.params.preferred_arrival, max(dark if dark is not None else 1440, EARLIEST_DARK))
        return not outcome.last_drive or (arrived <= wanted and not hungry)

    def simulated(
        self,
        traveller: Traveller,
        day: date,
        tasks: tuple[Task, ...],
        start: float,
        goal: Goal | None,
        meets: dict[int, float] | None = None,
        liked: frozenset[str] = frozenset(),
    ) -> Choice:
        """Return what comes of a day with these tasks from that start."""
        evening = day < traveller.family.last and goal is not None and goal.bed
        times = {
            t.kind: float(t.minutes)
            for t in self.problem.tweaks
            if t.kind in ("lunch", "dinner") and self._applies(t, traveller.family, day)
        }
        onward = self._onward(traveller.family, day, goal) if goal else 0.0
        bed = goal.spot.index if goal else None
        lunch, dinner = times.get("lunch"), times.get("dinner")
        plugged = self._plugged(traveller.family)
        ask = DayAsk(day, tasks, start, meets or {}, liked, lunch, dinner, evening, bed, onward, plugged,
                     self.problem.plugs)  # fmt: skip
        state = State(traveller.spot, 0.0, traveller.level)
        if (had := traveller.family.already) is not None and day == traveller.family.first:
            state = replace(state, since=had.since, driven=had.driven, lunch=had.lunch, dinner=had.dinner)
        for family in (traveller.family, replace(traveller.family, drive_per_leg=SHORT_TURNS)):
            outcome = DayRun(self.atlas, self.params, family, ask, Outcome(state.copy())).run()
            if self._turns_taken(family, day, outcome):
                break
        return Choice(traveller, tasks, start, outcome, goal)

    def _turns_taken(self, family: Household, day: date, outcome: Outcome) -> bool:
        """Say who drives which stretch; False (and the day fails) when the drivers' limits forbid it."""
        had = family.already.drivers if family.already is not None and day == family.first else ()
        items = shared_out(outcome.items, family.drivers, dict(had))
        if items is None and not outcome.failed:
            outcome.failed = Blocked("drivers", outcome.state.spot.place.name)
        outcome.items = items if items is not None else outcome.items
        return items is not None

    def _plugged(self, family: Household) -> tuple[Plugged, ...]:
        """The other families' cars at chargers today."""
        if not family.car.electric:
            return ()
        began = datetime.combine(self.problem.start, time(), UTC).timestamp() / 60
        others = [c for name, c in self.today.items() if name != family.name]
        return tuple(p for c in others for p in plugged_in(c.outcome.items, began))

    def _onward(self, family: Household, day: date, goal: Goal) -> float:
        """How far it is from tonight's bed to the next place to fill up, with the outings until then."""
        service, bed = ("charge" if family.car.electric else "fuel"), goal.spot.index
        if goal.bed and goal.spot.road is not None:
            return self._onward_from_road(goal.spot, service)
        if not goal.bed or bed is None or service in self.atlas.offers(bed):
            return 0.0
        ahead_km = 0.0
        for each in (d for d in self.problem.days if day < d <= family.last):
            ahead = self.agenda.goal(family, each)
            if ahead is None or ahead.spot.index is None:
                break
            if ahead.spot.index == bed:
                ahead_km += OUTING_KM
                continue
            road = self.atlas.road(bed, ahead.spot.index)
            stations = [p.km for p in road.points if service in p.offers]
            if stations:
                return ahead_km + min(stations)
            ahead_km, bed = ahead_km + road.km, ahead.spot.index
        return ahead_km

    def _onward_from_road(self, spot: Spot, service: str) -> float:
        """How far it is from a bed beside a road to the next place on it to fill up."""
        if spot.road is None or service in self.atlas.offers_at(spot):
            return 0.0
        ahead = [p.km for p in self.atlas.road(*spot.road).points if p.km > spot.km and service in p.offers]
        return min(ahead) - spot.km if ahead else 0.0
