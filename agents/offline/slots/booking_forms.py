# ruff: noqa: E501  # a pattern reads best on one line
"""Name and place in a pasted confirmation of short lines: what stands on a line of its own, or behind its label."""

import re

from agents.offline.known import region
from agents.offline.scene import Scene

_LABEL = re.compile(r"^[^\w]*(?P<l>[^\W\d][^:\n]{1,28}?)\s*:\s+(?P<v>\S.*)$")
_NAMES_IT = re.compile(
    r"\b(?:hotel|property|accommodation|venue|unterkunft|campground|restaurant|tour|event|activity|show|attraction|alojamiento|h[eé]bergement|[eé]tablissement|struttura|accommodatie|objekt|merchant|provider|vessel|route|hotell)\b(?! (?:type|phone|address|code))",
    re.I,
)
_PLACES_IT = re.compile(
    r"^\W*(?:location|address|city|town|ort|adresse|ciudad|ville|lieu|citt[aà]|where|pick[- ]?up(?: location)?|port|from)\b",
    re.I,
)
_SAID = re.compile(
    r"(?:greetings from|thank(?:s| you) for (?:choosing|booking(?: with)?|your (?:booking|reservation|order) (?:at|with|for))|your (?:stay|reservation|booking|table|visit|order) (?:at|with|for)|welcome to|you(?:'re| are) (?:booked|confirmed)(?: (?:at|for|on|with))?[!:.,]?|confirmed[!:.]? |aufenthalt im|votre s[eé]jour [aà]|su reserva en)\s+(?:the )?(?P<n>[A-ZÀ-Þ0-9][^\n.!:]{2,60})",
    re.I,
)
_HEADER = re.compile(
    r"\b(?:fwd?|re|subject|betreff|objet|asunto|confirm\w*|best[aä]tig\w*|reserv\w*|bevestig\w*|confer\w+|bekr[aä]ft\w*|bekreft\w*|potvrz\w*|potwierdz\w*|booking|buchung|prenotazione|bokning|e-?ticket|receipt|invoice|rechnung|inbox|e-?mail|mail|copy|pasted|pasting|below|details|summary|itinerary|dear|hi|hello|guest|regards|see|here|from|your|you|thank|thanks|update|notice|order|total|price|paid|free|cancel\w*|storn\w*|no\.?|ref|conf|fyi)\b",
    re.I,
)
_DEPARTS = re.compile(
    r"\b(?i:dep\.?|departs|departing|departure|abfahrt|d[eé]part) (?:(?:from|ab|de) )?(?P<p>[A-ZÀ-Þ][\w'’]+(?: [A-ZÀ-Þ][\w'’]+)*)"
)
_FEW_LINES = 4
_DATED = re.compile(
    r"\d{1,2}[:./-]\d{1,2}|\b20\d\d\b|[€£$]|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b",
    re.I,
)


def on_a_form(scene: Scene) -> tuple[str, str | None] | None:
    """(name, place) of a pasted form; None when the text is none, or names nothing so."""
    lines = [line.strip(' \t>|*•–-«»“”"') for line in scene.text.splitlines() if re.search(r"\w", line)]
    labels = sum(_LABEL.match(line) is not None or _DATED.search(line) is not None for line in lines)
    if len(lines) < _FEW_LINES or labels < 2:
        return None
    found = next((f for f in (_labelled(lines), _thanked(lines), _alone(lines)) if f), None)
    if found is None:
        return None
    name, place = _parted(found)
    ending = next(
        (s for s in scene.context.stops if re.search(rf"\w+ \w+ {re.escape(s)}$", name, re.I)), None
    )
    return name, place or _placed(lines, found) or ending


def _labelled(lines: list[str]) -> str | None:
    told = [m for line in lines if (m := _LABEL.match(line))]
    return next((m["v"] for m in told if _NAMES_IT.search(m["l"]) and re.match(r"[A-ZÀ-Þ]", m["v"])), None)


def _thanked(lines: list[str]) -> str | None:
    return next((m["n"].strip() for line in lines if (m := _SAID.search(line))), None)


def _alone(lines: list[str]) -> str | None:
    """The first line that is a name and maybe a place: no label, no heading, no date or sum."""
    for line in lines[:5]:
        first = re.split(r",|\s[-–—|·]\s", line)[0]
        if not re.match(r"[A-ZÀ-Þ0-9]", line) or _LABEL.match(line) or _HEADER.search(first):
            continue
        if not _DATED.search(first) and len(first.split()) <= 7 and re.search(r"[A-Za-z]{3}", first):
            return line
    return None


def _parted(line: str) -> tuple[str, str | None]:
    """ "Ferienpark Prora, 18609 Binz" in two; without postal code and region."""
    first, *rest = re.split(r",\s*|\s[-–—|·]\s", line)
    place = next((p for r in rest if (p := bare_town(r))), None)
    return first.strip(" .!"), place


def bare_town(said: str) -> str | None:
    """A town without postal code and region ("18609 Binz", "Wawa ON"); None when nothing is left."""
    words = [w for w in said.split() if not re.search(r"\d", w)]
    while len(words) > 1 and len(words[-1]) in (2, 3) and words[-1].isupper() and region(words[-1]):
        words.pop()
    town = " ".join(words).strip(" .,")
    good = (
        re.match(r"[A-ZÀ-Þ]", town)
        and not region(town)
        and len(town.split()) <= 4
        and not _DATED.search(town)
    )
    return town if good else None


def _town_line(line: str) -> str | None:
    """The town of a line that is nothing but "Bellagio, Italy" or "Lewisburg, WV 24901"."""
    town, comma, rest = line.partition(",")
    return bare_town(town) if comma and region(re.sub(r"[^A-Za-z ]+", "", rest).strip()) else None


def _placed(lines: list[str], name: str) -> str | None:
    """The place behind its label, or a line that is a town with its region."""
    for line in lines:
        if _PLACES_IT.match(line) and (m := _LABEL.match(line)):
            return bare_town(m["v"].split(",")[0])
    if alone := next((p for line in lines if (p := _town_line(line))), None):
        return alone
    return next((m["p"] for line in lines if (m := _DEPARTS.search(line))), None)
