"""The simulated Bot API over HTTP: /bot<token>/<method> and /file/bot<token>/<path>."""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from aiohttp.web_request import FileField

from channels.pacing import Rate
from channels.telegram.simulator.api import Api, Params, typed
from channels.telegram.simulator.delivery import Delivery, Webhook
from channels.telegram.simulator.errors import ApiError, bad_request
from channels.telegram.simulator.world import Json, World

SENDING = ("sendMessage", "sendPhoto", "sendDocument", "sendPoll", "editMessageText")
_LARGEST = 60 * 2**20


@dataclass
class Fault:
    """What goes wrong with the next `times` calls of `method`: an error, a wait, or both."""

    method: str
    error: ApiError | None = None
    stalls: float = 0.0
    times: int = 1
    after: bool = False  # the call is done first, and its answer lost


class Limits:
    """What the platform allows before it says 429: 30/s in all, 1/s a chat (with `grace`), 20/min a group."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now, self._passed = now, defaultdict[str, list[float]](list)

    def check(self, chat: int) -> None:
        """Count a message; raises the 429."""
        rates = [("all", Rate(30, 1.0)), (f"chat {chat}", Rate(1, 1.0))]
        if chat < 0:
            rates.append((f"group {chat}", Rate(20, 60.0)))
        now = self._now()
        for name, rate in rates:
            recent = [at for at in self._passed[name] if at + rate.seconds > now + 1e-6]
            if len(recent) >= rate.count:
                wait = int(recent[-rate.count] + rate.seconds - now) + 1
                raise ApiError(429, f"Too Many Requests: retry after {wait}", retry_after=wait)
            self._passed[name] = recent
        for name, _ in rates:
            self._passed[name].append(now)


class Server:
    """Speaks HTTP for a world; keeps every call as (method, parameters)."""

    def __init__(self, world: World, token: str) -> None:
        self.world, self.api, self.delivery = world, Api(world), Delivery()
        self.calls: list[tuple[str, Params]] = []
        self.faults: list[Fault] = []
        self.limits: Limits | None = None
        self.shown: Callable[[str, Any], None] = lambda _method, _result: None
        self._token = token
        self._runner: web.AppRunner | None = None
        self.url = ""

    async def start(self) -> None:
        """Listen on a free port of loopback."""
        app = web.Application(client_max_size=_LARGEST)
        app.router.add_route("*", "/bot{token}/{method}", self._call)
        app.router.add_get("/file/bot{token}/{folder}/{file}", self._file)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Listen no more."""
        await self.delivery.stop()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _call(self, request: web.Request) -> web.Response:
        try:
            if request.match_info["token"] != self._token:
                raise ApiError(401, "Unauthorized")
            method, params = request.match_info["method"], await _params(request)
            self.calls.append((method, params))
            result = await self._done(method, params)
        except ApiError as problem:
            answer: Json = {"ok": False, "error_code": problem.code, "description": problem.description}
            if problem.parameters:
                answer["parameters"] = dict(problem.parameters)
            return web.json_response(answer, status=problem.code)
        return web.json_response({"ok": True, "result": result})

    async def _done(self, method: str, params: Params) -> Any:
        fault = next((f for f in self.faults if f.method in (method, "*") and f.times), None)
        if fault is not None:
            fault.times -= 1
            if not fault.after:
                await _goes_wrong(fault)
        if self.limits is not None and method in SENDING:
            self.limits.check(int(params["chat_id"]))
        if method in ("setWebhook", "deleteWebhook", "getWebhookInfo", "getUpdates"):
            return await self._updates(method, params)
        result = self.api.call(method, params)
        self.shown(method, result)
        if fault is not None and fault.after:
            await _goes_wrong(fault)
        return result

    async def _updates(self, method: str, params: Params) -> Any:
        delivery = self.delivery
        match method:
            case "setWebhook":
                kinds = tuple(params.get("allowed_updates") or ())
                delivery.webhook = Webhook(params.get("url", ""), params.get("secret_token", ""), kinds)
                delivery.flush()
                return True
            case "deleteWebhook":
                delivery.webhook = Webhook()
                return True
            case "getWebhookInfo":
                hook = delivery.webhook
                error = {"last_error_message": hook.last_error} if hook.last_error else {}
                info = {"url": hook.url, "has_custom_certificate": False, **error}
                return {**info, "pending_update_count": delivery.waiting}
            case _:
                if delivery.webhook.url:
                    raise ApiError(409, "Conflict: can't use getUpdates method while webhook is active")
                return await delivery.fetch(int(params.get("offset") or 0), float(params.get("timeout") or 0))

    async def _file(self, request: web.Request) -> web.Response:
        found = self.world.files.get(request.match_info["file"])
        if found is None or request.match_info["token"] != self._token:
            raise web.HTTPNotFound
        return web.Response(body=found[1])


async def _goes_wrong(fault: Fault) -> None:
    await asyncio.sleep(fault.stalls)
    if fault.error is not None:
        raise fault.error


async def _params(request: web.Request) -> Params:
    if request.content_type == "application/json":
        given: Params = await request.json()
        return given
    fields: Params = {**request.query}
    for name, value in (await request.post()).items():
        is_file = isinstance(value, FileField)
        fields[name] = (value.filename, value.file.read()) if isinstance(value, FileField) else value
        if is_file and not fields[name][1]:
            raise bad_request("file must be non-empty")
    return typed(fields)
