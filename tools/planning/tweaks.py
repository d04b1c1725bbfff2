"""Wishes about the plan that change the problem itself, before it is solved."""

from dataclasses import replace
from datetime import date

from tools.families.names import plural
from tools.planning.allowance import jointly
from tools.planning.problem import Ask, Household, Problem, Tweak

NOON, EVENING = 13 * 60, 17 * 60
RELAXED = {"limit": "drive_per_day", "until": "not_after", "from": "not_before"}
EASY = 0.75  # of the usual driving when people ask for less


def applied(problem: Problem) -> Problem:
    """Return the problem with skipped stops gone, parts of the day as opening hours, easy limits lowered."""
    asks = tuple(_asked(ask, problem.tweaks) for ask in problem.asks if not _dropped(ask, problem.tweaks))
    households = tuple(_family(h, problem) for h in problem.households)
    return replace(problem, asks=asks, households=households)


def _dropped(ask: Ask, tweaks: tuple[Tweak, ...]) -> bool:
    """Whether everybody skips a stop: on every day, or on the only day it was for."""
    return any(
        t.kind == "skip" and t.place == ask.place and t.family is None and t.day in (None, ask.day)
        for t in tweaks
    )


def _asked(ask: Ask, tweaks: tuple[Tweak, ...]) -> Ask:
    """Return the stop with the part of the day and the day people want it on."""
    for tweak in tweaks:
        if tweak.place != ask.place or tweak.kind not in ("morning", "afternoon", "evening", "on"):
            continue
        ask = replace(ask, day=tweak.day or ask.day) if ask.sight else ask
        if tweak.kind == "morning":
            ask = replace(ask, closes=min(ask.closes or 1440, NOON))
        elif tweak.kind != "on":
            earliest = NOON if tweak.kind == "afternoon" else EVENING
            ask = replace(ask, opens=max(ask.opens or 0, earliest), closes=ask.closes)
    return ask


def _family(family: Household, problem: Problem) -> Household:
    """Return the family with the stops it skips, and no more than its drivers can do between them."""
    skips = {
        t.place
        for t in problem.tweaks
        if t.kind == "skip" and t.family == family.name and t.day is None and t.place is not None
    }
    names = {family.name.casefold(), plural(family.name).casefold()}
    own = [t for t in problem.tweaks if t.family and t.family.casefold() in names]
    relaxed = {RELAXED[t.kind]: t.minutes for t in own if t.kind in RELAXED}
    return jointly(replace(family, skips=family.skips | skips, **relaxed))  # type: ignore[arg-type]


def asked(kind: str, problem: Problem, family: Household, day: date) -> bool:
    """Whether a family asked for an "easy" day (less in it), or a "short" one (less driving)."""
    return any(
        t.kind == kind and t.day in (None, day) and t.family in (None, family.name) for t in problem.tweaks
    )
