# ruff: noqa: E501  # a pattern, or a row of a table, reads best on one line
"""What kind of booking a name or a text speaks of."""

import re

from tools.reservations.model import ReservationKind
from tools.values.folding import fold

EVENT = ReservationKind.ACTIVITY
STAYS = (ReservationKind.LODGING, ReservationKind.CAMPSITE)
_WORDS: tuple[tuple[ReservationKind, str], ...] = (
    (
        ReservationKind.CAMPSITE,
        r"camp(?:ground|site|ing)?s?|camping\w*|rv (?:park|site)|caravan (?:park|site)|pitch(?:es)?|tent sites?|holiday park|"
        r"recreation\.gov|koa|zeltplatz|stellplatz|campingplatz",
    ),
    (
        ReservationKind.RENTAL,
        r"car (?:rental|hire)|rental (?:car|agreement|van)|hertz|avis|enterprise|sixt|europcar|alamo|mietwagen|autovermietung|"
        r"van hire|rental confirmation|your rental|pick-?up location|campervan|motorhome|cruise america",
    ),
    (
        ReservationKind.FERRY,
        r"ferry|ferries|sailing|faehre|fahre|traghetto|bac|vehicle deck|port of departure|hurtigruten",
    ),
    (
        ReservationKind.RESTAURANT,
        r"restaurant|dinner|lunch|brunch|breakfast reservation|table for|your table|opentable|bistro|trattoria|osteria|steakhouse|"
        r"tisch(?:reservierung)?|mesa|cena|diner|grill|cantina|taverna|brasserie",
    ),
    (
        ReservationKind.LODGING,
        r"hotels?|inn|motel|lodge|lodging|resort|hostel|b&b|bed and breakfast|guest ?house|check-?in|check-?out|nights?|rooms?|"
        r"apartments?|cabins?|airbnb|booking\.com|villa|cottage|suites?|pension|gasthof|gasthaus|unterkunft|zimmer|chalet|ryokan|"
        r"auberge|gite|albergo|posada|hacienda|parador|ubernachtung|anreise|abreise|your stay|stay:|yurt",
    ),
    (
        ReservationKind.TICKET,
        r"tickets?|e-ticket|admission|entry|flight|train|bus|boarding|railway|fahrkarte|billet|boleto|concert|show|museum|pass",
    ),
    (
        ReservationKind.ACTIVITY,
        r"tours?|kayak\w*|rafting|hike|excursion|lesson|cruise|safari|experience|activity|snorkel\w*|whale|guided|zip ?line|spa",
    ),
)
_PATTERNS = tuple((kind, re.compile(rf"(?<!\w)(?:{words})(?!\w)")) for kind, words in _WORDS)
_LEAD = re.compile(
    r"^(?:(?:dinner|lunch|brunch|breakfast|table|reservation|booking|stay|hotel|tickets?|check-?in|drinks)"
    r"(?: (?:at|in|for|with)|:| -)) +(?=\S)",
    re.IGNORECASE,
)


def kind_of(text: str) -> ReservationKind | None:
    """Return the kind of booking `text` names first in order of how telling the words are; None when none."""
    folded = fold(text)
    for kind, pattern in _PATTERNS:
        if pattern.search(folded):
            return kind
    return None


def without_kind(name: str) -> str:
    """Return a name without what it is for: "Dinner at Georgie's" is "Georgie's"."""
    return _LEAD.sub("", name.strip())
