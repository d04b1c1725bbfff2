# ruff: noqa: E501  # a pattern reads best on one line
"""A booking that takes another's place: which words tell of the old one, and which of the new."""

import re
from collections.abc import Sequence

from agents.offline.scene import Place, Scene

# The old one is off: it fell through, they let us down, or we let it go.
_GONE = re.compile(
    r"(?<!be )(?<!can )(?<!may )(?<!could )(?<!free )(?<!to )\bcancel(?:l?ed|ling)?\b(?!\s*(?:by|until|till?|free|before|up to|for free|for nothing|without|w/o|at no|no later|b4|:|deadline|policy))"
    r"|\b(?:fell through|falls? through|fallen through|falling through|fell apart|ghosted|bailed on|flaked|let us down|messed (?:it |us )?up|(?:is|are|was|'s|'re) (?:now )?(?:a )?(?:toast|void|no[- ]go|no more|history|done for|bust|a bust|cancell?ed|overbooked|shut|flooded|scrapped)"
    r"|went (?:bust|under)|burn(?:ed|t) down|flooded|overbooked|over[- ]?booked|double[- ]?booked|no longer (?:want|need|going|taking|have)|closes already|(?:is|are|was|'s) (?:out|off|full|dead|gone|closed|sold out)|out with|lost (?:our|the|my)|given up|gave up|giving up|gave (?:them|it) up"
    r"|could(?: not|n't) (?:keep|hold|take|have)|(?:can(?: not|'t)|won't) (?:keep|hold|take) (?:us|our)|let (?:(?!us\b|me\b)[\w']+ ){1,4}go|had to go|swap(?:ped|ping)?|refunded|drop(?:ped)?|ditch(?:ed)?|dump(?:ed)?|scrap(?:ped)?|scratch|ax(?:e|ed)|bin(?:ned)?|kill(?:ed)?|nix(?:ed)?|surrendered|relinquished|released|called off|backed out|pulled out|turned us away|forget|never called back|cross (?:it|that|them) off|dead\.|is dead)\b",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"\b(?:instead|rebooked|re-booked|substitute|replacement|new (?:place|one|spot|booking|hotel) is|now (?:got|have|in|at|with|booked)|booked|replac\w+|got|found|engaged|took|taken|reserved|secured|snagged|grabbed|landed|managed|now it'?s|it'?s now|in with|switched to|moved to|moved us to|chang\w+ to|went (?:with|for)|going with|chosen|put us up|we'?re (?:in|at) the|we'?re now|in its place|in their place)\b",
    re.IGNORECASE,
)


_MIGHT = re.compile(
    r"\b(?:if|can|could|may|might|must|till|until|unless|to|be|free|before|when)\b(?: (?:we|i|you|they|it|to|be|still|also|have))*\s*$",
    re.I,
)


def _is_off(said: str) -> bool:
    """Whether something is off here; what only could be ("if we drop it before july") is not."""
    return any(not _MIGHT.search(said[: m.start()]) for m in _GONE.finditer(said))


def old_and_new(scene: Scene) -> tuple[Scene, Scene] | None:
    """The parts of a message that tell of the booking that is off and of the one in its place; None when not both."""
    if not _is_off(scene.text):
        return None
    if not _NEW.search(scene.text) and not scene.things(scene.context.reservations, 0.3):
        return None
    old, new = _sorted_out(scene)
    told = scene.root.part(new) if new else None
    return (scene.root.part(old), told) if old and told and (told.dates or told.money) else None


def _sorted_out(scene: Scene) -> tuple[list[Place], list[Place]]:
    """The clauses of the old booking, and those of the new one."""
    old: list[Place] = []
    new: list[Place] = []
    loose: list[Place] = []  # before anything new was told
    for sentence in scene.sentences:
        said = scene.text[slice(*sentence)]
        clauses = [c for c in scene.clauses if sentence[0] <= c[0] < sentence[1]]
        if not _is_off(said):
            (new if new or _NEW.search(said) else loose).extend(clauses)
        elif not _NEW.search(said):
            old.extend(clauses)
        else:
            _share(scene, clauses, old, new)
    if new:
        return [*loose, *old], new
    return old, [c for c in loose if old]


def _share(scene: Scene, clauses: Sequence[Place], old: list[Place], new: list[Place]) -> None:
    """Give each clause of one sentence to the old or the new booking."""
    kept = old
    for clause in clauses:
        said = scene.text[slice(*clause)]
        if _is_off(said):
            kept = old
        elif _NEW.search(said):
            kept = new
        kept.append(clause)
