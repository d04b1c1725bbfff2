"""Only our own pages may speak to us with a person's cookie."""

from urllib.parse import urlsplit

from aiohttp import web

from channels.web.settings import WebSettings


def own_origin(request: web.Request, settings: WebSettings) -> bool:
    """Whether a request comes from a page of ours; browsers always say where from, so no word is a no."""
    origin = urlsplit(request.headers.get("Origin", ""))
    if origin.scheme not in ("http", "https") or not origin.netloc:
        return False
    if settings.public_url:
        public = urlsplit(settings.public_url)
        if (origin.scheme, origin.netloc.casefold()) == (public.scheme, public.netloc.casefold()):
            return True
    return origin.netloc.casefold() == request.host.casefold()


def base_url(request: web.Request, settings: WebSettings) -> str:
    """Return where people reach us, without a slash at the end."""
    return (settings.public_url or f"{request.scheme}://{request.host}").rstrip("/")
