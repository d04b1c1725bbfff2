# ruff: noqa: E501  # a pattern reads best on one line
"""Trips and their stops."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from agents.context import Call
from agents.offline.corrections import standing
from agents.offline.scene import Scene
from agents.offline.slots.places import new_place, places_said, stop_said
from agents.offline.text import fold
from tools.values import currencies

_NAME = re.compile(
    r"(?:\b(?:call(?:ed)?(?: it| the trip)?|name(?:d)?(?: it| the trip| =)?|entitled|title[d]?|rename (?:it|the trip|this|this trip)(?: to)?|change the name(?: of the trip)? to)\s*[:=.]?\s+|\bname\s*[:=]\s*|\btrip:\s*(?=[A-Z\"']))"
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
    if ranged:
        last = ranged[-1] if ranged[-1].grain == "day" else ranged[0]
        begin, end = last.start, last.end
        return _range(begin, end, last.nights)
    if len(days) >= 2 and days[-1].start > days[0].start:
        return _range(days[0].start, days[-1].start, None)
    return {"start_date": days[0].start.isoformat()}


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
    """Name, days, stops in order and currency of a new trip."""
    name = trip_name(scene.text) or (titled(scene.text) if scene.commanded else None)
    args: dict[str, object] = {}
    if name:
        args["name"] = name
    stops = _ordered_stops(scene, name)
    if stops:
        args["stops"] = stops
    args |= _span(scene)
    nights = _nights(scene)
    if nights and not _of_a_stop(nights, args):
        args["nights"] = nights
        args.pop("end_date", None) if re.search(r"\bnights?\b", scene.text) and not re.search(
            r"\bso \d+ nights?", scene.text
        ) else None
    if code := currency_said(scene):
        args["currency"] = code
    return [Call(name="create_trip", args=args)]


def _ordered_stops(scene: Scene, name: str | None) -> list[str]:
    found = places_said(scene, skip=name)
    whole = re.match(
        r"\W*(?:[a-z]+ ){0,3}(?:set up|create|start|make|plan|do|open)\s+(?:the )?([A-Z][\w' ]+?)(?= for us| —| -|:)",
        scene.text,
    )
    if whole and len(found) >= 3 and fold(found[0]) == fold(whole[1].strip()):
        found = found[1:]
    end = re.search(r"\b(?:finish|end|ending|finishing)\s+(?:at|in|up in)\s+(?:the\s+)?(\w+)", scene.text)
    if end:
        last = [p for p in found if fold(p).startswith(fold(end[1]))]
        found = [p for p in found if p not in last] + last
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
    if "status" not in args and (nights := _nights(scene)) and "start_date" not in args:
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
        r"\bmust\b|\bHAVE to\b|\bHAS to\b|\bhave to see\b|\bhas to see\b|\babsolutely\b|\bnever forgive\b|\bnon.?negotiable\b|\bhave to stop\b|\bWE HAVE\b|\bhave to\b",
    ),
    ("overnight", r"\bovernight\b|\bnights?\b|\bsleep"),
    (
        "want",
        r"\bwant\b|\bwants\b|\bif (?:there'?s|there is|we have|it fits)|\bnice to have\b|\bdealbreaker\b|\bwould (?:love|like)\b|\bmaybe\b",
    ),
)


def add_stop(scene: Scene) -> list[Call]:
    """A place to go to, with role, nights, day and who wants it."""
    places = new_place(scene)
    calls = []
    for place in places:
        clause = _around(scene, place) if len(places) > 1 else scene
        args: dict[str, object] = {"place": place}
        role = next((r for r, rx in _ROLES if re.search(rx, clause.text)), None)
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
