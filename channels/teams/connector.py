"""botbuilder's CloudAdapter over aiohttp: its own transport blocks a thread and retries in secret."""

import random
from collections.abc import Callable
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout
from botbuilder.core import TurnContext
from botbuilder.integration.aiohttp import CloudAdapter
from botbuilder.schema import Activity, ConversationReference
from botframework.connector import AsyncBfPipeline
from botframework.connector.aio import ConnectorClient
from botframework.connector.auth import BotFrameworkAuthentication, ConnectorFactory
from msrest.pipeline import Request, Response, SansIOHTTPPolicy
from msrest.pipeline.async_abc import AsyncHTTPSender
from msrest.universal_http.async_abc import AsyncClientResponse

from channels.ports import NotDelivered
from channels.teams.login import Login, LoginFailed

_TIMEOUT = ClientTimeout(total=20)
_AGAIN = frozenset((412, 429, 500, 502, 503, 504))
_LONGEST_WAIT_S = 600.0
# Said of a chat that the bot is no longer in, or a person who blocked it.
_GONE = (
    "botnotinconversationroster",
    "conversationblockedbyuser",
    "botdisabledbyadmin",
    "forbiddenoperation",
)


class Connector:
    """Writes to chats by their kept references."""

    def __init__(self, app_id: str, login: Login, http: Callable[[], ClientSession]) -> None:
        self._app_id, self._login = app_id, login
        self._adapter = CloudAdapter(_Authentication(login, http))

    async def send(self, reference: dict[str, Any], activity: dict[str, Any], edits: str | None) -> str:
        """Send an activity, or change the sent one `edits`; returns its id. Raises NotDelivered."""
        said = Activity().deserialize(activity)
        taken: list[str] = []

        async def write(context: TurnContext) -> None:
            if edits is not None:
                said.id = edits
                await context.update_activity(said)
                taken.append(edits)
                return
            answer = await context.send_activity(said)
            taken.append(answer.id if answer and answer.id else "")

        where = ConversationReference().deserialize(reference)
        try:
            await self._adapter.continue_conversation(where, write, bot_app_id=self._app_id)
        except LoginFailed as problem:
            # Even a refused secret is tried again: it may be renewed while the message waits.
            raise NotDelivered(str(problem), 60.0 if problem.refused else _jitter()) from None
        return taken[0]


def problem(status: int, body: str, retry_after: str | None) -> NotDelivered:
    """Return what an answer of the service means for the message."""
    if status in _AGAIN:
        return NotDelivered(f"Teams answered {status}", _wait(retry_after))
    gone = status in (403, 404) and any(word in body.casefold() for word in _GONE)
    gone = gone or (status == 404 and "conversationnotfound" in body.casefold().replace(" ", ""))
    return NotDelivered(f"Teams answered {status}: {body[:200]}", None, gone)


def _wait(retry_after: str | None) -> float:
    try:
        return min(max(float(retry_after or ""), 0.0), _LONGEST_WAIT_S)
    except ValueError:
        return _jitter()


def _jitter() -> float:
    return random.uniform(1.0, 5.0)


class _Authentication(BotFrameworkAuthentication):  # type: ignore[misc]  # botbuilder ships no types
    """Only the way out: what comes in is verified by us (verify.py), never by the SDK."""

    def __init__(self, login: Login, http: Callable[[], ClientSession]) -> None:
        self._login, self._http = login, http

    async def authenticate_request(self, activity: Activity, auth_header: str) -> Any:
        raise PermissionError("the SDK lets nobody in here")

    async def authenticate_streaming_request(self, auth_header: str, channel_id_header: str) -> Any:
        raise PermissionError("the SDK lets nobody in here")

    def create_connector_factory(self, claims_identity: Any) -> ConnectorFactory:
        return _Factory(self._login, self._http)

    async def create_user_token_client(self, claims_identity: Any) -> None:
        return None


class _Factory(ConnectorFactory):  # type: ignore[misc]
    def __init__(self, login: Login, http: Callable[[], ClientSession]) -> None:
        self._login, self._http = login, http

    async def create(self, service_url: str, audience: str) -> ConnectorClient:
        return ConnectorClient(
            _Bearer(await self._login.token()),
            base_url=service_url,
            pipeline_type=AsyncBfPipeline,
            sender=_Sender(self._http, self._login),
        )


class _Bearer(SansIOHTTPPolicy[Any, Any]):
    def __init__(self, token: str) -> None:
        self._token = token

    def on_request(self, request: Request[Any], **kwargs: Any) -> None:
        request.http_request.headers["Authorization"] = f"Bearer {self._token}"


class _Answer(AsyncClientResponse):
    def __init__(self, request: Any, status: int, headers: Any, body: bytes) -> None:
        super().__init__(request, None)
        self.status_code, self.headers, self._body = status, headers, body

    def body(self) -> bytes:
        return self._body


class _Sender(AsyncHTTPSender[Any, Any]):
    """Sends one request once."""

    def __init__(self, http: Callable[[], ClientSession], login: Login) -> None:
        self._http, self._login = http, login

    async def __aexit__(self, *_problem: object) -> None:
        return None

    async def send(self, request: Request[Any], **_config: Any) -> Response[Any, Any]:
        asked = request.http_request
        try:
            ask = self._http().request(
                asked.method,
                asked.url,
                data=asked.data,
                headers=asked.headers,
                timeout=_TIMEOUT,
                allow_redirects=False,
            )
            async with ask as answer:
                body = await answer.read()
        except (ClientError, TimeoutError) as why:
            raise NotDelivered(f"Teams can't be reached: {why!r}", _jitter()) from None
        if answer.status == 401:
            self._login.forget()
            raise NotDelivered("Teams did not accept our token", _jitter())
        if answer.status >= 400:
            raise problem(answer.status, body.decode(errors="replace"), answer.headers.get("Retry-After"))
        return Response(request, _Answer(asked, answer.status, answer.headers, body))
