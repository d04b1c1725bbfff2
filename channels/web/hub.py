"""Who has a chat open in this process, and passing on to them what was said."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from channels.ports import Line


@dataclass(frozen=True)
class Notice:
    """Something new in the stored conversation `chat`.

    "line" brings it; "behind" says only that there may be more than was passed on. `expects`: an answer by
    the bot is on its way.
    """

    chat: str
    kind: Literal["line", "behind"]
    line: Line | None = None
    expects: bool = False
    in_reply_to: str | None = None


class Listener:
    """An open page."""

    def offer(self, notice: Notice) -> None:
        """Take a notice without waiting."""
        raise NotImplementedError


class Hub:
    """Passes notices on in the order they came."""

    def __init__(self) -> None:
        self._listeners: dict[str, set[Listener]] = {}

    def join(self, listener: Listener, chats: Collection[str]) -> None:
        """Pass on to `listener` what is said in `chats` from now on."""
        for chat in chats:
            self._listeners.setdefault(chat, set()).add(listener)

    def leave(self, listener: Listener) -> None:
        """Stop passing on to `listener`."""
        for chat in [chat for chat, there in self._listeners.items() if listener in there]:
            self._listeners[chat].discard(listener)
            if not self._listeners[chat]:
                del self._listeners[chat]

    def publish(self, notice: Notice) -> None:
        """Pass a notice on to all who have its chat open."""
        for listener in list(self._listeners.get(notice.chat, ())):
            listener.offer(notice)

    def all_behind(self) -> None:
        """Have every open page ask for what it may have missed."""
        for chat in list(self._listeners):
            self.publish(Notice(chat, "behind"))

    def listeners(self) -> set[Listener]:
        """Return all open pages."""
        return set().union(*self._listeners.values())
