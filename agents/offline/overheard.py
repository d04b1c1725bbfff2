# ruff: noqa: E501  # a pattern reads best on one line
"""A vote said in passing: "railway!! milo would lose his mind", while the poll is open."""

import itertools
import re

from agents.context import Call
from agents.offline.matching import alike, find
from agents.offline.scene import Scene
from agents.offline.slots.kindred import kindred
from agents.offline.slots.votes import is_echo, vote
from agents.offline.text import Word, singular, words

_LONGEST = 16
_AHEAD = 3  # a vote comes first, in the first few words
_NO_VOTE = re.compile(
    r"\?|\b(?:(?:any(?:thing|where)|all|everything) but|except|nope|nah|less|hate|not|no|never|isn't|don't|doesn't|closed|cancel\w*|again|last (?:time|year)|if|maybe|or|instead of|who|what|when|how)\b",
    re.IGNORECASE,
)
_SUITS = frozenset("fine ok okay good great alright perfect".split())
_LEADS = frozenset(
    "lets let us do go for with the a an i id ill im we wed well were say take pick choose have put count me down in as my our vote goes to please pls ok okay fine then so definitely probably maybe gimme give all".split()
)
_TOLD_OF = frozenset("is are was were has have had looks costs closes opens starts takes said".split())
_SIDE = re.compile(
    r"^\W*(?:(?:ok|okay|fine|then|so|and|also|well|hm+|alright)\W+)*(?:for us|for me|from us|from me)\b|\b(?:to|by) (?:me|us)\b|\b(?:my|our) (?:lot|crew|bunch|house|household|family|side|gang)\b|\b(?:is|are) (?:fine|ok|okay|good|alright) (?:for|with|by) (?:me|us)\b|"
    r"\b(?:we|us|i|i'm|we're|me|ours?)\b[^.!?]{0,24}\b(?:for|vote|say|pick|choose|prefer|take|with|go)\b",
    re.IGNORECASE,
)

_WANTS = re.compile(
    r"\b(?:wants?|votes?|says?|picks?|prefers?|(?:is|are) for|chooses?|goes? for)\b", re.IGNORECASE
)


def votes(scene: Scene) -> list[Call]:
    """The votes a short message casts in passing while a poll is open; none when it may be talk."""
    if not scene.context.polls or not scene.text.strip() or len(scene.words) > _LONGEST:
        return []
    if is_echo(scene.text) or _picks(scene) or _says_so(scene):
        return vote(scene)
    if not scene.words or _no_vote(scene):
        return []
    named = {
        (poll.question, option)
        for poll in scene.context.polls
        for option in poll.options
        if _named(scene, option, poll.options)
    } or _alike(scene)
    return vote(scene) if len(named) == 1 else []


def _alike(scene: Scene) -> set[tuple[str, str]]:
    """What the message begins with (or sides with) is an option in other words: "movies for me" for a cinema."""
    ahead = len(scene.words) if _sides(scene) else len(_lead(scene.words)) + _AHEAD
    said = scene.words[:ahead]
    found = [(poll, hit) for poll in scene.context.polls for hit in kindred(said, poll.options)]
    places = {word.start: place for place, word in enumerate(scene.words)}
    return {
        (poll.question, poll.options[hit.index])
        for poll, hit in found
        if not _talked_of(scene.words, places[hit.at[0]])
    }


def _sides(scene: Scene) -> bool:
    """Whether somebody takes a side in so many words: "for us", "Luc and Camille want"."""
    named = any(who.how in ("name", "family") for who in scene.people)
    return _SIDE.search(scene.text) is not None or (named and _WANTS.search(scene.text) is not None)


def _lead(said: tuple[Word, ...]) -> list[Word]:
    """The small words a choice is led in with: "let's do the wall", "put me down for"."""
    return list(itertools.takewhile(lambda word: word.fold in _LEADS, said))


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


def _no_vote(scene: Scene) -> bool:
    """Whether it is asked about an option, or told against it; what is said after it in a clause of its own may be no."""
    start, end = scene.sentences[0] if scene.sentences else (0, len(scene.text))
    if "?" in scene.text[start : end + 1]:
        return True
    clauses = [place for place in scene.clauses if place[1] <= end]
    options = [option for poll in scene.context.polls for option in poll.options]
    told = next((at[1] for at in clauses if find(scene.part([at]).words, options)), end)
    return _NO_VOTE.search(scene.text[start:told]) is not None


def _named(scene: Scene, option: str, options: tuple[str, ...]) -> bool:
    """Whether the message begins with (or sides with) what tells this option from the others."""
    others = {singular(word.fold) for other in options if other != option for word in words(other)}
    own = {singular(word.fold) for word in words(option) if len(word.fold) > 3} - others
    sides = _sides(scene)
    ahead = _AHEAD + len(_lead(scene.words))
    for place, word in enumerate(scene.words):
        if any(alike(word.fold, key) for key in own) and (place < ahead or sides):
            return not _talked_of(scene.words, place)
    return False


def _talked_of(said: tuple[Word, ...], place: int) -> bool:
    """Whether something is told of the thing ("the tower is closed", "turkey fryer is coming") rather than asked for."""
    after = [word.fold for word in said[place + 1 : place + 6]]
    told = next((n for n, word in enumerate(after[:2]) if word in _TOLD_OF), None)
    if told is None:
        return False
    suits = after[told + 1 : told + 3]
    return not (suits and suits[0] in _SUITS and suits[1:] and suits[1] in ("for", "with", "by"))
