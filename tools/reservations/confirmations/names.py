# ruff: noqa: E501  # a pattern, or a row of a table, reads best on one line
"""The name and the place of what was booked, out of a confirmation's words."""

import re
from datetime import datetime

from tools.reservations.confirmations import kinds, labels
from tools.values.contacts import find_codes
from tools.values.dates import find_dates
from tools.values.folding import fold

_FORWARD = re.compile(r"^\s*(?:(?:fwd?|re|aw|wg|tr|subject|betreff|objet|asunto)\s*:\s*)+", re.IGNORECASE)
_HEADER = re.compile(r"^\s*(?:from|to|cc|date|sent|von|an|de|para|reply-to)\s*:", re.IGNORECASE)
_GREETING = re.compile(
    r"^\s*(?:dear|hi|hello|hey|thank|thanks|guten|sehr|bonjour|hola|liebe|we|your|you|please|note|this|confirm\w*|booking|"
    r"reservation|reserved|booked|order|votre|ihre|tu|su|sua|reserva|r[eé]servation|\w*best[aä]tigung|hotel voucher|voucher|e-?ticket|mesa|tisch|status|great|good|congrat\w*|pasting|here|pasted|forward\w*|best|kind|regards|see|if|for|"
    r"total|check|arrival|departure|free|guests?|rooms?|conf)\b",
    re.IGNORECASE,
)
# First-person words tell a person's sentence from a printed line.
# A sender ("Booking.com") or a labelled value ("Arrivée : …") is no name either.
_SITE = re.compile(r"\w\.(?:com|gov|org|net|de|co\.uk)\b", re.IGNORECASE)
_SUFFIX = re.compile(
    r"\s+[–—-]\s+(?:your |booking|reservation|confirm|itinerary|e-?ticket|receipt).*$", re.IGNORECASE
)
_TALK = re.compile(r"\b(?:i|we|i've|we've|i'm|we're|us|everybody|everyone|that's|it's)\b", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-*•–>+#]+|\(?\d{1,2}[.)]|\(?[a-z]\))\s+")
_STOP = re.compile(
    r"\s+(?:is|was|has been|are|for|from|on|starting|with confirmation|confirmation|conf|ref)\b.*$|[.!?](?:\s.*)?$|\s+[–—|·].*$|\s-\s.*$",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"\b(?:street|st|road|rd|avenue|ave|drive|dr|lane|ln|way|blvd|boulevard|hwy|highway)\.?$", re.IGNORECASE
)
_DIGITS = re.compile(r"\d")


def name_and_place(text: str, now: datetime) -> tuple[str | None, str | None]:
    """Return what was booked and where, as printed; None for what the text does not tell."""
    labelled = labels.NAME.search(text)
    place = labels.PLACE.search(text)
    said = _said(text)
    name, rest = _split(labelled["v"]) if labelled else (None, None)
    if name is None:
        name, rest = _title(text, now) if said is None else _split(said)
    where = _short_place(place["v"]) if place and (not labelled or place["v"] != labelled["v"]) else rest
    return name, where


def _said(text: str) -> str | None:
    """Return the name in "your stay at X", "thank you for choosing X", or the subject's."""
    for match in labels.SAID_NAME.finditer(text):
        said = _STOP.sub("", match["v"]).strip(" ,:;-–—\"'“”")
        if (
            said
            and said[0].isupper()
            and len(said) <= 80
            and not _GREETING.match(said)
            and not find_codes(said)
        ):
            return said
    return None


def _title(text: str, now: datetime) -> tuple[str | None, str | None]:
    """Return the first line that reads like a name: capitalised, no greeting, no label, dates cut off."""
    best: tuple[str | None, str | None] = (None, None)
    lines = text.splitlines()[:60]
    for number, line in enumerate(lines):
        cleaned = _SUFFIX.sub("", _FORWARD.sub("", _BULLET.sub("", line))).strip()
        if not _may_name(cleaned):
            continue
        name, place = _split(_before_values(cleaned, now))
        if not name or not name[0].isupper() or len(name) > 70 or name.count(" ") > 8:
            continue
        where = place or _address(lines[number + 1 :])
        if kinds.kind_of(name):
            return kinds.without_kind(name), where
        if best[0] is None:
            best = (kinds.without_kind(name), where)
    return best


def _may_name(line: str) -> bool:
    """Say whether a line may hold a name: no greeting, sentence, sender or labelled value."""
    if not line or line.endswith(":") or _is_label(line):
        return False
    return not any(rule.search(line) for rule in (_HEADER, _GREETING, _TALK, _SITE))


def _is_label(line: str) -> bool:
    """Say whether a line is a label with its value, other than one that a name follows ("Dinner: …")."""
    label, colon, _ = line.partition(":")
    folded = fold(label)
    if not colon or len(label) > 30 or kinds.kind_of(label):
        return False
    return bool(
        labels.role_of(folded)
        or labels.TOTAL.search(folded)
        or re.search(r"\d|code|number|numero|guest", folded)
    )


def _address(after: list[str]) -> str | None:
    """Return the town when the next line is a postal address."""
    line = next((line.strip() for line in after if line.strip()), "")
    street = re.match(r"(?:\d+[a-z]?[ ,]|[A-Z][\w. ]+ \d+[a-z]?,)", line)
    return _short_place(line) if street and "," in line and len(line) < 120 else None


def _before_values(line: str, now: datetime) -> str:
    """Cut a line at its first date, code or sum."""
    folded = fold(line)
    starts = [match.at[0] for match in find_dates(line, now)] + [
        code.at[0] for code in find_codes(line) if code.named
    ]
    starts += [match.start() for match in re.finditer(r"[$€£]|\b(?:conf|ref|nr|no)\b\.?|(?<!\w)#", folded)]
    cut = min(starts, default=len(line))
    return re.sub(
        r"[\s,;:(–—-]+(?:(?:on|from|for|at|the|in)[\s,;:(–—-]*)*$", "", line[:cut], flags=re.IGNORECASE
    )


def _split(said: str) -> tuple[str | None, str | None]:
    """Split "Humboldt Bay Inn, Eureka, CA" into the name and the place."""
    label, colon, rest = said.partition(": ")
    if colon and len(label) <= 24 and rest:
        said = rest
    town = (
        label
        if said == rest and re.fullmatch(r"[A-Z]\w+(?:[ -][A-Z]\w+)?", label) and not kinds.kind_of(label)
        else None
    )
    name, comma, place = said.partition(",")
    name = re.sub(r"\s+", " ", name).strip(" .;:-–—\"'“”*_")
    place = re.sub(r"\s+", " ", place).strip(" .;:-–—*_")
    usable = comma and place and place[0].isupper() and not _DIGITS.search(place) and len(place) <= 60
    return (name or None), (place if usable else town)


def _short_place(address: str) -> str | None:
    """Return the town of a printed address: what follows the street, without the postal code."""
    parts = [re.sub(r"\b\d[\d-]{3,}\b", "", part).strip(" .") for part in address.split(",")]
    parts = [part for part in parts if part]
    parts = [re.sub(r" [A-Z]\d[A-Z] ?\d[A-Z]\d$", "", part) for part in parts]
    towns = [part for part in parts if not _DIGITS.search(part)]
    if not towns:
        return parts[0][:60] if parts else None
    if len(towns) > 1 and _STREET.search(towns[0]):
        towns = towns[1:]
    return ", ".join(towns[:2])[:60]
