# ruff: noqa: E501  # a pattern reads best on one line
"""A family whose home is another by now, or that sets out from somewhere else than home was said to be."""

import re

from agents.context import Call
from agents.offline.casing import cased
from agents.offline.known import region
from agents.offline.people import Who
from agents.offline.phrases import own_family
from agents.offline.roster.homes import NAME
from agents.offline.scene import Scene

_LEAD = r"\W*(?:(?i:actually|btw|by the way|fyi|heads up|hey|hi|ok|okay|so|oh|sorry|also|oops|update|correction|change of plans?|note that|just|please note|and|but|well|hello|all|everyone|guys|wait|yes|no|please)\W+)*"
_PLACE = rf"(?P<t>(?:St\. |Mt\. |Ft\. )?{NAME}(?:[ -]{NAME}){{0,3}}(?:, {NAME}| [A-Z]{{2}})?)"
# What may follow without being another matter: when, why, instead of what.
_REST = r"(?:(?!\b(?:and|also|plus|then)\b)[^.!?\n])*"  # a reason, and nothing else to do
_TAIL = rf"(?:\W+(?i:now|instead|these days|nowadays|this time|actually|by the way|btw|after all|as of \w+|since (?:last )?\w+|for (?:this|the) trip|please|so|not|rather|because|as|if)\b{_REST})?\W*"
_NOW = r"(?i:now|these days|nowadays|currently|actually)"
_CHANGED = rf"\W+(?i:instead|now|actually|this time|after all|rather than|not|for (?:this|the) trip)\b{_REST}"
_SETS_OUT = r"(?i:start|starting|leave|leaving|set out|setting out|set off|setting off|depart|departing|drive|driving|come|coming|travel|travelling|traveling|head out|heading out|begin|beginning|drive over|join you|join)"
_WE = r"(?:(?i:we|we all|our family|i|my family|us)|WHO)(?:'re|'ve|'ll|'m| (?i:are|have|will|is|has|'re))?(?: (?i:be|been|all|just))?"
_MOVED = tuple(
    re.compile(rf"{_LEAD}(?:{form})\W*")
    for form in (
        rf"{_WE} (?i:lives?|living) in {_PLACE}\W+{_NOW}\b{_REST}",
        rf"{_WE} (?:{_NOW} )(?i:lives?|living|based|are based|is based) in {_PLACE}{_TAIL}",
        rf"{_WE} (?i:lives?|living) in {_PLACE}, (?i:not)\b{_REST}",
        rf"{_WE} (?:{_NOW} )?(?i:moved|moving|relocated|relocating|move) (?i:house )?(?i:to|over to|up to|down to|out to) {_PLACE}{_TAIL}",
        rf"(?:{_WE} (?i:moved)(?i: house)?\W+(?:(?i:and|so|now)\W+)*)?(?i:our|my) (?i:new )?(?i:home|home town|hometown|home base|address)(?: (?i:town|city))?(?: (?i:is|is now|is actually|changed to|has changed to)|:| =) {_PLACE}{_TAIL}",
        rf"(?i:change|set|make|update|correct) (?i:our|my) (?i:home|home town|hometown|home base|start|starting point|start point|starting place)(?: (?i:town|city))? (?i:to|as) {_PLACE}{_TAIL}",
        rf"{_WE} {_SETS_OUT} (?i:from|out of|in) {_PLACE}{_CHANGED}",
        rf"{_WE} {_NOW} {_SETS_OUT} (?i:from|out of) {_PLACE}{_TAIL}",
    )
)
_PLAINLY = re.compile(r"\blive\b|\binstead\b", re.IGNORECASE)  # said to the group, and still for the record
_CHANGES = re.compile(
    r"\b(?i:now|instead|moved|moving|relocat\w+|change|update|correct|set|new|not|rather|these days|nowadays|actually|home)\b"
)


def moved(scene: Scene) -> list[Call]:
    """The new home of a family that is known; nobody when anything else is told beside it, or asked."""
    text, who = scene.whole, _named(scene)
    family = who.party.removeprefix("family:") if who else own_family(scene)
    overheard = scene.mention or _PLAINLY.search(text) is not None
    if not family or not overheard or "?" in text or scene.dates or scene.context.travelling:
        return []
    if who is not None:
        text = re.sub(r"(?i:\bthe\s+)?$", "", text[: who.at[0]]) + "WHO" + text[who.at[1] :]
    text = cased(text)
    found = next((m for form in _MOVED if (m := form.fullmatch(text))), None)
    if found is None or not _CHANGES.search(text):
        return []
    home = found["t"].rstrip(" .,'")
    if any(home.lower() == stop.lower() for stop in scene.context.stops) or region(home):
        return []
    return [Call(name="add_family", args={"name": family, "home": home})]


def _named(scene: Scene) -> Who | None:
    """The one other family that is named."""
    named = [w for w in scene.people if w.how == "family"]
    return named[0] if len(named) == 1 else None
