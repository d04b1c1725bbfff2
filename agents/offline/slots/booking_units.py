# ruff: noqa: E501  # a pattern reads best on one line
"""How many are booked: rooms, sites, boats, tickets; at a table, on a tour or in a show the people."""

import re
from dataclasses import dataclass

from agents.offline.corrections import denied, standing
from agents.offline.scene import Scene, overlaps
from tools.values import numbers

_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twa"
_N = rf"(?P<n>\d{{1,2}}|{_SMALL})"
# What places are had in. "bed" comes last: "two 2-bed flats" is two.
_THING = (
    r"(?:rooms?|rms?|zimmer|doppelzimmer|einzelzimmer|chambres?|cuartos?|habitacion(?:es)?|camere|quartos?|sites?|campsites?|pitch(?:es)?|plots?|stellpl[aä]tze?|emplacements?"
    r"|cabins?|bungalows?|cottages?|chalets?|lodges|huts?|rorbuer|wigwams?|yurts?|tents?|pods?|tipis?|villas?|flats?|condos?|apartments?|apartmentos?|apartamentos?|appartements?|studios?|suites?|units?|nos|doubles?|singles?|twins?|triples?|quads?|queens?|kings?|dbls?"
    r"|tickets?|tix|pieces|st[uü]ck|billets?|billetter|entradas?|karten|biglietti|seats?|places|spots?|spaces|berths?|passes|slots|kayaks?|canoes?|bikes?|e-?bikes?|boats?|houseboats?|rafts?|horses|ponies|cars?|vehicles?|vans?|minivans?|campervans?|jeeps?|boards?|tables|beds?)"
)
_PERSON = r"(?:of us|persons?|people|pax|ppl|pers\.?|personen|personnes|personas|pessoas|persone|heads|covers|guests?|diners|adults?|places at)"
_ADJ = rf"(?:(?!(?:nights?|days?|for|{_SMALL})\b)[a-z-]{{3,10}} ){{0,2}}?"
_COUNTED = re.compile(
    rf"(?<![\d.,:$€£/#-])\b{_N}(?: ?x| ?×)? {_ADJ}(?P<u>{_THING})\b(?! nights?)|\b(?:x|×) ?(?P<x>\d{{1,2}})\b(?= {_THING})",
    re.I,
)
_LABELLED = re.compile(
    rf"\b{_THING}(?:\(s\))? ?(?:booked |reserved )?[:=] ?(?P<n>\d{{1,2}})\b|\b{_THING} ?[x×] ?(?P<x>\d{{1,2}})\b|\b(?:no\. ?of|number of|anzahl) [a-z]+ ?:? ?(?P<y>\d{{1,2}})\b|\bunits ?: ?(?P<z>\d{{1,2}})\b|\b[a-z]+, (?P<w>\d{{1,2}}) nos\b",
    re.I,
)
_OF_THEM = re.compile(
    rf"\b{_N} (?:of (?:'?em|them|those|these|the things)|in (?:total|all)|altogether)\b|(?<![\w.])[x×] ?(?P<x>\d{{1,2}})\b(?=\s*(?:[,.;)]|$))",
    re.I,
)
# "one room for the Raos and one for us"
_SHARED_OUT = re.compile(
    rf"\b(?P<n>\d|one|two|three|another|the other) (?:(?:{_THING}|one) )?for (?=[^\W\d])|\b(?P<k>twin|double|single|family|triple)(?: room)? for (?=[^\W\d])",
    re.I,
)
_PAIR = re.compile(rf"\b(?:a )?(?P<p>pair|couple) of {_ADJ}{_THING}\b", re.I)
_NUMBERED = re.compile(
    r"\b(?:sites|spots|spaces|stands|rooms|cabins|pitches|seats|nos\.?|numbers|berths|tables|units|plots)\.? (?P<l>#?\d+\w?(?:\s*(?:,|and|&|n|\+)\s*#?\d+\w?)+)\b",
    re.I,
)
_HEADS = re.compile(
    rf"(?<![\d.,:$€£/-])\b{_N} {_ADJ}{_PERSON}(?:\b|$)|\b(?:guests?|persons|people|pax|covers|party size|party|personen|personnes|personas|g[aä]ste)\s*:\s*(?P<x>\d{{1,2}})\b"
    rf"|\b(?:table|dinner|lunch|luncheon|brunch|supper|breakfast|tisch|mesa|tavolo|bord)(?: is)? (?:for|of|f[uü]r|para|per|til) (?P<y>\d{{1,2}}|{_SMALL})\b(?! ?(?:am|pm|:|o'?clock|nights?))|\bparty of (?P<z>\d{{1,2}}|{_SMALL})\b|\bwe(?:'re|'ll be| are| will be) (?P<v>\d{{1,2}}|{_SMALL})\b(?=\s*(?:[,.;!)]|$|persons|people))"
    rf"|\bfor (?P<w>\d{{1,2}}|{_SMALL})(?=\s*(?:[,.;!)]|$| people| of us))",
    re.I,
)
# "now it's 3": a number alone says how many there are of what was counted before.
_BARE_NOW = re.compile(
    rf"\b(?:now|it'?s|its|so|make (?:it|that)|only|just|need|want|has|have)\s+(?:it'?s |its |only |just |us for |got )*{_N}(?=\s*(?:[,;!)]|\.(?!\d)|$|n\b|and\b|not\b|instead\b|now\b|in place\b|rather\b))",
    re.I,
)
_MORE = re.compile(r"\b(?:more|less|fewer|extra|additional|further)\b", re.I)
_BY_HEAD = frozenset({"restaurant", "ticket", "activity", "ferry"})
_OLD = re.compile(
    r"\b(?:in place of|instead of|rather than|down from|up from|from|was|were|and not|but not|not|add|added|adding|another|extra|plus)\s+(?:just |only |the )?$",
    re.I,
)


@dataclass(frozen=True)
class _Said:
    value: int
    at: tuple[int, int]


def units_told(scene: Scene, kind: str) -> int | None:
    """How many of it are had; None when nobody said."""
    things = _found(scene, _COUNTED) + _found(scene, _LABELLED)
    if things or re.search(rf"\b{_THING}\b", scene.text, re.I):
        things += _found(scene, _OF_THEM)
    things += [_Said(2, m.span()) for m in _PAIR.finditer(scene.text)]
    things += [_Said(len(re.findall(r"\d+", m["l"])), m.span()) for m in _NUMBERED.finditer(scene.text)]
    shared = [(m["n"] or "one").lower() for m in _SHARED_OUT.finditer(scene.text)]
    if things and len(shared) > 1 and all(s.value == 1 for s in things):
        return sum(1 if s in ("another", "the other") else _whole(s) for s in shared)
    if things:
        return _last_word(scene, [*things, *_found(scene, _BARE_NOW)])
    heads = _found(scene, _HEADS) if kind in _BY_HEAD else []
    return _last_word(scene, heads) if heads else None


def numbered(text: str) -> list[tuple[int, int]]:
    """Where sites or rooms are told by their numbers ("sites 41, 42 and 44"): no sums."""
    return [m.span() for m in _NUMBERED.finditer(text)]


def _last_word(scene: Scene, said: list[_Said]) -> int | None:
    """What holds of several counts: not what it was before."""
    said = sorted(said, key=lambda s: s.at)
    kept = [s for s in said if not _OLD.search(scene.text[: s.at[0]])]
    kept = [s for s in kept if not _MORE.search(scene.text[s.at[0] : s.at[1]])]
    if not kept:
        return None
    kept = standing(scene.text, kept)
    gone = denied(scene.text, kept)
    kept = [s for s in kept if s not in gone] or kept
    bare = [s for s in kept if _BARE_NOW.match(scene.text, max(0, s.at[0]))]
    return (bare or kept)[0].value


def _found(scene: Scene, pattern: re.Pattern[str]) -> list[_Said]:
    taken = [
        *(d.at for d in scene.dates),
        *(c.at for c in scene.codes),
        *(p.at for p in scene.people if p.how != "us"),
    ]
    found = []
    for match in pattern.finditer(scene.text):
        name = next(n for n, v in match.groupdict().items() if v and n != "u")
        if not any(overlaps(match.span(name), at) for at in taken):
            found.append(_Said(_whole(match[name]), match.span()))
    return found


def _whole(said: str) -> int:
    return 2 if said.lower() == "twa" else int(said) if said.isdigit() else numbers.whole(said.lower()) or 0
