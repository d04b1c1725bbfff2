# ruff: noqa: E501  # a pattern reads best on one line
"""Trips and their stops."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from agents.context import Call
from agents.offline.corrections import standing
from agents.offline.scene import Place, Scene
from agents.offline.slots.nights import nights_of_stops, nights_told
from agents.offline.slots.places import new_place, places_said, stop_said
from agents.offline.text import fold
from agents.offline.values.dates import DateMatch
from tools.values import currencies

_NAME = re.compile(
    r"(?:\b(?:call(?:ed)?(?: it| the trip)?|name(?:d)?(?: it| the trip| =)?|entitled|title[d]?|rename (?:it|the trip|this|this trip)(?: to)?|change the name(?: of the trip)? to)\s*[:=.]?\s+|\bname\s*[:=]\s*|\btrip:\s*(?=[\"']))"
    r"(?:\"(?P<q>[^\"\n]+)\"|(?P<n>[^,.;:!?\n]+))",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\"(?P<q>[^\"\n]{3,50})\"")
_CURRENCY = re.compile(
    r"\b(?:in|money(?: in)?:?|currency:?|use|keep it in|all in|to|it'?s in)\s+(?:all )?(?P<c>[\w ]{2,22}?)(?:\s*(?:please|pls|svp|not|dollars)?\s*(?:[,.;!?\n]|\s*$|\bplease\b|\bnot\b|\bpls\b|\s+create\b|\s+make\b|\s{2,}))",
    re.IGNORECASE,
)
_LONE = re.compile(
    r"(?:^|[.!?,;\n])\s*(?P<c>(?:the )?[\w]+(?: \w+)?)(?: obviously| please| pls| lol \w+)?\s*(?=[.!?,;\n]|$)",
    re.I,
)
_NOT_TITLE = re.compile(
    r"\s+(?:and|from|for|leave|in|please|pls|it's|hahaha|starting|with|leaving|start|money|is)\b.*$|\s*[😀-🙏🗿🎉].*$",
    re.I,
)


def trip_name(text: str) -> str | None:
    """The name a trip is given."""
    m = _NAME.search(text)
    if m is None:
        m = _QUOTED.search(text)
    if m is None:
        return None
    said = m["q"] or m.groupdict().get("n") or ""
    if m.groupdict().get("q") is None and not re.match(r"[A-Z]", said.strip()):
        said = _NOT_TITLE.sub("", said)
    elif m.groupdict().get("q") is None:
        said = re.sub(
            r"\s+(?:and (?:the|we|no|i)\b|hahaha|please|pls|lol|[\U0001F300-\U0001FAFF]).*$",
            "",
            said,
            flags=re.I,
        )
    return said.strip(" -–'\"") or None


def currency_said(scene: Scene) -> str | None:
    """The currency the trip is to be kept in."""
    default = scene.context.trip.currency if scene.context.trip else None
    for pattern in (_CURRENCY, _LONE):
        for match in pattern.finditer(scene.text):
            said = match["c"].strip()
            for piece in (said, said.split()[-1], said.split()[0], said + " dollars"):
                code = currencies.code(fold(piece), default)
                if code and not fold(piece).isdigit() and (len(piece) > 2 or piece.isupper()):
                    return code
    return None


def _span(scene: Scene) -> dict[str, object]:
    days = standing(scene.text, scene.dates)
    if not days:
        return {}
    ranged = [d for d in days if d.end and d.end != d.start]
    if again := _said_again(scene.text, ranged):
        return again
    if ranged:
        last = ranged[-1] if ranged[-1].grain == "day" else ranged[0]
        begin, end = last.start, last.end
        return _range(begin, end, last.nights)
    if len(days) >= 2 and days[-1].start > days[0].start:
        return _range(days[0].start, days[-1].start, None)
    return {"start_date": days[0].start.isoformat()}


_AGAIN = re.compile(
    r"^[.,!…\s]*(?:(?:no|nope|nah|wait|sorry|actually|scratch that|make it|make that|i mean|correction)[,.!…\s]+)+(?:the )?(?P<a>\d{1,2})(?:st|nd|rd|th)?\s*(?:to|-|–|through|thru|until|till)\s*(?:the )?(?P<b>\d{1,2})(?:st|nd|rd|th)?\b(?!\s*(?:people|nights|days|[:/]))",
    re.IGNORECASE,
)


def _said_again(text: str, ranged: Sequence[DateMatch]) -> dict[str, object]:
    """Days corrected by their numbers alone: "oct 7 to 11. no wait, 8 to 12"."""
    for day in reversed(ranged):
        found = _AGAIN.match(text[day.at[1] :])
        if found and day.end:
            try:
                return _range(
                    day.start.replace(day=int(found["a"])), day.end.replace(day=int(found["b"])), None
                )
            except ValueError:
                return {}
    return {}


def _range(start: date, end: date | None, nights: int | None) -> dict[str, object]:
    if nights:
        return {"start_date": start.isoformat(), "nights": nights}
    return {"start_date": start.isoformat(), **({"end_date": end.isoformat()} if end else {})}


def _nights(scene: Scene) -> int | None:
    counts = standing(scene.text, [c for c in scene.counts if c.unit.startswith("night")])
    return round(counts[-1].value) if counts else None


def _of_a_stop(nights: int, span: Mapping[str, object]) -> bool:
    """Whether nights told beside both days of the trip are fewer than it has: some stop's nights, not the trip's."""
    if "end_date" not in span:
        return False
    start, end = (date.fromisoformat(str(span[k])) for k in ("start_date", "end_date"))
    return nights < (end - start).days


def titled(text: str) -> str | None:
    """Return the name that begins `/trip NAME, days, places`: what stands before the first comma, if no number is in it."""
    first, comma, _ = text.partition(",")
    return first.strip() if comma and first.strip() and not re.search(r"\d", first) else None


def create_trip(scene: Scene) -> list[Call]:
    """Name, days, stops in order and currency of a new trip; then the nights of stops that have them told."""
    title = headline(scene)
    name = trip_name(scene.text) or (titled(scene.text) if scene.commanded else None)
    name = _undated(scene, name) or (title[0] if title else None)
    args: dict[str, object] = {}
    stops, nights = _stops_with_nights(scene, name or (title[0] if title else None))
    if name and (stops or title is None or name != title[0]):
        args["name"] = name
    if stops:
        args["stops"] = stops
    args |= _span(scene)
    if len(nights) == 1 and "end_date" not in args:  # "... to San Francisco, 5 nights" is the trip's length
        nights = {}
    whole = None if nights else _nights(scene)
    if whole and not _of_a_stop(whole, args):
        args["nights"] = whole
        args.pop("end_date", None) if re.search(r"\bnights?\b", scene.text) and not re.search(
            r"\bso \d+ nights?", scene.text
        ) else None
    if code := currency_said(scene):
        args["currency"] = code
    told = [Call(name="add_stop", args={"place": stop, "nights": n}) for stop, n in nights.items() if n]
    return [Call(name="create_trip", args=args), *told]


def _undated(scene: Scene, name: str | None) -> str | None:
    """A trip's name without the days that follow it: "called senior sendoff july 9-12"."""
    if name is None:
        return None
    start = scene.text.find(name)
    cut = min((d.at[0] for d in scene.dates if start < d.at[0] < start + len(name)), default=None)
    return name if cut is None or start < 0 else name[: cut - start].strip(" ,-–") or None


_HEAD = re.compile(
    r"\b(?:trip|travel|roadtrip|holiday|journey)\b(?: please| pls| now| time)?\s*(?:[,:!–—]|\s-\s)+\s*(?P<n>[^,.;:!?\n(]{3,48}?)(?=\s*(?:[,.;:(!\n–—]|\s-\s|$))",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s(?:to|and|then|via|or)\s|[+&/]|->|→", re.IGNORECASE)
_TITLE_WORD = re.compile(
    r"\b(?:trip|weekend|loop|tour|run|reunion|road ?trip|circle|wander\w*|adventure|getaway|escape|break|holidays?|opener|sendoff|send-off|"
    r"expedition|safari|ramble|jaunt|odyssey|crawl|leaves|classic|special|summer|winter|spring|autumn|fall|20\d\d|express|bash|ride|quest)\b",
    re.IGNORECASE,
)


def headline(scene: Scene) -> tuple[str, Place] | None:
    """The title a new trip begins with, where it is no list of places: "new trip, Wild Atlantic Wander, 6 august"."""
    found = _HEAD.search(scene.text)
    if found is None:
        return None
    start, end = found.span("n")
    end = min([_cut(scene.text, d.at) for d in scene.dates if start <= d.at[0] < end] + [end])
    said = scene.text[start:end].strip(" ,-–")
    if (
        len(said) < 3
        or _NO_TITLE.match(said)
        or (_LISTED.search(f" {said} ") and not _TITLE_WORD.search(said))
    ):
        return None
    rest = scene.text[end:]
    gap = len(rest) - len(rest.lstrip(" ,.;:(-–—!\n"))
    dated = any(end <= d.at[0] <= end + gap for d in scene.dates)
    titled = _TITLE_WORD.search(said) is not None
    return (said, (start, start + len(said))) if titled or (dated and said[0].isupper()) else None


_NO_TITLE = re.compile(
    r"\W*(?:from|for|we|it|on|the \d|names?|dates?|stops?|i|let|to|in|with|call|leaving|starting)\b",
    re.IGNORECASE,
)


def _cut(text: str, at: Place) -> int:
    """Where a title ends that runs into a date; "Bavaria weekend, Friday" keeps its weekend."""
    word = _TITLE_WORD.match(text[at[0] : at[1]])
    return at[0] + word.end() if word else at[0]


def _stops_with_nights(scene: Scene, name: str | None) -> tuple[list[str], dict[str, int]]:
    """The stops in order, and the nights told of some; where two have them, the title's region is no stop."""
    found = _ordered_stops(scene, name)
    where = {stop: scene.text.find(stop.split(",")[0]) for stop in found}
    places = [(stop, (at, at + len(stop.split(",")[0]))) for stop, at in where.items() if at >= 0]
    nights = nights_told(scene.text, places)
    if len(nights) > 1:
        first = min(where[stop] for stop in nights)
        sentence = max([m.end() for m in re.finditer(r"[.!?\n]\s|\bstops?\b", scene.text[:first])], default=0)
        found = [
            stop
            for stop in found
            if stop in nights or where[stop] >= sentence > 0 or _start_or_end(scene, where[stop])
        ]
    return found, {stop: nights[stop] for stop in found if stop in nights}


def _start_or_end(scene: Scene, at: int) -> bool:
    before = scene.text[max(0, at - 24) : at] if at >= 0 else ""
    return re.search(r"\b(?:start\w*|end\w*|finish\w*|meet\w*|via|then)\b", before, re.IGNORECASE) is not None


def _ordered_stops(scene: Scene, name: str | None) -> list[str]:
    found = places_said(scene, skip=name)
    whole = re.match(
        r"\W*(?:[a-z]+ ){0,3}(?:set up|create|start|make|plan|do|open)\s+(?:the )?([A-Z][\w' ]+?)(?= for us| —| -|:)",
        scene.text,
    )
    if whole and len(found) >= 3 and fold(found[0]) == fold(whole[1].strip()):
        found = found[1:]
    return _turned(scene.text, _from_start(scene.text, found))


_START = re.compile(
    r"\bstart(?:ing|s)?(?: (?:at|in|from|out in|with|off in|off at)|\s*:)\s+(?:the\s+)?(\w+)", re.IGNORECASE
)
_END = re.compile(
    r"\b(?:finish|end|ending|finishing|finishes|ends)(?:\s+(?:at|in|up in|up at)|\s*:)\s+(?:the\s+)?(\w+)",
    re.IGNORECASE,
)
_BEFORE_IT = re.compile(r"\b([A-Z]\w+) before ([A-Z]\w+)\b")


def _from_start(text: str, found: list[str]) -> list[str]:
    """The stops with the first one first; what names the whole region before "we start at ..." is none of them."""
    start = _START.search(text)
    first = [p for p in found if start and fold(p).startswith(fold(start[1]))]
    if first and found.index(first[0]) and len(found) - found.index(first[0]) > 2:
        return found[found.index(first[0]) :]
    return first + [p for p in found if p not in first]


def _turned(text: str, found: list[str]) -> list[str]:
    """The stops with the last one last, and "B before C" heeded."""
    end = _END.search(text)
    last = [p for p in found if end and fold(p).startswith(fold(end[1]))]
    found = [p for p in found if p not in last] + last
    for match in _BEFORE_IT.finditer(text):
        first, second = (next((p for p in found if p.startswith(match[i])), None) for i in (1, 2))
        if first and second and found.index(first) > found.index(second):
            found.remove(first)
            found.insert(found.index(second), first)
    return found


_SHIFT = re.compile(
    r"\b(?:one|a|exactly one|exactly a|two|\d+) weeks? (?:later|earlier|back|forward|sooner)|\b(?:back|by|out|later|forward)\b.{0,20}\b(?:a|one|two|exactly one|exactly a|\d+) (?:week|fortnight|days?)|\b(?:a|one|two|three|\d+) (?:weeks?|fortnight|days?) (?:later|earlier|sooner)|push(?:ed)?\b.{0,24}\b(?:week|fortnight|days?)",
    re.I,
)
_COUNT = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_EXTEND = re.compile(
    r"\b(?:extend|add|stay|longer|extra)\b.{0,24}?\b(?P<n>a|one|two|three|\d+)\b.{0,10}\bdays?\b|\bshave (?P<less>a|one|two|\d+) days? off the end|\bone day (?P<sooner>sooner|earlier|less)",
    re.I,
)


def update_trip(scene: Scene) -> list[Call]:
    """New name, days, nights, currency or status."""
    text = scene.text
    args: dict[str, object] = {}
    if re.search(
        r"\bcancel|\bcall(?:ed|ing)? (?:it|the trip) off\b|\btrip'?s off\b|\bis off\b|\boff, cancel",
        text,
        re.I,
    ):
        return [Call(name="update_trip", args={"status": "cancelled"})]
    if re.search(r"\bconfirmed\b", text, re.I):
        args["status"] = "confirmed"
    if re.search(r"\b(?:rename|call it|call the|name|title)\b", text, re.I) and (name := trip_name(text)):
        args["name"] = name
    args |= _moved(scene) or _new_days(scene)
    nights = None if nights_of_stops(scene) else _nights(scene)
    if "status" not in args and nights and "start_date" not in args:
        args["nights"] = nights
    if re.search(r"\bcurrency\b|\b(?:euros?|pounds|dollars|pesos|kroner)\b|\bin [A-Z]{3}\b", text) and (
        code := currency_said(scene)
    ):
        args["currency"] = code
    return [Call(name="update_trip", args=args)]


def _moved(scene: Scene) -> dict[str, object]:
    start, end = scene.trip_days
    if not start or not end:
        return {}
    m = _SHIFT.search(scene.text)
    if (m and not scene.dates) or (
        m and re.search(r"whole|everything|all of it|entire|the trip", scene.text, re.I)
    ):
        count = next(
            (
                int(w) if w.isdigit() else _COUNT[w]
                for w in re.findall(r"\w+", m[0].lower())
                if w.isdigit() or w in _COUNT
            ),
            1,
        )
        unit = 14 if "fortnight" in m[0].lower() else 7 if "week" in m[0].lower() else 1
        move = timedelta(days=count * unit * (-1 if re.search(r"earlier|sooner", m[0], re.I) else 1))
        return {"start_date": (start + move).isoformat(), "end_date": (end + move).isoformat()}
    return {}


def _new_days(scene: Scene) -> dict[str, object]:
    end = scene.trip_days[1]
    found = _span(scene)
    m = _EXTEND.search(scene.text)
    if m and end:
        count = m["n"] or m["less"] or "one"
        days = int(count) if count.isdigit() else _COUNT[count.lower()]
        end_new = end + timedelta(days=-days if m["less"] or m["sooner"] else days)
        begin = (
            {"start_date": found["start_date"]}
            if m["less"] and "start_date" in found and "end_date" not in found
            else {}
        )
        return {**begin, "end_date": end_new.isoformat()}
    if (
        len(found) == 1
        and "start_date" in found
        and re.search(r"\b(?:end|ends|back|home|return|until|till)\b", scene.text, re.I)
        and not re.search(r"\bend stays\b|\bstarts?\b", scene.text, re.I)
    ):
        return {"end_date": found["start_date"]}
    return found


_ROLES = (
    ("meet", r"\bmeet(?:ing|up)?\b|\bmeet-?up\b"),
    ("start", r"\bstart(?:ing|s)?\b(?: point)?|\bleav(?:e|ing) from\b|\bdepart"),
    ("end", r"\bfinish|\bend(?:s|ing)? (?:in|at|up)|\bend of the trip\b|\bend point\b|\bas the end\b"),
    (
        "must",
        r"\b(?i:must)\b|\bHAVE to\b|\bHAS to\b|\bhave to see\b|\bhas to see\b|\babsolutely\b|\bnever forgive\b|\bnon.?negotiable\b|\bhave to stop\b|\bWE HAVE\b|\bhave to\b",
    ),
    ("overnight", r"\bovernight\b|(?<!at )\bnights?\b|\bsleep"),
    (
        "want",
        r"\bwant\b|\bwants\b|\bif (?:there'?s|there is|we have|it fits)|\bnice to have\b|\bdealbreaker\b|\bwould (?:love|like)\b|\bmaybe\b",
    ),
)


def add_stop(scene: Scene) -> list[Call]:
    """A place to go to, with role, nights, day and who wants it; the trip's own stops with nights told of them."""
    if told := nights_of_stops(scene):
        return [Call(name="add_stop", args={"place": stop, "nights": n}) for stop, n in told.items() if n]
    places = new_place(scene)
    calls = []
    for place in places:
        clause = _around(scene, place) if len(places) > 1 else scene
        args: dict[str, object] = {"place": place}
        role = _role(clause.text)
        if role:
            args["role"] = role
        if nights := _nights(clause):
            args["nights"] = nights
        elif re.search(r"\b(?:a|one) night\b", clause.text, re.I):
            args["nights"] = 1
        if clause.dates:
            args["date"] = clause.dates[0].start.isoformat()
        if wanted := _wanted(clause):
            args["wanted_by"] = wanted
        calls.append(Call(name="add_stop", args=args))
    return calls


_MAYBE = re.compile(
    r"\b(?:not|no|isn'?t|hardly) (?:really |exactly )?(?:a |an )?must\b|\bif (?:it fits|there'?s time|we(?:'ve| have) (?:got )?time|possible)|\bwould be (?:nice|fun|cool|interesting|lovely)|\bas a maybe\b",
    re.IGNORECASE,
)


def _role(text: str) -> str | None:
    """What a stop is, as said; "not a must" is a want."""
    if _MAYBE.search(text):
        return "want"
    return next((r for r, rx in _ROLES if re.search(rx, text)), None)


def _around(scene: Scene, place: str) -> Scene:
    at = scene.whole.find(place)
    clause = next((c for c in scene.clauses if c[0] <= at < c[1]), None)
    return scene.root.part([clause]) if clause else scene


def _wanted(scene: Scene) -> list[str]:
    found = []
    for who in scene.people:
        after = scene.text[who.at[1] : who.at[1] + 34]
        before = scene.text[max(0, who.at[0] - 12) : who.at[0]]
        wants = re.match(
            r"\W*(?:really |just |both |all )?(?:HAS|HAVE|has|have|want|wants|needs|would love|'?d love|insists?|is dying)\b",
            after,
        )
        raw = scene.text[who.at[0] : who.at[1]].lower()
        if who.how in ("name", "family") and (wants or re.search(r"\bfor (?:the )?$", before)):
            found.append("me" if who.party == f"member:{scene.context.speaker}" else who.party)
        elif (
            who.how == "me"
            and raw == "i"
            and re.match(r"\s+(?:really )?(?:want|need|have to|would love)", after)
        ):
            found.append("me")
    return list(dict.fromkeys(found))


def remove_stop(scene: Scene) -> list[Call]:
    """The stop to leave out."""
    found = stop_said(scene)
    return [Call(name="remove_stop", args={"place": p}) for p in found]
