"""A family's day before anything is seen: where it starts and ends, and how long it lasts."""

from dataclasses import dataclass

from tools.planning.allowance import day_limit, leg_limit, small
from tools.planning.bases import Spine
from tools.planning.params import Params
from tools.planning.problem import Household, Problem
from tools.planning.tweaks import EASY, asked

BREAKS = 1.15  # a drive takes this much longer with its breaks
LUNCH = 12 * 60
EASIER = 150.0  # minutes an easy day ends earlier
FULLER = 60.0  # minutes a day may begin earlier and end later for what else found no room
MOVING = 45.0  # minutes for checking out and in


@dataclass(frozen=True)
class Frame:
    """A family's day before anything is seen: where it starts and ends, from when to when."""

    start: int
    end: int
    begins: float
    ends: float
    drive: float
    pace: float = BREAKS  # how much longer a drive takes this family with its breaks
    freely: float = 0.0  # a drive up to this long, from sight to sight, is counted without a break

    def takes(self, drive: float) -> float:
        """Minutes a drive takes with its breaks."""
        return drive if drive <= self.freely else drive * self.pace


def frames_of(problem: Problem, params: Params, spine: Spine, number: int, full: bool) -> dict[str, Frame]:
    """The frame of each family that is there that day and knows where it starts and ends."""
    day = problem.days[number]
    before = spine.nights[number - 1].index if 0 < number <= len(spine.nights) else None
    after = spine.nights[number].index if number < len(spine.nights) else None
    frames = {}
    for h in problem.households:
        start = h.origin if day == h.first else before
        end = h.goal if day == h.last else after
        start, end = (end if start is None else start), (start if end is None else end)
        if not h.first <= day <= h.last or start is None or end is None:
            continue
        if day == h.first and h.joins_at is not None:  # whoever joins goes straight to the others
            continue
        more = FULLER if full and not asked("easy", problem, h, day) else 0.0
        begins = float(max(params.preferred_start - more, h.not_before or 0))
        last = float(min(params.preferred_arrival + more, h.not_after or 1440))
        ends = last + (60.0 if start == end else -MOVING)
        drive = day_limit(h, params)
        if asked("easy", problem, h, day):
            ends -= EASIER
        if asked("short", problem, h, day):
            drive *= EASY
        freely = leg_limit(h, params) if full else 0.0
        frames[h.name] = Frame(start, end, begins, ends, drive, _pace(params, h), freely)
    return frames


def _pace(params: Params, family: Household) -> float:
    p = params
    rest = p.break_minutes_small if small(family, p) else p.break_minutes
    return max(BREAKS, 1.0 + rest / leg_limit(family, p))
