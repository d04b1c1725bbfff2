"""The methods of the Bot API that a bot calls, on the simulated world."""

import json
import re
from html.parser import HTMLParser
from typing import Any

from channels.splitting import utf16
from channels.telegram.simulator.errors import ApiError, bad_request
from channels.telegram.simulator.world import Json, PollState, Room, World

Params = dict[str, Any]
_TAGS = frozenset(("b", "strong", "i", "em", "u", "s", "code", "pre", "a", "blockquote"))
_WORDS = frozenset("callback_query_id caption file_id parse_mode question secret_token text url".split())
_COMMAND_NAME = re.compile(r"[a-z0-9_]{1,32}")


class _Plain(HTMLParser):
    """Reads the few tags Telegram knows; any other is refused as Telegram does."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in _TAGS:
            raise bad_request(f'can\'t parse entities: Unsupported start tag "{tag}"')

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def plain(text: str, mode: str | None) -> str:
    """Return what people read of a text; raises ApiError when its markup is wrong."""
    if mode != "HTML":
        return text
    if re.search(r"<(?![a-z/])|&(?!lt;|gt;|amp;|quot;|#)", text):
        raise bad_request("can't parse entities")
    parser = _Plain()
    parser.feed(text)
    parser.close()
    return "".join(parser.text)


class Api:
    """Answers calls by name: `call("sendMessage", {...})`."""

    def __init__(self, world: World) -> None:
        self.world = world

    def call(self, method: str, params: Params) -> Any:
        """Return a method's result; raises ApiError."""
        does = getattr(self, "_" + re.sub(r"([A-Z])", lambda m: f"_{m[1].lower()}", method), None)
        if does is None:
            raise ApiError(404, "Not Found: method not found")
        return does(params)

    def _get_me(self, _params: Params) -> Json:
        reads = self.world.bot.reads_all
        return {**self.world.bot.json(), "can_join_groups": True, "can_read_all_group_messages": reads}

    def _send_message(self, params: Params) -> Json:
        room = self._room(params)
        return self._sent(room, params, {"text": self._text(params, "text", 4096)})

    def _send_photo(self, params: Params) -> Json:
        room, (name, body) = self._room(params), _upload(params, "photo")
        if not body.startswith((b"\x89PNG", b"\xff\xd8")):
            raise bad_request("IMAGE_PROCESS_FAILED")
        size = {"width": 800, "height": 600, **self.world.file(name, body)}
        return self._sent(room, params, {"photo": [size], **self._caption(params)})

    def _send_document(self, params: Params) -> Json:
        room, (name, body) = self._room(params), _upload(params, "document")
        document = {"file_name": name, **self.world.file(name, body)}
        return self._sent(room, params, {"document": document, **self._caption(params)})

    def _send_poll(self, params: Params) -> Json:
        room = self._room(params)
        options = [option if isinstance(option, str) else option["text"] for option in params["options"]]
        if not 2 <= len(options) <= 12:
            raise bad_request("poll must have 2-12 option")
        if not all(1 <= utf16(option) <= 100 for option in options):
            raise bad_request("poll options length must not exceed 100")
        if not 1 <= utf16(params["question"]) <= 300:
            raise bad_request("poll question length must not exceed 300")
        if utf16(params.get("description", "")) > 1024:
            raise bad_request("poll description length must not exceed 1024")
        several, told = bool(params.get("allows_multiple_answers")), params.get("description", "")
        state = PollState(f"poll{self.world.number()}", room.id, 0, options, several, told)
        message = self._sent(room, params, {"poll": self.poll(state, params["question"])})
        state.message = message["message_id"]
        self.world.polls[state.id] = state
        return message

    def _stop_poll(self, params: Params) -> Json:
        message = self._message(params, "poll to stop not found")
        state = self.world.polls[message["poll"]["id"]]
        if state.closed:
            raise bad_request("poll has already been closed")
        state.closed = True
        message["poll"] = self.poll(state, message["poll"]["question"])
        poll: Json = message["poll"]
        return poll

    def poll(self, state: PollState, question: str) -> Json:
        """Return the Poll object."""
        counts = [sum(n in votes for votes in state.votes.values()) for n in range(len(state.options))]
        options = [
            {"text": option, "voter_count": count, "persistent_id": f"{state.id}-{number}"}
            for number, (option, count) in enumerate(zip(state.options, counts, strict=True))
        ]
        return {
            "id": state.id,
            "question": question,
            **({"description": state.told} if state.told else {}),
            "options": options,
            "total_voter_count": len(state.votes),
            "is_closed": state.closed,
            "is_anonymous": False,
            "type": "regular",
            "allows_multiple_answers": state.multiple,
            "allows_revoting": True,
            "members_only": False,
        }

    def _edit_message_text(self, params: Params) -> Json:
        message = self._message(params, "message to edit not found")
        if "text" not in message or message["from"]["id"] != self.world.bot.id:
            raise bad_request("message can't be edited")
        text, keyboard = self._text(params, "text", 4096), params.get("reply_markup")
        if (text, keyboard) == (message["text"], message.get("reply_markup")):
            raise bad_request("message is not modified")
        message.update(text=text, edit_date=int(self.world.now()), reply_markup=keyboard)
        return message

    def _delete_message(self, params: Params) -> bool:
        message = self._message(params, "message to delete not found")
        del self._room(params).messages[message["message_id"]]
        return True

    def _answer_callback_query(self, params: Params) -> bool:
        if params["callback_query_id"] not in self.world.callbacks:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        self.world.callbacks[params["callback_query_id"]] = {"text": params.get("text")}
        return True

    def _get_file(self, params: Params) -> Json:
        if params["file_id"] not in self.world.files:
            raise bad_request("invalid file_id")
        _, body = self.world.files[params["file_id"]]
        if len(body) > 20 * 2**20:
            raise bad_request("file is too big")
        file_id = params["file_id"]
        return {"file_id": file_id, "file_unique_id": file_id, "file_path": f"documents/{file_id}"}

    def _set_my_commands(self, params: Params) -> bool:
        for command in params["commands"]:
            if not _COMMAND_NAME.fullmatch(command["command"]):
                raise bad_request("BOT_COMMAND_INVALID")
            if not 1 <= len(command["description"]) <= 256:
                raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        self.world.bot.commands[params.get("scope", {"type": "default"})["type"]] = params["commands"]
        return True

    def _text(self, params: Params, name: str, most: int) -> str:
        text = plain(params.get(name) or "", params.get("parse_mode")).strip()
        if not text:
            raise bad_request("message text is empty")
        if utf16(text) > most:
            raise bad_request("message is too long" if name == "text" else "message caption is too long")
        return text

    def _caption(self, params: Params) -> Json:
        return {"caption": self._text(params, "caption", 1024)} if params.get("caption") else {}

    def _sent(self, room: Room, params: Params, content: Json) -> Json:
        to = params.get("reply_parameters") or {}
        replied = room.messages.get(to.get("message_id", 0))
        if to and replied is None and not to.get("allow_sending_without_reply"):
            raise bad_request("message to be replied not found")
        extra: Json = {}
        if replied is not None:
            extra["reply_to_message"] = {k: v for k, v in replied.items() if k != "reply_to_message"}
        if params.get("message_thread_id"):
            extra.update(message_thread_id=params["message_thread_id"], is_topic_message=True)
        if params.get("reply_markup"):
            _check_keyboard(params["reply_markup"])
            extra["reply_markup"] = params["reply_markup"]
        return self.world.message(room, self.world.bot.json(), {**content, **extra})

    def _room(self, params: Params) -> Room:
        room = self.world.rooms.get(int(params["chat_id"]))
        if room is None or (room.person and not room.person.started):
            raise bad_request("chat not found")
        if room.moved_to is not None:
            code, why = 400, "Bad Request: group chat was upgraded to a supergroup chat"
            raise ApiError(code, why, migrate_to_chat_id=room.moved_to)
        if room.person is not None and room.person.blocked:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        if room.status in ("left", "kicked"):
            raise ApiError(403, "Forbidden: bot was kicked from the supergroup chat")
        thread = params.get("message_thread_id")
        if thread and not (room.forum and thread in room.messages):
            raise bad_request("message thread not found")
        return room

    def _message(self, params: Params, missing: str) -> Json:
        message = self._room(params).messages.get(int(params["message_id"]))
        if message is None:
            raise bad_request(missing)
        return message


def _upload(params: Params, name: str) -> tuple[str, bytes]:
    value = params.get(name)
    if not isinstance(value, tuple):
        raise bad_request(f"there is no {name} in the request")
    return value


def _check_keyboard(keyboard: Json) -> None:
    buttons = [button for row in keyboard.get("inline_keyboard", ()) for button in row]
    if len(buttons) > 100 or not all(button["text"] for button in buttons):
        raise bad_request("can't parse inline keyboard button")
    if any(len(button["callback_data"].encode()) > 64 for button in buttons):
        raise bad_request("BUTTON_DATA_INVALID")


def typed(params: dict[str, Any]) -> Params:
    """Return form fields as JSON values where they are (the Bot API takes both)."""
    return {name: _typed(name, value) for name, value in params.items()}


def _typed(name: str, value: Any) -> Any:
    if not isinstance(value, str) or name in _WORDS:
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value
