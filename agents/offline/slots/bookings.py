# ruff: noqa: E501  # a pattern reads best on one line
"""Bookings: new ones, corrected ones, cancelled ones."""

import itertools
import re
from collections.abc import Sequence
from datetime import date, timedelta

from agents.context import Call
from agents.offline.corrections import denied, standing
from agents.offline.phrases import capitals, own_family, trim
from agents.offline.scene import Place, Scene, overlaps
from agents.offline.values.dates import DateMatch
from agents.offline.values.money import MoneyMatch
from agents.offline.values.times import TimeMatch

_KIND: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("rental", r"\brent(?:al|ed)\b.*\b(?:car|van|minivan|seater|pick)|\b(?:car|van|minivan) rental\b|\bhire car\b|\bpick(?:ing)? ?up\b.*\b(?:drop|bring|return)|\benterprise\b|\bhertz\b|\bavis\b|\bsixt\b|\beuropcar\b|\bcampervan\b"),
        ("campsite", r"\bcamp\w*|\bsites?\b|\bpitch(?:es)?\b|\btents?\b|\brv park\b"),
        ("ferry", r"\bferry\b|\bferries\b|\bsailing\b|\bhurtigruten\b|\binterislander\b|\bcrossing\b"),
        ("restaurant", r"\btable\b|\bdinner\b|\blunch\b|\bbrunch\b|\bsuppers?\b|\brestaurant\b|\bmesa\b|\bcena\b|\bpub\b|\bbistro\b|\bdiner\b|\btrattoria\b|\bsteak\w*|\bcrab\b|\beat at\b"),
        ("ticket", r"\btickets?\b|\btix\b|\btimed entry\b|\bentry\b|\bpass(?:es)?\b|\bbillets?\b"),
        ("lodging", r"\bhotels?\b|\binn\b|\blodge\b|\bmotel\b|\bhostel\b|\bcabins?\b|\bcottages?\b|\bairbnb\b|\bcondo\b|\bvilla\b|\brooms?\b|\bb&b\b|\bguest ?house\b|\bhomestay\b|\bapartments?\b|\bhouse\b|\bnights?\b|\bresort\b|\bryokan\b|\briad\b|\bauberge\b|\bzimmer\b|\bcuartos\b|\bsuites?\b|\bcheck[- ]?(?:in|out)\b"),
        ("activity", r"\btours?\b|\bclass\b|\bkayaks?\b|\bwhale\b|\bpaddl\w*|\bboat\b|\brafting\b|\bcruise\b|\blesson\b|\bsnorkel\w*|\bhike\b|\bride\b|\bzip ?line\b|\bsafari\b|\bworkshop\b|\bmuseum\b"),
    )
)  # fmt: skip
_ACTIVITY_FIRST = re.compile(
    r"\b(?:tour|class|lesson|cruise|kayak\w*|rafting|snorkel\w*|safari|watching|jeep)\b", re.I
)
_UNITS = re.compile(
    r"^(?:\w+ )?(?:rooms?|sites?|cabins?|tickets?|seats?|tents?|pitch(?:es)?|zimmer|cuartos|rorbuer|cottages?|wigwams?|billets?|spots?|yurts?|apartments?|suites?|bikes?|kayaks?|cars?|units?|beds?)$",
    re.I,
)
_CANCEL = re.compile(r"\b(?:cancel\w*|refund\w*|stornier\w*|annulation)\b[^.\n]{0,30}$", re.I)
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun".split()
)
_NOT_NAME = frozenset(
    "booked got reserved confirmed confirmation conf ref check free cancel total arrival departure rooms room code the i we it for and fyi ok update "
    "lodging booking booked: your stay dear reservation rental car ferry out in hotel e-mail fwd thank you sum dinner table cena nr no single fully also "
    "sites site tickets legoland: réservé snagged secured amount due rec gov saturday sunday cad usd eur chf night nights just now this that they she he there text mesa kayaks rented confirmada pasted forwarding because begin summary lunch reminder votre moved correction ladies mr mrs thanks so train done zimmer last also reservation: dinner:".split()
)


def kind_of(text: str) -> str:
    """The catalogue's kind a text speaks of."""
    if _ACTIVITY_FIRST.search(text) and not re.search(r"\btickets? for\b|\brooms?\b|\bnights?\b", text, re.I):
        return "activity"
    return next((k for k, rx in _KIND if rx.search(text)), "other")


_NAMED_KIND = re.compile(
    r"\b(?P<l>hotel|h[oô]tel|inn|lodge|motel|hostel|resort|cottages?|cabins?|guest ?house|auberge|gasthof|villa|airbnb)\b|\b(?P<c>camp(?:ground|site|ing)?)\b",
    re.IGNORECASE,
)


def _kind(text: str, known: str | None) -> str:
    """The kind by the thing's own name when that tells, else by all that was said."""
    name = known or " ".join(n for n, _ in capitals(text))
    eating = re.search(r"\b(?:table|dinner|lunch|brunch|supper|breakfast at)\b", text, re.I)
    if (m := _NAMED_KIND.search(name)) and not eating:
        return "lodging" if m["l"] else "campsite"
    if known and kind_of(known) != "other":
        return kind_of(known)
    found = kind_of(text)
    if found == "other" and re.search(r"\b\d+ (?:people|persons|pax|pessoas|guests)\b", text, re.I):
        return "restaurant"
    return found


def _items(scene: Scene) -> list[Scene]:
    """A pasted or numbered list has a booking an item; other text is one booking."""
    text = scene.text
    marks = [m.start() for m in re.finditer(r"(?m)^\s*(?:\d+[).]|\+|[-•*–])\s+(?=\w)", text)]
    if len(marks) < 1 or "\n" not in text:
        return [scene]
    head = text[: marks[0]]
    bounds = [*marks, max(e for _, e in scene.spans)]
    parts = [scene.root.part([(s, e)]) for s, e in itertools.pairwise(bounds)]
    parts = [p for p in parts if p.dates]
    if re.search(r"\w", head) and scene.root.part([(0, marks[0])]).dates:
        parts.insert(0, scene.root.part([(0, marks[0])]))
    return parts or [scene]


def add_reservation(scene: Scene) -> list[Call]:
    """One call per booking told."""
    return [c for part in _items(scene) if (c := _booking(part, scene))]


def _booking(part: Scene, whole: Scene) -> Call | None:
    text = part.text
    known = _known(part)
    kind = _kind(text, known)
    cancel, days = _cancel_by(part)
    args: dict[str, object] = {"kind": kind}
    if known and not re.search(r"\b(?:booked|reserved)\b.*\binstead\b", text, re.I):
        args = {"kind": kind} if kind != "other" else {}
    name, place = _name_place(part, kind, known)
    args["name"] = name
    if place:
        args["place"] = place
    args |= _when(part, kind, days)
    if cancel:
        args["cancel_by"] = cancel
    args |= _details(part, kind)
    if party := _party(part, whole):
        args["party"] = party
    return Call(name="add_reservation", args=args) if name else None


def _known(scene: Scene) -> str | None:
    found = scene.things(scene.context.reservations, 0.6)
    return scene.context.reservations[found[0].index] if found else None


def _cancel_by(scene: Scene) -> tuple[str | None, list[DateMatch]]:
    days = list(scene.dates)
    for day in days:
        before = scene.text[max(0, day.at[0] - 46) : day.at[0]]
        if _CANCEL.search(before) or re.search(r"\brefundable (?:til|till|until|up to)\s*$", before, re.I):
            rest = [d for d in days if d is not day]
            return _limit(scene, day, rest), rest
    if m := re.search(r"cancel\w*[^.\n]{0,24}?\b(a|\d+|one|two|three) (week|day)s? before", scene.text, re.I):
        count = {"a": 1, "one": 1, "two": 2, "three": 3}.get(m[1].lower()) or int(m[1])
        rest = [d for d in days if not overlaps(d.at, m.span())]
        if rest:
            back = timedelta(days=count * (7 if m[2].lower() == "week" else 1))
            return (rest[0].start - back).isoformat(), rest
    return None, days


def _limit(scene: Scene, day: DateMatch, others: Sequence[DateMatch]) -> str:
    end = day.end or day.start
    if others and end > others[0].start and end.day <= 31 and re.fullmatch(r"the \d+\w*", day.text.strip()):
        end = end.replace(year=others[0].start.year, month=others[0].start.month)
        end = end if end <= others[0].start else _month_before(end)
    clock = next(
        (t for t in scene.times if 0 <= t.at[0] - day.at[1] <= 6 or 0 <= day.at[0] - t.at[1] <= 6), None
    )
    return f"{end.isoformat()}T{clock.hour:02d}:{clock.minute:02d}" if clock else end.isoformat()


def _month_before(day: date) -> date:
    first = day.replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, first.day))


def _when(scene: Scene, kind: str, days: Sequence[DateMatch]) -> dict[str, object]:
    days = standing(scene.text, list(days))
    if not days:
        return {}
    start, end, nights = _stretch(scene, kind, days)
    clocks = standing(
        scene.text, [t for t in scene.times if not any(overlaps(t.at, c.at) for c in scene.codes)]
    )
    args: dict[str, object] = {"start": start.isoformat()}
    if end and end > start:
        args["end"] = end.isoformat()
    elif kind in ("lodging", "campsite") and (nights or len(days) == 1):
        args["end"] = (start + timedelta(days=nights or 1)).isoformat()
    return _clocked(scene, kind, args, clocks)


def _stretch(scene: Scene, kind: str, days: Sequence[DateMatch]) -> tuple[date, date | None, int | None]:
    first = days[0]
    ranged = next((d for d in days if d.end), None)
    nights = next((round(c.value) for c in scene.counts if "night" in c.unit), None)
    if ranged:
        return ranged.start, ranged.end, ranged.nights
    later = next((d.start for d in days[1:] if d.start > first.start), None)
    if nights:
        return first.start, first.start + timedelta(days=nights), nights
    return first.start, later, nights


def _clocked(
    scene: Scene, kind: str, args: dict[str, object], clocks: Sequence[TimeMatch]
) -> dict[str, object]:
    if not clocks or kind in ("lodging", "campsite"):
        return args
    hour = clocks[0].hour
    evening = (
        kind == "restaurant"
        and not clocks[0].sure
        and hour < 11
        and not re.search(r"\b(?:breakfast|brunch|lunch)\b", scene.text, re.I)
    )
    afternoon = not clocks[0].sure and hour < 6
    hour += 12 if evening or afternoon else 0
    args["start"] = f"{args['start']}T{hour % 24:02d}:{clocks[0].minute:02d}"
    if "end" in args and len(clocks) > 1:
        args["end"] = f"{args['end']}T{clocks[1].hour:02d}:{clocks[1].minute:02d}"
    elif "end" in args and kind == "rental" and re.search(r"\bsame (?:hour|time)\b", scene.text, re.I):
        args["end"] = f"{args['end']}T{hour % 24:02d}:{clocks[0].minute:02d}"
    return args


def _details(scene: Scene, kind: str) -> dict[str, object]:
    args: dict[str, object] = {}
    units = standing(scene.text, [c for c in scene.counts if _UNITS.match(c.unit)])
    if units and not re.match(r"(?:a|an)\b", units[0].text, re.I):
        args["units"] = round(units[0].value)
    elif units_said := _units(scene.text):
        args["units"] = units_said
    codes = [c for c in scene.codes if c.named] or list(scene.codes)
    taken_back = denied(scene.text, codes)
    codes = [c for c in codes if c not in taken_back] or codes
    if codes and len(codes[0].code) >= 2:
        args["confirmation"] = codes[-1 if taken_back else 0].code.lstrip("#")
    if price := _price(scene, bool(codes)):
        args["price"] = price.amount
        if price.currency:
            args["currency"] = price.currency
    return args


_NOT_UNITS = frozenset(
    "night nights day days people persons pax pessoas adults kids children families hours hrs of am pm am km star stars weeks week guests person min minutes miles for to at and or in on both "
    "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october november december".split()
)
_SMALL_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}


def _units(text: str) -> int | None:
    """ "2 wigwams", "Rooms: 2", "two king rooms", "sites 14 and 15", "7 of us" (for tickets)."""
    if m := re.search(r"\b(?:rooms?|zimmer|sites?|tickets?|seats?|cuartos)\s*:\s*(\d+)", text, re.I):
        return int(m[1])
    if re.search(r"\b(?:sites|rooms|cabins|nos\.?) \d+ (?:and|&) \d+\b", text, re.I):
        return 2
    if re.search(r"\b(?:tickets?|tix|entry|seats|tour)\b", text, re.I) and (
        m := re.search(r"\b(\d{1,2}) of us\b", text)
    ):
        return int(m[1])
    pattern = r"(?<![\d.,:$€£/-])\b(\d{1,2}|one|two|three|four|five|six|seven|eight) (?:(?:king|queen|double|twin|family|single|big|small|bunk|timed) )?([^\W\d_]{3,})"
    for m in re.finditer(pattern, text, re.I):
        if m[2].lower() not in _NOT_UNITS and (
            m[2].lower().endswith("s")
            or m[2].lower() in ("rorbuer", "zimmer", "room", "site", "cabin", "tent", "ticket")
        ):
            return _SMALL_NUMBERS.get(m[1].lower()) or int(m[1])
    return None


def _price(scene: Scene, coded: bool) -> MoneyMatch | None:
    sums = [m for m in scene.money if not any(overlaps(m.at, c.at) for c in scene.codes)]
    signed = [m for m in sums if not m.bare]
    if not signed:
        signed = [
            m
            for m in sums
            if "." in m.amount
            or re.match(
                r"\s*(?:total|all in|for (?:both|all)|altogether|,?\s*(?:paid|cancel|refund))",
                scene.text[m.at[1] : m.at[1] + 20],
                re.I,
            )
            or re.search(r"(?:\b(?:paid|total|price|for|drops to|is)|[,.])\s*$", scene.text[: m.at[0]], re.I)
        ]
        signed = [m for m in signed if len(m.amount) > 1]
    total = [
        m
        for m in signed
        if re.search(r"\b(?:total|sum|altogether|=|amount due)\W*(?:\w+ ){0,3}$", scene.text[: m.at[0]], re.I)
        or re.match(r"\s*(?:total|all in)", scene.text[m.at[1] :], re.I)
    ]
    chosen = total or standing(scene.text, signed)
    return chosen[0] if chosen else None


def _party(part: Scene, whole: Scene) -> list[str]:
    text = part.text
    if re.search(
        r"\b(?:for (?:everybody|everyone|all of us|us all|all (?:three |two |four )?(?:the )?families)|all of us|whole group)\b",
        text,
        re.I,
    ):
        return ["all"]
    found: list[str] = []
    own = own_family(part)
    for who in part.people:
        before = text[max(0, who.at[0] - 26) : who.at[0]]
        after = text[who.at[1] : who.at[1] + 12]
        if re.search(
            r"\bnot (?:for |the )?(?:the )?$|\bunder (?:the name )?$|\bname (?:of )?$|\bunder the name of $",
            before,
            re.I,
        ):
            continue
        said = re.search(
            r"\b(?:for|just|only|one for|with|both|and|ours|us|:|,|,? our|rooms?:)\W*(?:the )?$", before, re.I
        ) and who.how in ("family", "us")
        joint = (
            who.how == "name"
            and re.search(r"\b(?:for|and|n|&)\s*$", before, re.I)
            and not re.match(r"\s*(?:paid|booked|said|told)", after)
        )
        if who.how == "us" and re.search(r"\b(?:got|booked|getting|get|found)\s+$", before, re.I):
            continue
        if who.how in ("us",) and part.text[who.at[0] : who.at[1]].lower() in (
            "we",
            "our",
            "we've",
            "we're",
            "weve",
            "were",
        ):
            continue
        if (
            said
            or (joint and not re.match(r"\s*(?:for|and) ", before))
            or (
                who.how == "me"
                and part.text[who.at[0] : who.at[1]].lower() == "me"
                and re.search(r"\bfor $|, $|room $", before)
            )
        ):
            party = "my_family" if who.how == "us" or (own and who.party == f"family:{own}") else who.party
            found.append(party)
    found = list(dict.fromkeys(found))
    if whole.context.families and found == ["all"]:
        return ["all"]
    return found


def _name_place(scene: Scene, kind: str, known: str | None) -> tuple[str, str | None]:
    runs = [(n, at) for n, at in capitals(scene.text) if _good(scene, n, at)]
    place = _place(scene, runs)
    if known and not re.search(r"\b(?:instead|rebooked|replac\w+)\b", scene.text, re.I):
        return known, place if place and place.lower() not in known.lower() else None
    names = [
        (n, at)
        for n, at in runs
        if n != place and (place is None or not n.lower().endswith(" in " + place.lower()))
    ]
    best = max(names, key=lambda r: _rank(scene, r, kind), default=None)
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
        if re.fullmatch(r"\s*,\s*(?:the )?", scene.text[at[1] : there[0]]):
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


def cancel_reservation(scene: Scene) -> list[Call]:
    """The booking named (or the code said), from those known."""
    kept = re.sub(
        r"\b(?:keep|but not|stays?|leave|do not touch)\b[^.,;]*", lambda m: " " * len(m[0]), scene.text
    )
    part = Scene(kept, scene.mention, scene.context)
    names = scene.context.reservations
    args: dict[str, object] = {}
    found = list(part.things(names, 0.2))
    if m := re.search(r"\b(first|second|third) (?:hotel|one|booking|campsite)", kept, re.I):
        index = ["first", "second", "third"].index(m[1].lower())
        if index < len(names) and not found:
            args["name"] = names[index]
    elif found:
        args["name"] = names[found[0].index]
    elif typed := [n for n in names if kind_of(n) == kind_of(kept) != "other"]:
        args["name"] = typed[0]
    elif len(names) == 1 and not scene.codes:
        args["name"] = names[0]
    if scene.codes:
        args["confirmation"] = scene.codes[0].code
    if not args:
        runs = capitals(kept)
        args = {"name": runs[-1][0]} if runs else {}
    return [Call(name="cancel_reservation", args=args)]
