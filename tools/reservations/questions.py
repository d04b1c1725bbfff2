# ruff: noqa: E501  # a pattern reads best on one line
"""Questions about one booking: until when it can be cancelled, when one may come, what it costs, what it offers."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from tools.kernel.act import Act
from tools.kernel.money import Money
from tools.kernel.reply import Reply
from tools.kernel.words import day_words, fold
from tools.reservations import wording
from tools.reservations.model import Reservation
from tools.reservations.nights import BEDS

_LEAST = 4  # letters of a word that tells bookings apart
_MOST = 4
_A_BED = re.compile(
    r"\b(?:hotel|cottage|cabin|house|lodge|lodging|hostel|hut|apartment|flat|air ?bnb|b ?& ?b|camp ?site|campground|pitch|place|villa|chalet|rooms?|inn)\b",
    re.IGNORECASE,
)
_CANCEL = re.compile(
    r"(?=.*\bcancel)(?=.*\b(?:when|last|latest|deadline|late|long|still|free)\b)", re.IGNORECASE
)
_CHECK_IN = re.compile(
    r"(?=.*\b(?:when|what time|time|how (?:early|late)|from when|till when|until when|earliest|latest|by)\b)"
    r"(?=.*\b(?:check[- ]?ins?|check[- ]?outs?|(?:get|pick up|collect) (?:the |our )?keys?|get in(?:to)?)\b)",
    re.IGNORECASE,
)
_PRICE = re.compile(
    r"\bhow (?:much|expensive)\b|\bwhat (?:does|did|do|will|is|was)\b.*\b(?:cost|price)\b", re.I
)
_OFFERS = re.compile(
    r"\b(?:dogs?|pets?|cats?|parking|park|car park|wi-?fi|internet|pool|breakfast|towels?|linen|bedding|sheets|cots?|crib|high ?chairs?|lift|"
    r"elevator|stairs|kitchen|oven|dishwasher|washing machine|washer|dryer|tumble|hot tub|jacuzzi|sauna|garden|balcony|terrace|air ?con\w*|"
    r"heating|chargers?|charging|charge|bbq|barbecue|grill|fridge|freezer|wheelchair|step[- ]free|smoking|smoke|microwave|hair ?dryer|bunks?|"
    r"bathrooms?|showers?|sea view|playground|fire ?pit|fireplace|crockery|ground floor)\b",
    re.IGNORECASE,
)


def answered(act: Act, found: Sequence[Reservation]) -> Reply | None:
    """Return the answer when the message asks one thing of bookings it names; None when it asks for all."""
    said = act.said
    asked = next((kind for kind, pattern in _KINDS.items() if pattern.search(said)), None)
    meant = named(said, found) if asked else []
    if asked is None or not meant:
        return None
    return Reply("\n".join(_TELLS[asked](booking) for booking in meant[:_MOST]))


def named(said: str, found: Sequence[Reservation]) -> list[Reservation]:
    """Return the bookings a message names by a word of their own; "the hotel" is any bed."""
    words = set(re.findall(r"\w+", fold(said)))
    own = [b for b in found if words & _words(b)]
    most = max((len(words & _words(b)) for b in own), default=0)
    best = [b for b in own if len(words & _words(b)) == most]
    beds = [b for b in found if b.kind in BEDS]
    return best or (
        beds if _A_BED.search(said) or re.search(r"\bcancel (?:it|that|this|them)\b", said, re.I) else []
    )


def _words(booking: Reservation) -> set[str]:
    told = set(re.findall(r"\w+", fold(f"{booking.name} {booking.place or ''}")))
    return {word for word in told if len(word) >= _LEAST and not _A_BED.fullmatch(word)}


def _until_when(booking: Reservation) -> str:
    if booking.cancel_by is None:
        return (
            f"Nobody told me until when {wording.where(booking)} can be cancelled. When you know: "
            f"“{booking.name}, free cancellation until …”."
        )
    return f"{wording.where(booking)} can be cancelled free of charge until {day_words(booking.cancel_by)}."


def _check_in(booking: Reservation) -> str:
    late = f", at the latest {day_words(booking.check_in_by)}" if booking.check_in_by else ""
    if isinstance(booking.start, datetime):
        until = f", check-out {day_words(booking.end)}" if booking.end else ""
        return f"{wording.where(booking)}: check-in {day_words(booking.start)}{late}{until}."
    days = wording.span(booking)
    if late:
        return f"{wording.where(booking)}: {days}{late}."
    return f"{wording.where(booking)} is booked {days}; nobody told me its check-in time."


def _price(booking: Reservation) -> str:
    if not booking.price or not booking.currency:
        return f"Nobody told me what {wording.where(booking)} costs."
    return f"{wording.where(booking)}: {Money(booking.price, booking.currency)}, {wording.span(booking)}."


def _offers(booking: Reservation) -> str:
    return (
        f"I don't know: of {wording.where(booking)} I keep when it is, what it costs and for whom, "
        "not what they offer. Best ask them."
    )


_KINDS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {"cancel": _CANCEL, "check_in": _CHECK_IN, "offers": _OFFERS, "price": _PRICE}
)
_TELLS: Mapping[str, Callable[[Reservation], str]] = MappingProxyType(
    {"cancel": _until_when, "check_in": _check_in, "offers": _offers, "price": _price}
)
