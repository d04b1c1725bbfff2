"""Microsoft's signing keys: fetched without blocking, kept a day, and again for a key that is unknown."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import jwt
import structlog
from aiohttp import ClientError, ClientSession, ClientTimeout
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

log = structlog.get_logger()
_KEPT_S = 24 * 3600.0
_FLOOR_S = 300.0  # strangers who invent key ids make us ask no oftener than this
_TIMEOUT = ClientTimeout(total=5)
_FEWEST_BITS = 2048


@dataclass(frozen=True)
class SigningKey:
    """A public key and the channels it may speak for."""

    key: RSAPublicKey
    endorsements: frozenset[str]


class KeysUnavailable(Exception):  # noqa: N818
    """The keys could not be fetched and none are kept: nobody can be let in for now."""


class Keys:
    """The keys of the OpenID metadata document at `url`, by key id."""

    def __init__(
        self, http: Callable[[], ClientSession], url: str, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._http, self._url, self._now = http, url, now
        self._keys: dict[str, SigningKey] = {}
        self._fetched: float | None = None
        self._tried: float | None = None
        self._lock = asyncio.Lock()

    async def find(self, kid: str) -> SigningKey | None:
        """Return the key of that id, None when there is none; raises KeysUnavailable."""
        if kid not in self._keys or self._older(self._fetched, _KEPT_S):
            async with self._lock:
                if kid not in self._keys or self._older(self._fetched, _KEPT_S):
                    await self._refresh()
        if self._fetched is None:
            raise KeysUnavailable("the signing keys can't be fetched")
        return self._keys.get(kid)

    def _older(self, since: float | None, seconds: float) -> bool:
        return since is None or self._now() - since >= seconds

    async def _refresh(self) -> None:
        """Fetch the keys, unless that was tried just now; those we have stay when it fails."""
        floor = _FLOOR_S if self._fetched is not None else 1.0
        if not self._older(self._tried, floor):
            return
        self._tried = self._now()
        try:
            metadata = await self._get(self._url)
            found = await self._get(str(metadata["jwks_uri"]))
            self._keys, self._fetched = _read(found), self._now()
        except (ClientError, TimeoutError, KeyError, TypeError, ValueError) as problem:
            log.warning("signing keys not fetched", url=self._url, why=repr(problem))

    async def _get(self, url: str) -> Mapping[str, Any]:
        async with self._http().get(url, timeout=_TIMEOUT, allow_redirects=False) as answer:
            answer.raise_for_status()
            found: Mapping[str, Any] = await answer.json(content_type=None)
            return found


def _read(found: Mapping[str, Any]) -> dict[str, SigningKey]:
    """Return the RSA keys of a JWKS document that may sign for a channel."""
    keys = {}
    for one in found["keys"]:
        if one.get("kty") != "RSA" or "kid" not in one:
            continue
        key = jwt.PyJWK(one, algorithm="RS256").key
        if isinstance(key, RSAPublicKey) and key.key_size >= _FEWEST_BITS:
            keys[str(one["kid"])] = SigningKey(key, frozenset(one.get("endorsements", ())))
    return keys
