"""Files people attach: fetched only from Microsoft's hosts or the simulator, only so large, so long."""

import asyncio
from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

import structlog
from aiohttp import ClientError, ClientSession, ClientTimeout

from channels.envelope import InAttachment
from channels.teams.activity import Activity, Attachment
from channels.teams.login import Login, LoginFailed

log = structlog.get_logger()
FILE_INFO = "application/vnd.microsoft.teams.file.download.info"
_LARGEST = 20 * 2**20
_MOST = 5
_TIMEOUT = ClientTimeout(total=6)  # Teams waits 10 s for our word that the message is stored
_HOSTS = (
    ".sharepoint.com",
    ".sharepoint-df.com",
    ".sharepoint.us",
    "smba.trafficmanager.net",
    ".botframework.com",
    ".teams.microsoft.com",
    ".asm.skype.com",
)
# The bot's own token goes to the service's own addresses only: a shared file carries its own proof.
_OURS = ("smba.trafficmanager.net", ".botframework.com")


def allowed(url: str, simulator: str = "") -> bool:
    """Whether a file may be fetched from there."""
    return _is(url, _HOSTS) or _is_simulator(url, simulator)


class Downloads:
    """Fetches what is attached to a message."""

    def __init__(self, http: Callable[[], ClientSession], login: Login, simulator: str = "") -> None:
        self._http, self._login, self._simulator = http, login, simulator

    async def of(self, activity: Activity) -> tuple[tuple[InAttachment, ...], tuple[str, ...]]:
        """Return a message's files, and the names of those that could not be had."""
        wanted = list(_files(activity.attachments or ()))
        found = await asyncio.gather(*(self._fetch(*one) for one in wanted[:_MOST]))
        missing = [name for (name, _, _), got in zip(wanted, found, strict=False) if got is None]
        missing += [name for name, _, _ in wanted[_MOST:]]
        return tuple(one for one in found if one is not None), tuple(missing)

    async def _fetch(self, name: str, url: str, kind: str) -> InAttachment | None:
        if not allowed(url, self._simulator):
            log.warning("attachment from a host that is not Microsoft's", host=_host(url))
            return None
        try:
            headers = await self._proof(url)
            get = self._http().get(url, headers=headers, timeout=_TIMEOUT, allow_redirects=False)
            async with get as answer:
                if answer.status != 200 or (answer.content_length or 0) > _LARGEST:
                    return None
                body = bytearray()
                async for piece in answer.content.iter_chunked(65536):
                    body += piece
                    if len(body) > _LARGEST:
                        return None
                return InAttachment(name, kind or answer.content_type, bytes(body))
        except (ClientError, TimeoutError, LoginFailed) as problem:
            log.warning("attachment not fetched", host=_host(url), why=repr(problem))
            return None

    async def _proof(self, url: str) -> dict[str, str]:
        ours = _is(url, _OURS) or (_is_simulator(url, self._simulator) and "/v3/" in url)
        return {"Authorization": f"Bearer {await self._login.token()}"} if ours else {}


def _files(attachments: Iterable[Attachment]) -> Iterable[tuple[str, str, str]]:
    """Return (name, url, content type or "") of what is a file."""
    for one in attachments:
        if one.content_type == FILE_INFO and isinstance(one.content, dict):
            yield one.name or "file", str(one.content.get("downloadUrl", "")), ""
        elif one.content_type.startswith("image/") and one.content_url:
            kind = "image/png" if one.content_type == "image/*" else one.content_type
            yield one.name or f"picture.{kind.partition('/')[2]}", one.content_url, kind


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _is(url: str, hosts: tuple[str, ...]) -> bool:
    """Whether a URL is https on the usual port of one of `hosts` (".x" stands for all below x)."""
    try:
        parts = urlsplit(url)
        if parts.scheme != "https" or parts.port not in (None, 443) or parts.username is not None:
            return False
    except ValueError:
        return False
    host = (parts.hostname or "").casefold()
    return any(host.endswith(one) if one.startswith(".") else host == one for one in hosts)


def _is_simulator(url: str, simulator: str) -> bool:
    return bool(simulator) and url.startswith(f"http://{simulator}/")
