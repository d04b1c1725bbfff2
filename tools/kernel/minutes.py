"""What was said and done in a trip, as a port: the record that decisions are cited from."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Line:
    """A message in the group: who, when (on the sender's clock), its words. `turn` is its number."""

    turn: int
    at: datetime
    who: str
    text: str


@dataclass(frozen=True)
class Deed:
    """A change that stands: by whom (`actor` the account, `who` the name), by which tool, of what.

    `kind` is the record's type; `before`/`after` its plain values (None: it was not there, is gone). `line`
    is the group's message that did it, None when it was said in private or time did it.
    """

    turn: int
    at: datetime
    actor: str
    who: str
    action: str
    kind: str
    object_id: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    line: Line | None = None


class Minutes:
    """Reads what was said in the trip's group and what came of it."""

    async def deeds(self, since: datetime | None = None, kinds: Sequence[str] = ()) -> list[Deed]:
        """Return the changes after `since` that still stand, oldest first; of some kinds of record only."""
        raise NotImplementedError

    async def lines(
        self, words: Sequence[str] = (), since: datetime | None = None, most: int = 50
    ) -> list[Line]:
        """Return the newest lines of the group after `since` that hold all `words`, oldest first."""
        raise NotImplementedError

    async def own_lines(self, account: str, most: int = 20) -> list[Line]:
        """Return what somebody wrote anywhere in this trip before this message, newest first."""
        raise NotImplementedError

    async def acted(self) -> Set[int]:
        """Return the turns of which something came, whether or not it still stands."""
        raise NotImplementedError

    async def taken_back(self) -> Set[int]:
        """Return the turns that were taken back."""
        raise NotImplementedError
