# ruff: noqa: E501  # a pattern reads best on one line
"""Who shares a cost, told as a list: "between Joe and Chidi", "only the Lees and us", "put it on Rui", "tea 34, me Kokila and Ngozi"."""

import re

from agents.offline.people import Who
from agents.offline.phrases import own_family
from agents.offline.references import family_of
from agents.offline.scene import Scene, overlaps
from agents.offline.slots.absent import exceptions
from agents.offline.slots.payers import PAID
from agents.offline.slots.sharers import us_or

_ONE = r"[\x02\x06]\x03*"  # \x06: ours, theirs, mine
_JOINT = r"(?:\s*(?:,|/|&|\+|\band\b|\bn\b|\bplus\b|,\s*(?:and|&|plus))\s*|\s+)(?:(?:the|also|her|his|their|my|our)\s+)?"
_LIST = rf"(?P<l>{_ONE}(?:{_JOINT}{_ONE})*(?!\x03))"
_SEVERAL = rf"(?P<l>{_ONE}(?:{_JOINT}{_ONE})+(?!\x03))"
_DOES = rf"(?!\s+(?:(?:has|have|had|just|also|already|both|kindly)\s+)?(?:{PAID}|is|was|are|were|has|had|have|did|drove|ate|went|came|said|wants?|needs?)\b)"
_PAYS = rf"(?!\s+(?:(?:has|have|had|just|also|already|both|kindly)\s+)?{PAID}\b)"
_END = r"(?=\s*(?:$|\n|[.;)!,(–—-]))"
_ONLY = r"(?:only|just|solely|purely|exclusively|entirely|wholly)"
_LINK = r"(?: (?:it|that|this|up|out|evenly|equally|even|only|just|by|with|between|among|amongst|across|for|to|on|the|both|all|two|three|four|\d|families|people|adults|grown-?ups|dads|mums|moms|kids|lads|girls|boys|ladies|men|women)\b|[:,-])*"
_PUT = r"(?:put|charge|bill|stick|book|pin|assign|allocate|add|shove|push|split|file)(?:ed|d)?\b(?! under)"
PATTERNS = tuple(
    re.compile(pattern.replace(" ", r"\s+").replace(r"\s+?", r"\s*"), re.IGNORECASE | re.MULTILINE)
    for pattern in (
        rf"\b(?:spli?tt?(?:ing|s)?|shar(?:e|ed|es|ing)|divided?|halves|between|among|amongst|betwixt|borne)\b{_LINK} (?:the )?{_LIST}{_DOES}",
        rf"\b{_ONLY}{_LINK} (?:the )?{_LIST}{_PAYS}",
        rf"{_LIST}(?:['’]s?)? (?:only|alone|exclusively|by (?:himself|herself|themselves|ourselves)|(?:and )?(?:nobody|no one|noone) else)\b",
        rf"\b{_PUT}[^.;!?\n\x02]{{0,24}}? (?:to|on|onto|against) (?:the )?{_LIST}{_END}",
        rf"\b(?:charge|bill) (?:the )?{_LIST}\b",
        rf"{_LIST}['’]?s? (?:own )?(?:cost|expense|problem|fault|responsibility|to (?:bear|carry|pay)|business)\b",
        rf"\b(?:that|it|this|which|all)(?:['’]?s| is| was| goes)(?: all| just| only| purely| entirely)* (?:on|for|down to|to) (?:the )?{_LIST}{_END}",
        rf"\b(?:that|it|this|which|they)(?:['’]?s| is|['’]re| are)(?: all| just| only| purely| entirely)* (?P<l>\x06\x03*){_END}",
        rf"{_LIST} (?:should|shall|must|will|ought to|has to|have to|to) (?:carry|bear|pay|cover|foot|take)\b",
        rf"(?:\x04\x05*|[,:(–—]|\s-|\bso|\bwith|\bfor|\bwas|\bwere)(?: (?:the|just|only|that['’]?s|it was))? ?{_SEVERAL}{_END}",
    )
)
_OF_NOBODY = frozenset("my our i'm im i've ive we're we've i'd id i'll".split())
_OWNED = frozenset("ours theirs mine hers us them".split())
_THEM = re.compile(
    r"\b(?:(?:them|theirs|they)\b(?! (?:both|two|all)\b)|(?:him|hers?)\b(?=\s*(?:$|[.,;!)]|and\b|&|n\b|me\b|us\b)))",
    re.IGNORECASE,
)
_WITH_US = re.compile(
    r"\b(?:spli?t|shared?|halves|half)\b[^.;!?\n\x02]{0,12}?\bwith\W+(?:the )?$", re.IGNORECASE
)


def shared_by(scene: Scene, taken: list[tuple[int, int]]) -> list[str]:
    """The parties of the first list of sharers that is told; `taken` are the places of who paid."""
    people = _counted(scene, taken)
    text = _marked(scene, people)
    out = set(exceptions(scene))
    for pattern in PATTERNS:
        for match in pattern.finditer(text):
            listed = [us_or(w) for w in people if match.start("l") <= w.at[0] < match.end("l")]
            listed = [party for party in dict.fromkeys(listed) if party not in out]
            if listed:
                if _WITH_US.search(text[: match.start("l")]) and not {"me", "my_family"} & set(listed):
                    listed.insert(0, "my_family" if listed[0].startswith("family:") else "me")
                return [p for p in listed if p != "me"] if {"me", "my_family"} <= set(listed) else listed
    return []


def _counted(scene: Scene, taken: list[tuple[int, int]]) -> list[Who]:
    """Everyone who could share, with them and him as whoever was named before."""
    own, found = own_family(scene), []
    for who in [*scene.people, *_spoken_of(scene)]:
        said = scene.text[slice(*who.at)].lower()
        if who.how == "all" or said in _OF_NOBODY or any(overlaps(who.at, at) for at in taken):
            continue
        if who.how == "family" and own and who.party == f"family:{own}":
            who = Who("my_family", who.at, "us")
        elif who.party == f"member:{scene.context.speaker}":
            who = Who("me", who.at, "me")
        found.append(who)
    return sorted(found, key=lambda w: w.at)


def _spoken_of(scene: Scene) -> list[Who]:
    """Them, theirs, him and her: the family, or the person, named last before."""
    found = []
    for match in _THEM.finditer(scene.text):
        if any(overlaps(match.span(), who.at) for who in scene.people):
            continue
        before = [w for w in scene.people if w.at[1] <= match.start() and w.how in ("name", "family")]
        one = match[0].lower() in ("him", "her", "hers")
        if not before or (one and before[-1].how == "family"):
            continue
        family = family_of(before[-1].party, scene.context)
        party = before[-1].party if one or family is None else f"family:{family}"
        found.append(Who(party, match.span(), "name" if one else "family"))
    return found


def _marked(scene: Scene, people: list[Who]) -> str:
    out = list(scene.text)
    for who in people:
        first = "\x06" if scene.text[slice(*who.at)].lower() in _OWNED else "\x02"
        out[who.at[0] : who.at[1]] = first + "\x03" * (who.at[1] - who.at[0] - 1)
    for money in scene.money:
        out[money.at[0] : money.at[1]] = "\x04" + "\x05" * (money.at[1] - money.at[0] - 1)
    return "".join(out)
