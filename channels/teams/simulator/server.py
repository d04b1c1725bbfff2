"""The Bot Connector's HTTP: OpenID metadata, login, and the calls a bot makes; it can be made to fail."""

import json
import secrets
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from channels.teams.simulator.chats import Chat, Post, Town
from channels.teams.simulator.issuer import ISSUER, Issuer

LARGEST_CARD = 28 * 1024
_THREAD = ";messageid="


@dataclass(frozen=True)
class Fault:
    """How the next call is to fail."""

    status: int
    retry_after: float | None = None
    code: str = "ServiceError"


@dataclass
class Server:
    """Answers the bot. `said` is called with each chat and post that appears or changes."""

    issuer: Issuer
    password: str
    town: Town
    said: Callable[[Chat, Post], None]
    faults: deque[Fault] = field(default_factory=deque)
    calls: list[str] = field(default_factory=list)
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    tokens: set[str] = field(default_factory=set)
    base: str = ""

    def application(self) -> web.Application:
        """Return what to serve."""
        app = web.Application(client_max_size=2**20)
        at = "/v3/conversations/{chat}/activities"
        app.add_routes(
            [
                web.get("/v1/.well-known/openidconfiguration", self._metadata),
                web.get("/v1/.well-known/keys", self._keys),
                web.post("/{tenant}/oauth2/v2.0/token", self._login),
                web.post("/v3/conversations", self._create),
                web.post(at, self._post),
                web.post(at + "/{activity}", self._post),
                web.put(at + "/{activity}", self._update),
                web.get("/v3/conversations/{chat}/members", self._members),
                web.get("/files/{name}", self._file),
                web.get("/v3/attachments/{name}/views/original", self._attachment),
            ]
        )
        return app

    async def _metadata(self, _request: web.Request) -> web.Response:
        self.calls.append("metadata")
        keys = f"{self.base}v1/.well-known/keys"
        return web.json_response(
            {"issuer": ISSUER, "jwks_uri": keys, "id_token_signing_alg_values_supported": ["RS256"]}
        )

    async def _keys(self, _request: web.Request) -> web.Response:
        return web.json_response(self.issuer.jwks())

    async def _login(self, request: web.Request) -> web.Response:
        self.calls.append("login")
        form = await request.post()
        if (form.get("client_id"), form.get("client_secret")) != (self.issuer.app_id, self.password):
            return web.json_response({"error": "invalid_client"}, status=401)
        token = secrets.token_urlsafe(24)
        self.tokens.add(token)
        return web.json_response({"token_type": "Bearer", "expires_in": 3600, "access_token": token})

    def _chat(self, request: web.Request) -> tuple[Chat, str]:
        """Return the chat and thread of a call that may be made; raises as the service answers."""
        self._proven(request)
        if self.faults:
            fault = self.faults.popleft()
            headers = {"Retry-After": f"{fault.retry_after:g}"} if fault.retry_after is not None else {}
            raise _failed(fault.status, fault.code, headers)
        number, _, thread = request.match_info["chat"].partition(_THREAD)
        chat = self.town.chats.get(number)
        if chat is None:
            raise _failed(404, "ConversationNotFound")
        if not chat.bot:
            raise _failed(403, "BotNotInConversationRoster")
        return chat, thread

    def _proven(self, request: web.Request) -> None:
        if request.headers.get("Authorization", "").removeprefix("Bearer ") not in self.tokens:
            raise _failed(401, "Unauthorized")

    async def _post(self, request: web.Request) -> web.Response:
        self.calls.append("post")
        chat, thread = self._chat(request)
        activity = await self._activity(request)
        post = Post(self.town.next_id(), activity, thread)
        chat.posts.append(post)
        self.said(chat, post)
        return web.json_response({"id": post.id}, status=201)

    async def _update(self, request: web.Request) -> web.Response:
        self.calls.append("update")
        chat, _ = self._chat(request)
        activity = await self._activity(request)
        for post in chat.posts:
            if post.id == request.match_info["activity"]:
                post.activity, post.edited = activity, True
                self.said(chat, post)
                return web.json_response({"id": post.id})
        raise _failed(404, "ActivityNotFoundInConversation")

    async def _activity(self, request: web.Request) -> dict[str, Any]:
        activity: dict[str, Any] = await request.json()
        if len(json.dumps(activity)) > LARGEST_CARD:
            raise _failed(413, "MessageSizeTooBig")
        return activity

    async def _create(self, request: web.Request) -> web.Response:
        self._proven(request)
        members = (await request.json()).get("members") or [{}]
        name = str(members[0].get("id", "")).removeprefix("29:")
        return web.json_response({"id": self.town.chat("personal", name).id}, status=201)

    async def _members(self, request: web.Request) -> web.Response:
        chat, _ = self._chat(request)
        return web.json_response([{"id": number, "name": name} for number, name in chat.members.items()])

    async def _file(self, request: web.Request) -> web.Response:
        kind, body = self.files[request.match_info["name"]]
        return web.Response(body=body, content_type=kind)

    async def _attachment(self, request: web.Request) -> web.Response:
        self._proven(request)
        return await self._file(request)


def _failed(status: int, code: str, headers: dict[str, str] | None = None) -> web.HTTPException:
    """Return the service's way to say no."""
    body = json.dumps({"error": {"code": code, "message": code}})
    kinds = {
        401: web.HTTPUnauthorized,
        403: web.HTTPForbidden,
        404: web.HTTPNotFound,
        412: web.HTTPPreconditionFailed,
        429: web.HTTPTooManyRequests,
        500: web.HTTPInternalServerError,
        502: web.HTTPBadGateway,
        504: web.HTTPGatewayTimeout,
    }
    if status == 413:
        return web.HTTPRequestEntityTooLarge(LARGEST_CARD, text=body, content_type="application/json")
    kind = kinds.get(status, web.HTTPServiceUnavailable)
    return kind(text=body, headers=headers or {}, content_type="application/json")
