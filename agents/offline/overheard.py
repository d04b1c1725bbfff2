# ruff: noqa: E501  # a pattern reads best on one line
"""A vote said in passing: "railway!! milo would lose his mind", while the poll is open."""

import re

from agents.context import Call
from agents.offline.scene import Scene
from agents.offline.slots.votes import is_echo, vote
from agents.offline.text import Word, singular, words

_LONGEST = 16
_AHEAD = 3  # a vote comes first, in the first few words
_NO_VOTE = re.compile(
    r"\?|\b(?:(?:any(?:thing|where)|all|everything) but|except|nope|nah|less|hate|not|no|never|isn't|don't|doesn't|closed|cancel\w*|again|last (?:time|year)|if|maybe|or|instead of|who|what|when|how)\b",
    re.IGNORECASE,
)
_SUITS = frozenset("fine ok okay good great alright perfect".split())
_TOLD_OF = frozenset("is are was were has have had looks costs closes opens starts takes said".split())
_SIDE = re.compile(
    r"^\W*(?:(?:ok|okay|fine|then|so|and|also|well|hm+|alright)\W+)*(?:for us|for me|from us|from me)\b|\b(?:is|are) (?:fine|ok|okay|good|alright) (?:for|with|by) (?:me|us)\b|"
    r"\b(?:we|us|i|i'm|we're|me|ours?)\b[^.!?]{0,24}\b(?:for|vote|say|pick|choose|prefer|take|with|go)\b",
    re.IGNORECASE,
)


def votes(scene: Scene) -> list[Call]:
    """The votes a short message casts in passing while a poll is open; none when it may be talk."""
    if not scene.context.polls or not scene.text.strip() or len(scene.words) > _LONGEST:
        return []
    if is_echo(scene.text) or _picks(scene) or _says_so(scene):
        return vote(scene)
    if not scene.words or _NO_VOTE.search(_first_sentence(scene)):
        return []
    named = {
        (poll.question, option)
        for poll in scene.context.polls
        for option in poll.options
        if _named(scene, option, poll.options)
    }
    return vote(scene) if len(named) == 1 else []


_SAYS_SO = re.compile(
    r"\b(?:chang|switch|mov)\w* (?:my|our|mine|ours|us|me)\b|\b(?:my|our) vote\b|\b(?:put|count) (?:me|us|\w+) (?:down )?(?:for|on|as)\b"
    r"|\b(?:i|we)(?:'ll| will| would)? (?:both |all |also )?vote\b|\bvotes\b(?! are| were| so far)",
    re.IGNORECASE,
)


def _says_so(scene: Scene) -> bool:
    """Whether the words say that this is a vote, or a changed one."""
    return _SAYS_SO.search(scene.text) is not None and "?" not in scene.text


def _picks(scene: Scene) -> bool:
    """Whether the first clause is only a letter, a number, a place in the list, or a picture of an option."""
    if not scene.clauses:
        return True  # pictures only
    start, end = scene.clauses[0]
    return _PICK.match(scene.text[start:end].strip()) is not None


_PICK = re.compile(
    r"^\W*(?:(?:i|we) (?:vote|say|take|pick|go with|choose)\s+)?(?:for\s+)?(?:the\s+)?(?:option\s+|number\s+|#\s*)?"
    r"(?:(?P<letter>[a-f])|(?P<number>[1-6])|(?P<place>first|second|third|last)(?:\s+one)?)"
    r"(?:\s+(?:please|pls|for (?:me|us)))*[\s.!)👍]*$",
    re.IGNORECASE,
)


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
    after = [word.fold for word in said[place + 1 : place + 5]]
    suits = after[1:3] and after[1] in _SUITS and after[2:4] and after[2] in ("for", "with", "by")
    return bool(after) and after[0] in _TOLD_OF and not suits
