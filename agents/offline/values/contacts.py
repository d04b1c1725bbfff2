"""Telephone numbers and booking codes; see tools.values.contacts."""

from tools.values.contacts import CodeMatch, PhoneMatch, find_codes, find_phones

__all__ = ["CodeMatch", "PhoneMatch", "find_codes", "find_phones"]
