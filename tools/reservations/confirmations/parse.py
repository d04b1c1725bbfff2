# ruff: noqa: E501  # a pattern, or a row of a table, reads best on one line
"""Which form a pasted confirmation has, and the bookings in it."""

import re
from datetime import datetime

from tools.reservations.confirmations import ics, json_ld, legs, mail, microdata, plain, schema_org
from tools.reservations.confirmations.proposed import Proposed
from tools.values.contacts import find_codes
from tools.values.dates import find_dates
from tools.values.folding import fold

LONGEST = 60_000  # characters read of a pasted page or mail
_PLAIN = 4_000
_MOST = 30
_LINES = 4  # a short note is no confirmation, whatever it says
_HTML = re.compile(r"<(?:html|body|div|table|p|br|span|script|meta)\b", re.IGNORECASE)
_ITEM = re.compile(r"^\s*(?:[-*•–+]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+\S")
_QUOTE = re.compile(r"^(?:[ \t]*>)+ ?", re.MULTILINE)


def parse_confirmation(text: str, now: datetime, currency: str | None = None) -> list[Proposed]:
    """Return the bookings a pasted text proposes, in the order told; [] when it tells of none.

    `now` is the reader's local time, for dates printed without a year; `currency` is the trip's, for a bare "$" or
    "kr". Never raises on any text.
    """
    text = text[:LONGEST]
    texts = mail.parts(text) if mail.is_mail(text) else []
    readings = [reading for part in texts if (reading := _structured(part, now))]
    if readings:
        return readings[0][:_MOST]
    found = _structured(text, now)
    if not found:
        found = _told("\n".join(_words(part) for part in texts) if texts else _words(text), now, currency)
    return found[:_MOST]


def _structured(text: str, now: datetime) -> list[Proposed]:
    """Read the forms made for machines, the most exact first."""
    nodes = json_ld.find(text)
    found = schema_org.proposals(nodes, now) if nodes else []
    if not found:
        found = schema_org.proposals(microdata.find(text), now)
    if not found and "begin:vevent" in text.casefold():
        found = ics.proposals(text, now)
    return found


def _words(text: str) -> str:
    return mail.words_of(text) if _HTML.search(text) else _QUOTE.sub("", text)


def _told(text: str, now: datetime, currency: str | None) -> list[Proposed]:
    """Read words: the legs of a journey, a list of bookings, or a single one."""
    found = legs.proposals(text, now)
    if found:
        return found
    sections = _sections(text[:_PLAIN], now)
    if len(sections) > 1:
        told = [proposal for section in sections if (proposal := plain.proposal(section, now, currency))]
        return [proposal for proposal in told if proposal.start]
    single = plain.proposal(sections[0], now, currency)
    return [single] if single and single.start else []


def _sections(text: str, now: datetime) -> list[str]:
    """Split a list of bookings; each section has a date of its own and a code, a sum or a name that opens it."""
    blocks: list[list[str]] = []
    for line in text.splitlines():
        if _ITEM.match(line) or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    dated = ["\n".join(block) for block in blocks if find_dates("\n".join(block), now)]
    listed = [block for block in dated if _ITEM.match(block) or find_codes(block)]
    items = sum(1 for block in listed if _ITEM.match(block))
    if len(listed) > 1 and items:
        return listed
    return listed if items == 1 and len(blocks) > 2 else [text]


_LABELS = re.compile(
    r"(?:^|(?<=\n)|(?<=[.;|·] ))[ \t*•–-]*(?:(?:check[- ]?in|check[- ]?out|arrival|departure|in|out|stay|dates?|when|time|(?:\w+ )?total|"
    r"amount|sum|price|guests?|rooms?|party(?: size)?|conf(?:irmation)?|cancel(?:lation)?(?: \w+){0,3}|anreise|abreise|gesamtpreis|"
    r"address|location|pick-?up|return|drop-?off|property|hotel|restaurant|flight|train|name|where|who|city|entrada|salida|llegada|importe"
    r"(?: total)?|arrivee|depart|montant(?: total)?|date of travel|sailing time|site|vehicle|voucher no|tickets?|event)\s*[:#=]"
    r"|(?:check[- ]?in|check[- ]?out|arrival|departure|in|out|anreise|abreise|free cancellation|cancel(?:lation)? (?:\w+ ){0,3}?by)"
    r"(?:,? (?:until|by|on|from))?:?\s+(?:\d|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b)"
    r"|(?:\w+ ){0,2}(?:confirmation|booking|reservation|ref(?:erence)?|buchungsnummer|localizador|codigo|voucher|n° de reservation|"
    r"numero de reservation)(?: (?:number|no\.?|code|id|reference|ref|nr\.?))?(?:\s*[:#=]+\s*\S|\s+[a-z]*\d))"
)
# A line of its own that is only a day, a sum, a code or a count ("Total A$612.00", "2 vehicles, 7 passengers").
_ENTRY = re.compile(
    r"(?m)^[ \t]*(?:(?:total|order|amount|ref|conf|price|booking)\b[^\n]{0,24}\d[^\n]{0,30}"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? \d[^\n]{0,30}|\d{1,2} (?:x )?[a-z]+(?: [a-z]+)?(?:, \d+ [a-z]+)?)[ \t]*$"
)
_OPENING = re.compile(
    r"\b(?:your (?:reservation|booking|stay|table|order|tickets?|trip|site)s?\b[^\n]{0,60}\b(?:is|are|has been|have been) "
    r"(?:now )?(?:confirmed|booked|reserved|complete)|booking confirm(?:ed|ation)|reservation confirm(?:ed|ation)|thank you for "
    r"(?:your (?:reservation|booking|order)|booking|choosing|reserving)|confirmation (?:pasted|below)|itinerary receipt|e-?ticket|"
    r"buchungsbestatigung|reservierungsbestatigung|confirmation de reservation|mesa confirmada|reserva confirmada|tu reserva|"
    r"su reserva|votre reservation|ihre (?:buchung|reservierung)|(?:pleased|happy) to confirm your|rental confirmation|"
    r"e-?mail pasted|electronic ticket|online-?ticket)"
)
_FORWARD = re.compile(
    r"^\s*(?:fwd?|wg|tr)\s*:|^-+ ?(?:forwarded|original) message|^subject\s*:", re.MULTILINE
)


def looks_like_confirmation(text: str) -> bool:
    """Say whether `text` is a pasted confirmation, not a person's own sentence about a booking."""
    head = text[:LONGEST]
    folded = fold(_QUOTE.sub("", head))
    if re.search(r"begin:v(?:event|calendar)|itemtype=.?https?://schema\.org|application/ld\+json", folded):
        return True
    if '"@type"' in folded and "reservation" in folded:
        return True
    if not re.search(r"\d", folded):
        return False
    labelled = len({match.group().strip()[:12] for match in _LABELS.finditer(folded)})
    opened = bool(_OPENING.search(folded)) + bool(_FORWARD.search(folded))
    if labelled >= 3 or (labelled >= 1 and opened >= 1) or opened >= 2:
        return True
    return labelled + opened + len(_ENTRY.findall(folded)) >= 3 and folded.count("\n") >= _LINES
