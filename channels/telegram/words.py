"""What a text says on Telegram: whom it speaks to, and its words as the house reads them."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from telegram import Message, MessageEntity, User

from channels.words import BOT, is_called

_COMMAND = re.compile(r"/(?P<name>\w+)(?:@(?P<bot>\w+))?", re.ASCII)


@dataclass(frozen=True)
class Words:
    """A text; `mention`: it speaks to the bot; `others`: it is a command for another bot."""

    text: str = ""
    mention: bool = False
    others: bool = False


def read(message: Message, me: User, commands: Collection[str]) -> Words:
    """Return the words of a message's text or caption."""
    text = message.text or message.caption or ""
    command = _COMMAND.match(text)
    if command is not None:
        return _command(text, command, me, commands)
    plain, named = _without_name(message, text, me)
    return Words(plain, named or is_called(plain) or _answers(message, me))


def _command(text: str, command: re.Match[str], me: User, commands: Collection[str]) -> Words:
    """Return a command without the bot's name. One that names no bot is ours if we know it."""
    bot = command["bot"]
    if bot and bot.casefold() != (me.username or "").casefold():
        return Words(text, others=True)
    mention = bool(bot) or command["name"].casefold() in commands
    return Words(f"/{command['name']}{text[command.end() :]}", mention)


def _without_name(message: Message, text: str, me: User) -> tuple[str, bool]:
    """Return the text with the bot's own name, which differs from bot to bot, as the house knows it."""
    named = False
    kinds: list[str | None] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION]
    entities = message.parse_entities(kinds) if message.text else message.parse_caption_entities(kinds)
    for entity in sorted(entities, key=lambda entity: -entity.offset):
        by_id = entity.user is not None and entity.user.id == me.id
        if by_id or entities[entity].casefold() == f"@{me.username}".casefold():
            text, named = _replaced(text, entity, f"@{BOT}"), True
    return text, named


def _replaced(text: str, entity: MessageEntity, by: str) -> str:
    """Put `by` where an entity stands; entities count in UTF-16."""
    units = text.encode("utf-16-le")
    start, end = entity.offset * 2, (entity.offset + entity.length) * 2
    return (units[:start] + by.encode("utf-16-le") + units[end:]).decode("utf-16-le", "replace")


def _answers(message: Message, me: User) -> bool:
    """Whether a message replies to one of the bot's; in a topic all reply to the topic's beginning."""
    to = message.reply_to_message
    if to is None or to.forum_topic_created is not None:
        return False
    return to.from_user is not None and to.from_user.id == me.id
