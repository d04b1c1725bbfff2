"""Is it really Teams? Decided before any SDK sees the activity (the SDK answers 500, or lets all in)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import jwt

from channels.teams.activity import Activity
from channels.teams.keys import Keys, SigningKey
from channels.teams.settings import CHANNEL_ID, ISSUER, TeamsSettings

_SKEW_S = 300
_LONGEST_TOKEN = 16_384


class Refused(Exception):  # noqa: N818
    """A request is not from Teams (401), or not what its token was made for (403)."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


@dataclass(frozen=True)
class Proven:
    """A token's claims, and the key it was signed with."""

    claims: Mapping[str, Any]
    key: SigningKey


class Verifier:
    """Checks tokens of the Bot Connector service, as "Authenticate requests from the Bot Connector" says."""

    def __init__(self, settings: TeamsSettings, keys: Keys) -> None:
        self._settings, self._keys = settings, keys

    async def token(self, header: str | None) -> Proven:
        """Return what an Authorization header proves; raises Refused, and KeysUnavailable."""
        scheme, _, token = (header or "").partition(" ")
        if scheme != "Bearer" or not token or len(token) > _LONGEST_TOKEN or not token.isascii():
            raise Refused(401, "a bearer token is needed")
        key = await self._keys.find(_kid(token))
        if key is None:
            raise Refused(401, "the token's key is not known")
        try:
            claims = jwt.decode(
                token,
                key.key,
                algorithms=["RS256"],
                audience=self._settings.app_id,
                issuer=ISSUER,
                leeway=_SKEW_S,
                options={"require": ["exp", "nbf", "iss", "aud"], "strict_aud": True},
            )
        except jwt.PyJWTError as problem:
            raise Refused(401, f"the token is not good: {type(problem).__name__}") from None
        if not isinstance(claims.get("serviceurl"), str):
            raise Refused(401, "the token names no service")
        return Proven(claims, key)

    def covers(self, proven: Proven, activity: Activity) -> None:
        """Check that the token was made for this activity; raises Refused."""
        if activity.channel_id != CHANNEL_ID or CHANNEL_ID not in proven.key.endorsements:
            raise Refused(403, "the key does not speak for this channel")
        if activity.service_url != proven.claims["serviceurl"]:
            raise Refused(403, "the token was made for another service")
        if not self._settings.simulator and not activity.service_url.startswith("https://"):
            raise Refused(403, "the service is not safe to answer")
        tenants = activity.tenants()
        if self._settings.tenant and tenants - {self._settings.tenant}:
            raise Refused(403, "the message comes from another organisation")


def _kid(token: str) -> str:
    """Return the id of the key a token says it was signed with; raises Refused."""
    try:
        header = jwt.get_unverified_header(token)
    except jwt.PyJWTError:
        raise Refused(401, "the token can't be read") from None
    if header.get("alg") != "RS256" or not isinstance(header.get("kid"), str):
        raise Refused(401, "the token is not signed as it must be")
    return str(header["kid"])
