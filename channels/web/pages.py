"""The pages: start a chat, enter one by its invitation, and the chat itself."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from channels.ports import Door
from channels.web.chats import Chat, chat_of, invitation, new_chat
from channels.web.origin import base_url, own_origin
from channels.web.people import Person, new_person, person_of, remember
from channels.web.settings import WebSettings
from channels.words import LONGEST_NAME, LONGEST_TEXT, Unfit, fit_name, fit_person, same_name

HERE = Path(__file__).parent
TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    # Not "no-referrer": browsers then send forms with the origin "null", just as a stranger's sandbox would.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(self), camera=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
}


@dataclass(frozen=True)
class Asset:
    """A file of the page, in memory."""

    content_type: str
    body: bytes
    tag: str


def load_assets(folder: Path) -> dict[str, Asset]:
    """Read the page's files, by name; no other file can ever be asked for."""
    assets = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix in TYPES:
            body = path.read_bytes()
            tag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
            assets[path.relative_to(folder).as_posix()] = Asset(TYPES[path.suffix], body, tag)
    return assets


def served(assets: Mapping[str, Asset], request: web.Request) -> web.Response:
    """Return the file a request names, or that the browser has it already; raises 404."""
    asset = assets.get(request.match_info["name"])
    if asset is None:
        raise web.HTTPNotFound
    headers = {"Cache-Control": "no-cache", "ETag": asset.tag, "X-Content-Type-Options": "nosniff"}
    if request.headers.get("If-None-Match") == asset.tag:
        return web.Response(status=304, headers=headers)
    return web.Response(body=asset.body, headers={**headers, "Content-Type": asset.content_type})


class Pages:
    """Answers browsers with pages."""

    def __init__(self, settings: WebSettings) -> None:
        self._settings = settings
        self._assets = load_assets(HERE / "static")
        self._templates = Environment(
            loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined
        )

    async def asset(self, request: web.Request) -> web.Response:
        """GET a script, style or picture of the page."""
        return served(self._assets, request)

    async def home(self, request: web.Request) -> web.Response:
        """GET the page where a chat begins."""
        person = person_of(request, self._settings)
        return self._page("home.html", name=person.name if person else "", trip="", problem="")

    async def start(self, request: web.Request) -> web.Response:
        """POST a trip's name and one's own: makes the chat and leads there."""
        form = await self._form(request)
        known = person_of(request, self._settings)
        trip, name = str(form.get("trip", "")), str(form.get("name", ""))
        try:
            if not self._settings.anyone_may_start and known is None:
                raise Unfit("New chats are started by invitation here. Please use the link you were given.")
            chat = new_chat(fit_name(trip, "a name for the trip"))
            person = _called(fit_person(name), known)
        except Unfit as problem:
            return self._page("home.html", 400, name=name, trip=trip, problem=str(problem))
        return self._enter(invitation(chat, self._settings), person)

    async def chat(self, request: web.Request, door: Door) -> web.Response:
        """GET a chat: the chat itself for who has a name in it, else the question for one."""
        chat, token = self.opened(request)
        person = person_of(request, self._settings)
        if person is None or "name" in request.query or await _is_taken(person, chat, door):
            name = person.name if person else ""
            problem = _taken(name) if person and "name" not in request.query else ""
            return self._page("join.html", chat=chat.name, token=token, name=name, problem=problem)
        link = f"{base_url(request, self._settings)}/chat/{token}"
        return self._page(
            "chat.html",
            chat=chat.name,
            chat_id=chat.id,
            link=link,
            board=f"/chat/{token}/board",
            me=person.name,
            me_id=person.id,
        )

    async def join(self, request: web.Request, door: Door) -> web.Response:
        """POST one's name to enter a chat."""
        chat, token = self.opened(request)
        form = await self._form(request)
        name = str(form.get("name", ""))
        try:
            person = _called(fit_person(name), person_of(request, self._settings))
            if await _is_taken(person, chat, door):
                raise Unfit(_taken(person.name))
        except Unfit as problem:
            return self._page("join.html", 400, chat=chat.name, token=token, name=name, problem=str(problem))
        return self._enter(token, person)

    def opened(self, request: web.Request) -> tuple[Chat, str]:
        """Return the chat of a request's link, and the link's token; raises 404 with a page."""
        token = request.match_info["token"]
        chat = chat_of(token, self._settings)
        if chat is None:
            page = self._render("lost.html")
            raise web.HTTPNotFound(text=page, content_type="text/html", headers=HEADERS)
        return chat, token

    async def _form(self, request: web.Request) -> dict[str, Any]:
        if not own_origin(request, self._settings):
            raise web.HTTPForbidden(text="This form was sent from another site.")
        return dict(await request.post())

    def _enter(self, token: str, person: Person) -> web.Response:
        response = web.Response(status=303, headers={"Location": f"/chat/{token}", **HEADERS})
        remember(response, person, self._settings)
        return response

    def _page(self, template: str, status: int = 200, **values: str) -> web.Response:
        headers = {**HEADERS, "Cache-Control": "no-store"}
        text = self._render(template, **values)
        return web.Response(status=status, text=text, content_type="text/html", headers=headers)

    def _render(self, template: str, **values: str) -> str:
        page = self._templates.get_template(template)
        return page.render(longest_name=LONGEST_NAME, longest_text=LONGEST_TEXT, **values)


def _called(name: str, known: Person | None) -> Person:
    """Return the person of this browser under the name they chose."""
    return Person(known.id, name) if known else new_person(name)


async def _is_taken(person: Person, chat: Chat, door: Door) -> bool:
    """Whether somebody else in the chat already goes by this person's name."""
    lines = await door.history("web", chat.id)
    names = {line.mine: line.who for line in lines if line.mine and line.who}
    return any(
        mine != person.id and same_name(name, person.name) for mine, name in names.items()
    ) and not any(mine == person.id and same_name(name, person.name) for mine, name in names.items())


def _taken(name: str) -> str:
    return (
        f"Somebody in this chat is already called {name}. "
        "Add your surname or an initial, so that nobody mixes you up."
    )
