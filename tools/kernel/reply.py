"""What a use case answers, free of any platform."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tools.kernel.party import Party
from tools.kernel.unit_of_work import Entity


@dataclass(frozen=True)
class Attachment:
    """A file made for people, or sent by them; `document` is the id it is kept under."""

    name: str
    content_type: str
    document: str


@dataclass(frozen=True)
class Press:
    """What pressing a button does: a tool's name and its arguments (JSON values)."""

    tool: str
    args: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Grid:
    """Rows of words; a channel that can show tables shows them instead of the reply's text."""

    lead: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class BallotPaper:
    """A poll as a platform with polls of its own may show it; its options are the buttons.

    `rules`: who votes, when it closes, who settles a tie.
    """

    poll: str
    question: str
    options: tuple[str, ...]
    multiple: bool = False
    closed: bool = False
    rules: str = ""


@dataclass(frozen=True)
class Notice:
    """A word to somebody other than the one who asked; `to` None means the trip's group.

    `private`: the group never gets it, not even when its person can't be reached.
    """

    text: str
    to: Party | None = None
    buttons: tuple[str, ...] = ()
    presses: Mapping[str, Press] = field(default_factory=dict)
    replaces: str = ""
    attachments: tuple[Attachment, ...] = ()
    private: bool = False


@dataclass(frozen=True)
class Then:
    """Calls to make next, all or none, in the name of the account `by`, because others agreed.

    The journal keeps them as a turn of their own (`turn`, negative: never a message's), signed `name`.
    `agreed` is what they agreed to (a proposal's id); `record` is put once all calls have been made.
    """

    calls: tuple[Press, ...]
    by: str
    name: str
    turn: int
    agreed: str
    record: Entity | None = None


@dataclass(frozen=True)
class Reply:
    """An answer in words, with buttons (labels) and files; notices go to others.

    `short` is the one line said in a group that did not ask (at most 240 characters); empty: say `text`.
    `presses` says what a label does; one that is not in it is read as if its words were said.
    `replaces` is a key within the chat: where a platform can edit, the newest message of that key is changed.
    `then` is what the gate does next.
    """

    text: str
    buttons: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    notices: tuple[Notice, ...] = field(default=())
    short: str = ""
    presses: Mapping[str, Press] = field(default_factory=dict)
    replaces: str = ""
    grid: Grid | None = None
    ballot: BallotPaper | None = None
    then: Then | None = None

    def with_notice(self, notice: Notice) -> "Reply":
        """Return this reply with one more notice."""
        return replace(self, notices=(*self.notices, notice))
