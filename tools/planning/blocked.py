"""Why a family cannot do what its day asks, and how that is told: once, for all it concerns."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tools.planning.problem import Household, Problem


@dataclass(frozen=True)
class Blocked:
    """A task that cannot be. kind: one of WORDS, below."""

    kind: str
    target: str
    origin: str = ""
    what: str = ""


@dataclass(frozen=True)
class Trouble:
    """A family that is blocked on a day; `cut` when the day did without what blocked it."""

    day: date
    family: str
    why: Blocked


WORDS = {
    "day": "{way} is more than {who} may drive in a day",
    "hour": "{way} with its breaks takes {who} past the hour to stop driving",
    "dark": "{way} cannot be driven by daylight by {who}",
    "charger": "{way}: no charger is known where {what} would need one",
    "closes": "{target} closes before {who} can be done there",
    "late": "{who} cannot reach {target} in time for {what}",
    "road": "no road is known for {way}",
    "drivers": "{way} is more than the drivers of {who} can share within their limits",
    "out": "{who} cannot be out of {target} by {what}",
}


def told(problem: Problem, troubles: Iterable[Trouble]) -> list[str]:
    """Return a sentence for each cause, with all families it concerns.

    The same cause on later days, and a last leg home (told by itself), are left out.
    """
    homes = {h.name: _goal(problem, h) for h in problem.households}
    lasts = {h.name: h.last for h in problem.households}
    seen: set[tuple[str, str, str]] = set()
    groups: dict[tuple[date, str, str, str], dict[str, str]] = {}
    for t in troubles:
        key = (t.family, t.why.kind, t.why.target)
        if key in seen or (t.why.target == homes[t.family] and t.day == lasts[t.family]):
            continue
        seen.add(key)
        group = (t.day, t.why.kind, t.why.target, t.why.what)
        groups.setdefault(group, {})[t.family] = t.why.origin
    return [_sentence(*group, families) for group, families in groups.items()]


def _goal(problem: Problem, family: Household) -> str:
    return problem.places[family.goal].name if family.goal is not None else ""


def _sentence(day: date, kind: str, target: str, what: str, origins: dict[str, str]) -> str:
    """`origins` has where each family sets out; where they differ, the way is told by its end alone."""
    froms = set(origins.values()) - {""}
    way = f"{froms.pop()} to {target}" if len(froms) == 1 else f"the way to {target}"
    words = WORDS[kind].format(way=way, target=target, what=what, who=_who(list(origins)))
    return f"{day:%a} {day.day} {day:%b}: {words}."


def _who(families: list[str]) -> str:
    if len(families) == 1:
        return f"the {families[0]} family"
    return f"the families {', '.join(families[:-1])} and {families[-1]}"
