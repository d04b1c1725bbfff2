"""Why a family cannot do what its day asks, and how that is told: once, for all it concerns."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tools.planning.problem import Household, Problem


@dataclass(frozen=True)
class Blocked:
    """A task that cannot be. kind: "day", "hour", "dark", "charger", "closes", "late", "road", "out"."""

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
    "day": "{origin} to {target} is more than {who} may drive in a day",
    "hour": "{origin} to {target} with its breaks takes {who} past the hour to stop driving",
    "dark": "{origin} to {target} cannot be driven by daylight by {who}",
    "charger": "{origin} to {target}: no charger is known where {what} would need one",
    "closes": "{target} closes before {who} can be done there",
    "late": "{who} cannot reach {target} in time for {what}",
    "road": "no road leads from {origin} to {target}",
    "out": "{who} cannot be out of {target} by {what}",
}


def told(problem: Problem, troubles: Iterable[Trouble]) -> list[str]:
    """Return a sentence for each cause, with all families it concerns.

    The same cause on later days, and a last leg home (told by itself), are left out.
    """
    homes = {h.name: _goal(problem, h) for h in problem.households}
    lasts = {h.name: h.last for h in problem.households}
    seen: set[tuple[str, str, str]] = set()
    groups: dict[tuple[date, str, str, str, str], list[str]] = {}
    for t in troubles:
        key = (t.family, t.why.kind, t.why.target)
        if key in seen or (t.why.target == homes[t.family] and t.day == lasts[t.family]):
            continue
        seen.add(key)
        group = (t.day, t.why.kind, t.why.origin, t.why.target, t.why.what)
        groups.setdefault(group, []).append(t.family)
    return [_sentence(*group, families) for group, families in groups.items()]


def _goal(problem: Problem, family: Household) -> str:
    return problem.places[family.goal].name if family.goal is not None else ""


def _sentence(day: date, kind: str, origin: str, target: str, what: str, families: list[str]) -> str:
    words = WORDS[kind].format(origin=origin, target=target, what=what, who=_who(families))
    return f"{day:%a} {day.day} {day:%b}: {words}."


def _who(families: list[str]) -> str:
    if len(families) == 1:
        return f"the {families[0]} family"
    return f"the families {', '.join(families[:-1])} and {families[-1]}"
