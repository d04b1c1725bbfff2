"""Opaque identifiers."""

from uuid import uuid4


def new_id() -> str:
    """Return a fresh opaque id: 32 lower-case hex digits."""
    return uuid4().hex
