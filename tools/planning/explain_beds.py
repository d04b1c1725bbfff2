"""What is told of beds: booked twice, too dear for somebody, or not booked yet."""

from tools.planning.goals import open_beds, too_dear
from tools.planning.model import Day, ItemKind
from tools.planning.problem import Bed, Problem
from tools.planning.times import said

NO_BED = "No bed is booked yet"


def double_beds(problem: Problem) -> list[str]:
    """Two bookings of one family in one night, unless what families can pay says who sleeps where."""
    told = []
    for n, a in enumerate(problem.beds):
        for b in problem.beds[n + 1 :]:
            first, last = max(a.first, b.first), min(a.last, b.last)
            same = not a.families or not b.families or a.families & b.families
            own = a.families != b.families and (not a.families or not b.families)
            if first < last and same and not own and a.place != b.place and not _dealt(problem, a, b):
                told.append(
                    f"Two bookings for the night of {said(first)}: {a.name} and {b.name}. I planned with "
                    f"{a.name}; tell me which one to drop."
                )
    return told


def two_beds(problem: Problem) -> list[str]:
    """Two beds in one town for one night, with nobody said for either."""
    told = []
    for n, a in enumerate(problem.beds):
        for b in problem.beds[n + 1 :]:
            first = max(a.first, b.first)
            alike = a.place == b.place and a.name != b.name and not a.families and not b.families
            if alike and first < min(a.last, b.last) and not _dealt(problem, a, b):
                where = problem.places[a.place].name
                told.append(f"Two beds in {where} on {said(first)}: {a.name} and {b.name}. Who sleeps where?")
    return told


def _dealt(problem: Problem, a: Bed, b: Bed) -> bool:
    """Whether some family can pay only one of two beds."""
    return any(too_dear(a, h) != too_dear(b, h) for h in problem.households)


def dear(problem: Problem) -> list[str]:
    """Booked beds that cost a family more a night than it said, where it has no other."""
    told: dict[str, None] = {}
    for h in problem.households:
        for day in (d for d in problem.days if h.first <= d < h.last):
            beds = open_beds(problem, h, day)
            if beds and too_dear(beds[0], h):
                bed = beds[0].name
                told[f"{bed} costs more a night than the {h.name} family's limit for lodging."] = None
    return list(told)


def unbooked(days: tuple[Day, ...]) -> list[str]:
    """Return which beds are still to be booked, in one sentence or none."""
    nights = {
        (day.date, i.place.name)
        for day in days
        for f in day.families
        for i in f.items
        if i.kind is ItemKind.CHECK_IN and "not booked" in i.note
    }
    if not nights:
        return []
    where = ", ".join(dict.fromkeys(f"{place} from {said(d)}" for d, place in sorted(nights)))
    return [f"{NO_BED}: {where}."]
