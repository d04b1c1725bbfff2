"""OpenAI's chat completions over HTTP, as far as we use it: tools, usage, errors, stalls."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

Script = Callable[[dict[str, Any]], "Answer"]


@dataclass(frozen=True)
class Answer:
    """What the model answers: words, tool calls as (name, arguments as the model wrote them), or an error."""

    content: str | None = None
    calls: tuple[tuple[str, str], ...] = ()
    status: int = 200
    stalls: float = 0.0


def calls(*wanted: tuple[str, dict[str, Any]]) -> Answer:
    """Return an answer that calls tools with well-formed arguments."""
    return Answer(calls=tuple((name, json.dumps(args)) for name, args in wanted))


@dataclass
class OpenAISimulator:
    """A server whose answers `script` decides from the request's body; keeps every request."""

    script: Script
    requests: list[dict[str, Any]] = field(default_factory=list)

    async def start(self) -> TestServer:
        """Listen on loopback; the caller closes the server."""
        app = web.Application()
        app.router.add_post("/v1/chat/completions", self._complete)
        server = TestServer(app)
        await server.start_server()
        return server

    async def _complete(self, request: web.Request) -> web.Response:
        if not request.headers.get("Authorization", "").startswith("Bearer "):
            return _error(401, "invalid_api_key")
        body = await request.json()
        self.requests.append(body)
        answer = self.script(body)
        await asyncio.sleep(answer.stalls)
        if answer.status != 200:
            return _error(answer.status, "rate_limit_exceeded" if answer.status == 429 else "server_error")
        return web.json_response(_completion(body, answer))


def _error(status: int, code: str) -> web.Response:
    return web.json_response({"error": {"message": code, "type": code, "code": code}}, status=status)


def _completion(body: dict[str, Any], answer: Answer) -> dict[str, Any]:
    wanted = [
        {"id": f"call_{n}", "type": "function", "function": {"name": name, "arguments": arguments}}
        for n, (name, arguments) in enumerate(answer.calls)
    ]
    message: dict[str, Any] = {"role": "assistant", "content": answer.content}
    if wanted:
        message["tool_calls"] = wanted
    read = len(json.dumps(body)) // 4
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": body["model"],
        "choices": [{"index": 0, "message": message, "finish_reason": "tool_calls" if wanted else "stop"}],
        "usage": {"prompt_tokens": read, "completion_tokens": 20, "total_tokens": read + 20},
    }
