"""Bad weather said by the road: how much longer the drives to the next place take, by estimate."""

import re
from collections.abc import Iterator
from datetime import timedelta

from tools.kernel.act import Act
from tools.kernel.ids import new_id
from tools.planning.model import Item, ItemKind
from tools.travel_day.living import DayState
from tools.travel_day.model import StatusReport
from tools.travel_day.standing import Progress, Target
from tools.travel_day.targets import alike

# Share of the usual speed that is lost, the first that fits: what the US Federal Highway Administration tells
# of freeways (light rain or snow 13 %, heavy rain 16 %, snow and slush 25 %) and of icy streets (40 %).
_LOST: tuple[tuple[re.Pattern[str], float], ...] = tuple(
    (re.compile(rf"\b(?:{words})", re.IGNORECASE), lost)
    for words, lost in (
        (r"light snow|flurries|drizzl\w*", 0.13),
        (r"blizzard|white-?out|heavy snow|ice\b|icy|black ice|freezing", 0.40),
        (r"snow\w*|slush\w*|sleet|chains", 0.25),
        (r"heavy rain|downpour|pouring|hail\w*|thunder\w*|flood\w*", 0.16),
    )
)
_OTHERWISE = 0.13


def slowed(act: Act, day: DayState, family: str, said: StatusReport) -> list[StatusReport]:
    """Return what lengthens a family's drives to its next place; nothing where nothing is left to drive."""
    before = day.standing(family, said.vehicle_id)
    going = next((f for f in day.live.families if f.family == family), None)
    lost = next((share for words, share in _LOST if words.search(said.note)), _OTHERWISE)
    more: dict[str, int] = {}  # drives to places alike in name are one: a report tells a drive by its end
    for drive in _ahead(before, going.items if going else (), before.next):
        left = drive.end - max(drive.start, act.now)
        minutes = round(left / timedelta(minutes=1) * lost / (1 - lost))
        if minutes > 0 and drive.to:
            name = next((known for known in more if alike(known, drive.to.name)), drive.to.name)
            more[name] = more.get(name, 0) + minutes
    return [
        StatusReport(new_id(), said.family_id, "slower", act.now, minutes, name)
        for name, minutes in more.items()
    ]


def _ahead(before: Progress, items: tuple[Item, ...], goal: Target | None) -> Iterator[Item]:
    over = max(before.passed, before.targets[before.reached - 1].item if before.reached else -1)
    for number, item in enumerate(items):
        if goal and over < number <= goal.item and item.kind is ItemKind.DRIVE:
            yield item
