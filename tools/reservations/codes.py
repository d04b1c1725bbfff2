"""Who asks for a confirmation code is answered in private: a group's chat is no place for one."""

import re
from collections.abc import Sequence

from tools.kernel.act import Act
from tools.kernel.party import Party
from tools.kernel.reply import Notice, Reply
from tools.kernel.words import fold, joined
from tools.reservations import wording
from tools.reservations.desk import Desk
from tools.reservations.model import Reservation
from tools.reservations.nights import families_of

_ASKED = re.compile(
    r"\bcodes?\b|\blocator\b|\b(?:confirmation|conf|booking|reservation|record|reference)\s*"
    r"(?:number|no\b|nr\b|#|id\b)|\bwhat(?:'?s| is| was)\b.*\bconfirmation\b",
    re.IGNORECASE,
)
_LEAST = 4  # letters of a word that tells bookings apart


def asked_for(act: Act, found: Sequence[Reservation]) -> list[Reservation]:
    """Return the bookings whose code the message asks for: those it names, else all that have one."""
    if not _ASKED.search(act.said):
        return []
    said = set(fold(act.said).split())
    named = [
        b for b in found if said & {w for w in fold(f"{b.name} {b.place or ''}").split() if len(w) >= _LEAST}
    ]
    return named or [b for b in found if b.confirmation]


def tell(act: Act, desk: Desk, bookings: Sequence[Reservation]) -> Reply:
    """Return the codes to whom they concern: alone with us at once, else by a message of their own."""
    theirs = [b for b in bookings if b.confirmation and wording.concerns(act, b, desk.roster)]
    lines = [f"{wording.where(b)}: code {b.confirmation}" for b in theirs]
    said = [_not_told(desk, b) for b in bookings if b not in theirs]
    if not act.group:
        return Reply("\n".join([*lines, *said]))
    if lines:
        said.insert(
            0,
            "Codes are not for the group: I send it in our own chat; if there is none yet, ask me there.",
        )
    own = desk.roster.own_member(act)
    notices = (Notice("\n".join(lines), Party("member", own.id), private=True),) if lines and own else ()
    return Reply("\n".join(said), notices=notices)


def _not_told(desk: Desk, booking: Reservation) -> str:
    if not booking.confirmation:
        return (
            f"I have no code for {wording.where(booking)}. Tell me in private: “{booking.name}, conf ABC123”."
        )
    whose = joined([desk.roster.name_of(Party("family", f.id)) for f in families_of(booking, desk.roster)])
    return f"The code of {booking.name} is shown only to those it is for: {whose}."
