"""What people foretell ("15 out", "leaving in 5") against the plan: a delay, time won, or all as planned."""

from dataclasses import replace
from datetime import datetime, timedelta

from tools.kernel.errors import Refusal
from tools.planning.model import ItemKind
from tools.travel_day.model import StatusReport
from tools.travel_day.standing import WORTH_TELLING, Progress, State, Target
from tools.travel_day.targets import alike

FORETOLD = ("expected", "leaving")


def foretold(before: Progress, said: StatusReport) -> StatusReport:
    """Return a report of when they arrive or leave as one of a delay (or of time won) against the plan.

    Raises Refusal when the plan has nothing to compare with.
    """
    at = said.at + timedelta(minutes=said.minutes or 0)
    planned = _arrival(before, said.place) if said.kind == "expected" else _departure(before)
    if planned is None:
        raise Refusal("Nothing of that kind is planned for you today, so I've noted nothing.")
    behind = round((at - planned).total_seconds() / 60)
    if behind >= WORTH_TELLING:
        return replace(said, kind="late", minutes=behind, place=None)
    ahead = -behind if -behind >= WORTH_TELLING else 0
    return replace(said, kind="early", minutes=ahead, place=None)


def _arrival(before: Progress, place: str | None) -> datetime | None:
    ahead: list[Target] = [t for t in before.targets[before.reached :] if t.item not in before.skipped]
    named = [target for target in ahead if place and alike(target.place.name, place)]
    return next((target.at for target in named or ahead), None)


def _departure(before: Progress) -> datetime | None:
    """Return when they were to leave from where they are: the day's first drive, or the next one."""
    if before.state is State.PLANNED:
        return before.leaves
    items = before.day.items if before.day else ()
    over = max(before.passed, before.targets[before.reached - 1].item if before.reached else -1)
    drives = (item for n, item in enumerate(items) if n > over and item.kind is ItemKind.DRIVE)
    return next((drive.start for drive in drives), None)
