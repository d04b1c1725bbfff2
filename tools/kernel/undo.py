"""Taking back, as a port."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Undone:
    """What was taken back: the tool that did it and the names of what it had changed."""

    action: str
    what: tuple[str, ...]


@dataclass(frozen=True)
class Past:
    """One turn that still stands: the names of its tools, in order, and of what it changed."""

    turn: int
    at: datetime
    actions: tuple[str, ...]
    what: tuple[str, ...]


class History:
    """The trip's past, as far as it can be taken back."""

    async def undo_last(self, actor: str) -> Undone:
        """Take back the newest turn of `actor` (an account id) that still stands.

        Raises Refusal when there is none, or when somebody has built on it since.
        """
        raise NotImplementedError

    async def undo(self, actor: str, turn: int) -> Undone:
        """Take back one turn of `actor`. Raises Refusal as `undo_last`, and when it is not theirs."""
        raise NotImplementedError

    async def standing(self, actor: str, most: int) -> list[Past]:
        """Return the newest turns of `actor` that changed something and still stand, newest first."""
        raise NotImplementedError
