# ruff: noqa: E501  # a phrase reads best on one line
"""From whom to whom money passed, in the many ways people say it."""

import re
from collections.abc import Iterable

from agents.offline.phrases import own_family
from agents.offline.scene import Scene
from agents.offline.slots.slotted import Told, phrase, told

_HAVE = r"(?:['’]?(?:ve|s|d)\b| (?:have|has|had|did|just|already|also|now|then|finally|kindly|again|actually|in (?:my|our|his|her) turn|went and|only just|[a-z]+ly))"
_MOVED = (
    r"(?:sent|send|sends|gave|give|given|paid(?! for)|payed|transferred|(?:e|e-|wire|bank)?transfer(?:r?ed)?|e-?transfer(?:r?ed)?|venmo(?:['’]?e?d)?|zelled?|wired|returned|hand(?:ed|s)?|repaid|reimbursed|remitted|"
    r"pay ?pal(?:['’]?l?e?d)?|revolut(?:['’]?e?d)?|bizum(?:ed)?|cash ?app(?:['’]?e?d)?|m-?pesa(?:['’]?e?d)?|gpay(?:['’]?e?d)?|upi(?:['’]?d)?|tikkie(?:['’]?d)?|swish(?:ed)?|twint(?:ed)?|"
    r"slipped|passed|shot|pinged|bunged|lobbed|tossed|dropped|swished|refunded|chucked|squared|settled|monzo(?:['’]?e?d)?)"
)
_OVER = r"(?: (?:over|back|on|up|off|something|some|it|out|across))*"
_GOT = r"(?:received|got|had|collected|receipt of|pocketed|banked|in hand|accepted)"

# Who gave: "Beat gave", "from Biju", "we squared up"; an "owes" in between tells of no payment.
_GAVE = tuple(
    phrase(t)
    for t in (
        rf"{{who}}(?:{_HAVE})* {_MOVED}\b",
        r"\bfrom (?:the )?{whom}",
        rf"\b{_GOT}\b[^.;!?]{{0,24}}? off (?:the )?{{whom}}",
        r"{who} (?:->|→|=>|>) ",
        r"(?:transfer|payment|cash|money|e-?transfer|pay ?pal) (?:went out |made |done )?by {whom}",
    )
)
_TOOK = tuple(
    phrase(t)
    for t in (
        rf"\b{_MOVED}{_OVER}(?: to| with)?(?: my| our| the| old| good| dear| uncle| aunt| auntie| cousin)* {{whom}}",
        r"\bto(?: the| my| our| dear| uncle| aunt| auntie| cousin)* {whom}",
        rf"{{who}}(?:{_HAVE})* {_GOT}\b(?=[^.;!?]* from\b)",
        r"\bowed {name}",
        r"(?:->|→|=>|>) {whom}",
        rf"{{who}}(?:{_HAVE})* {_GOT}\b(?=[^.;!?]* off\b)",
    )
)
# Somebody spoken of before by a pronoun: "I've given him 9 back", "they sent us 33".
_THEY_GAVE = re.compile(rf"\b(?:he|she|they)(?:{_HAVE.replace(' ', '[ ]')})*\s+{_MOVED}\b", re.I)
_TO_THEM = re.compile(rf"\b{_MOVED}(?: over| back)?(?: to)? (?:him|her|them)\b|\bto (?:him|her|them)\b", re.I)


def handed(scene: Scene) -> tuple[str, str] | None:
    """Giver and taker when the words name at least one beside the speaker; None when they leave it open."""
    givers, takers = told(scene, _GAVE), told(scene, _TOOK)
    giver, taker = _one(givers), _one(takers)
    if giver is None and _THEY_GAVE.search(scene.text):
        giver = _before(scene, _THEY_GAVE)
    if taker is None and _TO_THEM.search(scene.text):
        taker = _before(scene, _TO_THEM)
    if giver and taker:
        return (giver, taker) if giver != taker and not {giver, taker} <= _speakers(scene) else None
    if taker and taker not in _speakers(scene):
        return _speaker(scene, taker), taker
    if giver and giver not in _speakers(scene):
        return giver, _speaker(scene, giver)
    return None


def _one(found: Iterable[Told]) -> str | None:
    """The one party told; None when nobody is, or several are."""
    parties = list(dict.fromkeys(one.party for one in found))
    if set(parties) == {"me", "my_family"}:
        return "my_family"
    return parties[0] if len(parties) == 1 else None


def _speakers(scene: Scene) -> set[str]:
    return {"me", "my_family", f"family:{own_family(scene)}"}


def _speaker(scene: Scene, other: str) -> str:
    """Whom the speaker stands for: his family with another family, or when he says "we"."""
    ours = re.search(
        r"\b(?:we|us|our(?= [\d$€£]|\s*$| (?:share|part|half|bit|debt)))\b(?! (?:square|even|good|cool|straight|quits|all|are|re|owe)\b|['’]re)",
        scene.text,
        re.I,
    )
    mine = re.search(r"\b(?:I|me|my)\b", scene.text)
    return "my_family" if (ours and not mine) or (other.startswith("family:") and not mine) else "me"


def _before(scene: Scene, pronoun: re.Pattern[str]) -> str | None:
    """Whoever else was named last before the pronoun."""
    match = pronoun.search(scene.text)
    start = match.start() if match else 0
    named = [w.party for w in scene.root.people if w.how in ("name", "family") and w.at[1] <= start]
    others = [p for p in named if p not in _speakers(scene) and p != f"member:{scene.context.speaker}"]
    return others[-1] if others else None
