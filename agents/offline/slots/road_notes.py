# ruff: noqa: E501  # a pattern reads best on one line
"""Why: the note of a report from the road."""

import re
from collections.abc import Sequence

from agents.offline.phrases import trim
from agents.offline.scene import Place, Scene
from agents.offline.slots.road_kinds import KINDS

_FILL = re.compile(
    r"\b(?:sorry\w*|running|late|behind(?: you guys| schedule)?(?! (?:a|an|the|some|half)\b)|we are|we're|we've|were|we'll be|well be|gonna be|like|about|prob(?:ably)?|at least|figure|could be|be|hrs?|min(?:ute)?s?|guys|everyone|again|so|i reckon|hour|half)\b",
    re.IGNORECASE,
)


# What holds people up: one word of these is a note, and a clause with one comes before any other.
_CAUSE = re.compile(
    r"\b(?:traffic|jam(?:med)?|stau|queue|accident|crash|wreck|pile-?up|road ?works?|construction|closure|closed|shut|blocked|detour|diversion|rock ?fall|land ?slide|rock ?slide|avalanche|flood\w*|snow\w*|ice|icy|fog\w*|rain\w*|hail|storm\w*|wind\w*|thunder\w*|"
    r"tractors?|cows?|sheep|goats?|elk|moose|deer|bison|herd|caravan|convoy|parade|train|crossing|bridge|ferry line|border|customs|police|checkpoint|toll|exit|wrong turn|lost|forgot\w*|left (?:her|his|the|my|our)|turned (?:back|around)|overslept|slept in|"
    r"sick|car ?sick|ill|vomit\w*|puk\w*|threw up|throwing up|barf\w*|stomach|tummy|belly|nosebleed|headache|fever|bathroom|toilet|loo|pee|potty|diapers?|nappy|nappies|tantrum|meltdown|crying|screaming|tears|"
    r"nap|stretch\w*|leg stretch|coffee|lunch|snacks?|breakfast|dinner|ice creams?|tea|groceries|petrol|gas|fuel|diesel|photos?|pictures|view\w*|playground|procession|elephants?|animals?|held up|owing to|on account of|because|bc|cuz|cos|since|due to|holding|stuck|waiting|wait|carousel|luggage|keys?|passports?|phone|wallet)\b",
    re.IGNORECASE,
)
_NO_NOTE = re.compile(
    r"(?:back on the road|(?:on )?(?:our|the|my)? ?way to|on our way|don'?t|start|you|go|where|please|says?|told|thank)\b|.*\?|.*\b(?:paid|owes?)\b",
    re.I,
)
_STOPPING = re.compile(
    r"^\W*(?:(?:we|i|they|just|quickly|have|has|had|'ve|are|'re|were|to|a|quick|going|made|making|is|status update)\W+)*(?:stop(?:ped|ping)?|pulled (?:over|up|in|off)|pit ?stop|halt(?:ed|ing)?|parked(?: up)?|stand(?:ing)?|alighted|tak(?:ing|e) a (?:breather|break|rest|pause)|(?:a )?(?:pause|break))\b",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\b(?:stopp?(?:ed|ing)?|pulled (?:over|up|in)|break|halt(?:ed)?|paus(?:ed?|ing)|pit ?stop)\b.*?\bfor\s+(?:a |an |some )?(?P<x>.+)$|^\W*(?:mins?|minutes)?\s*for (?:a |an |some )?(?P<y>[a-z].+)$"
    r"|^.*\bfor (?:a |an |some |the )?(?P<z>(?!\d|about|half|an hour|now|us|me|you|everyone|the night|a minute|a bit)[a-z].+)$"
    r"|^\W*(?:a |quick )*(?P<w>lunch|coffee|breakfast|brunch|dinner|gas|petrol|fuel|snacks?|tea|pee|loo|wee|bathroom|toilet|bladder|playground)\b(?: (?:stop|break|pause|time))?(?:,? (?:at|in|near|by)\b.*)?\s*$",
    re.IGNORECASE,
)


def note_told(scene: Scene, drop: Sequence[Place], place: str | None, kind: str) -> str:
    """Why a car is late, stopped or broken down, in the words said: causes first, else the longest clause."""
    said = [_piece(scene, clause, drop, place, kind) for clause in scene.clauses]
    broken = dict(KINDS)["breakdown"]
    pieces = [p for p, cause in said if cause or len(p.split()) > 1 or (p and broken.search(p))]
    if kind == "breakdown":
        return ", ".join(_broken(pieces)[:2])
    first = next((at for at, (_, cause) in enumerate(said) if cause), None)
    if first is None:
        return max(pieces, key=len, default="")
    after = said[first + 1 : first + 2]
    joined = [said[first][0], *[p for p, cause in after if p and (cause or _goes_on(scene, first, kind))]]
    return ", ".join(dict.fromkeys(joined))


# What broke and who comes to help; where the car stands meanwhile is no news of it.
_HELP = re.compile(
    r"\b(?:tow\w*|AAA|ADAC|RAC|CAA|AA|NRMA|triple a|mechanic|recovery|roadside|garage|breakdown service|kwik ?fit|help|spare|waiting|wait|on (?:the|its|his|their) way|coming|truck is)\b",
    re.IGNORECASE,
)
_STANDS = re.compile(
    r"^(?:\w+ )?(?:sitting|stood|standing|parked|pulled|side|on the|stuck|stand|dead on|everyone|everybody|nobody|all)\b",
    re.I,
)


def _broken(pieces: list[str]) -> list[str]:
    """What broke first, then who helps; other clauses only where these are missing."""
    broke = [p for p in pieces if dict(KINDS)["breakdown"].search(p) and not _HELP.search(p)]
    helped = [p for p in pieces if _HELP.search(p) and p not in broke]
    rest = [p for p in pieces if p not in broke and p not in helped and not _STANDS.match(p)]
    chosen = [*broke[:1], *helped[:1]] if broke and helped else [*broke[:2], *rest, *helped]
    return sorted(chosen[:2], key=pieces.index) or pieces


def _goes_on(scene: Scene, at: int, kind: str) -> bool:
    """Whether the next clause of the same sentence tells more of a stop: "for lunch, the diner by the lake"."""
    gap = scene.text[scene.clauses[at][1] : scene.clauses[at + 1][0]]
    following = scene.text[slice(*scene.clauses[at + 1])]
    return (
        kind == "stopped"
        and gap.strip() == ","
        and re.match(r"(?:the|at|by|with|some|a)\b", following) is not None
    )


def _piece(
    scene: Scene, clause: Place, drop: Sequence[Place], place: str | None, kind: str
) -> tuple[str, bool]:
    """A clause without place, minutes and words for stopping (empty when it tells no reason), and is it a cause."""
    words = _without(scene, clause, drop, place)
    purpose = _FOR.search(words) if kind == "stopped" else None
    if purpose:
        return trim(_FILL.sub(" ", next(g for g in purpose.groups() if g))), True
    piece = trim(_FILL.sub(" ", _STOPPING.sub(" ", words) if kind == "stopped" else words))
    others = ("departed", "charged", "arrived") if kind == "late" else ()
    if not piece or _NO_NOTE.match(piece) or any(rx.search(piece) for k, rx in KINDS if k in others):
        return "", False
    return piece, _CAUSE.search(piece) is not None


def _without(scene: Scene, clause: Place, drop: Sequence[Place], place: str | None) -> str:
    piece = scene.text[slice(*clause)]
    for s, e in drop:
        if clause[0] <= s < clause[1]:
            piece = piece.replace(scene.whole[s:e], " ")
    if place:
        piece = re.sub(
            rf"\b(?:(?:at|in|near|just past|past|outside|around|of|on)\s+)?(?:the\s+)?{re.escape(place)}\b",
            " ",
            piece,
            flags=re.I,
        )
    return piece
