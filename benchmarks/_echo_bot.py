"""The peer: botbuilder's own echo bot behind aiohttp, its replies taken by a stand-in connector."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer
from botbuilder.core import (
    ActivityHandler,
    BotFrameworkAdapter,
    BotFrameworkAdapterSettings,
    TurnContext,
)
from botbuilder.core.integration import aiohttp_error_middleware
from botbuilder.schema import Activity


class _EchoBot(ActivityHandler):  # type: ignore[misc]  # botbuilder ships no types
    async def on_message_activity(self, turn_context: TurnContext) -> None:
        await turn_context.send_activity(f"echo: {turn_context.activity.text}")


def _bot_application() -> web.Application:
    adapter, bot = BotFrameworkAdapter(BotFrameworkAdapterSettings("", "")), _EchoBot()

    async def messages(request: web.Request) -> web.Response:
        activity = Activity().deserialize(await request.json())
        await adapter.process_activity(activity, request.headers.get("Authorization", ""), bot.on_turn)
        return web.Response(status=201)

    app = web.Application(middlewares=[aiohttp_error_middleware])
    app.router.add_post("/api/messages", messages)
    return app


def _connector_application() -> web.Application:
    async def accept(_request: web.Request) -> web.Response:
        return web.json_response({"id": "1"})

    app = web.Application()
    app.router.add_route("*", "/{rest:.*}", accept)
    return app


@asynccontextmanager
async def echo_server() -> AsyncIterator[Callable[[str, int], Awaitable[None]]]:
    """Run the echo bot; yields a function that sends it one message and waits until it has answered."""
    bot, connector = TestServer(_bot_application()), TestServer(_connector_application())
    await bot.start_server()
    await connector.start_server()
    async with ClientSession() as http:

        async def ask(chat: str, number: int) -> None:
            activity: dict[str, Any] = {
                "type": "message",
                "id": str(number),
                "text": "/help",
                "channelId": "test",
                "serviceUrl": str(connector.make_url("/")),
                "from": {"id": chat},
                "recipient": {"id": "bot"},
                "conversation": {"id": chat},
            }
            async with http.post(bot.make_url("/api/messages"), json=activity) as answer:
                answer.raise_for_status()

        yield ask
    await bot.close()
    await connector.close()
