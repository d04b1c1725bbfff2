# ruff: noqa: E501  # a pattern reads best on one line
"""Votes that are open: close one, or say how it stands."""

import re
from collections.abc import Mapping

from agents.context import Call
from agents.offline.matching import Found, find
from agents.offline.phrases import trim
from agents.offline.scene import Scene
from agents.offline.text import words

_KEPT = re.compile(
    r"\b(?:not|leave|but not|keep)\b[^,.;]*|[^,.;]*\b(?:stays?|remains?|keeps?)\b(?: it)? (?:open|going|up)\b[^,.;]*",
    re.IGNORECASE,
)
_CANCEL = re.compile(
    r"\b(?:cancel|call off|scrap|drop|delete|remove|forget|scratch|never ?mind|bin)\b", re.IGNORECASE
)
_WINS = re.compile(
    r"(?:^|[,:;.–-]|\b(?:poll|vote)\b|\band\b)\s*(?P<who>(?!(?:who|which|what)\b)[^,:;.?!–-]{1,60}?)\s+(?:wins|has won)\b",
    re.IGNORECASE,
)
_BOTH = re.compile(r"\b(?:both|all(?: the)? (?:polls|votes)|everything)\b", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:the|our|that|how'?d the|last)\s+(?P<a>(?!(?:poll|vote|voting|old|last|state)\b)(?:(?!\bof\b)[\w' ]){2,30}?)\s+(?:poll|vote|one)\b"
    r"|\b(?:poll|vote|one)\s+(?:about|on|for)\s+(?P<b>(?:the )?[\w' ]{2,30}?)(?=[?.!,]|\s+(?:come|end|turn|go|stand|look)|$)",
    re.IGNORECASE,
)


def which(scene: Scene) -> str | None:
    """The open poll that was named, when there are several."""
    polls = scene.context.polls
    if len(polls) < 2:
        return None
    for source in (scene, scene.root):
        kept = {h.index for m in _KEPT.finditer(source.text) for h in _named(scene, m[0])}
        hits = _named(scene, _KEPT.sub(lambda m: " " * len(m[0]), source.text))
        if meant := [h for h in hits if h.index not in kept]:
            return polls[meant[0].index].question
    return None


def _named(scene: Scene, text: str) -> list[Found]:
    """The open polls named in a text, by their questions, else by their options."""
    said, polls = words(text), scene.context.polls
    return find(said, [p.question for p in polls]) or find(said, [" ".join(p.options) for p in polls])


def _meant(scene: Scene) -> Mapping[str, str]:
    """The poll as an argument: an open one that is named, else the words for one that is no longer open."""
    if (poll := which(scene)) is not None:
        return {"poll": poll}
    said = _ABOUT.search(scene.text)
    about = trim(said["a"] or said["b"]) if said else ""
    return {} if not about or _named(scene, about) else {"poll": about}


def close_poll(scene: Scene) -> list[Call]:
    """Closes the vote named, or both when both were said."""
    if _BOTH.search(scene.text) and len(scene.context.polls) > 1:
        return [Call(name="close_poll", args={"poll": p.question}) for p in scene.context.polls]
    poll = which(scene)
    gone = {"cancel": True} if _CANCEL.search(scene.text) else {}
    wins = {"winner": trim(won["who"])} if (won := _WINS.search(scene.text)) and not gone else {}
    return [Call(name="close_poll", args={**({"poll": poll} if poll else {}), **gone, **wins})]


def show_poll(scene: Scene) -> list[Call]:
    """How a vote stands or how it ended."""
    return [Call(name="show_poll", args=dict(_meant(scene)))]
