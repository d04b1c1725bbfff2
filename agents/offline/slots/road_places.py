# ruff: noqa: E501  # a pattern reads best on one line
"""Where a report from the road is from."""

import itertools
import re

from agents.offline.known import EVERYDAY, everyday, given, longest_town, town
from agents.offline.phrases import capitals
from agents.offline.scene import Place, Scene, overlaps
from agents.offline.text import fold, singular

Named = tuple[str, Place]

# What a place follows. After "to" only where somebody has come there: of a road ahead nothing is told.
_STRONG = (
    r"in|at|near|nr|past|beyond|outside(?: of)?|approaching|departure|abfahrt|d[eé]part|left|leaving|depart(?:ed|ing)|pass(?:ing|ed)|reach(?:ed|ing)|outta|through|thru|via|enter(?:ing|ed)|vor|bei|hinter|kurz nach"
    r"|arriv(?:ed|ing)|cleared|crossing|crossed|short (?:of|before)|(?:north|south|east|west|n|s|e|w) of|(?:away|off|started|starting|out|departing|leaving) (?:from|fae)|starting now from"
    r"|(?:pulled|pulling|rolled|rolling|crossed|turned|coming|came|got|going|just) into|out of|pulled (?:over|up|in)|stopp?(?:ed|ing)|halted|parked(?: up)?|landed|broke down|stuck|made it|checked in(?: to)?"
    r"|(?:got|made it|get|getting|arrived|arrive|arriving|back|come|came|close|next|welcome|be|been) to"
)
_WEAK = r"on|before|after|from|into|around|by|of|coming up on|just"
_THE = r"\s+(?:the\s+|a\s+)?$"
_AT = re.compile(rf"\b(?:{_STRONG}){_THE}", re.I)
_BY = re.compile(rf"\b(?:{_WEAK}){_THE}", re.I)
_OPENS = re.compile(
    r"(?:Made|At|In|Near|From|Past|Outside|Leaving|Left|Passing|Passed|Reached|Departure|Departed|Departing|Arrived|Arriving|Abfahrt|Approaching|Entering|Through|Stopped|Stuck|Charged)\s+(?:at |in |to )?"
)
_CLOSED = re.compile(r"\s+(?:is |was )?(?:shut|closed|blocked|jammed|backed up|reached)\b", re.I)
_NO_PLACE = re.compile(
    r"(?:God|Lord|Christ|Jesus|Saint|Mr|Mrs|Ms|Dr|AAA|ADAC|RAC|AA|CAA|NRMA|ETA|OK|Stau|Traffic|Customs|Police|(?:[A-Z]{1,2}-?|US-?)\d+(?:\(M\))?|[A-Z]{3,}|Am|Pm|Zoom|Google|Waze|Shell|BP|Esso|Texaco|Chevron|Starbucks|McDonald's)\b(?! \w)"
)
_A_ROAD = re.compile(r"\b(?:Road|Rd|Highway|Hwy|Motorway|Interstate|Freeway|Turnpike|Autobahn|Route)$", re.I)
_BESIDE = re.compile(r" by ")
# Small words that belong to a place's name: "Erldunda roadhouse", "Kitui turnoff", "Tebay services".
_TAIL = re.compile(
    r" (?:services|roadhouse|turn-?off|junction|monument|memorial|overlook|viewpoint|lookout|pass|summit|bridge|toll ?gate|toll plaza|visitor cent(?:er|re)|state park|national park|ferry terminal|airport|border|fell|moor|truck stop|rest area|rest stop|falls|beach|harbou?r|trailhead)\b"
)
_SMALL = re.compile(rf"\b(?:{_STRONG}|(?:coming|came|driving|going) from|before|by)\s+(?=[a-z])")
_ENDS = frozenset(
    "customs tolls peage junction exit jct now atm rn lol at in on by for with and but so again already finally x xx just about y'all yall guys everyone right waiting getting with bc cos cuz since because then still the a an".split()
)
_PARTS = frozenset(
    "town city springs falls creek river beach bay island head point junction harbour harbor valley bridge crossing".split()
)
_WORD = re.compile(r"[a-z][a-z']*")
_NUMBERED = re.compile(
    r"\b(?:junction|exit|km|mile(?: marker)?|jct|j)\.? ?(?P<n>\d+\w?)\b(?! ?(?:min|%))", re.I
)


def place_told(scene: Scene) -> str | None:
    """The place said: a stop of the trip, a name after "in" or "near", or one that stands alone; None when unsaid."""
    stops = [f for f in scene.things(scene.context.stops, 0.6) if not _ahead(scene, f.at)]
    names = _names(scene)
    if stops:
        first = min(stops, key=lambda f: f.at[0])
        stop = scene.context.stops[first.index]
        longer = next((n for n in names if overlaps(n[1], first.at) and _goes_beyond(n[0], stop)), None)
        if longer:
            return longer[0]
        if not names or names[0][1][0] >= first.at[0] - 2 or first.score > 0.9:
            return stop
    if names:
        gap = scene.text[names[0][1][1] : names[-1][1][0]]
        inner = len(names) > 1 and re.fullmatch(r"[^.!?;\n]*\bin\s+(?:the )?", gap)
        return names[-1 if inner else 0][0]
    number = _NUMBERED.search(scene.text)
    return _written_small(scene) or (number[0] if number else _opening_town(scene))


def _opening_town(scene: Scene) -> str | None:
    """A town a sentence begins with: "cleveland is in the mirror", "sacramento 4:25"."""
    for start, end in scene.sentences:
        said = [m[0] for m in re.finditer(r"[^\W\d_][\w'’]*", scene.text[start:end])][:3]
        count = longest_town([fold(w) for w in said])
        name = " ".join(said[:count])
        people = any(overlaps((start, start + len(name)), w.at) for w in scene.people)
        if count and not people and fold(name) not in EVERYDAY and not given(name):
            return name if name[0].isupper() else name.title()
    return None


def _goes_beyond(name: str, stop: str) -> bool:
    """Whether a place only begins like a stop of the trip: "Four Corners monument"."""
    return _TAIL.search(f" {name}") is not None and not _TAIL.search(f" {stop}") and fold(stop) in fold(name)


_AHEAD = re.compile(
    r"\b(?:on (?:the|our|my) way to|head(?:ing|ed) (?:to|for|towards?)|towards?|bound for|going to|driving (?:on )?to|drive to|(?:minutes|mins?|miles|km|hours?|hrs?) to|late (?:to|for|at|in|into)|see you (?:in|at)|meet (?:you|y'all|us|them|everyone) (?:in|at)|start (?:\w+ )?without us (?:in|at)|next stop|eta(?: in| at| to)?|be in|for)\s+(?:the )?$",
    re.I,
)


def _ahead(scene: Scene, at: Place) -> bool:
    """Whether it is where they are going, not where they are."""
    return _AHEAD.search(scene.text[: at[0]]) is not None


def _names(scene: Scene) -> list[Named]:
    """Names that are places by the words round them; those after weak words ("by", "of") only when there is no other."""
    taken = [w.at for w in scene.people] + [d.at for d in scene.dates]
    named = [_opened(name, at) for name, at in capitals(scene.text)]
    named = [part for n in named for part in _parted(n)]
    named = [
        n
        for n in named
        if not _NO_PLACE.match(n[0])
        and not _A_ROAD.search(n[0])
        and not any(overlaps(n[1], t) for t in taken)
    ]
    named = [_with_tail(scene.text, n) for n in named if not _ahead(scene, n[1]) and not _shouted(n[0])]
    strong = [n for n in named if _is_place(scene, n)]
    return strong or [n for n in named if _BY.search(scene.text[: n[1][0]])]


def _shouted(name: str) -> bool:
    """ "AGAIN", "LOL": an everyday word in capitals."""
    return name.isupper() and everyday(name)


def _with_tail(text: str, named: Named) -> Named:
    name, (start, end) = named
    tail = _TAIL.match(text, end)
    return (name + tail[0], (start, tail.end())) if tail else named


def _parted(named: Named) -> list[Named]:
    """ "Shelter Bay by Revelstoke" as two names."""
    name, (start, _) = named
    cuts = [0, *(m.end() for m in _BESIDE.finditer(name)), len(name) + 4]
    return [
        (name[a : b - 4].strip(), (start + a, start + min(b - 4, len(name))))
        for a, b in itertools.pairwise(cuts)
    ]


def _opened(name: str, at: Place) -> Named:
    """A name without the capital word that opens the sentence: "At Mattupetty"."""
    opens = _OPENS.match(name)
    return (name[opens.end() :], (at[0] + opens.end(), at[1])) if opens else (name, at)


def _is_place(scene: Scene, named: Named) -> bool:
    name, (start, end) = named
    before = scene.text[:start]
    if _AT.search(before):
        return True
    first = scene.text[:start].strip() == ""
    several = " " in name or town(name) or not (first or everyday(name))
    opens = any(start - 1 <= s <= start for s, _ in scene.clauses)
    alone = any((s, e) == (start, end) or scene.text[s:e].strip(" .!,") == name for s, e in scene.sentences)
    return several and (alone or (opens and _CLOSED.match(scene.text, end) is not None))


def _written_small(scene: Scene) -> str | None:
    """A name written small behind "in" or "left": a town, or words nobody knows as words."""
    taken = [w.at for w in scene.people] + [d.at for d in scene.dates]
    for lead in _SMALL.finditer(scene.text):
        said = list(_WORD.finditer(scene.text, lead.end(), lead.end() + 40))
        run = [
            m for i, m in enumerate(said) if m.start() == lead.end() + sum(len(w[0]) + 1 for w in said[:i])
        ]
        words = [m[0] for m in run]
        count = longest_town(words)
        if not count or words[0] in _ENDS:
            count = next(
                (i for i, w in enumerate(words[:3]) if w in _ENDS or everyday(w) or everyday(singular(w))),
                len(words[:3]),
            )
        while 0 < count < len(words) and words[count] in _PARTS:
            count += 1
        at = (lead.end(), run[count - 1].end()) if count else (0, 0)
        if count and not any(overlaps(at, t) for t in taken) and not _ahead(scene, at):
            return _with_tail(scene.text, (" ".join(words[:count]).title(), at))[0]
    return None
