"""What there is on the simulated Telegram: people, chats, messages, files, polls. Plain state, no HTTP."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

Json = dict[str, Any]


@dataclass
class Person:
    """Somebody with the app; `blocked`: they have blocked the bot."""

    id: int
    name: str
    started: bool = False  # until somebody writes first, a bot may not
    blocked: bool = False

    def json(self) -> Json:
        """Return the User object."""
        first, _, last = self.name.partition(" ")
        return {"id": self.id, "is_bot": False, "first_name": first, **({"last_name": last} if last else {})}


@dataclass
class Room:
    """A chat. `moved_to` is the supergroup a group became; `status` is the bot's in it."""

    id: int
    type: str
    title: str = ""
    person: Person | None = None
    forum: bool = False
    status: str = "member"
    moved_to: int | None = None
    messages: dict[int, Json] = field(default_factory=dict)

    def json(self) -> Json:
        """Return the Chat object."""
        if self.person is not None:
            user = self.person.json()
            return {"id": self.id, "type": "private", "first_name": user["first_name"]}
        forum = {"is_forum": True} if self.forum else {}
        return {"id": self.id, "type": self.type, "title": self.title, **forum}


@dataclass
class Bot:
    """The bot, and what it has set."""

    id: int = 7_000_001
    username: str = "PathfinderTestBot"
    reads_all: bool = False
    commands: dict[str, list[Json]] = field(default_factory=dict)

    def json(self) -> Json:
        """Return the bot's User object."""
        return {"id": self.id, "is_bot": True, "first_name": "Pathfinder", "username": self.username}


@dataclass
class PollState:
    """A poll and who chose what."""

    id: str
    chat: int
    message: int
    options: list[str]
    multiple: bool
    told: str = ""  # under the question
    closed: bool = False
    votes: dict[int, list[int]] = field(default_factory=dict)


@dataclass
class World:
    """Everything, and the clock (Unix seconds)."""

    bot: Bot = field(default_factory=Bot)
    now: Callable[[], float] = time.time
    people: dict[str, Person] = field(default_factory=dict)
    rooms: dict[int, Room] = field(default_factory=dict)
    polls: dict[str, PollState] = field(default_factory=dict)
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    callbacks: dict[str, Json | None] = field(default_factory=dict)  # id → the answer, None: none yet
    _ids: Iterator[int] = field(default_factory=lambda: count(1001))
    _messages: Iterator[int] = field(default_factory=lambda: count(1))

    def person(self, name: str) -> Person:
        """Return who goes by a name, made when new, with their private chat."""
        if name not in self.people:
            person = Person(next(self._ids), name)
            self.people[name] = person
            self.rooms[person.id] = Room(person.id, "private", person=person)
        return self.people[name]

    def group(self, title: str, supergroup: bool = True, forum: bool = False) -> Room:
        """Return a new group with the bot in it."""
        number = next(self._ids)
        room = Room(
            -1_000_000_000_000 - number if supergroup else -number,
            "supergroup" if supergroup else "group",
            title,
            forum=forum,
        )
        self.rooms[room.id] = room
        return room

    def message(self, room: Room, sender: Json, content: Json) -> Json:
        """Put a message into a chat and return it."""
        number = next(self._messages)
        message = {
            "message_id": number,
            "date": int(self.now()),
            "chat": room.json(),
            "from": sender,
            **content,
        }
        room.messages[number] = message
        return message

    def file(self, name: str, body: bytes) -> Json:
        """Keep a file; returns what messages say of it."""
        file_id = f"file{next(self._ids)}"
        self.files[file_id] = (name, body)
        return {"file_id": file_id, "file_unique_id": file_id, "file_size": len(body)}

    def number(self) -> int:
        """Return a number nobody else has."""
        return next(self._ids)
