"""A Telegram of one's own: what people do there, brought to the bot as Telegram would."""

import re
from typing import Any

from channels.telegram.simulator.server import Server
from channels.telegram.simulator.world import Json, Person, PollState, Room, World

TOKEN = "7000001:AAsimulated-token-for-loopback-only_"  # noqa: S105  # opens nothing
_COMMAND = re.compile(r"/\w+(?:@\w+)?", re.ASCII)
_AT = re.compile(r"@(\w+)")


class TelegramSimulator(Server):
    """The server and the people on it. Every action returns the message or update it made."""

    def __init__(self, world: World | None = None) -> None:
        super().__init__(world or World(), TOKEN)

    def say(self, who: str, text: str, room: Room | None = None, **extra: Any) -> Json:
        """Write a message, to the bot alone or into a group."""
        return self.send(who, {"text": text, **_entities(text, "entities"), **extra}, room)

    def send(self, who: str, content: Json, room: Room | None = None) -> Json:
        """Send any message; the bot gets it if Telegram lets it hear."""
        person, room = self._where(who, room)
        message = self.world.message(room, person.json(), content)
        if content.get("message_thread_id"):
            message["is_topic_message"] = True
        if self._hears(room, message):
            self.delivery.add(room.id, "message", message)
        return message

    def upload(
        self, who: str, name: str, body: bytes, mime: str, room: Room | None = None, **extra: Any
    ) -> Json:
        """Send a document."""
        document = {"file_name": name, "mime_type": mime, **self.world.file(name, body)}
        marks = _entities(extra.get("caption", ""), "caption_entities")
        return self.send(who, {"document": document, **marks, **extra}, room)

    def edit(self, who: str, message: Json, **content: Any) -> Json:
        """Change a message."""
        _, room = self._where(who, self.world.rooms[message["chat"]["id"]])
        message.update(content, edit_date=int(self.world.now()))
        if "text" in content:
            message.update(_entities(content["text"], "entities"))
        if self._hears(room, message):
            self.delivery.add(room.id, "edited_message", dict(message))
        return message

    def press(self, who: str, message: Json, label: str) -> str:
        """Press a button of a message; returns the callback query's id."""
        rows = (message.get("reply_markup") or {}).get("inline_keyboard", ())
        data = next((b["callback_data"] for row in rows for b in row if b["text"] == label), None)
        if data is None:
            raise LookupError(f"there is no button {label!r}")
        return self.callback(who, message, data)

    def callback(self, who: str, message: Json, data: str) -> str:
        """Send a callback with any data, as a client that was tampered with could."""
        person, _ = self._where(who, None)
        query = f"{self.world.number()}"
        self.world.callbacks[query] = None
        content = {"id": query, "from": person.json(), "message": message, "chat_instance": "1", "data": data}
        self.delivery.add(message["chat"]["id"], "callback_query", content)
        return query

    def vote(self, who: str, message: Json, *options: str) -> None:
        """Vote in a poll of the bot's; without options the vote is taken back."""
        state: PollState = self.world.polls[message["poll"]["id"]]
        if state.closed:
            raise LookupError("that poll is closed")
        person, _ = self._where(who, None)
        chosen = [state.options.index(option) for option in options]
        state.votes[person.id] = chosen
        if not chosen:
            del state.votes[person.id]
        message["poll"] = self.api.poll(state, message["poll"]["question"])
        answer = {
            "poll_id": state.id,
            "user": person.json(),
            "option_ids": chosen,
            "option_persistent_ids": [f"{state.id}-{number}" for number in chosen],
        }
        self.delivery.add(state.chat, "poll_answer", answer)

    def access(self, who: str, room: Room, status: str) -> None:
        """Add the bot to a chat ("member", "administrator") or take it out ("left", "kicked")."""
        person, _ = self._where(who, None)
        old, room.status = room.status, status
        if room.person is not None:
            room.person.blocked = status == "kicked"
        change = {
            "chat": room.json(),
            "from": person.json(),
            "date": int(self.world.now()),
            "old_chat_member": self._member(old),
            "new_chat_member": self._member(status),
        }
        self.delivery.add(room.id, "my_chat_member", change)

    def upgrade(self, who: str, room: Room) -> Room:
        """Make a group a supergroup: it gets another id, and both chats tell."""
        person, _ = self._where(who, None)
        new = self.world.group(room.title)
        room.moved_to = new.id
        old = self.world.message(room, person.json(), {"migrate_to_chat_id": new.id})
        self.delivery.add(room.id, "message", old)
        fresh = self.world.message(new, person.json(), {"migrate_from_chat_id": room.id})
        self.delivery.add(new.id, "message", fresh)
        return new

    def said(self, room: Room | None = None, who: str = "") -> list[Json]:
        """Return the bot's messages in a chat, oldest first."""
        room = room or self.world.rooms[self.world.person(who).id]
        return [m for m in room.messages.values() if m["from"]["id"] == self.world.bot.id]

    def _where(self, who: str, room: Room | None) -> tuple[Person, Room]:
        person = self.world.person(who)
        if room is None:
            person.started = True
        return person, room or self.world.rooms[person.id]

    def _member(self, status: str) -> Json:
        more: Json = {"until_date": 0} if status == "kicked" else {}
        if status == "administrator":
            more = dict.fromkeys(_RIGHTS, False)
        return {"user": self.world.bot.json(), "status": status, **more}

    def _hears(self, room: Room, message: Json) -> bool:
        """Whether privacy mode lets the bot have a message."""
        if room.person is not None or self.world.bot.reads_all or room.status == "administrator":
            return True
        text = message.get("text") or message.get("caption") or ""
        command = _COMMAND.match(text)
        if command is not None:
            return "@" not in command[0] or command[0].endswith(f"@{self.world.bot.username}")
        named = f"@{self.world.bot.username}".casefold() in text.casefold()
        reply = message.get("reply_to_message") or {}
        return named or reply.get("from", {}).get("id") == self.world.bot.id


_RIGHTS = (
    "can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats "
    "can_restrict_members can_promote_members can_change_info can_invite_users can_post_stories "
    "can_edit_stories can_delete_stories"
).split()


def _entities(text: str, name: str) -> Json:
    """Return the entities Telegram's apps would mark: a command at the beginning, and names with an @."""
    found = []
    command = _COMMAND.match(text)
    if command is not None:
        found.append({"type": "bot_command", "offset": 0, "length": len(command[0])})
    for at in _AT.finditer(text, command.end() if command else 0):
        offset = len(text[: at.start()].encode("utf-16-le")) // 2
        found.append({"type": "mention", "offset": offset, "length": len(at[0])})
    return {name: found} if found else {}
