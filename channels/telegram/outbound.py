"""The way out: a message's parts sent at Telegram's pace, or an earlier message changed."""

from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from telegram import Bot, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, TelegramError

from channels.envelope import OutAttachment, Outgoing
from channels.fitting import fitted
from channels.pacing import Pacing, Rate, TooSoon
from channels.ports import Door, NotDelivered, Receipt
from channels.telegram.failures import not_delivered, says
from channels.telegram.parts import LARGEST_FILE, Part, keyboard, parts_of, rules_of
from channels.telegram.places import Place, parse

EVERYWHERE = (Rate(30, 1.0),)
A_PERSON = (Rate(1, 1.0),)
A_GROUP = (Rate(1, 1.0), Rate(20, 60.0))
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_MOST_PARTLY_SENT = 500


class Postman:
    """Sends to Telegram. What was sent of a message whose later part failed is not sent again."""

    def __init__(
        self,
        bot: Bot,
        door: Door,
        pacing: Pacing,
        link: Callable[[OutAttachment], str | None] = lambda _file: None,
    ) -> None:
        self._bot, self._door, self._pacing, self._link = bot, door, pacing, link
        self._partly: OrderedDict[int, list[Receipt]] = OrderedDict()

    async def send(self, message: Outgoing) -> Receipt | None:
        """Send a message; raises NotDelivered."""
        if not _is_chat(message.chat):
            raise NotDelivered(f"{message.chat!r} is no chat on Telegram", None)
        to = _aim(message)
        message = fitted(message, LARGEST_FILE, "Telegram", self._link)
        try:
            return await self._send(message, to)
        except ChatMigrated as moved:
            await self._door.moved("telegram", str(to.chat), str(moved.new_chat_id))
            return await self._again(message, Place(moved.new_chat_id))

    async def _again(self, message: Outgoing, to: Place) -> Receipt | None:
        try:
            return await self._send(message, to)
        except ChatMigrated as problem:
            raise NotDelivered(str(problem), 5.0) from None

    async def _send(self, message: Outgoing, to: Place) -> Receipt | None:
        try:
            old = parse(message.edits)
            if message.edits and old is not None and old.chat == to.chat:
                return await self._instead_of(message, to, old)
            return await self._parts(message, to, parts_of(message))
        except ChatMigrated:
            raise
        except TooSoon as problem:
            raise NotDelivered(str(problem), problem.seconds) from None
        except TelegramError as problem:
            raise not_delivered(problem) from problem

    async def _instead_of(self, message: Outgoing, to: Place, old: Place) -> Receipt | None:
        """Change the earlier message; a poll can only be closed, and words can become none."""
        before = await self._door.sent_as("telegram", message.edits or "")
        if before is not None and before.receipt.alias:
            if message.paper is not None and not message.paper.closed:
                return before.receipt  # Telegram itself shows how it stands
            if message.paper is not None:
                await self._stop_poll(old)
            return await self._parts(message, to, parts_of(message))
        first, *rest = parts_of(message, captions=False) or (Part(),)
        if first.poll is not None or first.file is not None or not first.html:
            await self._delete(old)
            return await self._parts(message, to, (first, *rest) if first != Part() else ())
        if not await self._edit(message, old, first):
            return await self._parts(message, to, (first, *rest))
        changed = Receipt(str(Place(old.chat, None, old.message)))
        added = await self._parts(message, to, tuple(rest))
        return added if added is not None and not first.buttons and message.buttons else changed

    async def _edit(self, message: Outgoing, old: Place, part: Part) -> bool:
        """Change a message's words; False when it can't be changed any more."""
        await self._wait(old)
        try:
            await self._bot.edit_message_text(
                part.html,
                chat_id=old.chat,
                message_id=old.message,
                parse_mode=ParseMode.HTML,
                link_preview_options=_NO_PREVIEW,
                reply_markup=keyboard(message.id, part.buttons),
            )
        except BadRequest as problem:
            if says(problem, "message is not modified"):
                return True
            if says(problem, "message to edit not found", "can't be edited", "message_id_invalid"):
                return False
            raise
        return True

    async def _stop_poll(self, old: Place) -> None:
        await self._wait(old)
        try:
            await self._bot.stop_poll(old.chat, old.message)
        except BadRequest as problem:  # closed already, or deleted: there is nothing left to close
            if not says(problem, "already been closed", "not found", "can't be stopped"):
                raise

    async def _delete(self, old: Place) -> None:
        with suppress(BadRequest):  # too old, or gone: then it stays
            await self._bot.delete_message(old.chat, old.message)

    async def _parts(self, message: Outgoing, to: Place, parts: tuple[Part, ...]) -> Receipt | None:
        done = self._partly.pop(message.id, [])
        try:
            for part in parts[len(done) :]:
                done.append(await self._part(message, to, part, first=not done))
        except (TelegramError, TooSoon):
            self._keep(message.id, done)
            raise
        with_buttons = [
            receipt for receipt, part in zip(done, parts, strict=True) if part.buttons or part.poll
        ]
        return next(iter(with_buttons or done), None)

    def _keep(self, number: int, done: list[Receipt]) -> None:
        if done:
            self._partly[number] = done
            while len(self._partly) > _MOST_PARTLY_SENT:
                self._partly.popitem(last=False)

    async def _part(self, message: Outgoing, to: Place, part: Part, first: bool) -> Receipt:
        common: dict[str, Any] = {
            "chat_id": to.chat,
            "message_thread_id": to.topic,
            "reply_markup": keyboard(message.id, part.buttons),
        }
        if first and to.message and to.chat < 0:
            common["reply_parameters"] = ReplyParameters(to.message, allow_sending_without_reply=True)
        await self._wait(to)
        try:
            sent = await self._one(part, common)
        except BadRequest as problem:
            if to.topic is None or not says(problem, "thread not found", "topic_closed", "topic_deleted"):
                raise
            sent = await self._one(part, {**common, "message_thread_id": None})
        poll = sent.poll.id if sent.poll is not None else ""
        return Receipt(str(Place(to.chat, None, sent.message_id)), poll)

    async def _one(self, part: Part, common: dict[str, Any]) -> Message:
        if part.poll is not None:
            options, question = list(part.poll.options), part.poll.question
            several, rules = part.poll.multiple, rules_of(part.poll)
            return await self._bot.send_poll(
                question=question,
                options=options,
                is_anonymous=False,
                allows_multiple_answers=several,
                description=rules or None,
                **{**common, "reply_markup": None},
            )
        if part.file is None:
            return await self._bot.send_message(
                text=part.html, parse_mode=ParseMode.HTML, link_preview_options=_NO_PREVIEW, **common
            )
        caption: dict[str, Any] = {"caption": part.html, "parse_mode": ParseMode.HTML} if part.html else {}
        if part.picture:
            try:
                return await self._bot.send_photo(
                    photo=part.file.body, filename=part.file.name, **caption, **common
                )
            except BadRequest as problem:  # a map may be too long and narrow for a picture
                if not says(problem, "photo", "image"):
                    raise
        return await self._bot.send_document(
            document=part.file.body, filename=part.file.name, **caption, **common
        )

    async def _wait(self, to: Place) -> None:
        await self._pacing.turn(str(to.chat), A_GROUP if to.chat < 0 else A_PERSON)


def _is_chat(chat: str) -> bool:
    return chat.removeprefix("-").isdecimal()


def _aim(message: Outgoing) -> Place:
    """Return where a message goes: the topic it was asked in, as a reply where it answers one there."""
    asked = parse(message.in_reply_to)
    chat = int(message.chat)
    return asked if asked is not None and asked.chat == chat else Place(chat)
