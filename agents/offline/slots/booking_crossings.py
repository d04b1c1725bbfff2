# ruff: noqa: E501  # a pattern reads best on one line
"""A crossing told by its two ends only: "the ferry from Cape May to Lewes"."""

import re

from agents.offline.phrases import capitals
from agents.offline.scene import Scene, overlaps
from agents.offline.slots.booking_kinds import kind_of

_CROSSING = re.compile(
    r"\b(?i:ferry|boat|crossing|sailing|f[aä]hre|traghetto)\s+(?:(?:is |goes |runs )?from\s+)?(?P<a>[A-ZÀ-Þ][\w'’]+(?: [A-ZÀ-Þ][\w'’]+){0,3})\s*(?P<j>to|–|—|-|->|→)\s*(?P<b>[A-ZÀ-Þ][\w'’]+(?: (?:aux |de |of )?[A-ZÀ-Þ][\w'’]+){0,3})"
    r"|\b(?P<a2>[A-ZÀ-Þ][\w'’]+(?: [A-ZÀ-Þ][\w'’]+){0,2})\s*(?P<j2>to|–|—|-|->|→)\s*(?P<b2>[A-ZÀ-Þ][\w'’]+(?: [A-ZÀ-Þ][\w'’]+){0,2}) (?:ferry|boat|crossing|sailing)\b"
)


def crossing(scene: Scene, kind: str) -> tuple[str, str | None] | None:
    """A ferry told by its two ends only: "the ferry from Cape May to Lewes"."""
    found = _CROSSING.search(scene.text) if kind in ("ferry", "ticket", "activity") else None
    if found is None or any(
        kind_of(n) == "ferry" or "line" in n.lower()
        for n, at in capitals(scene.text)
        if not overlaps(at, found.span()) and " " in n
    ):
        return None
    one, joint, other = (found[k] or found[k + "2"] for k in ("a", "j", "b"))
    if joint != "to":
        return f"{one}{joint}{other}", None
    what = re.match(r"[A-Za-zäÄ]+", found[0]) if found["a"] else re.search(r"\w+$", found[0])
    return f"{one} to {other} {what[0].lower() if what else 'ferry'}", one
