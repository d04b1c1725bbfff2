# ruff: noqa: E501  # a pattern reads best on one line
"""A booking's name as it is kept: without what leads to it, with the small words that belong to it; names written small."""

import re

from agents.offline.phrases import trim
from agents.offline.scene import Scene

_LEAD = re.compile(
    r"^(?:\w+:\s+|(?:cena|cenar|almuerzo|comida|dinner|lunch|brunch|mesa|table|tisch|tavolo|abendessen) (?:en|at|in|bei|im|chez|da|no|na|at the) )+",
    re.I,
)
_TAIL = re.compile(
    r"(?:\s+(?:el|la|de|on|the|for|a|am|um|le|tickets?|tix|billets|entradas|karten|booking|reservation))+$"
)
_SHORT = (
    (re.compile(r"\bprov(?:incial)?\.? park\b", re.I), "Provincial Park"),
    (re.compile(r"\bnat(?:iona)?'?l\.? park\b", re.I), "National Park"),
)


def tidy(scene: Scene, name: str) -> str:
    """A name without what only leads to it or follows it."""
    name = re.sub(r"^\W+", "", name)
    bare = _LEAD.sub("", name)
    name = bare if re.search(r"\w{3}", bare) else name
    if re.match(r"(?:The )?[A-ZÀ-Þ]", name):
        name = _TAIL.sub("", name) or name
    if re.search(
        rf"{re.escape(name)}\s+(?:is |all )?(?:booked|done|set|sorted|reserved|confirmed)\b", scene.text
    ):
        name = re.sub(r"['’]s$", "", name)
    name = re.sub(r"^(?:B ?& ?B|B|Airbnb) (?=[A-ZÀ-Þ\"'])", "", name)
    for pattern, full in _SHORT:
        name = pattern.sub(full, name)
    return name


_KIND_TAIL = re.compile(
    r"^(?:(?:[–—-]|-> ?)[A-ZÀ-Þ][\w'’]+(?: [A-ZÀ-Þ][\w'’]+)*| (?:(?:wine |beer |whisky )?tasting|(?:\w+ )?(?:tour|train|railway|boat|ferry|open[- ]air|prov(?:incial)?\.? park|nat(?:iona)?'?l\.? park|state park|campsites?|caravan park|holiday park|houseboats?|museum|gallery|zoo|aquarium|safari|marina|winery|farm|spa|festival|concert|show|rafting|raft trip|timed entry|cable car|funicular|gondola|campground|cruise|tickets?|hotel|lodge|rental|class|watching|hostel|camping|cabins?(?: \d+)?|trip|inn|b&b|cottages?|bunkhouse|bunk house|guest ?house|chalets?|apartments?|farmhouse|glamping|villa|youth hostel)|cabin \d+|site \d+)\b)"
)


def tail(text: str, at: int) -> str:
    """The small-written words behind a name that belong to it (" campground", " tour"); empty when none do."""
    found = _KIND_TAIL.match(text[at:])
    return found[0] if found else ""


_LONGEST = 5  # words of a name
_LOWER = re.compile(
    r"(?:(?:\b(?:booked|got|reserved|snagged|grabbed|secured|have|ordered|rented|hold on|table at|reservation at|at)|@)\s+(?:us\s+)?(?:the\s+|a\s+|an\s+|our\s+)?)(?P<n>[a-z][\w'& -]{3,40}?)(?=\s*(?:,|\.|!|\bin\b|\bfor\b|\bon\b|\bfrom\b|\d|\bis\b|\bjul|\boct|\baug|\bjun|\bsep|$))",
    re.IGNORECASE,
)


# "on my card: comfort inn in Custer": a name written small that ends with what it is.
_SMALL_KIND = re.compile(
    r"(?<![\w'])(?P<n>(?:(?!(?:the|a|an|our|my|at|in|to|of|this|that|got|booked|card|and|for|same|new|old|another|their) )[a-z'&]+ ){1,3}(?:inn|hotel|lodge|motel|hostel|resort|campground|guest ?house|bunk ?house|b&b|cottages?|cabins?|suites))\b"
)


_CALLED = re.compile(
    r"\b(?:called|named|name is|goes by)\s+(?:the )?[\"']?(?P<n>[^\W\d][\w' &-]{2,40}?)[\"']?(?=\s*(?:[,.!;]|\bin\b|\bfor\b|\bon\b|\d|$))",
    re.I,
)
_AT_SIGN = re.compile(r"@ ?(?P<n>[a-z][a-z' &-]{2,40}?)(?=\s*(?:[,.!]|\bin\b|\bon\b|\bfor\b|\d|$))")
_PLACES_ON = re.compile(
    r"\b(?:seats?|tickets?|tix|places|spots|berths) (?:on|for|to) (?:the )?(?P<n>[a-z][a-z' &-]{3,40}?)(?=\s*(?:[,.!]|\bfor\b|\bon\b|\bat\b|\d|$))"
)
_OPENING = re.compile(r"^\W*(?P<n>[\w' &-]{4,40}?)\s+(?:is|are|tickets|tix|booked|in\b|for\b|,)", re.I)
_LEADS = re.compile(
    r"^(?:(?:sorted|booked|bought|bagged|nabbed|reserved|got|secured|update|confirmed)\s+)+(?:us\s+)?", re.I
)
_FOLLOWS = re.compile(
    r"(?:\s+(?:tix|tickets?|table))?(?:\s+(?:bought|booked|sorted|done|reserved|paid|confirmed))+$", re.I
)
# What only says which kind of thing it is names nothing.
_ONLY_KIND = re.compile(
    r"(?:(?:the|our|my|a|new|car|boat)\s+)*(?:r[eé]serv[eé]e?|reserved|booked|conf\w*|ref\w*|code|number|no|total|price|paid|ferry|hotel|dinner|lunch|brunch|table|airbnb|boat|train|rental|car|van|campsite|camping|booking|rooms?|cabins?|tickets?|tour|beds?|accommodation|lodging|site|place|reservation|all|everything)(?:'?s)?(?:\s+(?:is|are|all|booked|done|sorted|set|reserved))*",
    re.I,
)


def plain_name(scene: Scene) -> str:
    """A name written small, by where it stands; at worst the first words said."""
    text = scene.text
    if (
        said := _CALLED.search(text)
        or _AT_SIGN.search(text)
        or _SMALL_KIND.search(text)
        or _PLACES_ON.search(text)
    ):
        return said["n"]
    for place in list(scene.taken()):
        text = text[: place[0]] + "," * (place[1] - place[0]) + text[place[1] :]
    for pattern in (_LOWER, _OPENING):
        said = pattern.search(text if pattern is not _OPENING else text.strip())
        found = _bare(trim(said["n"])) if said else ""
        if found and not _ONLY_KIND.fullmatch(found):
            return found
    return _bare(_first_chunk(text)[:40])


def _bare(name: str) -> str:
    """A name without what was done to it: "palais des papes tix bought"."""
    return _FOLLOWS.sub("", _LEADS.sub("", name)) or name


# "ferry's booked!! star line, july 22": what only says that it is done, or what kind of thing it is, names nothing.
_DONE = re.compile(
    r"\b(?:booked|sorted|done|confirmed|reserved|set|ok|update|fyi|hi|hello|hey|good news|heads up|locked in|all good|status|yay|woo\w*)\b",
    re.I,
)


def _first_chunk(text: str) -> str:
    """The first words between marks that may be a name."""
    chunks = [t for c in re.split(r"[,.!;:\n]", text) if (t := trim(c))]
    named = (
        c
        for c in chunks
        if not _DONE.search(c)
        and not _ONLY_KIND.fullmatch(c)
        and len(c.split()) <= _LONGEST
        and re.search(r"[^\W\d]{3}", c)
    )
    return next(named, chunks[0] if chunks else "")
