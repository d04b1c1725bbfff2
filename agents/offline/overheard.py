# ruff: noqa: E501  # a pattern reads best on one line
"""A vote said in passing: "railway!! milo would lose his mind", while the poll is open."""

import re

from agents.context import Call
from agents.offline.scene import Scene
from agents.offline.text import Word, singular, words

_LONGEST = 16
_AHEAD = 3  # a vote comes first, in the first few words
_NO_VOTE = re.compile(
    r"\?|\b(?:not|no|never|isn't|don't|doesn't|closed|cancel\w*|again|last (?:time|year)|if|maybe|or|instead of|who|what|when|how)\b",
    re.IGNORECASE,
)
_TOLD_OF = frozenset("is are was were has have had looks costs closes opens starts takes said".split())
_SIDE = re.compile(
    r"\b(?:we|us|i|i'm|we're|me|ours?)\b[^.!?]{0,24}\b(?:for|vote|say|pick|choose|prefer|take|with|go)\b",
    re.IGNORECASE,
)


def vote(scene: Scene) -> Call | None:
    """Return the vote a short message casts by naming one option of an open poll, None when it may be talk."""
    said = scene.words
    if (picked := _picked(scene)) is not None:
        return picked
    if not scene.context.polls or not said or len(said) > _LONGEST or _NO_VOTE.search(_first_sentence(scene)):
        return None
    named = {
        (poll.question, option)
        for poll in scene.context.polls
        for option in poll.options
        if _named(scene, option, poll.options)
    }
    if len(named) != 1:
        return None
    question, option = named.pop()
    args = {"option": option}
    return Call(name="vote", args=args if len(scene.context.polls) == 1 else {**args, "poll": question})


_PICK = re.compile(
    r"^\W*(?:(?:i|we) (?:vote|say|take|pick|go with|choose)\s+)?(?:for\s+)?(?:the\s+)?(?:option\s+|number\s+|#\s*)?"
    r"(?:(?P<letter>[a-f])|(?P<number>[1-6])|(?P<place>first|second|third|last)(?:\s+one)?)"
    r"(?:\s+(?:please|pls|for (?:me|us)))*[\s.!)👍]*$",
    re.IGNORECASE,
)
_PLACES = {"first": 0, "second": 1, "third": 2, "last": -1}


def _picked(scene: Scene) -> Call | None:
    """Return the vote of an answer that is only a letter, a number or a place in the list of the one open poll."""
    found = _PICK.match(scene.text.strip())
    if len(scene.context.polls) != 1 or not found:
        return None
    options = scene.context.polls[0].options
    if found["letter"]:
        place = ord(found["letter"].lower()) - ord("a")
    else:
        place = int(found["number"]) - 1 if found["number"] else _PLACES[found["place"].lower()]
    return Call(name="vote", args={"option": options[place]}) if place < len(options) else None


def _first_sentence(scene: Scene) -> str:
    start, end = scene.sentences[0] if scene.sentences else (0, len(scene.text))
    return scene.text[start : end + 1]


def _named(scene: Scene, option: str, options: tuple[str, ...]) -> bool:
    """Whether the message begins with (or sides with) what tells this option from the others."""
    others = {singular(word.fold) for other in options if other != option for word in words(other)}
    own = {singular(word.fold) for word in words(option) if len(word.fold) > 3} - others
    sides = _SIDE.search(scene.text) is not None
    for place, word in enumerate(scene.words):
        if singular(word.fold) in own and (place < _AHEAD or sides):
            return not _talked_of(scene.words, place)
    return False


def _talked_of(said: tuple[Word, ...], place: int) -> bool:
    """Whether something is told of the thing ("the tower is closed") rather than asked for."""
    return place + 1 < len(said) and said[place + 1].fold in _TOLD_OF
