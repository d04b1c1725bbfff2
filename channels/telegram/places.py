"""How messages are named: "CHAT/MESSAGE" or "CHAT:TOPIC/MESSAGE", so that an id is one on all of Telegram.

A group that becomes a supergroup begins to count anew, and its past comes with it: so it names the chat.
"""

import re
from dataclasses import dataclass

from telegram import Chat, Message

_KEY = re.compile(r"(?P<chat>-?\d+)(?::(?P<topic>\d+))?/(?P<message>\d*)")


@dataclass(frozen=True)
class Place:
    """A message, or where one may go: the chat, its topic, and the message's number (0: none)."""

    chat: int
    topic: int | None = None
    message: int = 0

    def __str__(self) -> str:
        """Return the name."""
        return self.key(str(self.message))

    def key(self, what: str) -> str:
        """Return the name of something else that happened here."""
        return f"{self.chat}{'' if self.topic is None else f':{self.topic}'}/{what}"


def place_of(message: Message) -> Place:
    """Return where a message stands."""
    topic = message.message_thread_id if message.is_topic_message else None
    return Place(message.chat.id, topic, message.message_id)


def parse(key: str | None) -> Place | None:
    """Return the place a name stands for; what follows a message's number (an edit's) is passed over."""
    found = _KEY.match(key or "")
    if found is None:
        return None
    topic = found["topic"]
    return Place(int(found["chat"]), None if topic is None else int(topic), int(found["message"] or 0))


def is_group(chat: Chat) -> bool:
    """Whether several people may write in a chat."""
    return chat.type in (Chat.GROUP, Chat.SUPERGROUP)
