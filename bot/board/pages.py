"""The board over HTTP: its page, view, map, socket, and what is pressed on it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pydantic import ValidationError

from bot.board.desk import Desk, Moment, as_json
from bot.board.live import GONE, Live, Session
from bot.board.posting import EVENTS, NotTaken, post
from bot.board.seeing import Reader
from bot.board.walking_in import from_chat
from channels.web.chats import chat_of
from channels.web.origin import own_origin
from channels.web.pages import HEADERS, load_assets, served
from channels.web.pages import HERE as WEB
from channels.web.settings import WebSettings
from tools.board.ports import Ticket

HERE = Path(__file__).parent
BOARD_HEADERS = {
    **HEADERS,
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "manifest-src 'self'; worker-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
}
_SVG_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, max-age=31536000, immutable",
}
_LARGEST_EVENT = 4096
_MOST_OPEN = 5000


class Pages:
    """Answers browsers. Who has no good link learns nothing, not even whether there is such a trip."""

    def __init__(self, desk: Desk, live: Live, settings: WebSettings) -> None:
        self._desk, self._live, self._settings = desk, live, settings
        self._assets, self._web_assets = load_assets(HERE / "static"), load_assets(WEB / "static")
        self._templates = Environment(
            loader=FileSystemLoader([HERE / "templates", WEB / "templates"]),
            autoescape=True,
            undefined=StrictUndefined,
        )

    def routes(self) -> Sequence[web.RouteDef]:
        """Return what to mount."""
        return (
            web.get("/board/sw.js", self._worker),
            web.get("/board/{token}", self._page),
            web.get("/board/{token}/view.json", self._view),
            web.get("/board/{token}/app.webmanifest", self._manifest),
            web.get("/board/{token}/map/{picture}", self._map),
            web.get("/board/{token}/socket", self._socket),
            web.post("/board/{token}/events", self._event),
            web.get("/chat/{token}/board", self._from_chat),
            web.get("/static/board/{name:.+}", self._asset),
            web.get("/static/web/{name:.+}", self._shared),  # where no web chat serves them
        )

    async def _page(self, request: web.Request) -> web.Response:
        moment, _ = await self._opened(request)
        chat = request.query.get("chat", "")
        back = f"/chat/{chat}" if chat and chat_of(chat, self._settings) else ""
        return self._html(
            "board.html", 200, trip=moment.told.trip.name, token=self._token(request), chat=back
        )

    async def _view(self, request: web.Request) -> web.Response:
        moment, reader = await self._opened(request)
        body = as_json(moment.told.act.now, moment.sections(reader))
        return web.Response(text=body, content_type="application/json", headers={"Cache-Control": "no-store"})

    async def _map(self, request: web.Request) -> web.Response:
        moment, _ = await self._opened(request)
        chart = moment.told.chart
        if chart is None or request.match_info["picture"] != f"{chart.digest}.svg":
            raise web.HTTPNotFound(text="This map has been drawn anew.")
        return web.Response(text=chart.svg, content_type="image/svg+xml", headers=_SVG_HEADERS)

    async def _manifest(self, request: web.Request) -> web.Response:
        moment, _ = await self._opened(request)
        here = f"/board/{self._token(request)}"
        icons = [
            {"src": f"/static/board/icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"}
            for size in (192, 512)
        ]
        manifest: dict[str, Any] = {
            "name": f"{moment.told.trip.name} · Pathfinder",
            "short_name": "Pathfinder",
            "id": here,
            "start_url": here,
            "scope": "/board/",
            "display": "standalone",
            "background_color": "#f4f0e6",
            "theme_color": "#0e5f53",
            "icons": icons,
        }
        return web.json_response(manifest, content_type="application/manifest+json")

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        """Open a page's socket; whose link is over is told so, and the page loads itself anew."""
        if not own_origin(request, self._settings):
            raise web.HTTPForbidden(text="Only the board's own page may connect here.")
        ticket = self._ticket(request)
        if self._live.count() >= _MOST_OPEN:
            raise web.HTTPServiceUnavailable(text="Too many boards are open.", headers={"Retry-After": "30"})
        socket = web.WebSocketResponse(heartbeat=25.0, max_msg_size=_LARGEST_EVENT, timeout=3, compress=False)
        await socket.prepare(request)
        if ticket is None:
            await socket.close(code=GONE)
        else:
            await self._live.serve(Session(ticket, socket))
        return socket

    async def _event(self, request: web.Request) -> web.Response:
        """Take what was pressed or shared: 202 once it is stored, 400 with words when it can't be."""
        if not own_origin(request, self._settings):
            raise web.HTTPForbidden(text="Only the board's own page may send this.")
        moment, reader = await self._opened(request)
        try:
            if (request.content_length or 0) > _LARGEST_EVENT:
                raise NotTaken("That is more than a board can send.")
            await post(self._desk, moment, reader, EVENTS.validate_json(await request.read()))
        except ValidationError:
            return _refused("The page sent something I could not read. Reloading it may help.")
        except NotTaken as problem:
            return _refused(str(problem))
        return web.json_response({"ok": True}, status=202)

    async def _from_chat(self, request: web.Request) -> web.Response:
        """GET the board of a web chat's trip, for the person of this browser."""
        where = await from_chat(self._desk, request, self._settings)
        if where is None:
            return self._html("no-board.html", 404)
        return web.Response(status=303, headers={"Location": where, **BOARD_HEADERS})

    async def _asset(self, request: web.Request) -> web.Response:
        return served(self._assets, request)

    async def _shared(self, request: web.Request) -> web.Response:
        return served(self._web_assets, request)

    async def _worker(self, _request: web.Request) -> web.Response:
        """GET the service worker, from where it may serve every board."""
        asset = self._assets["sw.js"]
        headers = {"Cache-Control": "no-cache", "Content-Type": asset.content_type}
        return web.Response(body=asset.body, headers=headers)

    def _token(self, request: web.Request) -> str:
        return request.match_info["token"]

    def _ticket(self, request: web.Request) -> Ticket | None:
        return self._desk.links.read(self._token(request))

    async def _opened(self, request: web.Request) -> tuple[Moment, Reader]:
        """Return a link's trip and reader; raises 404 for what is no link, 410 for one that is over."""
        ticket = self._ticket(request)
        if ticket is None:
            page = self._render("no-board.html")
            raise web.HTTPNotFound(text=page, content_type="text/html", headers=BOARD_HEADERS)
        moment = await self._desk.moment(ticket.trip_id)
        reader = moment.reader(ticket)
        if reader is None:
            page = self._render("no-board.html")
            raise web.HTTPGone(text=page, content_type="text/html", headers=BOARD_HEADERS)
        return moment, reader

    def _html(self, template: str, status: int, **values: str) -> web.Response:
        text = self._render(template, **values)
        return web.Response(status=status, text=text, content_type="text/html", headers=BOARD_HEADERS)

    def _render(self, template: str, **values: str) -> str:
        return self._templates.get_template(template).render(**values)


def _refused(why: str) -> web.Response:
    return web.json_response({"why": why}, status=400)
