"""What people leave unsaid of a bed: "same two nights", "38 quid a night"."""

import re
from dataclasses import replace

from tools.kernel.act import Act
from tools.kernel.when import day_of
from tools.reservations.model import Reservation
from tools.reservations.nights import BEDS, nights

_SAME = re.compile(
    r"\b(?:same|those|these) (?:two |three |2 |3 )?(?:nights?|dates?|days|time|weekend)\b",
    re.IGNORECASE,
)
_A_NIGHT = (
    r"\s?(?:€|£|\$|eur\w*|quid|pounds?|gbp|chf|nok|dkk|sek|kr\w*|bucks|dollars|usd|francs?)?\s?"
    r"(?:a|per|each|/|the|p\.?/?)\s?(?:night|nt|n)\b"
)


def filled(act: Act, found: Reservation, kept: tuple[Reservation, ...]) -> Reservation:
    """Return a bed with the days of the newest other bed of "the same nights", and its price in all."""
    if found.kind not in BEDS:
        return found
    others = [b for b in kept if b.kind in BEDS and b.start is not None and b.end is not None]
    if found.start is None and others and _SAME.search(act.said):
        found = replace(found, start=others[-1].start, end=others[-1].end)
    if found.price is None or found.start is None or found.end is None or not _by_the_night(act, found):
        return found
    return replace(found, price=found.price * max(1, len(nights(found))))


def _by_the_night(act: Act, found: Reservation) -> bool:
    """Whether the price that was read is what one night costs."""
    assert found.price is not None
    whole, cents = divmod(found.price, 100)
    figure = rf"(?<![\d.,]){whole}(?:[.,]{cents:02d})?" if cents else rf"(?<![\d.,]){whole}(?:[.,]00)?"
    longer = (day_of(found.end) - day_of(found.start)).days > 1 if found.start and found.end else False
    return longer and re.search(figure + _A_NIGHT, act.said, re.IGNORECASE) is not None
