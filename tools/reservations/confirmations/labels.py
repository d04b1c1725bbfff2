# ruff: noqa: E501  # a pattern, or a row of a table, reads best on one line
"""The words confirmations put before their values, in the languages of the places trips go to."""

import re
from typing import Literal

Role = Literal["start", "end", "cancel", "other", ""]

# In order: the first that stands before a date in its line, nearest to it, says what the date is.
_ROLES: tuple[tuple[Role, str], ...] = (
    (
        "cancel",
        r"cancel(?:lation|led|lable|ed)?|cancell?ed free|refundable|stornier\w*|kostenlos(?:e)? storn\w*|annul\w*|cancelaci\w*|"
        r"free until|without charge|no charge until|modif\w+",
    ),
    (
        "other",
        r"booked on|booking date|date of (?:issue|booking|purchase)|issued|printed|order(?:ed)? (?:date|on)|paid on|invoice date|"
        r"charged|sent|datum vystaveni|buchungsdatum|gebucht am|birth|expires?|valid|payment due|due on|created|received|am (?=\d)",
    ),
    (
        "end",
        r"check[- ]?out|departure|depart(?:s|ing)?|leaving|out|return|drop[- ]?off|end(?:s|ing)?|abreise|bis|until|to|salida|"
        r"uitchecken|vertrek|afrejse|utsjekk|checkout|partenza|depart|fin|returning|through|au|hasta",
    ),
    (
        "start",
        r"check[- ]?in|arrival|arriving|arrive|in|from|start(?:s|ing)?|begin(?:s|ning)?|pick[- ]?up|anreise|ab|von|stay|dates?|"
        r"when|datum|fecha|entrada|llegada|arrivee|arrivo|ankomst|inchecken|aankomst|on|for|day|nights? of|visit|tour|departs|"
        r"sailing|travel|outbound|at|time|uhrzeit|reserved for|reservation for|data|inicio",
    ),
)
_PATTERNS = tuple((role, re.compile(rf"(?<!\w)(?:{words})(?!\w)")) for role, words in _ROLES)
_TRANSPORT_START = re.compile(
    r"(?<!\w)(?:departure|departs?|departing|depart|abfahrt|sailing|travel|outbound|leaves?)(?!\w)"
)

TOTAL = re.compile(
    r"(?<!\w)(?:grand total|total|amount|sum|summe|gesamt\w*|betrag|price|preis|cost|montant|importe|totale|totaal|belopp|cena|celkem|"
    r"prix|paid|due|fare|rate|charged?|precio|hinta|pris|you pay|to pay)(?!\w)"
)
NOT_TOTAL = re.compile(
    r"(?<!\w)(?:deposit|per night|a night|/ ?night|each|per person|pp|tax(?:es)?|fee|fees|vat|mwst|nightly|anzahlung|surcharge|"
    r"discount|subtotal|from only|refund|fine|no-show)(?!\w)"
)
NAME = re.compile(
    r"^[ \t>*•–-]*(?:hotel|property|restaurant|venue|campground|campsite|accommodation|lodging|event|activity|tour|experience|"
    r"location name|place|where|unterkunft|hotel name|property name|supplier|operator|company|merchant|ship|vessel|"
    r"attraction|park|etablissement|alojamiento|name of (?:hotel|property)|booking at|reservation at)\s*(?:name)?\s*[:=]\s*(?P<v>\S[^\n]*)",
    re.IGNORECASE | re.MULTILINE,
)
PLACE = re.compile(
    r"^[ \t>*•–-]*(?:address|location|city|town|adresse|ort|direccion|dirección|indirizzo|adress|where|ville|stadt)\s*[:=]\s*(?P<v>\S[^\n]*)",
    re.IGNORECASE | re.MULTILINE,
)
SAID_NAME = re.compile(
    r"(?:your (?:upcoming )?(?:stay|booking|reservation|table|visit|trip|tour|site|tickets?)(?: is)? (?:at|with|for|to|:)|thank you for "
    r"(?:choosing|booking(?: with| at)?|staying (?:at|with)|reserving(?: with| at)?|your (?:reservation|booking) (?:at|with))|"
    r"thanks for (?:choosing|booking(?: with| at)?)|welcome to|"
    r"(?:reservation|booking|confirmed|confirmation)(?: (?:confirmed|confirmation|details|request))? (?:at|for|with|from|:|-|–|—)|"
    r"(?:mesa|tisch|reserva|buchung|reservierung|reservation)(?: (?:para|für|pour) \d+ \w+)?(?: confirmada| bestätigt| confirmée)?(?: bei| im| en| chez|,)|"
    r"look forward to (?:welcoming|seeing) you (?:at|to))\s+(?:the |our |your )?(?P<v>[^\n]+)",
    re.IGNORECASE,
)


def role_of(before: str, transport: bool = False) -> Role:
    """Return what the date is that follows `before` (folded, the same line); "" when nothing says so."""
    nearest: tuple[int, Role] = (-1, "")
    for role, pattern in _PATTERNS:
        for match in pattern.finditer(before):
            if role == "cancel":  # "free cancellation until": every date of its clause
                return "cancel"
            if match.end() > nearest[0]:
                nearest = (match.end(), role)
    if transport and nearest[1] == "end" and _TRANSPORT_START.search(before):
        return "start"
    return nearest[1]
