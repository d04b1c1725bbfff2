# ruff: noqa: E501  # a pattern reads best on one line
"""Homes: where people say they are from."""

import re
from dataclasses import dataclass

from agents.offline.known import given, longest_town, region, town
from agents.offline.lexicon import CLASS_OF
from agents.offline.scene import Place, overlaps
from agents.offline.text import fold, singular

NAME = r"[A-ZÀ-ÖØ-ÞŁŠŽİÅ][\w'’-]+"
_RUN = rf"(?:St\. |Mt\. |Ft\. )?{NAME}(?:[ -]{NAME}){{0,3}}"
_REGION = rf"(?:,?\s+(?P<r>{NAME}(?: {NAME})?|[A-Z]{{2}})\b)?"
_LED = re.compile(
    r"\b(?i:from|out of|outta|of|(?:live|lives|living|based|home is|home's|is|are|'re|'s|im|i'm|over|up|down|out) (?:over |out |up |down |here )?in|"
    r"base(?:d)? (?:at|near)|home(?: base| town)?(?:\s*[:=-]| is))\s+"
    rf"(?:the )?(?:outside |near |good old |sunny |around )?(?P<t>{_RUN})(?: \((?P<also>{_RUN})\))?{_REGION}"
)
_ASIDE = re.compile(
    rf"^(?:\s+(?:here|checking in|reporting in|reporting|family|signing up|in))?\s*(?:,|!|\.|:|[-–—(])\s*(?P<t>{_RUN}){_REGION}\s*(?=[,.:;)!–—-]|\n|$)"
)
_BEFORE = re.compile(rf"(?:^\W*|[.,:;\n]\s*|\b(?:also|and|then|plus)\s+)(?P<t>{_RUN})\s*[:–-]\s+(?={NAME})")
# A town that is all of the last sentence, or ends a list: "me, Jen and the boys. Chicago", "2 adults 3 kids, Albuquerque".
_LAST = re.compile(rf"[.,!;\n–—-]\s*(?P<t>{_RUN}){_REGION}\s*[.!]?\s*$")


@dataclass(frozen=True)
class Home:
    """Where somebody is from, as said, and where in the text that stands."""

    name: str
    at: Place


def homes(text: str, hidden: list[Place]) -> list[Home]:
    """Where people say they are from."""
    found = []
    for match in [*_LED.finditer(text), *_BEFORE.finditer(text)]:
        if any(overlaps(match.span("t"), h) for h in hidden):
            continue
        if home := _home(match, sure=match.re is _LED and "from" in match[0][:9]):
            found.append(home)
    last = None if found else _LAST.search(text)
    if last and not any(overlaps(last.span("t"), h) for h in hidden) and _whole_town(last):
        found += [home] if (home := _home(last, sure=False)) else []
    return sorted(found, key=lambda h: h.at)


def _whole_town(match: re.Match[str]) -> bool:
    """Whether nothing but a town (with its state) stands there; a bare given name ("Austin") is somebody."""
    said = match["t"].split()
    count = longest_town(said)
    rest = " ".join(said[count:])
    placed = bool(match["r"]) or count > 1 or (bool(rest) and region(rest))
    return count > 0 and (not rest or region(rest)) and (placed or not given(said[0]))


def aside(text: str, start: int) -> Home | None:
    """A town said right after a name: "Kowalczyk, Calgary, ...", "McAllister, Albany NY."."""
    match = _ASIDE.match(text[start:])
    home = _home(match, sure=False) if match else None
    return Home(home.name, (start + home.at[0], start + home.at[1])) if home else None


_LONE = re.compile(rf"(?:^\W*|[,.;:\n)]\s*)(?P<t>{_RUN}){_REGION}(?=\s*(?:[,.;!\n]|$))")


def alone(text: str, hidden: list[Place]) -> list[Home]:
    """Towns that stand alone between commas in a line of who comes: "Tomos and Eleri (5), Cardiff, ..."."""
    found = [m for m in _LONE.finditer(text) if not any(overlaps(m.span("t"), h) for h in hidden)]
    return [Home(m["t"], m.span("t")) for m in found if town(m["t"]) and not given(m["t"].split()[0])]


def _home(match: re.Match[str], sure: bool) -> Home | None:
    named = match.groupdict().get("also")
    if named and town(named):
        return Home(named, match.span())
    said = match["t"].split()
    count = longest_town(said) or (len(said) if len(said) < 2 or not given(said[-1]) else len(said) - 1)
    name, rest = " ".join(said[:count]), said[count:]
    known = bool(longest_town(said))
    if not known and not sure and not _worth(match, name):
        return None
    end = match.start("t") + len(name)
    state = match.groupdict().get("r") if not rest else None
    if rest and region(" ".join(rest)):
        return Home(f"{name}, {' '.join(rest)}", (match.start(), match.end("t")))
    if state and region(state):
        return Home(f"{name}, {state}", (match.start(), match.end("r")))
    if state and region(state.split()[0]) and not given(state.split()[0]):
        return Home(f"{name}, {state.split()[0]}", (match.start(), match.start("r") + len(state.split()[0])))
    return Home(name, (match.start(), end))


def _worth(match: re.Match[str], name: str) -> bool:
    """Whether a place that no list knows may be somebody's home, by the words before it."""
    lead = match[0][: match.start("t") - match.start()].lower()
    if given(name.split()[0]) or CLASS_OF.get(singular(fold(name.split()[0]))) == "<car>":
        return False
    return any(word in lead for word in ("out", "live", "base", "living", "home"))
