"""Teams on loopback: people, a group chat, channels, personal chats, brought to the bot as by Microsoft."""

import asyncio
import secrets
import socket
from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime
from typing import Any

from aiohttp import ClientSession, web

from channels.simulating import Shown, SimulatedPlatform
from channels.teams.downloads import FILE_INFO
from channels.teams.simulator.chats import Chat, Post, Town
from channels.teams.simulator.issuer import Issuer
from channels.teams.simulator.server import Server

_GROUP = "Road trip"
_BOT = "Pathfinder"
_TENANT = "72f988bf-0000-4000-8000-2d7cd011db47"


class TeamsPlatform(SimulatedPlatform):
    """One tenant with the bot's app in it. Its parts may be used by hand: `town`, `server`, `issuer`."""

    name = "teams"

    def __init__(self, port: int = 0) -> None:
        self.issuer = Issuer("6e0d1bd1-5a3c-4a8e-9c7b-51f1d0a7e5aa")
        self.town = Town(f"28:{self.issuer.app_id}")
        self.server = Server(self.issuer, secrets.token_urlsafe(16), self.town, self._said)
        self._socket = socket.create_server(("127.0.0.1", port))
        self.server.base = f"http://127.0.0.1:{self._socket.getsockname()[1]}/"
        self.service_url = self.server.base
        self._runner: web.AppRunner | None = None
        self._http: ClientSession | None = None
        self._bot_url = ""
        self._shown: asyncio.Queue[Shown | None] = asyncio.Queue()

    async def start(self, bot_url: str) -> None:
        """Listen, and bring what people do to `bot_url`/api/messages."""
        self._bot_url = bot_url.rstrip("/")
        self._runner, self._http = (
            web.AppRunner(self.server.application(), access_log=None, shutdown_timeout=1),
            ClientSession(),
        )
        await self._runner.setup()
        await web.SockSite(self._runner, self._socket).start()

    async def stop(self) -> None:
        """Stop listening."""
        self._shown.put_nowait(None)
        if self._http is not None:
            await self._http.close()
        if self._runner is not None:
            await self._runner.cleanup()
        self._socket.close()

    def settings(self) -> Mapping[str, str]:
        """Return what connects the bot to this platform."""
        return {
            "microsoft_app_id": self.issuer.app_id,
            "microsoft_app_password": self.server.password,
            "microsoft_openid_metadata": f"{self.server.base}v1/.well-known/openidconfiguration",
            "microsoft_login_base": self.server.base.rstrip("/"),
            "public_url": self._bot_url,
        }

    def chat(self, who: str, direct: bool = False) -> Chat:
        """Return a person's personal chat, or the group they are in."""
        chat = self.town.chat("personal", who) if direct else self.town.chat("groupChat", _GROUP)
        chat.members[self.town.person(who)["id"]] = who
        return chat

    def activity(self, who: str, chat: Chat, type: str = "message", **more: Any) -> dict[str, Any]:
        """Return an activity by a person as Teams sends it."""
        now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        conversation = {"id": chat.id, "conversationType": chat.kind, "tenantId": _TENANT}
        if chat.kind != "personal":
            conversation |= {"isGroup": True, "name": chat.name}  # type: ignore[dict-item]
        return {
            "type": type,
            "id": self.town.next_id(),
            "timestamp": now,
            "channelId": "msteams",
            "serviceUrl": self.service_url,
            "from": self.town.person(who),
            "recipient": {"id": self.town.bot_id, "name": _BOT},
            "conversation": conversation,
            "channelData": {"tenant": {"id": _TENANT}},
            **more,
        }

    def message(self, who: str, text: str, chat: Chat, **more: Any) -> dict[str, Any]:
        """Return a message; @Pathfinder in it becomes a mention."""
        mark, at = f"<at>{_BOT}</at>", text.casefold().find(f"@{_BOT.casefold()}")
        entities = []
        if at >= 0:
            text = f"{text[:at]}{mark}{text[at + len(_BOT) + 1 :]}"
            mentioned = {"id": self.town.bot_id, "name": _BOT}
            entities = [{"type": "mention", "mentioned": mentioned, "text": mark}]
        return self.activity(who, chat, text=text, textFormat="plain", entities=entities, **more)

    async def deliver(self, activity: dict[str, Any], token: str | None = None) -> tuple[int, Any]:
        """Bring an activity to the bot, under a token of its own or the given one; returns (status, body)."""
        signed = self.issuer.token(activity["serviceUrl"]) if token is None else token
        return await self.bring(activity, {"Authorization": f"Bearer {signed}"})

    async def bring(self, activity: Any, headers: Mapping[str, str]) -> tuple[int, Any]:
        """Bring anything to the bot; returns (status, body)."""
        if self._http is None:
            raise RuntimeError("the platform is not started")
        body = {"data": activity} if isinstance(activity, bytes) else {"json": activity}
        async with self._http.post(f"{self._bot_url}/api/messages", headers=headers, **body) as answer:
            is_json = answer.content_type == "application/json"
            return answer.status, await answer.json() if is_json else await answer.text()

    async def say(self, who: str, text: str, direct: bool = False) -> None:
        """Write a message."""
        await self.deliver(self.message(who, text, self.chat(who, direct)))

    async def press(self, who: str, button: str, direct: bool = False) -> None:
        """Press a button of the newest message there that has that label."""
        chat = self.chat(who, direct)
        for post in reversed(chat.posts):
            for action in post.actions():
                if action["title"] == button and action["type"] == "Action.Execute":
                    value = {"action": {k: action[k] for k in ("type", "verb", "data")}, "trigger": "manual"}
                    invoke = self.activity(who, chat, "invoke", name="adaptiveCard/action", value=value)
                    await self.deliver({**invoke, "replyToId": post.id})
                    return
        raise LookupError(f"no message has the button {button!r}")

    async def locate(self, who: str, lat: float, lon: float, direct: bool = False) -> None:
        """Teams' people can't share a position with a bot."""
        raise NotImplementedError("Teams gives bots no positions; write where you are instead")

    async def send_file(
        self, who: str, name: str, kind: str, body: bytes, text: str = "", direct: bool = True
    ) -> None:
        """Send a file, as Teams does in a personal chat."""
        self.server.files[name] = (kind, body)
        content = {"downloadUrl": f"{self.server.base}files/{name}", "fileType": name.rpartition(".")[2]}
        attached = [{"contentType": FILE_INFO, "name": name, "content": content}]
        await self.deliver(self.message(who, text, self.chat(who, direct), attachments=attached))

    async def attach(self, who: str, name: str, kind: str, body: bytes, direct: bool = False) -> None:
        """Send a file; in a group the bot hears of it only with a mention."""
        await self.send_file(who, name, kind, body, "" if direct else f"@{_BOT}", direct)

    async def install(self, who: str, chat: Chat, remove: bool = False) -> None:
        """Add the bot to a chat, or take it away."""
        chat.bot = not remove
        bot = [{"id": self.town.bot_id}]
        members = {"membersRemoved" if remove else "membersAdded": bot}
        await self.deliver(self.activity(who, chat, "conversationUpdate", **members))
        action = "remove" if remove else "add"
        await self.deliver(self.activity(who, chat, "installationUpdate", action=action))

    async def shown(self) -> AsyncIterator[Shown]:
        """Yield what the bot shows, as it comes, until the platform stops."""
        while (one := await self._shown.get()) is not None:
            yield one

    def _said(self, chat: Chat, post: Post) -> None:
        to = next(iter(chat.members.values()), None) if chat.kind == "personal" else None
        actions = post.actions()
        buttons = tuple(one["title"] for one in actions if one["type"] == "Action.Execute")
        files = tuple(f"{one['title']}: {one['url']}" for one in actions if one["type"] == "Action.OpenUrl")
        self._shown.put_nowait(Shown(post.text(), to, buttons, files, post.id, post.edited))
