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
    r"^(?:(?:[–—-]|-> ?)[A-ZÀ-Þ][\w'’]+(?: [A-ZÀ-Þ][\w'’]+)*| (?:(?:\w+ )?(?:tour|train|railway|boat|ferry|open[- ]air|prov(?:incial)?\.? park|nat(?:iona)?'?l\.? park|state park|campsites?|caravan park|holiday park|houseboats?|museum|gallery|zoo|aquarium|safari|marina|winery|farm|spa|festival|concert|show|rafting|raft trip|timed entry|cable car|funicular|gondola|campground|cruise|tickets?|hotel|lodge|rental|class|watching|hostel|camping|cabins?(?: \d+)?|trip|inn|b&b|cottages?|bunkhouse|bunk house|guest ?house|chalets?|apartments?|farmhouse|glamping|villa|youth hostel)|cabin \d+|site \d+)\b)"
)


def tail(text: str, at: int) -> str:
    """The small-written words behind a name that belong to it (" campground", " tour"); empty when none do."""
    found = _KIND_TAIL.match(text[at:])
    return found[0] if found else ""


_LOWER = re.compile(
    r"(?:(?:\b(?:booked|got|reserved|snagged|grabbed|secured|have|ordered|rented|hold on|table at|reservation at|at)|@)\s+(?:us\s+)?(?:the\s+|a\s+|an\s+|our\s+)?)(?P<n>[a-z][\w'& -]{3,40}?)(?=\s*(?:,|\.|!|\bin\b|\bfor\b|\bon\b|\bfrom\b|\d|\bis\b|\bjul|\boct|\baug|\bjun|\bsep|$))",
    re.IGNORECASE,
)


# "on my card: comfort inn in Custer": a name written small that ends with what it is.
_SMALL_KIND = re.compile(
    r"(?<![\w'])(?P<n>(?:(?!(?:the|a|an|our|my|at|in|to|of|this|that|got|booked|card|and|for|same|new|old|another|their) )[a-z'&]+ ){1,3}(?:inn|hotel|lodge|motel|hostel|resort|campground|guest ?house|bunk ?house|b&b|cottages?|cabins?|suites))\b"
)


def plain_name(scene: Scene) -> str:
    """A name written small, by where it stands; at worst the first words said."""
    text = scene.text
    if m := re.search(r"@ ?(?P<n>[a-z][a-z' &-]{2,40}?)(?=\s*(?:[,.!]|\bin\b|\bon\b|\bfor\b|\d|$))", text):
        return m["n"]
    if m := _SMALL_KIND.search(text):
        return m["n"]
    for place in list(scene.taken()):
        text = text[: place[0]] + "," * (place[1] - place[0]) + text[place[1] :]
    if (m := _LOWER.search(text)) and (found := trim(m["n"])):
        return found
    if (
        m := re.search(
            r"^\W*(?P<n>[\w' &-]{4,40}?)\s+(?:is|are|tickets|booked|in\b|for\b|,)", text.strip(), re.I
        )
    ) and (found := trim(m["n"])):
        return found
    chunk = next((t for c in re.split(r"[,.!\n]", text) if (t := trim(c))), "")
    return chunk[:40]
