"""Which sights and meeting points fall on which day, and who goes there.

A team-orienteering insertion: each day has one ordered list of places, each family goes to those of them it
wants and has time for. The next insertion is the one that adds most satisfaction for the minutes it costs; a
family's satisfaction counts by its square root, so that whoever has least gains most. Then parts of the plan
are taken out and filled again, and the best plan seen is kept.
"""

from dataclasses import dataclass, field, replace
from math import sqrt
from random import Random

from tools.planning.frames import frames_of
from tools.planning.own_ways import alone, merged
from tools.planning.problem import Ask
from tools.planning.sight_costs import SightCosts
from tools.planning.sight_days import Visit
from tools.trips.model import StopRole

MUST_GAIN = 1000.0
LOOKS = 400  # sights looked at again in all rounds of improvement
OWN = 3  # times as many rounds for one family's own way
PASSING = 90  # minutes at a base nobody sleeps at
LUCK = (0.4, 1.6)  # every other time a sight counts for more or less than it is worth, to see another order
FAIR = 0.5  # what the least satisfied family's share weighs beside everybody's


@dataclass(frozen=True)
class Placed:
    """A sight on a day, and the families that go; `on_way` when it comes before the day's bed is reached."""

    ask: Ask
    on_way: bool
    families: frozenset[str]


@dataclass
class Sights(SightCosts):
    """Places sights. `left_out` are those no day has room for."""

    seed: int = 0
    rounds: int = 20
    full: bool = False  # days may begin an hour earlier and end one later
    value: float = 0.0
    left_out: list[Ask] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    most: dict[str, float] = field(default_factory=dict)
    bases: set[int] = field(default_factory=set)  # places passed, not sights
    days: list[list[Visit]] = field(default_factory=list)
    found: dict[int, list[Placed]] = field(default_factory=dict)

    def place_all(self) -> dict[int, list[Placed]]:
        """Return the sights of each day in order."""
        self.table, self.dates = self.problem.minutes, self.problem.days
        self.able, self.lived = {}, {}
        self.asks = [a for a in self.problem.asks if a.sight or a.role is StopRole.MEET]
        self.frames = [
            frames_of(self.problem, self.params, self.spine, n, self.full)
            for n in range(len(self.problem.days))
        ]
        self.most = {
            h.name: sum(a.weight for a in self.asks if self._wants(h, a)) or 1.0
            for h in self.problem.households
        }
        days = [self._passed(n) for n in range(len(self.problem.days))]
        self._fill(days)
        self._again(days)
        return self._settled(self._improved(days))

    def _settled(self, days: list[list[Visit]]) -> dict[int, list[Placed]]:
        self.days, self.value = days, self._value(days)
        seen = {ask.place for day in days for ask, _ in day}
        self.left_out = [a for a in self.asks if a.place not in seen]
        together = [self._accompanied(n, day) for n, day in enumerate(days)]
        self.found = {n: [self._placed(n, v) for v in day] for n, day in enumerate(together) if day}
        return self.found

    def _passed(self, number: int) -> list[Visit]:
        """The bases passed that day, with those who visit them; sights are fitted in around them."""
        day = self.problem.days[number]
        there = [h for h in self.problem.households if h.first <= day <= h.last]
        known = {a.place: a for a in self.problem.asks}
        asks = [known[p] for p in self.spine.vias.get(number, ()) if p in known]
        self.bases |= {a.place for a in asks}
        brief = [replace(a, minutes=min(a.minutes, PASSING)) for a in asks]
        return [(a, frozenset(h.name for h in there if self._wants(h, a))) for a in brief]

    @property
    def uneven(self) -> bool:
        """Whether somebody misses a sight others go to although it wishes for it."""
        days = [[(p.ask, p.families) for p in day] for day in self.found.values()]
        return any(self._missing(ask, going) for ask, going in self._goers(self._sights(days)))

    def _placed(self, number: int, visit: Visit) -> Placed:
        no_bed = number >= len(self.spine.nights)  # a day that ends at home, or a trip of one day
        passing = bool(self.spine.vias.get(number))
        moving = no_bed or passing or any(f.start != f.end for f in self.frames[number].values())
        return Placed(visit[0], moving, visit[1])

    # -- insertion ----------------------------------------------------------------------------------------
    def _fill(self, days: list[list[Visit]], rng: Random | None = None) -> None:
        """Insert what fits, best first; only the day that changed is looked at again."""
        placed = {ask.place for day in days for ask, _ in day}
        waiting = [a for a in self.asks if a.place not in placed]
        cache: dict[tuple[int, int], tuple[float, int, frozenset[str]]] = {}
        had = self._had(days)
        luck = {a.place: rng.uniform(*LUCK) if rng else 1.0 for a in waiting}
        while waiting:
            best, choice = 0.0, None
            for ask in waiting:
                for number in range(len(days)):
                    key = (ask.place, number)
                    if key not in cache:
                        cache[key] = self._insertion(ask, number, days[number])
                    minutes, position, going = cache[key]
                    gain = luck[ask.place] * self._gain(ask, going, had) ** 2 if going else 0.0
                    worth = gain / (minutes + 15.0)
                    if worth > best:
                        best, choice = worth, (ask, number, position, going)
            if choice is None:
                return
            ask, number, position, going = choice
            days[number].insert(position, (ask, going))
            waiting.remove(ask)
            for name in going:
                had[name] += ask.weight
            cache = {key: value for key, value in cache.items() if key[1] != number}

    def _again(self, days: list[list[Visit]]) -> None:
        """Take families to what others see on a day they have no time: on another day, by themselves."""
        for ask, gone in self._goers(self._sights(days)):
            missing = self._missing(ask, gone) if self.params.apart else frozenset[str]()
            while missing and ask.role is not StopRole.MEET:
                tries = [(self._insertion(ask, n, day, missing), n) for n, day in enumerate(days)]
                (_, position, going), number = min(tries, key=lambda t: (-len(t[0][2]), t[0][0]))
                if not going:
                    break
                days[number].insert(position, (ask, going))
                missing -= going

    def part(self) -> dict[int, list[Placed]]:
        """Let whoever misses something go its own way, where it sees more of its wishes by that."""
        days, had = self.days, self._had(self.days)
        for name in sorted(self.most, key=lambda n: had[n] / self.most[n]):
            if had[name] >= self.most[name] - 1e-9:
                continue
            problem, rounds = alone(self.problem, name, days), OWN * self.rounds
            own = replace(self, problem=problem, rounds=rounds, left_out=[], bases=set(), found={})
            own.place_all()
            gets = own._had(own.days)[name]
            if gets > had[name] + 1e-9:
                days = merged(days, own.days, name, lambda ask: ask.place in self.bases)
        return self._settled(days)

    def _goers(self, visits: list[Visit]) -> list[Visit]:
        """Each sight once, with all who see it on whatever day."""
        goers: dict[int, Visit] = {}
        for ask, going in visits:
            goers[ask.place] = (ask, going | goers.get(ask.place, (ask, going))[1])
        return list(goers.values())

    def _missing(self, ask: Ask, going: frozenset[str]) -> frozenset[str]:
        return frozenset(self._everyone(ask)) - going

    def _had(self, days: list[list[Visit]]) -> dict[str, float]:
        had = dict.fromkeys(self.most, 0.0)
        for ask, going in self._sights(days):
            for name in going:
                had[name] += ask.weight
        return had

    def _sights(self, days: list[list[Visit]]) -> list[Visit]:
        """All visits but those of bases passed."""
        return [v for day in days for v in day if v[0].place not in self.bases]

    def _gain(self, ask: Ask, going: frozenset[str], had: dict[str, float]) -> float:
        gain = sum(
            sqrt((had[n] + ask.weight) / self.most[n]) - sqrt(had[n] / self.most[n]) for n in sorted(going)
        )
        return gain + (MUST_GAIN if ask.role in (StopRole.MUST, StopRole.MEET) or ask.day else 0.0)

    # -- improvement --------------------------------------------------------------------------------------
    def _value(self, days: list[list[Visit]]) -> float:
        """The satisfaction of a plan, whoever has least weighing most; musts above all."""
        had = self._had(days)
        seen = self._goers(self._sights(days))
        musts = sum(MUST_GAIN for a, _ in seen if a.role is not StopRole.WANT or a.day is not None)
        shares = [had[name] / self.most[name] for name in had]
        return musts + sum(map(sqrt, shares)) + FAIR * len(shares) * min(shares, default=0.0)

    def _improved(self, days: list[list[Visit]]) -> list[list[Visit]]:
        """Take out a third of the sights and fill again, as often as asked; keep the best."""
        rng = Random(self.seed)
        best, value = days, self._value(days)
        seen = self._goers(self._sights(days))
        if len(seen) == len(self.asks) and not any(self._missing(ask, who) for ask, who in seen):
            return best
        for number in range(min(self.rounds, max(3, LOOKS // len(self.asks)))):
            trial = [[v for v in day if v[0].place in self.bases or rng.random() > 0.34] for day in best]
            self._fill(trial, rng if number % 2 else None)
            self._again(trial)
            reached = self._value(trial)
            if reached > value + 1e-9:
                best, value = trial, reached
        return best

    def _everyone(self, ask: Ask) -> list[str]:
        return [h.name for h in self.problem.households if self._wants(h, ask)]
