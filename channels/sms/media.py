"""Files by text: pictures that came in, and links to what goes out."""

import logging
import mimetypes
from base64 import b64encode
from datetime import datetime
from urllib.parse import quote, urlsplit

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout, web

from channels.envelope import InAttachment, OutAttachment
from channels.ports import Door
from channels.seal import seal, unseal
from channels.sms.settings import SmsSettings

PATH = "/webhooks/twilio/media/"
PICTURES = frozenset({"image/png", "image/jpeg", "image/gif"})
_TAKEN = ("image/", "application/pdf", "text/calendar", "text/plain")
_STORES = ("mms.twiliocdn.com", "media.twiliocdn.com", "s3-external-1.amazonaws.com")
NOT_TAKEN = (
    "I could not open what came with that. I can read pictures, PDFs, calendar files and plain text of up to "
    "5 MB. Could you send it another way?"
)
MOST_IN_ALL = 5 * 2**20  # bytes of an MMS, all its pictures together
_PURPOSE = "sms-media"
_PATIENCE = ClientTimeout(total=8)  # Twilio waits fifteen seconds for the whole webhook
log = logging.getLogger(__name__)


async def fetched(
    http: ClientSession, settings: SmsSettings, url: str, content_type: str, name: str
) -> InAttachment | None:
    """Return the file at one of Twilio's own URLs; None when it is elsewhere, too large, or not there.

    Our credentials go to Twilio's API and nowhere else: the store it leads on to is asked without.
    """
    if not _is_ours(url, settings) or not content_type.startswith(_TAKEN):
        log.warning("a file that came by text is not fetched from %s", urlsplit(url).hostname)
        return None
    login = b64encode(f"{settings.account_sid}:{settings.auth_token}".encode()).decode()
    ours = {"Authorization": f"Basic {login}"}
    try:
        async with http.get(url, headers=ours, allow_redirects=False, timeout=_PATIENCE) as answer:
            if answer.status not in (301, 302, 303, 307, 308):
                return await _body(answer, settings, content_type, name)
            onward = answer.headers.get("Location", "")
        if urlsplit(onward).scheme != "https" or urlsplit(onward).hostname not in _STORES:
            return None
        async with http.get(onward, allow_redirects=False, timeout=_PATIENCE) as answer:
            return await _body(answer, settings, content_type, name)
    except (ClientError, TimeoutError) as problem:
        log.warning("a file that came by text could not be fetched: %r", problem)
        return None


async def _body(
    answer: ClientResponse, settings: SmsSettings, content_type: str, name: str
) -> InAttachment | None:
    if answer.status != 200:
        return None
    body = bytearray()
    async for chunk in answer.content.iter_chunked(64 * 1024):
        body += chunk
        if len(body) > settings.largest_media:
            return None
    return InAttachment(f"{name}{mimetypes.guess_extension(content_type) or ''}", content_type, bytes(body))


def _is_ours(url: str, settings: SmsSettings) -> bool:
    there, api = urlsplit(url), urlsplit(settings.api_base)
    same = (there.scheme, there.netloc) == (api.scheme, api.netloc)
    return same and there.path.startswith(f"/2010-04-01/Accounts/{settings.account_sid}/")


def link(settings: SmsSettings, file: OutAttachment, now: datetime) -> str:
    """Return where anyone with the link may open a file for a while; "" when nobody could reach us."""
    if not settings.public_url or not file.document:
        return ""
    end = int((now + settings.file_life).timestamp())
    return settings.public_url.rstrip("/") + PATH + seal(settings.secret, _PURPOSE, file.document, str(end))


def unsent(file: OutAttachment) -> str:
    """Return words for a file that no link leads to."""
    return f"({file.name} can't be sent by text from here. Somebody in the group can show it to you.)"


async def serve(settings: SmsSettings, door: Door, token: str, now: datetime) -> web.Response:
    """Answer with the file of a link; raises 404 for what is none of ours, 410 when it has ended."""
    parts = unseal(settings.secret, _PURPOSE, token)
    if not parts or len(parts) != 2:
        raise web.HTTPNotFound(text="This link does not lead to a file.")
    if now.timestamp() > int(parts[1]):
        raise web.HTTPGone(text="This link has ended. Ask me for the file again.")
    found = await door.document(parts[0])
    if found is None:
        raise web.HTTPNotFound(text="This file is no longer kept.")
    name, content_type, body = found
    safe = content_type in PICTURES or content_type in ("application/pdf", "text/calendar")
    shown = "inline" if content_type in PICTURES or content_type == "application/pdf" else "attachment"
    return web.Response(
        body=body,
        headers={
            "Content-Type": content_type if safe else "application/octet-stream",
            "Content-Disposition": f"{shown}; filename*=UTF-8''{quote(name, safe='')}",
            "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, max-age=3600",
        },
    )
