# ruff: noqa: E501  # a pattern reads best on one line
"""Families told of by one of theirs: "add my cousin Dana's family, the Ortizes, in a Rivian"."""

import re
from collections.abc import Sequence

from agents.context import Call
from agents.offline.roster.makes import cars
from agents.offline.scene import Scene
from agents.offline.slots.cars import add_vehicle
from agents.offline.text import fold

_WHOSE = re.compile(
    r"\b(?P<who>[A-ZÀ-Þ][\w-]+)(?:['’]s|s['’]) (?:\w+ )?(?:family|lot|crew|bunch|clan|gang|household|fam|side)\b"
)


def with_whose_family(scene: Scene, calls: Sequence[Call]) -> Sequence[Call]:
    """The calls with that person as one of the new family, and with the car told of it."""
    new = [str(c.args["name"]) for c in calls if c.name == "add_family"]
    if len(new) != 1:
        return calls
    told = list(calls)
    whose = _WHOSE.search(scene.whole)
    names = {fold(str(c.args["name"])) for c in calls if c.name == "add_member"}
    surnames = {fold(f.name) for f in scene.context.families} | {fold(new[0])}
    if whose and fold(whose["who"]) not in names | surnames:
        told.append(Call(name="add_member", args={"name": whose["who"], "family": new[0]}))
    if cars(scene.whole) and not any(c.name == "add_vehicle" for c in calls):
        told += [Call(name="add_vehicle", args={**c.args, "family": new[0]}) for c in add_vehicle(scene)[:1]]
    return told
