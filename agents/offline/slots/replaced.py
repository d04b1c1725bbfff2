# ruff: noqa: E501  # a pattern reads best on one line
"""A booking that takes another's place: which words tell of the old one, and which of the new."""

import itertools
import re
from collections.abc import Sequence

from agents.offline.matching import find
from agents.offline.phrases import capitals
from agents.offline.scene import Place, Scene
from agents.offline.slots.booking_wording import plain_name
from agents.offline.text import words

# The old one is off: it fell through, they let us down, or we let it go.
_GONE = re.compile(
    r"(?<!be )(?<!can )(?<!may )(?<!could )(?<!free )(?<!to )\bcancel(?:l?ed|ling)?\b(?!\s*(?:by|until|till?|free|before|up to|for free|for nothing|without|w/o|at no|no later|b4|:|deadline|policy))|\b(?:to be|be|been) (?:cancell?ed|struck)\b(?! (?:until|till?|by|before|up to|for free|without))"
    r"|\b(?:can|may|should|must|to) (?:now )?be (?:let go|cancell?ed|dropped|released|removed|struck|scrapped|forgotten)\b(?!,? (?:until|till?|by|before|up to|for free|free|without|for nothing|any time))"
    r"|\b(?:fell through|falls? through|fallen through|falling through|fell apart|ghosted|bailed on|bailed|flaked|let us down|messed (?:it |us )?up|(?:is|are|was|'s|'re) (?:now )?(?:a )?(?:toast|void|no[- ]go|no more|history|done for|bust|a bust|cancell?ed|overbooked|shut|flooded|scrapped|off|waterlogged)"
    r"|went (?:bust|under)|burn(?:ed|t) down|flooded|overbooked|over[- ]?booked|double[- ]?booked|no longer (?:want|need|going|taking|have|available)|closes already|(?:is|are|was|'s) (?:out|off|full|dead|gone|closed|sold out)|gone(?! (?:with|for|to|ahead|and|on|over|up|down)\b)|out with|lost (?:our|the|my)|given up|gave up|giving up|gave (?:them|it|our|my)(?: \w+)? (?:up|away)"
    r"|(?:could(?: not|n't)|can(?: not|'t|t)|cannot|won't|unable to) (?:keep|hold|take|have|seat|host|do|fit|accommodate|honou?r)|let (?:(?!us\b|me\b)[\w']+ ){1,4}go|had to go|swap(?:ped|ping)?|refunded|drop(?:ped)?|ditch(?:ed)?|dump(?:ed)?|scrap(?:ped)?|scratch|ax(?:e|ed)|bin(?:ned)?|kill(?:ed)?|nix(?:ed)?|surrendered|relinquished|released|called off|backed out|pulled out|turned us away|forget|never called back|cross (?:it|that|them) off|dead\.|is dead"
    r"|annull?ed|annul|struck (?:out|off)|strike|remove (?:that|it|the)|messed us about|sold (?:our|the) rooms?|not (?:doing|going to|going with|using|staying at)|bye(?:[- ]bye)?|goodbye|so long|adios|nope (?:on|to)|no more|withdrawn|superseded|screwed up|gave our|let go of)\b",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"\b(?:instead|rebooked|re-booked|substitute|replacement|in exchange|in its stead|new(?: place| one| spot| booking| hotel)?(?: is\b|:)|now (?:got|have|in|at|with|booked)|booked|replac\w+|got|found|engaged|took|taken|reserved|secured|snagged|grabbed|landed|managed|now it'?s|it'?s now|in with|is in|switched to|moved to|moved us to|chang\w+ to|(?:went|gone) (?:with|for)|going with|doing|chosen|put us up|we'?re (?:in|at) the|we'?re (?:in|at)|we'?re now|in its place|in their place|can:)\b|\b(?:can|new|replacement):",
    re.IGNORECASE,
)
_MIGHT = re.compile(
    r"(?<!had )\b(?:if|can|could|may|might|must|till|until|unless|to|be|free|before|when)\b(?: (?:we|i|you|they|it|to|be|still|also|have))*\s*$",
    re.I,
)
# The old one and the new one in one breath: "swapped the Old Inn for the Stein", "the Bosville instead of the Cuillin".
_FOR = re.compile(
    r"\b(?:swap\w*|replac(?:ed|ing|e)|chang(?:ed|ing|e)|trad(?:ed|ing|e)|switch(?:ed|ing)?|exchang(?:ed|ing|e)|mov(?:ed|ing) (?:us |everyone |everybody )?from|went from)\s+(?:out )?(?P<old>[^.;!?\n]{3,60}?)\s+(?:for|with|by|to|over to|against)\s+",
    re.I,
)
_INSTEAD = re.compile(
    r"\b(?:instead of|in place of|in lieu of|rather than|replac(?:es|ing)|takes the place of|supersedes)\s+(?P<old>[^.;!?\n,)]{3,40}?)(?=\s+(?:we|i|it|now|for|on|from)\b|[,.;!?\n)]|$)",
    re.I,
)
_BY = re.compile(r"^(?P<old>[^\n]{3,90}?)\b(?:superseded|replaced|succeeded) by\s+", re.I | re.M)
_JOINT = re.compile(
    r"\s(?=(?:i|we)(?:'ve| have)? (?:booked|got|found|took|taken|reserved|rebooked)\b)|\s(?:and so|so|and|but)\s(?=(?:i|we|he|she|they|i'?ve|we'?ve|now|got|booked|gone|took)\b)",
    re.I,
)
_SAID, _MUCH = 0.3, 0.6


def old_and_new(scene: Scene) -> tuple[Scene, Scene] | None:
    """The parts of a message that tell of the booking that is off and of the one in its place; None when not both."""
    old, new = _in_one_breath(scene) or _told_apart(scene)
    told = scene.root.part(new) if new else None
    return (scene.root.part(old), told) if old and told and (told.dates or told.money) else None


def replaces(scene: Scene) -> bool:
    """Whether a booking of the trip is off and another, with a name of its own, has taken its place."""
    parts = old_and_new(scene)
    if parts is None or not any(_names(scene, at) for at in parts[0].spans):
        return False
    old, new = parts
    gone = {n for at in old.spans for n in _names(scene, at)}
    names = [name for name, _ in capitals(new.text)] or [plain_name(new)]
    named = any(name and not _called(name, sorted(gone), _MUCH) for name in names)
    again = {n for at in new.spans for n in _called(scene.text[slice(*at)], sorted(gone), _MUCH)}
    return bool(new.dates) and named and not again


_BOTH = ("cancel_reservation", "add_reservation")


def with_both(scene: Scene, tools: list[str]) -> list[str]:
    """The tools with both halves of a replacement where one of them was chosen; a booking's town is no stop then."""
    if not set(_BOTH) & set(tools) or not replaces(scene):
        return tools
    return [*_BOTH, *(t for t in tools if t not in (*_BOTH, "add_stop", "remove_stop"))]


def _names(scene: Scene, at: Place) -> set[str]:
    """The trip's bookings named in a stretch of the text."""
    return _called(scene.text[slice(*at)], scene.context.reservations, _SAID)


def _called(said: str, names: Sequence[str], least: float) -> set[str]:
    return {names[f.index] for f in find(words(said), names) if f.score >= least}


def _in_one_breath(scene: Scene) -> tuple[list[Place], list[Place]] | None:
    """The stretches of "X instead of Y", "swapped Y for X" and "Y is superseded by X", where Y is a booking of the trip."""
    for pattern in (_FOR, _INSTEAD, _BY):
        for found in pattern.finditer(scene.text):
            if not _names(scene, found.span("old")):
                continue
            first, last = min(s for s, _ in scene.spans), max(e for _, e in scene.spans)
            before = (
                []
                if pattern is _BY or not scene.text[first : found.start()].strip()
                else [(first, found.start())]
            )
            after = [(found.end(), last)] if scene.text[found.end() : last].strip(" .!)") else []
            return [found.span()], [*before, *after] if pattern is _INSTEAD else after
    return None


def _told_apart(scene: Scene) -> tuple[list[Place], list[Place]]:
    """The stretches of the old booking, and those of the new one, told one after the other."""
    if not _is_off(scene.text) or not (
        _NEW.search(scene.text) or scene.things(scene.context.reservations, _SAID)
    ):
        return [], []
    old: list[Place] = []
    new: list[Place] = []
    loose: list[Place] = []  # before anything new was told
    for sentence in scene.sentences:
        said = scene.text[slice(*sentence)]
        pieces = _pieces(scene, sentence)
        if not _is_off(said):
            tells = _NEW.search(said) or (old and _dated(scene, sentence))
            (new if new or tells else loose).extend(pieces)
        elif not _NEW.search(said):
            old.extend(pieces)
        else:
            _share(scene, pieces, old, new)
    if new:
        return [*loose, *old], new
    return old, [c for c in loose if old]


def _dated(scene: Scene, at: Place) -> bool:
    """Whether a sentence tells a day, and no booking known before."""
    return any(at[0] <= d.at[0] < at[1] for d in scene.dates) and not _names(scene, at)


def _pieces(scene: Scene, sentence: Place) -> list[Place]:
    """The clauses of a sentence, cut before "so we booked" too."""
    found: list[Place] = []
    for start, end in scene.clauses:
        if sentence[0] <= start < sentence[1]:
            cuts = [start, *(m.start() for m in _JOINT.finditer(scene.text, start, end)), end]
            found += itertools.pairwise(cuts)
    return found


def _is_off(said: str) -> bool:
    """Whether something is off here; what only could be ("if we drop it before july") is not."""
    return any(not _MIGHT.search(said[: m.start()]) for m in _GONE.finditer(said))


def _share(scene: Scene, pieces: Sequence[Place], old: list[Place], new: list[Place]) -> None:
    """Give each piece of one sentence to the old or the new booking."""
    kept = old
    for piece in pieces:
        said = scene.text[slice(*piece)]
        if _is_off(said):
            kept = old
        elif _NEW.search(said):
            kept = new
        kept.append(piece)
