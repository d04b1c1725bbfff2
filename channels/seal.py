"""Signed tokens: readable by all, made only by us. Each purpose has a key of its own."""

import base64
import binascii
import hmac
import json

TAG_BYTES = 16


def seal(secret: bytes, purpose: str, *parts: str) -> str:
    """Return `parts` as one URL-safe token that only a holder of `secret` can make for this purpose."""
    body = _encode(json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode())
    return f"{body}.{_encode(_tag(secret, purpose, body))}"


def unseal(secret: bytes, purpose: str, token: str) -> tuple[str, ...] | None:
    """Return the parts of a token, or None when it is not ours or was altered."""
    body, _, tag = token.partition(".")
    if not token.isascii() or not hmac.compare_digest(tag, _encode(_tag(secret, purpose, body))):
        return None
    try:
        parts = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    except (binascii.Error, ValueError):
        return None
    return tuple(parts) if isinstance(parts, list) and all(isinstance(p, str) for p in parts) else None


def _tag(secret: bytes, purpose: str, body: str) -> bytes:
    key = hmac.digest(secret, f"pathfinder/web/{purpose}".encode(), "sha256")
    return hmac.digest(key, body.encode(), "sha256")[:TAG_BYTES]


def _encode(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")
