"""The independent checker: judges a plan against its problem. It shares no code with the solver.

Each rule (in checks/) is one function that yields what is wrong, in words; a rule without complaints holds.
"""

from collections.abc import Callable, Iterator

from tools.planning.checks import beds, energy, frame, limits, sharing, stops
from tools.planning.checks.plan import Plan
from tools.planning.model import Check, Day
from tools.planning.problem import Problem

MOST_TOLD = 6
Rule = Callable[[Plan], Iterator[str]]


RULES: tuple[tuple[str, Rule], ...] = (
    ("trip dates", frame.dates),
    ("presence", frame.presence),
    ("one place at a time", frame.continuity),
    ("starting points", frame.starts),
    ("roads", frame.roads),
    ("sums", frame.totals),
    ("driving per day", limits.drive_per_day),
    ("breaks", limits.breaks),
    ("driving hours", limits.hours),
    ("drivers", limits.drivers),
    ("ferries", limits.ferries),
    ("meals", limits.meals),
    ("booked beds", beds.beds),
    ("check-in and check-out", beds.check_ins),
    ("must-sees", stops.musts),
    ("meeting points", stops.meets),
    ("opening hours", stops.opening),
    ("order of stops", stops.order),
    ("nights", stops.nights),
    ("charge", energy.charge),
    ("fuel", energy.fuel),
    ("check-out times", beds.check_outs),
    ("chargers", sharing.chargers),
    ("daylight", sharing.daylight),
    ("lodging budget", sharing.lodging),
)


def complaints(problem: Problem, days: tuple[Day, ...]) -> list[tuple[str, list[str]]]:
    """Return each rule with everything that is wrong by it."""
    plan = Plan(problem, days)
    return [(name, list(dict.fromkeys(rule(plan)))) for name, rule in RULES]


def check(problem: Problem, days: tuple[Day, ...]) -> tuple[Check, ...]:
    """Return one Check a rule, with what is wrong in its detail."""
    found = complaints(problem, days)
    return tuple(Check(name, not wrong, "; ".join(wrong[:MOST_TOLD])) for name, wrong in found)
