"""An update from Telegram, and the envelope it becomes."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, TypeGuard

from telegram import (
    Bot,
    CallbackQuery,
    Chat,
    ChatMember,
    ChatMemberRestricted,
    ChatMemberUpdated,
    Message,
    PollAnswer,
    Update,
    User,
)

from channels.envelope import Envelope, Sender
from channels.ports import Door, Sent
from channels.telegram import files, words
from channels.telegram.live import LiveTracks
from channels.telegram.places import Place, is_group, parse, place_of

KINDS = ("message", "edited_message", "callback_query", "poll_answer", "my_chat_member")
OLD_BUTTON = "That button belongs to an older message."
RETRACTED = "/unvote"
_ANONYMOUS_ADMIN = 1087968824  # Telegram's GroupAnonymousBot
_OUT = (ChatMember.LEFT, ChatMember.BANNED)
HARD_OF_HEARING = (
    "Telegram's privacy mode is on for me: in this group I hear only commands, messages that mention me and "
    "replies to mine. To let me note what you say among yourselves, make me an administrator here, or turn "
    "privacy mode off in @BotFather (/setprivacy) and add me again."
)


@dataclass(frozen=True)
class Arrival:
    """What an update comes to.

    `hint` is said in `place` when the event was
    new; `callback` is the pressed button's id, to be answered, with `toast`. `access` tells that the chat was
    opened to or closed for the bot.
    """

    envelope: Envelope | None = None
    place: Place | None = None
    hint: str = ""
    callback: str = ""
    toast: str = ""
    access: Literal["", "opened", "closed"] = ""


class Reader:
    """Reads updates; `me` is the bot itself, `commands` the names of those it knows."""

    def __init__(
        self, bot: Bot, me: User, door: Door, commands: Collection[str], now: Callable[[], datetime]
    ) -> None:
        self._bot, self._me, self._door = bot, me, door
        self._commands, self._now = commands, now
        self._tracks = LiveTracks()

    async def read(self, update: Update, fetch: bool = True) -> Arrival:
        """Return what an update comes to; raises NetworkError when its file can't be had (`fetch`) now."""
        if update.callback_query:
            return await self._pressed(update.callback_query)
        if update.poll_answer:
            return await self._voted(update.poll_answer, update.update_id)
        if update.my_chat_member:
            return self._access(update.my_chat_member, update.update_id)
        if update.edited_message:
            return self._edited(update.edited_message, update.update_id)
        return await self._message(update.message, fetch) if update.message else Arrival()

    async def _message(self, message: Message, fetch: bool) -> Arrival:
        if await self._moved(message):
            return Arrival()
        said = words.read(message, self._me, self._commands)
        sender = self._sender(message)
        if sender is None or said.others:
            return Arrival()
        event = self._envelope(message, sender, said)
        if message.location and not message.venue:
            self._tracks.begin(event.message_id, message.date)
            here = (message.location.latitude, message.location.longitude)
            return Arrival(replace(event, text="", location=here))
        arrival = await self._with_file(message, event, fetch)
        return arrival if event.text or (arrival.envelope and arrival.envelope.files) else _only_hint(arrival)

    async def _with_file(self, message: Message, event: Envelope, fetch: bool) -> Arrival:
        """Return the message with its file. Photos people show each other in a group are left alone."""
        file = files.wanted(message)
        place = place_of(message)
        if file is None or (not event.mention and not message.document):
            return Arrival(event, place=place)
        found, why_not = await files.fetch(self._bot, file) if fetch else ((), files.LOST)
        return Arrival(replace(event, files=found), place, why_not if event.mention else "")

    def _envelope(self, message: Message, sender: Sender, said: words.Words) -> Envelope:
        group = is_group(message.chat)
        return Envelope(
            channel="telegram",
            chat=str(message.chat.id),
            kind="group" if group else "direct",
            sender=sender,
            message_id=str(place_of(message)),
            at=message.date,
            text=said.text or _card(message),
            mention=said.mention or not group,
            title=message.chat.title,
        )

    def _sender(self, message: Message) -> Sender | None:
        """Return who wrote; None for other bots, and for what comes from no chat of people."""
        if message.chat.type == Chat.CHANNEL or message.is_automatic_forward:
            return None
        user = message.from_user
        if user is None or (user.is_bot and user.id != _ANONYMOUS_ADMIN):
            return None
        if message.sender_chat is not None:  # an administrator who stays unnamed, or a channel
            return Sender(str(message.sender_chat.id), message.author_signature or message.sender_chat.title)
        return Sender(str(user.id), user.full_name)

    async def _moved(self, message: Message) -> bool:
        """Note that a group became a supergroup; either side tells."""
        here = str(message.chat.id)
        if message.migrate_to_chat_id:
            await self._door.moved("telegram", here, str(message.migrate_to_chat_id))
        elif message.migrate_from_chat_id:
            await self._door.moved("telegram", str(message.migrate_from_chat_id), here)
        return bool(message.migrate_to_chat_id or message.migrate_from_chat_id)

    def _edited(self, message: Message, update: int) -> Arrival:
        """Return a corrected text, or where somebody is now who shares their way."""
        said = words.read(message, self._me, self._commands)
        sender = self._sender(message)
        if sender is None or said.others:
            return Arrival()
        first = str(place_of(message))
        event = replace(
            self._envelope(message, sender, said),
            message_id=f"{first}~{update}",
            edits=first,
            at=message.edit_date or message.date,
        )
        if message.location:
            here = (message.location.latitude, message.location.longitude)
            goes_on = bool(message.location.live_period)
            if not self._tracks.worth_telling(first, event.at, goes_on):
                return Arrival()
            return Arrival(replace(event, text="", location=here))
        return Arrival(event, place=place_of(message)) if event.text else Arrival()

    async def _pressed(self, query: CallbackQuery) -> Arrival:
        """Return the press of a button: its token names our message, which must be of this very chat."""
        number, _, index = (query.data or "").partition(".")
        sent, message = None, query.message
        if message is not None and number.isdecimal() and index.isdecimal() and len(query.data or "") <= 64:
            sent = await self._door.message("telegram", int(number))
        if message is None or not _is_of(sent, message.chat) or int(index) >= len(sent.buttons):
            return Arrival(callback=query.id, toast=OLD_BUTTON)
        place = place_of(message) if isinstance(message, Message) else Place(message.chat.id)
        group = is_group(message.chat)
        event = Envelope(
            channel="telegram",
            chat=str(message.chat.id),
            kind="group" if group else "direct",
            sender=Sender(str(query.from_user.id), query.from_user.full_name),
            message_id=place.key(f"cb{query.id}"),
            at=self._now(),
            mention=True,
            press=sent.buttons[int(index)],
            pressed=sent.id,
            title=message.chat.title,
        )
        return Arrival(event, place=place, callback=query.id)

    async def _voted(self, answer: PollAnswer, update: int) -> Arrival:
        """Return a vote in one of our polls: all that is marked on the ballot now, or that nothing is."""
        sent = await self._door.sent_as("telegram", answer.poll_id)
        if sent is None or answer.user is None:
            return Arrival()
        place = parse(sent.receipt.id) or Place(int(sent.chat))
        event = Envelope(
            channel="telegram",
            chat=sent.chat,
            kind="group" if sent.chat.startswith("-") else "direct",
            sender=Sender(str(answer.user.id), answer.user.full_name),
            message_id=place.key(f"vote{update}"),
            at=self._now(),
            pressed=sent.id,
            event="ballot",
        )
        marked = [sent.buttons[index] for index in answer.option_ids if index < len(sent.buttons)]
        if not marked:
            return Arrival(replace(event, text=RETRACTED))
        return Arrival(replace(event, press="\n".join(marked), mention=True))

    def _access(self, change: ChatMemberUpdated, update: int) -> Arrival:
        """Return that the bot was let into a chat, or shut out of it."""
        group = is_group(change.chat)
        if not group and change.chat.type != Chat.PRIVATE:
            return Arrival()
        was, is_out = _is_out(change.old_chat_member), _is_out(change.new_chat_member)
        if was == is_out:
            return Arrival()
        place = Place(change.chat.id)
        event = Envelope(
            channel="telegram",
            chat=str(change.chat.id),
            kind="group" if group else "direct",
            sender=Sender(str(change.from_user.id), change.from_user.full_name),
            message_id=place.key(f"access{update}"),
            at=change.date,
            title=change.chat.title,
            event="left" if is_out else "arrived",
        )
        if is_out:
            return Arrival(event, place=place, access="closed")
        deaf = group and not self._me.can_read_all_group_messages
        deaf = deaf and change.new_chat_member.status != ChatMember.ADMINISTRATOR
        return Arrival(event, place, HARD_OF_HEARING if deaf else "", access="opened")


def _only_hint(arrival: Arrival) -> Arrival:
    """Return an arrival that is nothing for the house: at most kind words for who sent it."""
    return replace(arrival, envelope=None)


def _card(message: Message) -> str:
    """Return the words of what is no text: a contact's number, a place's name."""
    if message.contact:
        name = " ".join(filter(None, (message.contact.first_name, message.contact.last_name)))
        mine = message.from_user is not None and message.contact.user_id == message.from_user.id
        number = "+" + message.contact.phone_number.lstrip("+")
        return f"My phone number is {number}" if mine else f"{name}'s phone number is {number}"
    if message.venue:
        return f"📍 {message.venue.title}, {message.venue.address}"
    return ""


def _is_of(sent: Sent | None, chat: Chat) -> TypeGuard[Sent]:
    return sent is not None and sent.chat == str(chat.id)


def _is_out(member: ChatMember) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return not member.is_member or not member.can_send_messages
    return member.status in _OUT
