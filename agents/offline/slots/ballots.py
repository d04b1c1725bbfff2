# ruff: noqa: E501  # a pattern reads best on one line
"""What kind of vote is opened: ranked, secret, with veto, on dates, one ballot per grown-up …"""

import re
from collections.abc import Mapping

from agents.offline.scene import Scene

Told = dict[str, object]
# Words that say how ballots are cast and counted, in the arguments of create_poll.
_KINDS: tuple[tuple[str, str, object], ...] = (
    (r"ranked(?:[- ]choice)?|ranking|instant[- ]run-?off|in order of preference", "method", "ranked"),
    (r"multiple[- ]choice|multiple|multi[- ]choice|as many as (?:you|we|people) (?:like|want)", "method", "multiple"),
    (r"consent|with (?:a )?vetoe?s?|vetoe?s? allowed", "method", "consent"),
    (r"dates?|date[- ]finding|doodle", "method", "dates"),
    (r"anonymous(?:ly)?|secret(?:ly)?", "anonymous", True),
    (r"(?:one (?:vote )?)?per (?:adult|grown-?up)|(?:adults|grown-?ups) only", "franchise", "adult"),
    (r"(?:one (?:vote )?)?per (?:person|head)|kids (?:vote )?too", "franchise", "person"),
    (r"(?:one (?:vote )?)?per family", "franchise", "family"),
    (r"with sitting out|(?:people|families|you|anybody) (?:may|can) sit (?:it |this )?out", "sit_out", True),
    (r"(?:on a )?tie,? (?:the )?first(?: (?:one )?(?:listed|wins))?", "tie", "first"),
    (r"(?:on a )?tie,? (?:by |draw |drawn by )?lots?", "tie", "lot"),
)  # fmt: skip
_KIND = "|".join(f"(?:{pattern})" for pattern, _, _ in _KINDS)
_RUN = rf"(?:{_KIND})(?:[\s,]+(?:and\s+|but\s+)?(?:{_KIND}))*"
_WHAT = r"(?:poll|vote|voting|ballot)"
# A run of such words right before the vote, right behind it, or as the last thing said.
_PLACES = (
    re.compile(rf"\b(?P<kinds>{_RUN})\s+(?={_WHAT}\b)", re.IGNORECASE),
    re.compile(rf"(?:(?<=\bpoll)|(?<=\bvote))[\s,]*\(?\s*(?P<kinds>{_RUN})\s*\)?(?=\s*(?:[:,?.–-]|on\b|about\b|for\b|$))", re.IGNORECASE),
    re.compile(rf"(?:(?<=\bvote)|(?<=\bpoll)|(?<=\bballot))[\s,]+(?P<kinds>{_RUN})(?=,?\s+(?:which|what|where|who|whose|when|how|if|whether)\b)", re.IGNORECASE),
    re.compile(rf"[,(]\s*(?P<kinds>{_RUN})\s*\)?(?=\s*:)", re.IGNORECASE),
    re.compile(rf"[.,;!?(–-]\s*(?:(?:make|keep|do) it |please )?(?P<kinds>{_RUN})(?:,? (?:please|pls))?[\s.!)]*$", re.IGNORECASE),
)  # fmt: skip
_OPENS = re.compile(
    rf"^\W*(?:@\w+\W+)?(?:pathfinder\W+)?(?:(?:please|new|quick|open|start|make|add|create|a)\s+)*{_WHAT}\b[^:?]{{0,70}}:",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\bwhen (?:can|could|would|are|is) (?:everyone|everybody|we|you|all|people|y'?all)\b"
    r"|\b(?:which|what) (?:day|date|weekend)s? (?:can|could|works?|would|suits?)\b",
    re.IGNORECASE,
)


def kinds(text: str) -> tuple[Told, str]:
    """Return what a text says of how the vote goes, and the text without those words."""
    told: Told = {}
    for place in _PLACES:
        for run in reversed(list(place.finditer(text))):
            told |= _meant(run["kinds"])
            text = text[: run.start()] + (" " if run.start() else "") + text[run.end() :]
    return told, text


def _meant(run: str) -> Mapping[str, object]:
    return {
        name: value for pattern, name, value in _KINDS if re.search(rf"\b(?:{pattern})\b", run, re.IGNORECASE)
    }


def is_opened(scene: Scene) -> bool:
    """Whether a message plainly opens a vote: "vote: Moab or Page?", "ranked poll: …"."""
    return _OPENS.match(kinds(scene.text)[1]) is not None


def asks_for_days(scene: Scene) -> bool:
    """Whether a message asks when all can, and names the days to choose from."""
    return _WHEN.search(scene.text) is not None and len(scene.dates) > 1
