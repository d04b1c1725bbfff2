"""At which hours a booking begins and ends."""

import itertools
import re
from collections.abc import Sequence

from agents.offline.scene import Scene
from agents.offline.values.times import TimeMatch


def clocked(
    scene: Scene, kind: str, args: dict[str, object], clocks: Sequence[TimeMatch]
) -> dict[str, object]:
    """The days with their hours; a bed has none."""
    if not clocks or kind in ("lodging", "campsite"):
        return args
    both = "end" in args and len(clocks) > 1  # "8.5. 9:00 bis 16.5. 18:00": as they stand
    clocks = list(clocks) if both else sorted(clocks, key=lambda t: not t.sure)
    hour = clocks[0].hour
    evening = (
        kind == "restaurant"
        and not clocks[0].sure
        and hour < 11
        and not re.search(r"\b(?:breakfast|brunch|lunch)\b", scene.text, re.I)
    )
    afternoon = not clocks[0].sure and hour < 6
    hour += 12 if evening or afternoon else 0
    args["start"] = f"{args['start']}T{hour % 24:02d}:{clocks[0].minute:02d}"
    if "end" not in args and (until := _until_clock(scene)):
        args["end"] = f"{str(args['start'])[:10]}T{until.hour:02d}:{until.minute:02d}"
    elif "end" in args and len(clocks) > 1:
        args["end"] = f"{args['end']}T{clocks[1].hour:02d}:{clocks[1].minute:02d}"
    elif "end" in args and kind == "rental" and re.search(r"\bsame (?:hour|time)\b", scene.text, re.I):
        args["end"] = f"{args['end']}T{hour % 24:02d}:{clocks[0].minute:02d}"
    return args


def _until_clock(scene: Scene) -> TimeMatch | None:
    """The second of two hours of one day: "noon to 4", "10:00-13:30"."""
    for one, other in itertools.pairwise(scene.times):
        gap = scene.text[one.at[1] : other.at[0]]
        if re.fullmatch(r"\s*(?:to|till?|until|through|thru|-|–|and)\s*", gap, re.I) and (
            one.hour,
            one.minute,
        ) < (
            other.hour,
            other.minute,
        ):
            return other
    return None
