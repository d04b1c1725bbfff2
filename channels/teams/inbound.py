"""What an activity means: an envelope for the house, a note about the chat, or nothing."""

from dataclasses import dataclass
from typing import Any, Literal

from botbuilder.schema import ChannelAccount, ConversationAccount, ConversationReference

from channels.envelope import Envelope, InAttachment, Sender
from channels.ports import Sent
from channels.teams.activity import THREAD, Activity
from channels.teams.repeats import digest
from channels.teams.text import answers_bot, mentions_bot, words
from channels.words import is_for_bot

_SAME_ARRIVAL_S = 600  # one installation is told twice: as a member added, and as an installation


@dataclass(frozen=True)
class Press:
    """A button: the bot's message it stands on (`Outgoing.id`), and its place there."""

    message: int
    index: int


Change = Literal["arrived", "removed", ""]


def change(activity: Activity) -> Change:
    """Return whether the bot itself came to a chat or was taken from it."""
    bot = activity.recipient.id if activity.recipient else ""
    if activity.type == "installationUpdate":
        action = activity.action or ""
        return "removed" if action.startswith("remove") else "arrived" if action.startswith("add") else ""
    if activity.type != "conversationUpdate":
        return ""
    if bot in {one.id for one in activity.members_removed or ()}:
        return "removed"
    return "arrived" if bot in {one.id for one in activity.members_added or ()} else ""


def press_of(activity: Activity) -> Press | None:
    """Return the button that an invoke (Action.Execute) or a submitted card presses, if it is ours."""
    value = activity.value
    if activity.type == "invoke":
        action = value.get("action") if isinstance(value, dict) else None
        value = action.get("data") if isinstance(action, dict) else None
    if not isinstance(value, dict):
        return None
    message, index = value.get("o"), value.get("i")
    if type(message) is not int or type(index) is not int or not 0 < message < 2**63 or index < 0:
        return None
    return Press(message, index)


def label_of(press: Press | None, sent: Sent | None, chat: str) -> str | None:
    """Return a pressed button's label; None when that message is not of this chat or has no such button."""
    if press is None or sent is None or sent.chat != chat or press.index >= len(sent.buttons):
        return None
    return sent.buttons[press.index]


def edits(activity: Activity) -> bool:
    """Whether somebody corrected what they had written."""
    return (
        activity.type == "messageUpdate"
        and (activity.channel_data or {}).get("eventType", "editMessage") == "editMessage"
    )


def message(activity: Activity, files: tuple[InAttachment, ...] = ()) -> Envelope:
    """Return the envelope of something written, or corrected."""
    number, corrected, said = message_id(activity), None, words(activity)
    if edits(activity):
        corrected, number = number, f"{number}:{activity.at().timestamp():.3f}"
    return _envelope(
        activity,
        message_id=number,
        text=said,
        mention=activity.personal or mentions_bot(activity) or answers_bot(activity) or is_for_bot(said),
        files=files,
        edits=corrected,
        repeats=digest(activity),
    )


def pressed(activity: Activity, press: Press, label: str) -> Envelope:
    """Return the envelope of a button that was pressed."""
    number = f"press:{message_id(activity)}"
    return _envelope(
        activity,
        message_id=number,
        press=label,
        pressed=press.message,
        mention=True,
        repeats=digest(activity),
    )


def arrived(activity: Activity) -> Envelope:
    """Return the envelope of the bot's arrival."""
    number = f"arrived:{int(activity.at().timestamp()) // _SAME_ARRIVAL_S}"
    return _envelope(activity, message_id=number, event="arrived")


def message_id(activity: Activity) -> str:
    """Return an event's id; in a channel it names the thread as well, so that an answer finds it."""
    return f"{activity.id}{THREAD}{activity.thread}" if activity.thread else activity.id


def _envelope(activity: Activity, **more: Any) -> Envelope:
    if activity.sender is None:
        raise ValueError("nobody sent this activity")
    return Envelope(
        channel="teams",
        chat=activity.chat,
        kind="direct" if activity.personal else "group",
        sender=Sender(activity.sender.id, activity.sender.name),
        at=activity.at(),
        title=activity.conversation.name,
        reference=_reference(activity),
        **more,
    )


def _reference(activity: Activity) -> dict[str, Any]:
    """Return what the SDK needs to write to this chat at any time; the same for every message of it."""
    conversation = ConversationAccount(
        id=activity.chat,
        is_group=not activity.personal,
        conversation_type=activity.conversation.conversation_type,
        tenant_id=activity.conversation.tenant_id,
    )
    bot = activity.recipient
    reference = ConversationReference(
        bot=ChannelAccount(id=bot.id, name=bot.name) if bot else None,
        conversation=conversation,
        channel_id=activity.channel_id,
        service_url=activity.service_url,
    )
    kept: dict[str, Any] = reference.serialize()
    return kept
