"""Families that meet: one time they all can make, each leaving as late as still gets it there."""

from datetime import date
from typing import TYPE_CHECKING

from tools.planning.times import clock_of

if TYPE_CHECKING:
    from tools.planning.choices import Choice
    from tools.planning.planner import Planner

NOMINAL_MEET = 12 * 60
NOMINAL_ARRIVAL = 15 * 60 + 30
LATEST_LEAVE = 14 * 60
KIND = 5  # departures are on a multiple of so many minutes
EARLY = 5.0  # minutes to spare a family plans to be early by


def agree(
    planner: "Planner", day: date, choices: dict[str, "Choice"]
) -> list[tuple[date, int, dict[str, float]]]:
    """Fix a time for each place where families meet that day; return (day, place, slack by family)."""
    agreed = []
    for place in _meeting_places(choices, "meet"):
        agreed.append((day, place, _meet(planner, day, place, choices)))
    if day == planner.problem.start:
        for place in _meeting_places(choices, "check_in"):
            _arrive_together(planner, day, place, choices)
    return agreed


def _meeting_places(choices: dict[str, "Choice"], kind: str) -> list[int]:
    counts: dict[int, int] = {}
    for choice in choices.values():
        for task in choice.tasks:
            if task.kind == kind and task.place >= 0 and task.place in choice.outcome.reached:
                counts[task.place] = counts.get(task.place, 0) + 1
    return [place for place, count in counts.items() if count > 1]


def _clock(planner: "Planner", day: date, local: float, place: int) -> float:
    where = planner.problem.places[place]
    return clock_of(planner.problem.start, day, local, where.timezone or "UTC")


def _meet(planner: "Planner", day: date, place: int, choices: dict[str, "Choice"]) -> dict[str, float]:
    going = [c for c in choices.values() if place in c.outcome.reached]
    earliest = {}
    for choice in going:
        floor = planner.floor(choice.traveller.family, day)
        first = planner.simulated(choice.traveller, day, choice.tasks, floor, choice.goal)
        reached = choice.outcome.reached if first.outcome.failed else first.outcome.reached
        earliest[choice.traveller.family.name] = reached.get(place, choice.outcome.reached[place])
    nominal = _clock(planner, day, NOMINAL_MEET, place)
    agreed = -(-max(nominal, *earliest.values()) // KIND) * KIND
    for choice in going:
        _shift(planner, day, place, choice, agreed, hold=True)
    return {name: round(agreed - clock) for name, clock in earliest.items()}


def _arrive_together(planner: "Planner", day: date, place: int, choices: dict[str, "Choice"]) -> None:
    """Those who live near leave later, so that all reach the first bed in one window."""
    there = [c for c in choices.values() if place in c.outcome.reached]
    going = [c for c in there if all(t.kind != "meet" for t in c.tasks)]
    nominal = _clock(planner, day, NOMINAL_ARRIVAL, place)
    latest = _clock(planner, day, planner.params.preferred_arrival, place)
    arrivals = [c.outcome.reached[place] for c in there if c.outcome.reached[place] <= latest]
    agreed = max([nominal, *arrivals])
    for choice in going:
        if choice.outcome.reached[place] < agreed - planner.params.rendezvous_minutes:
            _shift(planner, day, place, choice, agreed, hold=False)


def _shift(planner: "Planner", day: date, place: int, choice: "Choice", agreed: float, hold: bool) -> None:
    """Move a family's start so that it reaches the place just before the agreed time."""
    meets = {place: agreed} if hold else {}
    floor = planner.floor(choice.traveller.family, day)
    start, best = floor if hold else choice.start, None
    for _ in range(6):
        trial = planner.simulated(choice.traveller, day, choice.tasks, start, choice.goal, meets)
        reached = trial.outcome.reached.get(place)
        if trial.outcome.failed or reached is None or reached > agreed:
            start -= 10 if reached is None or trial.outcome.failed else max(5.0, reached - agreed + EARLY)
            start = start // KIND * KIND
            if start < floor:
                break
            continue
        if trial.outcome.lost <= choice.outcome.lost:
            best = trial
        spare = (agreed - reached - EARLY) // KIND * KIND
        if spare <= 0 or start >= LATEST_LEAVE:
            break
        start = min(start + spare, LATEST_LEAVE)
    if best is not None:
        choice.start, choice.outcome = best.start, best.outcome
