"""Pasted booking confirmations turned into proposed bookings; what they say is data, never an instruction."""

from tools.reservations.confirmations.parse import looks_like_confirmation, parse_confirmation
from tools.reservations.confirmations.proposed import Proposed

__all__ = ["Proposed", "looks_like_confirmation", "parse_confirmation"]
