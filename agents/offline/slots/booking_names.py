# ruff: noqa: E501  # a pattern reads best on one line
"""What a booking is called, and where it is."""

import re

from agents.offline.phrases import capitals, trim
from agents.offline.scene import Place, Scene, overlaps
from agents.offline.slots.booking_forms import on_a_form
from agents.offline.slots.booking_kinds import kind_of
from agents.offline.slots.booking_places import place_of
from agents.offline.text import fold

_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun".split()
)


_NOT_NAME = frozenset(
    "two three four five six seven eight one both booking bookings details detail below above summary fyi done hi hello all everyone info heads-up update sorry oops change note nb ps actually booked got reserved confirmed confirmation conf ref check free cancel total arrival departure rooms room code the i we it for and fyi ok update "
    "lodging booking booked: your stay dear reservation rental car ferry out in hotel e-mail fwd thank you sum dinner table cena nr no single fully also "
    "sites site tickets legoland: réservé snagged secured amount due rec gov saturday sunday cad usd eur chf night nights just now this that they she he there text mesa kayaks rented confirmada pasted forwarding because begin summary lunch reminder votre moved correction ladies mr mrs thanks so train done zimmer check-in check-out checkin checkout units amt rebooked replacing swap last also reservation: dinner:".split()
)


_NEW_PLACE = re.compile(
    r"\b(?:new (?:place|one|hotel|spot|booking) is|it'?s now|now at|switched to)\s+(?:the )?(?P<n>[a-z][\w' &-]{2,40}?)(?=\s+(?:in|for|on|at)\b|,|\.|$)"
)


def name_place(scene: Scene, kind: str, known: str | None) -> tuple[str, str | None]:
    """What is booked and where, as said; of a known booking the name alone."""
    if known:
        return known, None
    if form := on_a_form(scene):
        return form
    if crossing := _crossing(scene, kind):
        return crossing
    name, place = _name_place(scene, kind)
    name = _tidy(scene, name)
    if place:
        name = re.sub(rf"\s+(?:in|at|,)\s+{re.escape(place)}$", "", name, flags=re.I)
    if stop := _stop_at_end(scene, name, kind):
        if not place or (fold(place) == fold(stop) and scene.text.lower().count(stop.lower()) == 1):
            return name[: -len(stop)].rstrip(" ,"), place or stop
    return name, place


_CROSSING = re.compile(
    r"\b(?i:ferry|boat|crossing|sailing|f[aä]hre|traghetto)\s+(?:(?:is |goes |runs )?from\s+)?(?P<a>[A-ZÀ-Þ][\w'’]+(?: [A-ZÀ-Þ][\w'’]+){0,3})\s*(?P<j>to|–|—|-|->|→)\s*(?P<b>[A-ZÀ-Þ][\w'’]+(?: (?:aux |de |of )?[A-ZÀ-Þ][\w'’]+){0,3})"
    r"|\b(?P<a2>[A-ZÀ-Þ][\w'’]+(?: [A-ZÀ-Þ][\w'’]+){0,2})\s*(?P<j2>to|–|—|-|->|→)\s*(?P<b2>[A-ZÀ-Þ][\w'’]+(?: [A-ZÀ-Þ][\w'’]+){0,2}) (?:ferry|boat|crossing|sailing)\b"
)


def _crossing(scene: Scene, kind: str) -> tuple[str, str | None] | None:
    """A ferry told by its two ends only: "the ferry from Cape May to Lewes"."""
    found = _CROSSING.search(scene.text) if kind in ("ferry", "ticket", "activity") else None
    if found is None or any(
        kind_of(n) == "ferry" or "line" in n.lower()
        for n, at in capitals(scene.text)
        if not overlaps(at, found.span()) and " " in n
    ):
        return None
    one, joint, other = (found[k] or found[k + "2"] for k in ("a", "j", "b"))
    if joint != "to":
        return f"{one}{joint}{other}", None
    what = re.match(r"[A-Za-zäÄ]+", found[0]) if found["a"] else re.search(r"\w+$", found[0])
    return f"{one} to {other} {what[0].lower() if what else 'ferry'}", one


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


def _tidy(scene: Scene, name: str) -> str:
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
    for pattern, full in _SHORT:
        name = pattern.sub(full, name)
    return name


def _stop_at_end(scene: Scene, name: str, kind: str) -> str | None:
    """The stop a name ends with, when enough is left: "Culduthel Lodge Inverness", "Gajalee Mangaluru" (to eat)."""
    for stop in scene.context.stops:
        left = name[: -len(stop)].split()
        one = kind in ("restaurant", "rental") or name.islower()
        told = len(left) > 1 or (one and left and kind_of(left[0]) == "other" and left[0].lower() != "the")
        if name.lower().endswith(f" {stop.lower()}") and told and left[-1].lower() not in _JOINTS:
            return name[-len(stop) :]
    return None


_JOINTS = frozenset("& and of de du la le to del di".split())


def _name_place(scene: Scene, kind: str) -> tuple[str, str | None]:
    runs = [(n, at) for n, at in capitals(scene.text) if _good(scene, n, at)]
    place = place_of(scene, runs, kind)
    names = [
        (n, at)
        for n, at in runs
        if fold(n) != fold(place or "")
        and (place is None or not n.lower().endswith(" in " + place.lower()))
        and not (
            place
            and fold(place).startswith(fold(n) + " ")
            and re.search(r"\b(?:in|at|near) $", scene.text[: at[0]])
        )
    ]
    best = max(names, key=lambda r: _rank(scene, r, kind), default=None)
    if new := _NEW_PLACE.search(scene.text):
        return trim(new["n"]), place
    if best is not None:
        return _with_tail(scene, best), place
    return _plain_name(scene, kind), place


def _good(scene: Scene, name: str, at: Place) -> bool:
    first = name.split()[0].lower().strip(".:,")
    words = [
        w for w in name.lower().split() if w.strip(".,") not in _NOT_NAME and w.strip(".,") not in _MONTHS
    ]
    if (
        not words
        or any(overlaps(at, c.at) for c in scene.codes)
        or any(overlaps(at, d.at) for d in scene.dates)
    ):
        return False
    if any(overlaps(at, w.at) and w.at[1] - w.at[0] >= at[1] - at[0] - 1 for w in scene.people):
        return False
    if len(words) == 1 and name.isupper() and len(name) > 3:
        return False
    return not (first in _MONTHS or (len(words) == 1 and len(words[0]) < 3))


def _clean_name(name: str) -> str:
    parts = name.split()
    while (
        parts
        and parts[0].lower().strip(".,:") in _NOT_NAME
        and not (parts[0] == "The" or parts[0] == "Hotel")
    ):
        parts.pop(0)
    return " ".join(parts) or name


_KIND_TAIL = re.compile(
    r"^(?:(?:[–—-]|-> ?)[A-ZÀ-Þ][\w'’]+(?: [A-ZÀ-Þ][\w'’]+)*| (?:(?:\w+ )?(?:tour|train|railway|boat|ferry|open[- ]air|prov(?:incial)?\.? park|nat(?:iona)?'?l\.? park|state park|campsites?|caravan park|holiday park|houseboats?|museum|gallery|zoo|aquarium|safari|marina|winery|farm|spa|festival|concert|show|rafting|raft trip|timed entry|cable car|funicular|gondola|campground|cruise|tickets?|hotel|lodge|rental|class|watching|hostel|camping|cabins?(?: \d+)?|trip|inn|b&b|cottages?)|cabin \d+|site \d+)\b)"
)


def _with_tail(scene: Scene, run: tuple[str, Place]) -> str:
    """The name with the small-written words that belong to it ("Wapiti campground", "Pink Jeep tour")."""
    m = _KIND_TAIL.match(scene.text[run[1][1] :])
    return _clean_name(run[0]) + (m[0] if m else "")


def _rank(scene: Scene, run: tuple[str, Place], kind: str) -> tuple[int, int, int]:
    name, at = run
    typed = kind_of(name) == kind and kind != "other"
    before = scene.text[max(0, at[0] - 24) : at[0]]
    led = bool(
        re.search(
            r"\b(?:booked|got|reserved|at|the|at the|grabbed|with|through|thru|is|in|Got it:|done,)\s*$|[:(]\s*$|^\s*$|\n\s*$",
            before,
            re.I,
        )
    )
    located = bool(re.search(r"\b(?:in|from|to|near)\s+$", before))
    opening = not before.strip() or bool(re.search(r"[.!?\n]\s*$", before))
    lone = (
        opening
        and len(name.split()) == 1
        and not re.match(r"\s*(?:is|are|,|\d)", scene.text[at[1] : at[1] + 4])
    )
    told = bool(
        re.search(
            r"\b(?:booked|reserved|done|confirmed|sorted|secured|arranged|set|secure|got it|instead)\W*[:–—-]\s*$",
            before,
            re.I,
        )
    )
    return (2 * typed + 2 * told + led - 2 * located - 2 * lone, len(name.split()), -at[0])


_LOWER = re.compile(
    r"(?:(?:\b(?:booked|got|reserved|snagged|grabbed|secured|have|ordered|rented|hold on|table at|reservation at|at)|@)\s+(?:us\s+)?(?:the\s+|a\s+|an\s+|our\s+)?)(?P<n>[a-z][\w'& -]{3,40}?)(?=\s*(?:,|\.|!|\bin\b|\bfor\b|\bon\b|\bfrom\b|\d|\bis\b|\bjul|\boct|\baug|\bjun|\bsep|$))",
    re.IGNORECASE,
)


# "on my card: comfort inn in Custer": a name written small that ends with what it is.
_SMALL_KIND = re.compile(
    r"(?<![\w'])(?P<n>(?:(?!(?:the|a|an|our|my|at|in|to|of|this|that|got|booked|card|and|for|same|new|old|another|their) )[a-z'&]+ ){1,3}(?:inn|hotel|lodge|motel|hostel|resort|campground|guest ?house|b&b|cottages?|cabins?|suites))\b"
)


def _plain_name(scene: Scene, kind: str) -> str:
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
