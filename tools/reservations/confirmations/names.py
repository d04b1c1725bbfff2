# ruff: noqa: E501  # a pattern, or a row of a table, reads best on one line
"""The name and the place of what was booked, out of a confirmation's words."""

import re
from datetime import datetime

from tools.reservations.confirmations import kinds, labels
from tools.values.contacts import find_codes
from tools.values.dates import find_dates
from tools.values.folding import fold

_HEADER = re.compile(
    r"^\s*(?:fwd?|re|aw|wg|tr|from|to|cc|date|sent|von|an|de|para|reply-to)\s*:", re.IGNORECASE
)
_SUBJECT = re.compile(
    r"^\s*(?:subject|betreff|objet|asunto|oggetto)\s*:\s*(?P<v>[^\n]+)", re.IGNORECASE | re.MULTILINE
)
_GREETING = re.compile(
    r"^\s*(?:dear|hi|hello|hey|thank|thanks|guten|sehr|bonjour|hola|liebe|we|your|you|please|note|this|confirm\w*|booking|"
    r"reservation|reserved|booked|order|status|great|good|congrat\w*|pasting|here|pasted|forward\w*|best|kind|regards|see|if|for|"
    r"total|check|arrival|departure|free|guests?|rooms?|conf)\b",
    re.IGNORECASE,
)
# First-person words tell a person's sentence from a printed line.
_TALK = re.compile(r"\b(?:i|we|i've|we've|i'm|we're|us|everybody|everyone|that's|it's)\b", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-*•–>+#]+|\(?\d{1,2}[.)]|\(?[a-z]\))\s+")
_STOP = re.compile(
    r"\s+(?:is|was|has been|are|for|from|on|starting|with confirmation|confirmation|conf|ref)\b.*$|[.!?](?:\s.*)?$|\s+[–—|·].*$|\s-\s.*$",
    re.IGNORECASE,
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
    for line in text.splitlines()[:60]:
        cleaned = _BULLET.sub("", line).strip()
        if (
            not cleaned
            or cleaned.endswith(":")
            or any(rule.search(cleaned) for rule in (_HEADER, _GREETING, _TALK))
        ):
            continue
        name, place = _split(_before_values(cleaned, now))
        if not name or not name[0].isupper() or len(name) > 70 or name.count(" ") > 8 or name.endswith(":"):
            continue
        if kinds.kind_of(name):
            return kinds.without_kind(name), place
        if best[0] is None:
            best = (kinds.without_kind(name), place)
    return best


def _before_values(line: str, now: datetime) -> str:
    """Cut a line at its first date, code or sum."""
    folded = fold(line)
    starts = [match.at[0] for match in find_dates(line, now)] + [
        code.at[0] for code in find_codes(line) if code.named
    ]
    starts += [match.start() for match in re.finditer(r"[$€£]|\b(?:conf|ref|nr|no)\b\.?|(?<!\w)#", folded)]
    cut = min(starts, default=len(line))
    return re.sub(r"[\s,;:(–—-]+(?:on|from|for|at|the|in)?[\s,;:(–—-]*$", "", line[:cut], flags=re.IGNORECASE)


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
    towns = [part for part in parts if not _DIGITS.search(part)]
    if not towns:
        return parts[0][:60] if parts else None
    kept = towns if len(towns) == len(parts) else towns[-2:]
    return ", ".join(kept[:2])[:60]
