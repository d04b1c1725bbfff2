"""What a use case answers, free of any platform."""

from dataclasses import dataclass, field, replace

from tools.kernel.party import Party


@dataclass(frozen=True)
class Attachment:
    """A file made for people; `document` is the id it is kept under."""

    name: str
    content_type: str
    document: str


@dataclass(frozen=True)
class Notice:
    """A word to somebody other than the one who asked; `to` None means the trip's group."""

    text: str
    to: Party | None = None
    buttons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reply:
    """An answer in words, with buttons (labels) and files; notices go to others.

    `short` is the one line said in a group that did not ask (at most 240 characters); empty: say `text`.
    """

    text: str
    buttons: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    notices: tuple[Notice, ...] = field(default=())
    short: str = ""

    def with_notice(self, notice: Notice) -> "Reply":
        """Return this reply with one more notice."""
        return replace(self, notices=(*self.notices, notice))
