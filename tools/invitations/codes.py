"""Codes people can read out and type: eight letters and digits, none that look alike."""

import re
import secrets
from hashlib import sha256

_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_HALF = 4
_CODE = rf"[{_LETTERS}]{{{_HALF}}}-?[{_LETTERS}]{{{_HALF}}}"
_SAID = re.compile(
    rf"/?(?P<verb>join|start|link)(?:@\w+)?\s+(?P<code>{_CODE})(?:\s+(?P<rest>\S.*))?$",
    re.IGNORECASE | re.DOTALL,
)


def new_code() -> str:
    """Return a fresh code such as "K7QM-4XPD"; one digit at least tells it from a word."""
    while True:
        drawn = "".join(secrets.choice(_LETTERS) for _ in range(2 * _HALF))
        if any(c.isdecimal() for c in drawn):
            return f"{drawn[:_HALF]}-{drawn[_HALF:]}"


def plain(code: str) -> str:
    """Return a code as it is compared: capitals, without its dash."""
    return code.replace("-", "").strip().upper()


def digest(code: str) -> str:
    """Return what is kept of a code: it cannot be turned back."""
    return sha256(plain(code).encode()).hexdigest()[:32]


def said(text: str) -> tuple[str, str, str] | None:
    """Return (join or link, code, the rest) when a text takes up a code, with a slash or not; else None."""
    found = _SAID.match(text.strip())
    if found is None or not any(c.isdecimal() for c in found["code"]):
        return None
    verb = "link" if found["verb"].lower() == "link" else "join"
    return verb, plain(found["code"]), (found["rest"] or "").strip()
