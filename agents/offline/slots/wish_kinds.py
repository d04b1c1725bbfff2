# ruff: noqa: E501  # a pattern reads best on one line
"""What a stretch of text wishes for: its kind, its words, how much it weighs."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from agents.offline.scene import Place, Scene
from agents.offline.slots.diets import FOODS, diets
from agents.offline.slots.wish_frames import NAME, Frame, framed
from agents.offline.slots.wish_words import cleaned, plainly, without_preamble

_LEXICAL: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("access", r"\bwheelchair|(?<!away from the )(?<!far from the )\bstairs?\b|\bsteps\b|\bwalker\b|\bzimmer\b|\bground[- ]floor|(?<!away from the )(?<!far from the )\belevator|(?<!away from the )(?<!far from the )\blift\b(?! tickets?)|\bstep.?free|\bramps?\b|\b(?:bad|dodgy|sore|dicky|stiff|weak|new|gammy) (?:knees?|hips?|back|legs?|ankles?|feet|heart)|\bknees?\b|\bcan['’]?t walk|\b(?:cane|walking stick|uses a stick|with a stick)\b|\bbathroom (?:close|near)|\bno (?:long|steep|rough) (?:hikes?|walks?|climbs?|tracks?|paths?)|\bcan['’]?t do long|\b(?:flat|short|easy) (?:and \w+ )?(?:walks?|paths?|trails?)|\bwalks? (?:short|flat)|\bcrutch|\bmobility|\bhard of hearing|\b(?:deaf|blind|partially sighted)\b|\bpregnant|\bwalk-?in shower|\bgrab (?:rail|bar)|\baccessible|\bhandrail|\bwalk (?:far|much|more|that|about|only)|\bonly walk|\barthrit|\bmore than (?:an?|one|two|half a|\d+) (?:mile|km|kilomet)"),
        ("pace", r"\b(?:slow|unhurried|lazy|late|relaxed|leisurely|gentle|easy|quiet|chilled?|calm)(?:[- ]going)? (?:\w+ )?(?:mornings?|tempo|pace|days?|starts?|breakfasts?|forenoons?|afternoons?|evenings?|travel\w*)|\bslow\b(?! down)|\bpace\b|\bnot too (?:packed|rushed|busy|full)|\b(?:early|late) (?:birds?|risers?|nights?|starts?|suppers?|dinners?)|\bpacked\b(?! lunch)|\bmorning (?:people|person)|\bnight owls?|\blong breakfast|\bnot? (?:in a )?rush|\blie.?ins?\b|\bsleeps? in\b(?! (?:a|an|the|our|my|his|her|their|one|two|tents?|cabins?)\b)|\bnaps?\b|\bsiesta|\brest days?|\b(?:tea|chai|coffee|loo|toilet|smoke|stretch|prayer) breaks?|\bdown ?time|\bin bed by|\btake it (?:easy|slow)|\bplenty of breaks|\blow[- ]key|\btires? easily|\btiring"),
        ("lodging", r"\bhotels?\b|(?<!tea )(?<!play)\brooms?\b(?! (?:service|for|at the|in the|of the))|\bbedrooms?|\bbeds?\b(?! by)|(?<!tide )(?<!rock )(?<!thermal )(?<!natural )\bpools?\b|\bwaterslide|\bkitchen(?:ette)?\b|\bcabins?\b|\btents?\b|\bapartments?\b|\bairbnb|\blodging|\bbalcony|\bhostels?\b|\bself[- ]cater\w+|\bcrib\b|\bcot\b|\bb&bs?\b|\bmotels?\b|\bbath(?:tub)?\b|\bcommode\b|\bwhere we (?:sleep|stay)\b|\bair ?con(?:ditioning)?\b|\bsofa\b|\bsomewhere with\b|\ba place with\b|\bwashing machine\b|\bhot tub\b|\ben[- ]?suite|\bwi-?fi\b|\bmattress(?= in)"),
    )
)  # fmt: skip
_HEADING = re.compile(
    r"\W*(?:zero|none|please|pls)\W*|(?:\W*\b(?:allerg\w+|diet\w*|food|preferences?|wish(?:es)?|likes?|dislikes|needs?|requirements?|update|list|and|our|the|all|some|few|for|us|record)\b)+\W*",
    re.IGNORECASE,
)
_TERM = re.compile(
    r"\bveg|\bceliac|\bcoeliac|\bhalal|\bkosher|\bjain|allerg|intoleran|diabet|\bfree\b|\blow\b|pescat",
    re.IGNORECASE,
)
_FIRM = re.compile(
    r"(?-i:\bAT ALL\b|\bZERO\b|\bNEVER\b|\bNOT A\b)|\bzero\b(?=\W*(?:$|[.!]))|\bnone\b|\bat all\b|\bunder no circumstances\b|\bnever ever\b|\bwhatsoever\b|\bnon[- ]?negotiable\b|\bnot (?:optional|negotiable)\b|\bdeal[- ]?breaker\b|\bno ifs\b|\bmust\b|\bas heav\w+ as\b|\bunable to (?:stay|sleep)\b|\bI am serious\b|\bhard (?:no|never|pass)\b",
    re.IGNORECASE,
)
_TERROR = re.compile(r"\b(?:terrified|petrified)\b", re.IGNORECASE)
_LOVED = re.compile(r"\b(?:lov|ador)", re.IGNORECASE)
_SCARED = re.compile(
    r"scared|afraid|frighten|nervous|terrif|petrif|panic|phob|fear|dread|freak", re.IGNORECASE
)


_LONGEST = 240  # characters; no wish is told in more
# "Kemi - tree nuts"
_LISTED = re.compile(rf"\W*{NAME}\W*[-–—:=]\W*(?P<x>{FOODS})\W*", re.IGNORECASE)
# "Jaden is terrified of alligators, so no airboats": what follows from a reason is the wish.
_SO = re.compile(r"^.*?\w,? so (?!long\b|much\b|many\b|bad|far\b)(?P<x>.+)$", re.IGNORECASE | re.DOTALL)
_ONLY_PRONOUN = re.compile(r"\W*(?:it|them|those|these|that|this)\W*", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:it|them|those|these|that)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Wish:
    """A wish without whose it is: the catalogue's kind, its words, and its weight where strength was said."""

    kind: str
    what: str
    weight: int | None


def said_of(scene: Scene, place: Place) -> str:
    """The words of a stretch with every name of a person or family as a sign."""
    place = (place[0], min(place[1], place[0] + _LONGEST))
    said = list(scene.root.whole[slice(*place)])
    for who in scene.root.people:
        start, end = who.at[0] - place[0], who.at[1] - place[0]
        if who.how in ("name", "family") and 0 <= start < len(said):
            tail = re.search(r"['’]s?$", "".join(said[start:end]))
            said[start:end] = [NAME, tail[0] if tail else "", *[""] * (end - start - 2)][
                : max(2, end - start)
            ]
    return "".join(said)


def wish_in(said: str) -> Wish | None:
    """The wish a stretch tells (names as signs), None when it tells none."""
    return _wish_in(said[:_LONGEST])


@lru_cache(maxsize=256)  # the same stretch is looked at from several sides
def _wish_in(said: str) -> Wish | None:
    said = without_preamble(said)
    if _HEADING.fullmatch(said.strip()):
        return None
    if eaten := diets(said):
        found = framed(said)
        if not (found and _feels(found[0]) and not _TERM.search(", ".join(eaten))):
            return Wish("diet", _eaten(said, eaten), None)
    if listed := _LISTED.fullmatch(said):
        return Wish("diet", listed["x"].lower(), None)
    if (cause := _SO.match(said)) and (led := wish_in(cause["x"])) and not _PRONOUN.search(led.what):
        return replace(led, weight=_weight(said, led.kind, None) if led.weight is None else led.weight)
    found, lexical = framed(said), _lexical(said)
    if found is None:
        return Wish(lexical, plainly(said), _weight(said, lexical, None)) if lexical else None
    frame, x = found
    kind = _kind(said, frame, lexical)
    what = x if _ONLY_PRONOUN.fullmatch(x) else cleaned(x) or plainly(said)
    if kind in ("access", "pace") and frame.kind == "avoid":
        what = f"no {what.removeprefix('with ')}"
    if frame.kind == "must" and kind == "must" and re.fullmatch(r"\W*", what):
        return None
    return Wish(kind, what, _weight(said, kind, frame))


def is_wish(said: str) -> bool:
    """Does a stretch tell a wish."""
    return wish_in(said) is not None


def sure_kind(said: str) -> str | None:
    """The kind of wish a stretch tells, None when it tells none."""
    wish = wish_in(said)
    return wish.kind if wish else None


def _lexical(said: str) -> str | None:
    return next((kind for kind, words in _LEXICAL if words.search(said)), None)


def _feels(frame: Frame) -> bool:
    """Whether it is told how somebody feels about a thing, not only whether it is wanted."""
    return frame.kind == "dislike" or (frame.kind == "like" and frame.weight != 1)


def _kind(said: str, frame: Frame, lexical: str | None) -> str:
    if lexical is None or frame.kind == "dislike":
        return frame.kind
    if frame.kind == "avoid":
        feared = frame.weight is not None or _SCARED.search(frame.pattern.pattern[:60])
        return "avoid" if feared or lexical == "lodging" else lexical
    if frame.kind == "like" and lexical == "lodging" and _LOVED.search(said) and frame.weight:
        return "like"
    return lexical


def _weight(said: str, kind: str, frame: Frame | None) -> int | None:
    if kind in ("diet", "pace"):
        return None
    if kind in ("access", "lodging"):
        firm = _FIRM.search(said) and not re.search(r"\bzero\b|\bnone\b|\bat all\b", said, re.IGNORECASE)
        return (
            2
            if firm
            else frame.weight
            if frame and frame.kind in ("must", "like") and frame.weight == 2
            else None
        )
    if frame is None or frame.weight is not None:
        return frame.weight if frame else None
    if kind == "dislike" or not (_FIRM.search(said) or (kind == "avoid" and _TERROR.search(said))):
        return None
    return -2 if kind == "avoid" else 2


def _eaten(said: str, eaten: list[str]) -> str:
    """The words of a diet: what it is, with what goes along with it in the same breath."""
    told = ", ".join(eaten)
    more = re.search(
        r"\b(?:on \w+days?|meals? at [\w ]+|eggs? (?:is |are )?(?:ok|fine)|(?:carries|epi)[\w -]*pen)\b",
        said,
        re.IGNORECASE,
    )
    return f"{told}, {more[0]}" if more and "pen" not in more[0].lower() else told
