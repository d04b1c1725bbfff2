"""Is it really Twilio? Nothing of a request is believed before its signature is right."""

import logging
from urllib.parse import urlsplit

from aiohttp import web
from multidict import MultiDict, MultiDictProxy
from twilio.request_validator import SIGNATURE_HEADER, RequestValidator

from channels.sms.settings import SmsSettings

_LARGEST = 64 * 1024
_FORM = "application/x-www-form-urlencoded"
log = logging.getLogger(__name__)


class Verifier:
    """Checks what comes to our webhooks."""

    def __init__(self, settings: SmsSettings) -> None:
        self._settings, self._validator = settings, RequestValidator(settings.auth_token)

    async def form(self, request: web.Request) -> MultiDictProxy[str]:
        """Return a request's parameters, proven to be Twilio's for our account; raises 403, and 413."""
        params = await _read(request)
        signature = request.headers.get(SIGNATURE_HEADER, "")
        url = self.public_url(request)
        if params is None or not signature or not self._validator.validate(url, params, signature):
            log.warning("refused a webhook of no good signature for %s", url.partition("?")[0])
            raise web.HTTPForbidden(text="Not signed by Twilio.")
        if params.get("AccountSid", self._settings.account_sid) != self._settings.account_sid:
            raise web.HTTPForbidden(text="For another account.")
        return params

    def public_url(self, request: web.Request) -> str:
        """Return the URL Twilio called: ours as the world sees it, with this request's own path and query."""
        base = self._settings.public_url.rstrip("/") or f"{request.scheme}://{request.host}"
        parts = urlsplit(request.raw_path)
        return f"{base}{parts.path}{'?' + parts.query if parts.query else ''}"


async def _read(request: web.Request) -> MultiDictProxy[str] | None:
    """Return the form a request carries, None when it carries something else."""
    if request.content_type != _FORM:
        return None
    try:
        posted = await request.clone(client_max_size=_LARGEST).post()
    except (ValueError, LookupError):  # no such charset, or bytes that are none of it
        return None
    return MultiDictProxy(MultiDict((name, str(value)) for name, value in posted.items()))
