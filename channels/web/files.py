"""Files people were sent, behind signed links that end, and safe to open."""

from datetime import datetime
from pathlib import PurePath
from urllib.parse import quote

from aiohttp import web

from channels.links import Links
from channels.ports import Door
from channels.web.people import Person, person_of
from channels.web.settings import WebSettings

# Only these are shown in place: none can run a script in our origin. All else is downloaded.
SHOWN = frozenset({"application/pdf", "image/png", "image/jpeg"})
KEPT = SHOWN | {"text/calendar", "text/csv", "application/json", "text/plain"}


def file_path(settings: WebSettings, document: str, now: datetime, person: Person | None = None) -> str:
    """Return the path of a document, good for `settings.file_life`, for one person or anyone."""
    return _links(settings).path(document, now, person.id if person else "")


def document_of(settings: WebSettings, request: web.Request, now: datetime) -> str:
    """Return the document a request may have; raises 404 for what is not ours, 403 and 410 else."""
    link = _links(settings).read(request.match_info["token"])
    if link is None:
        raise web.HTTPNotFound(text="This link does not lead to a file.")
    if link.ended(now):
        raise web.HTTPGone(text="This link has ended. Open the chat again for a fresh one.")
    person = person_of(request, settings)
    if link.holder and (person is None or person.id != link.holder):
        raise web.HTTPForbidden(
            text="This link was made for somebody else. Open the file from your own chat."
        )
    return link.document


def _links(settings: WebSettings) -> Links:
    return Links(settings.secret, life=settings.file_life)


async def serve(settings: WebSettings, door: Door, request: web.Request, now: datetime) -> web.Response:
    """Answer with the file of a signed link."""
    found = await door.document(document_of(settings, request, now))
    if found is None:
        raise web.HTTPNotFound(text="This file is no longer kept.")
    name, content_type, body = found
    kind = content_type.partition(";")[0].strip().casefold()
    inline = kind in SHOWN and "download" not in request.query
    return web.Response(
        body=body,
        headers={
            "Content-Type": kind if kind in KEPT else "application/octet-stream",
            "Content-Disposition": disposition(name, inline=inline),
            "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cache-Control": "private, max-age=3600",
            "Cross-Origin-Resource-Policy": "same-origin",
        },
    )


def disposition(name: str, *, inline: bool) -> str:
    """Return a Content-Disposition with a name that can hold neither a path nor a header."""
    name = PurePath(name.replace("\\", "/")).name or "file"
    plain = "".join(c if c.isascii() and (c.isalnum() or c in " ._-") else "_" for c in name)
    kind = "inline" if inline else "attachment"
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
