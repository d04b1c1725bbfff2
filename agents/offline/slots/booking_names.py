# ruff: noqa: E501  # a pattern reads best on one line
"""What a booking is called, and where it is."""

import itertools
import re
from collections.abc import Sequence

from agents.offline.phrases import capitals, trim
from agents.offline.scene import Place, Scene, overlaps
from agents.offline.slots.booking_kinds import kind_of

_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun".split()
)


_NOT_NAME = frozenset(
    "booking bookings details detail below above summary fyi done hi hello all everyone info heads-up update sorry oops change note nb ps actually booked got reserved confirmed confirmation conf ref check free cancel total arrival departure rooms room code the i we it for and fyi ok update "
    "lodging booking booked: your stay dear reservation rental car ferry out in hotel e-mail fwd thank you sum dinner table cena nr no single fully also "
    "sites site tickets legoland: réservé snagged secured amount due rec gov saturday sunday cad usd eur chf night nights just now this that they she he there text mesa kayaks rented confirmada pasted forwarding because begin summary lunch reminder votre moved correction ladies mr mrs thanks so train done zimmer check-in check-out checkin checkout units amt rebooked replacing swap last also reservation: dinner:".split()
)


_NEW_PLACE = re.compile(
    r"\b(?:new (?:place|one|hotel|spot|booking) is|it'?s now|now at|switched to)\s+(?:the )?(?P<n>[a-z][\w' &-]{2,40}?)(?=\s+(?:in|for|on|at)\b|,|\.|$)"
)


def name_place(scene: Scene, kind: str, known: str | None) -> tuple[str, str | None]:
    """What is booked and where, as said."""
    name, place = _name_place(scene, kind, known)
    name = re.sub(r"^\W+", "", name)
    if place and not known:
        name = re.sub(rf"\s+(?:in|at|,)\s+{re.escape(place)}$", "", name, flags=re.I)
    if not place and not known and (stop := _stop_at_end(scene, name)):
        return name[: -len(stop)].rstrip(" ,"), stop
    return name, place


def _stop_at_end(scene: Scene, name: str) -> str | None:
    """The stop a name ends with, when two words or more are left: "Culduthel Lodge Inverness"."""
    for stop in scene.context.stops:
        if name.lower().endswith(f" {stop.lower()}") and len(name[: -len(stop)].split()) > 1:
            return name[-len(stop) :]
    return None


def _name_place(scene: Scene, kind: str, known: str | None) -> tuple[str, str | None]:
    runs = [(n, at) for n, at in capitals(scene.text) if _good(scene, n, at)]
    place = _place(scene, runs)
    if known:
        return known, None
    names = [
        (n, at)
        for n, at in runs
        if n != place and (place is None or not n.lower().endswith(" in " + place.lower()))
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


_NO_TOWN = frozenset("total all cash the case advance our my a an one town time two three".split())


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
    r"^ (?:(?:\w+ )?(?:tour|campground|cruise|tickets?|hotel|lodge|rental|class|watching|hostel|camping|cabins?(?: \d+)?|trip|inn|b&b|cottages?)|cabin \d+|site \d+)\b"
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
    return (2 * typed + led - 2 * located - 2 * lone, len(name.split()), -at[0])


def _place(scene: Scene, runs: Sequence[tuple[str, Place]]) -> str | None:
    for name, at in runs:
        if re.search(r"\b(?:in|from|en|near|to|location:|LOCATION:)\s*$", scene.text[: at[0]], re.I):
            return name.split(" to ")[0]
    for (_, at), (second, there) in itertools.pairwise(runs):
        if re.fullmatch(r"\s*,\s*(?:the )?|\s+(?:at|on|in the)\s+", scene.text[at[1] : there[0]]):
            return second
    stops = scene.things(scene.context.stops, 0.95)
    if stops and not any(
        overlaps(stops[0].at, at) and scene.text[slice(*at)] != scene.context.stops[stops[0].index]
        for _, at in runs
    ):
        return scene.context.stops[stops[0].index]
    m = re.search(
        r"\bin ([a-z]+(?: [a-z]+)?)\b(?=\s*(?:[,.!]|got|sept|oct|is|for|on|jul|aug|jun|$))", scene.text
    )
    return m[1].title() if m and m[1].split()[0] not in _NO_TOWN else None


_LOWER = re.compile(
    r"(?:\b(?:booked|got|reserved|snagged|grabbed|secured|have|ordered|rented|hold on|table at|reservation at|at)\s+(?:us\s+)?(?:the\s+|a\s+|an\s+|our\s+)?)(?P<n>[a-z][\w'& -]{3,40}?)(?=\s*(?:,|\.|!|\bin\b|\bfor\b|\bon\b|\bfrom\b|\d|\bis\b|\bjul|\boct|\baug|\bjun|\bsep|$))",
    re.IGNORECASE,
)


def _plain_name(scene: Scene, kind: str) -> str:
    text = scene.text
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
