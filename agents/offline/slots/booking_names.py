# ruff: noqa: E501  # a pattern reads best on one line
"""What a booking is called, and where it is."""

import re

from agents.offline.known import everyday
from agents.offline.phrases import capitals, trim
from agents.offline.scene import Place, Scene, overlaps
from agents.offline.slots.booking_crossings import crossing
from agents.offline.slots.booking_forms import on_a_form
from agents.offline.slots.booking_kinds import kind_of
from agents.offline.slots.booking_places import operator, place_of
from agents.offline.slots.booking_wording import plain_name, tail, tidy
from agents.offline.text import fold

_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun".split()
)


_NOT_NAME = frozenset(
    "replacement substitute instead thereafter hired rented picked rang phoned called sleeping accommodation accommodations staying stay please listo replace new change plans swapped bagged bought paid heading dinners lunches two three four five six seven eight one both booking bookings details detail below above summary fyi done hi hello all everyone info heads-up update sorry oops change note nb ps actually booked got reserved confirmed confirmation conf ref check free cancel total arrival departure rooms room code the i we it for and fyi ok update "
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
    if told := crossing(scene, kind):
        return told
    name, place = _name_place(scene, kind)
    name = re.sub(r"\s+(?:the same|same|those|these)$", "", tidy(scene, name))
    name = re.sub(r"^pitch (?:at|in) (?:the )?(?=\w)", "", name)
    if place:
        name = re.sub(rf"\s+(?:in|at|,)\s+{re.escape(place)}$", "", name, flags=re.I)
    stop = _stop_at_end(scene, name, kind)
    once = stop and fold(place or "") == fold(stop) and scene.text.lower().count(stop.lower()) == 1
    if stop and (once or not place):
        return name[: -len(stop)].rstrip(" ,"), place or stop
    return name, place


def _stop_at_end(scene: Scene, name: str, kind: str) -> str | None:
    """The stop a name ends with, when enough is left: "Culduthel Lodge Inverness", "Gajalee Mangaluru" (to eat)."""
    for stop in scene.context.stops:
        left = name[: -len(stop)].split()
        one = kind in ("restaurant", "rental") or name.islower()
        alone = left and (kind == "rental" or kind_of(left[0]) == "other") and left[0].lower() != "the"
        told = len(left) > 1 or (one and alone)
        if name.lower().endswith(f" {stop.lower()}") and told and left[-1].lower() not in _JOINTS:
            return name[-len(stop) :]
    return None


def _only_a_stop(scene: Scene, name: str) -> bool:
    """ "Booked Moab! Sorrel Mesa Inn": the verb and a stop of the trip name no house."""
    words = name.split()
    rest = words[1:] if words[0].lower().strip(".,:") in _NOT_NAME else words
    return fold(" ".join(rest)) in {fold(stop) for stop in scene.context.stops}


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
    names = [r for r in names if not _only_a_stop(scene, r[0])] or names
    best = max(names, key=lambda r: _rank(scene, r, kind), default=None)
    if new := _NEW_PLACE.search(scene.text):
        return trim(new["n"]), place
    if best is not None:
        return _clean_name(best[0]) + tail(scene.text, best[1][1]), place
    return plain_name(scene), place


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
    if name.isupper() and everyday(name):
        return False
    if len(words) == 1 and name.isupper() and len(name) > 3 and kind_of(name) == "other":
        return False
    return not (first in _MONTHS or (len(words) == 1 and len(words[0]) < 3))


_NUMBERS = frozenset("two three four five six seven eight one".split())


# "Three Bears Lodge", "Three Chimneys": the number belongs to the name; "Two Cabins" tells how many.
_NUMBERED = re.compile(
    r"\w+ (?!(?:Rooms?|Cabins?|Sites?|Tickets?|Nights?|Tables?|Pitches|Beds?|Seats?|Boats?|Kayaks?)\b)\w.*s\b.*|\w+ \w+ \w.*"
)


def _clean_name(name: str) -> str:
    parts = name.split()
    while (
        parts
        and parts[0].lower().strip(".,:") in _NOT_NAME
        and not (parts[0] == "The" or parts[0] == "Hotel")
        and not (parts[0].lower() in _NUMBERS and _NUMBERED.fullmatch(" ".join(parts)))
    ):
        parts.pop(0)
    return " ".join(parts) or name


def _rank(scene: Scene, run: tuple[str, Place], kind: str) -> tuple[int, int, int]:
    name, at = run
    typed = (kind_of(name) == kind and kind != "other") or (kind in ("rental", "activity") and operator(name))
    before = scene.text[max(0, at[0] - 24) : at[0]]
    led = bool(
        re.search(
            r"\b(?:booked|got|reserved|at|the|at the|grabbed|with|through|thru|is|in|Got it:|done,)\s*$|[:(]\s*$|^\s*$|\n\s*$",
            before,
            re.I,
        )
    )
    located = bool(re.search(r"\b(?:in|from|to|near)\s+(?:the )?$", before)) and not operator(name)
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
