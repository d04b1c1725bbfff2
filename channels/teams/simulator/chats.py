"""The simulated platform's people and chats, and what stands in them."""

import itertools
from dataclasses import dataclass, field
from typing import Any, Literal

from channels.teams.cards import CARD

Kind = Literal["personal", "groupChat", "channel"]
_FIRST_ID = 1_780_000_000_000


@dataclass
class Post:
    """Something the bot said, as it stands now."""

    id: str
    activity: dict[str, Any]
    thread: str = ""
    edited: bool = False

    @property
    def card(self) -> dict[str, Any] | None:
        """The card on it."""
        for one in self.activity.get("attachments") or ():
            if one.get("contentType") == CARD:
                found: dict[str, Any] = one["content"]
                return found
        return None

    def text(self) -> str:
        """Return its words as a person reads them."""
        said = [self.activity.get("text") or ""]
        said += _read(self.card.get("body", ())) if self.card else []
        return "\n".join(line for line in said if line)

    def actions(self) -> list[dict[str, Any]]:
        """Return its buttons, in order."""
        body = self.card.get("body", ()) if self.card else ()
        return [action for one in body if one["type"] == "ActionSet" for action in one["actions"]]


def _read(elements: Any) -> list[str]:
    """Return the lines of a card's elements, markup undone."""
    lines: list[str] = []
    for one in elements:
        if one["type"] == "TextBlock":
            lines.append(_unescaped(one["text"]))
        elif one["type"] == "FactSet":
            lines += [f"{_unescaped(f['title'])}: {_unescaped(f['value'])}" for f in one["facts"]]
        elif one["type"] == "Table":
            for row in one["rows"]:
                lines.append(" | ".join(" ".join(_read(cell["items"])) for cell in row["cells"]))
        elif one["type"] == "Image":
            lines.append(f"[{one.get('altText', 'picture')}]")
    return lines


def _unescaped(text: str) -> str:
    plain, escaped = [], False
    for letter in text.replace("\u200b", ""):
        if letter == "\\" and not escaped:
            escaped = True
            continue
        plain.append(letter)
        escaped = False
    return "".join(plain).replace("&amp;", "&")


@dataclass
class Chat:
    """One conversation; `bot` says whether the bot is in it."""

    id: str
    kind: Kind
    name: str = ""
    members: dict[str, str] = field(default_factory=dict)
    posts: list[Post] = field(default_factory=list)
    bot: bool = True


@dataclass
class Town:
    """All chats and people of the simulated tenant."""

    bot_id: str
    chats: dict[str, Chat] = field(default_factory=dict)
    numbers: Any = field(default_factory=lambda: itertools.count(_FIRST_ID))

    def person(self, name: str) -> dict[str, str]:
        """Return the account of a person, always the same for a name."""
        return {"id": f"29:{name.casefold()}", "name": name, "aadObjectId": f"aad-{name.casefold()}"}

    def chat(self, kind: Kind, name: str) -> Chat:
        """Return a chat by its kind and name (a personal one by the person's), making it."""
        ending = {"personal": "", "groupChat": "@thread.v2", "channel": "@thread.tacv2"}[kind]
        start = "a:" if kind == "personal" else "19:"
        number = f"{start}{name.casefold().replace(' ', '-')}{ending}"
        return self.chats.setdefault(number, Chat(number, kind, "" if kind == "personal" else name))

    def next_id(self) -> str:
        """Return an activity id nobody has had."""
        return str(next(self.numbers))
