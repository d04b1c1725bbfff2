"""Envelope encryption of what is delicate: each trip has a key of its own, kept under a key of the house.

The house's key is derived (HKDF-SHA256) from PATHFINDER_SECRET_KEY and named by its own fingerprint. A new
secret with the old one beside it (PATHFINDER_SECRET_KEY_OLD) still opens everything, and a trip's key is
taken over to the new secret when it is next used, so rotating rewrites one short row a trip.
Values are sealed with AES-256-GCM, bound to the trip and the record, so that none can be moved elsewhere.
"""

import base64
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_PREFIX = "sealed:1:"
_NONCE, _KEY = 12, 32


class SealError(RuntimeError):
    """A sealed value cannot be opened: its secret is gone, or it was altered."""


@dataclass(frozen=True)
class HouseKey:
    """A key of the house and the name it is known by."""

    id: str
    key: bytes = field(repr=False)

    @classmethod
    def of(cls, secret: bytes) -> "HouseKey":
        """Derive the key of a secret."""
        derived = HKDF(SHA256(), _KEY, salt=None, info=b"pathfinder/storage/house-key").derive(secret)
        return cls(sha256(b"pathfinder/key-id" + derived).hexdigest()[:12], derived)


@dataclass(frozen=True)
class TripKey:
    """A trip's own key: seals and opens values of that trip."""

    trip_id: str
    key: bytes = field(repr=False)

    def seal(self, value: Any, place: str) -> str:
        """Return a JSON value as sealed text; `place` ("Member:ID:diet") must be told again to open it."""
        return _PREFIX + _sealed(self.key, json.dumps(value).encode(), f"{self.trip_id}:{place}")

    def open(self, sealed: Any, place: str) -> Any:
        """Return the value of a sealed text; what was kept before sealing began is returned as it is."""
        if not is_sealed(sealed):
            return sealed
        body = _opened(self.key, sealed.removeprefix(_PREFIX), f"{self.trip_id}:{place}")
        return json.loads(body)


def is_sealed(value: Any) -> bool:
    """Whether a stored value is sealed text."""
    return isinstance(value, str) and value.startswith(_PREFIX)


@dataclass(frozen=True)
class Keyring:
    """The house's keys, the one in use first."""

    keys: tuple[HouseKey, ...]

    @classmethod
    def of(cls, secrets_: Sequence[bytes]) -> "Keyring":
        """Return the keyring of a secret and of those it replaced."""
        return cls(tuple(HouseKey.of(secret) for secret in secrets_))

    @property
    def current(self) -> HouseKey:
        """The key new things are kept under."""
        return self.keys[0]

    def fresh(self, trip_id: str) -> TripKey:
        """Return a new key for a trip."""
        return TripKey(trip_id, secrets.token_bytes(_KEY))

    def wrap(self, key: TripKey) -> str:
        """Return a trip's key, sealed by the current key of the house."""
        return _sealed(self.current.key, key.key, f"trip-key:{key.trip_id}")

    def unwrap(self, trip_id: str, key_id: str, wrapped: str) -> TripKey:
        """Return a trip's key. Raises SealError when none of our keys is the one it was sealed by."""
        house = next((key for key in self.keys if key.id == key_id), None)
        if house is None:
            raise SealError(
                f"trip {trip_id} is kept under key {key_id}, which PATHFINDER_SECRET_KEY no longer gives; "
                "put the old secret into PATHFINDER_SECRET_KEY_OLD"
            )
        return TripKey(trip_id, _opened(house.key, wrapped, f"trip-key:{trip_id}"))


def _sealed(key: bytes, body: bytes, place: str) -> str:
    nonce = secrets.token_bytes(_NONCE)
    return base64.b64encode(nonce + AESGCM(key).encrypt(nonce, body, place.encode())).decode()


def _opened(key: bytes, sealed: str, place: str) -> bytes:
    raw = base64.b64decode(sealed)
    try:
        return AESGCM(key).decrypt(raw[:_NONCE], raw[_NONCE:], place.encode())
    except InvalidTag:
        raise SealError(f"the sealed value at {place} was altered, or belongs elsewhere") from None
