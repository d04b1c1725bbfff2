"""The bot's own token: asked for without blocking, kept until shortly before it ends."""

import asyncio
import time
from collections.abc import Callable

from aiohttp import ClientError, ClientSession, ClientTimeout

from channels.teams.settings import SCOPE, TeamsSettings

_TIMEOUT = ClientTimeout(total=10)
_EARLY_S = 300.0


class LoginFailed(Exception):  # noqa: N818
    """The login service gave no token; `refused`: it knows the app id or secret not."""

    def __init__(self, why: str, refused: bool) -> None:
        super().__init__(why)
        self.refused = refused


class Login:
    """Holds one token for the Bot Connector (client credentials)."""

    def __init__(
        self,
        settings: TeamsSettings,
        http: Callable[[], ClientSession],
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._settings, self._http, self._now = settings, http, now
        self._token, self._until = "", 0.0
        self._lock = asyncio.Lock()

    async def token(self) -> str:
        """Return a token that is good for a while; raises LoginFailed."""
        async with self._lock:
            if self._now() >= self._until:
                self._token, lasts = await self._ask()
                self._until = self._now() + max(lasts - _EARLY_S, lasts / 2)
            return self._token

    def forget(self) -> None:
        """Ask anew next time: the service did not accept the token."""
        self._until = 0.0

    async def _ask(self) -> tuple[str, float]:
        form = {
            "grant_type": "client_credentials",
            "client_id": self._settings.app_id,
            "client_secret": self._settings.password,
            "scope": SCOPE,
        }
        try:
            post = self._http().post(
                self._settings.token_url, data=form, timeout=_TIMEOUT, allow_redirects=False
            )
            async with post as answer:
                found = await answer.json(content_type=None)
                if answer.status != 200:
                    why = str(found.get("error", "")) if isinstance(found, dict) else ""
                    refused = answer.status in (400, 401)
                    raise LoginFailed(f"login answered {answer.status} {why}".strip(), refused)
                return str(found["access_token"]), float(found["expires_in"])
        except (ClientError, TimeoutError, ValueError, KeyError, TypeError) as problem:
            raise LoginFailed(f"login can't be reached: {problem!r}", refused=False) from None
