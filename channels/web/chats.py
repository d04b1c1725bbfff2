"""Which chat a link opens. The link carries the chat itself, signed: nothing is stored before words are."""

import secrets
from dataclasses import dataclass
from typing import Literal

from channels.seal import seal, unseal
from channels.web.settings import WebSettings

Room = Literal["group", "direct"]


@dataclass(frozen=True)
class Chat:
    """A group chat. `id` is no secret: only the signed token opens it."""

    id: str
    name: str

    def room(self, room: Room, person_id: str) -> str:
        """Return the id under which a room of this chat is stored."""
        return self.id if room == "group" else direct_chat(self.id, person_id)


def direct_chat(group: str, person_id: str) -> str:
    """Return the id of the private conversation a person has with the bot beside a group."""
    return f"{group}.{person_id}"


def is_direct(chat: str) -> bool:
    """Whether a stored conversation is one person's with the bot."""
    return "." in chat


def new_chat(name: str) -> Chat:
    """Return a chat that never was."""
    return Chat(secrets.token_hex(8), name)


def invitation(chat: Chat, settings: WebSettings) -> str:
    """Return the token with which anyone may enter."""
    return seal(settings.secret, "chat", chat.id, chat.name)


def chat_of(token: str, settings: WebSettings) -> Chat | None:
    """Return the chat a token opens, or None."""
    parts = unseal(settings.secret, "chat", token)
    return Chat(*parts) if parts and len(parts) == 2 else None
