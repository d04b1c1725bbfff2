"""A day that had no room for something gives up what is worth less, where that makes the room."""

from datetime import date
from typing import TYPE_CHECKING

from tools.planning.choices import Choice, Traveller
from tools.planning.goals import Goal
from tools.planning.tasks import Task

if TYPE_CHECKING:
    from tools.planning.simulating import Simulator

EPS = 1e-9


def exchanged(
    simulator: "Simulator",
    traveller: Traveller,
    day: date,
    tasks: tuple[Task, ...],
    goal: Goal | None,
    choice: Choice,
) -> Choice:
    """Return the best day without one of the options it has; a day is tried in order, so an early one may
    have taken the time of a worthier one."""
    lost = choice.outcome.lost
    best, least = choice, lost
    for given_up in sorted((t for t in tasks if t.optional and t.worth < lost - EPS), key=lambda t: t.worth):
        if given_up in choice.outcome.skipped:
            continue
        fewer = tuple(t for t in tasks if t is not given_up)
        other = simulator.best_start(traveller, day, fewer, goal)
        left = other.outcome.lost + given_up.worth
        if not other.outcome.failed and left < least - EPS:
            best, least = other, left
    return best
