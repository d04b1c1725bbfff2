"""OpenAI's chat completions over HTTP, as far as we use it: tools, usage, streaming, errors, stalls."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

Script = Callable[[dict[str, Any]], "Answer"]
_LETTERS_A_TOKEN = 4
_CACHED_FROM = 1024  # tokens: shorter prompts are not cached by OpenAI
_CACHED_STEP = 128


@dataclass(frozen=True)
class Answer:
    """What the model answers: words, tool calls as (name, arguments as the model wrote them), or an error.

    `stalls`: seconds before anything is sent. `raw`: a body that is sent instead, whatever it is. `halves`:
    only half of the body is sent, then seconds of nothing, then the connection is dropped. `drips`: seconds
    between a body's letters. `usage`: whether tokens are told (some compatible services tell none).
    """

    content: str | None = None
    calls: tuple[tuple[str, str], ...] = ()
    status: int = 200
    stalls: float = 0.0
    raw: str | None = None
    halves: float | None = None
    drips: float = 0.0
    usage: bool = True


def calls(*wanted: tuple[str, dict[str, Any]]) -> Answer:
    """Return an answer that calls tools with well-formed arguments."""
    return Answer(calls=tuple((name, json.dumps(args)) for name, args in wanted))


@dataclass
class OpenAISimulator:
    """A server whose answers `script` decides from the request's body; keeps every request.

    It counts tokens as a quarter of the letters, and a prompt's longest beginning that it has read before as
    cached, as OpenAI does: tools first, then messages, from 1,024 tokens on in steps of 128.
    """

    script: Script
    requests: list[dict[str, Any]] = field(default_factory=list)
    usage: list[dict[str, Any]] = field(default_factory=list)
    _read: list[str] = field(default_factory=list)

    async def start(self) -> TestServer:
        """Listen on loopback; the caller closes the server."""
        app = web.Application(client_max_size=2**24)
        app.router.add_post("/v1/chat/completions", self._complete)
        server = TestServer(app)
        await server.start_server()
        return server

    async def _complete(self, request: web.Request) -> web.StreamResponse:
        if not request.headers.get("Authorization", "").startswith("Bearer "):
            return _error(401, "invalid_api_key")
        body = await request.json()
        self.requests.append(body)
        answer = self.script(body)
        await asyncio.sleep(answer.stalls)
        if answer.status != 200:
            return _error(answer.status, "rate_limit_exceeded" if answer.status == 429 else "server_error")
        completion = _completion(body, answer, self._usage(body, answer))
        if not answer.usage:
            del completion["usage"]
        events = _events(completion) if body.get("stream") else [json.dumps(completion)]
        text = answer.raw if answer.raw is not None else "".join(events)
        kind = "text/event-stream" if body.get("stream") else "application/json"
        return await _send(request, text, kind, answer)

    def _usage(self, body: dict[str, Any], answer: Answer) -> dict[str, Any]:
        prompt = json.dumps(body.get("tools", [])) + json.dumps(body["messages"])
        known = max((_shared(prompt, earlier) for earlier in self._read), default=0) // _LETTERS_A_TOKEN
        cached = known // _CACHED_STEP * _CACHED_STEP if known >= _CACHED_FROM else 0
        self._read.append(prompt)
        read = len(prompt) // _LETTERS_A_TOKEN
        written = (len(answer.content or "") + sum(len(n) + len(a) for n, a in answer.calls)) // 4 + 4
        usage = {
            "prompt_tokens": read,
            "completion_tokens": written,
            "total_tokens": read + written,
            "prompt_tokens_details": {"cached_tokens": cached},
        }
        self.usage.append(usage)
        return usage


def _shared(one: str, other: str) -> int:
    """Return how many letters two texts begin with alike."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low


def _error(status: int, code: str) -> web.Response:
    return web.json_response({"error": {"message": code, "type": code, "code": code}}, status=status)


def _completion(body: dict[str, Any], answer: Answer, usage: dict[str, Any]) -> dict[str, Any]:
    wanted = [
        {"id": f"call_{n}", "type": "function", "function": {"name": name, "arguments": arguments}}
        for n, (name, arguments) in enumerate(answer.calls)
    ]
    message: dict[str, Any] = {"role": "assistant", "content": answer.content}
    if wanted:
        message["tool_calls"] = wanted
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": body["model"],
        "choices": [{"index": 0, "message": message, "finish_reason": "tool_calls" if wanted else "stop"}],
        "usage": usage,
    }


def _events(completion: dict[str, Any]) -> list[str]:
    """Return a completion as server-sent events: one for the message, one for its end, one for the usage."""
    choice = completion["choices"][0]
    delta = dict(choice["message"])
    if "tool_calls" in delta:
        delta["tool_calls"] = [{"index": n, **call} for n, call in enumerate(delta["tool_calls"])]
    head = {key: completion[key] for key in ("id", "created", "model")} | {"object": "chat.completion.chunk"}
    events: list[dict[str, Any]] = [
        {**head, "choices": [{"index": 0, "delta": delta, "finish_reason": None}]},
        {**head, "choices": [{"index": 0, "delta": {}, "finish_reason": choice["finish_reason"]}]},
    ]
    if "usage" in completion:
        events.append({**head, "choices": [], "usage": completion["usage"]})
    return [f"data: {event}\n\n" for event in (*map(json.dumps, events), "[DONE]")]


async def _send(request: web.Request, text: str, content_type: str, answer: Answer) -> web.StreamResponse:
    """Send a body: at once, letter by letter, or half of it, and then the line goes dead."""
    body = text.encode()
    response = web.StreamResponse(headers={"Content-Type": content_type})
    await response.prepare(request)
    if answer.halves is not None:
        await response.write(body[: len(body) // 2])
        await asyncio.sleep(answer.halves)
        if request.transport is not None:
            request.transport.abort()
    elif answer.drips:
        for letter in body:
            await response.write(bytes([letter]))
            await asyncio.sleep(answer.drips)
    else:
        await response.write(body)
    return response
