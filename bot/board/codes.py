"""Booking codes: only for those a booking is for, wherever they stand."""

import re
from dataclasses import dataclass

from bot.board.reading import Told
from tools.kernel.act import Act, Speaker
from tools.reservations import wording


@dataclass(frozen=True)
class Codes:
    """Which bookings' codes a reader may see (`seen`, by id); the others are taken out of all words."""

    seen: frozenset[str]
    hidden: tuple[str, ...]

    @staticmethod
    def of(told: Told, speaker: Speaker) -> "Codes":
        """Return what a speaker may see."""
        act = Act(told.act.uow, speaker, told.act.now, group=False)
        coded = [booking for booking in told.bookings if booking.confirmation]
        seen = frozenset(b.id for b in coded if wording.may_see_code(act, b, told.roster))
        return Codes(seen, tuple(b.confirmation for b in coded if b.confirmation and b.id not in seen))

    def veiled(self, text: str) -> str:
        """Return words without the codes in them that the reader may not see."""
        for code in self.hidden:
            text = re.sub(re.escape(code), "…", text, flags=re.IGNORECASE)
        return text
