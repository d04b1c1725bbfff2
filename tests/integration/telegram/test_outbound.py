"""What the bot says, as people on Telegram see it."""

from datetime import UTC, datetime

import pytest

from channels.envelope import OutAttachment, Outgoing, Table
from channels.pacing import Pacing
from channels.ports import NotDelivered
from channels.telegram.outbound import EVERYWHERE, Postman
from channels.telegram.simulator.errors import ApiError
from channels.telegram.simulator.server import Fault, Limits
from channels.telegram.simulator.telegram import TelegramSimulator
from tests.integration.telegram.conftest import Line, pdf, png

SERVER_ERROR = ApiError(502, "Bad Gateway")


@pytest.fixture
async def ana(line: Line, telegram: TelegramSimulator) -> int:
    """Ana has spoken to the bot; her chat's id."""
    telegram.say("Ana", "hi")
    await line.heard()
    return telegram.world.people["Ana"].id


async def test_words_are_shown_as_they_are(line: Line, telegram: TelegramSimulator, ana: int) -> None:
    for text in ("1 < 2 & <b>3</b> > *4* _5_ [6](http://x) `7` &amp; &lt;", "👩‍👩‍👧‍👦 ok\nnext"):
        await line.say(text, ana)
        assert telegram.said(None, "Ana")[-1]["text"] == text
    previews = [params["link_preview_options"] for params in line.calls("sendMessage")]
    assert previews == [{"is_disabled": True}] * 2


async def test_a_long_text_is_several_messages_of_whole_sentences(
    line: Line, telegram: TelegramSimulator, ana: int
) -> None:
    text = "\n".join(f"Day {n}: " + "We drive 😀 & rest. " * 20 for n in range(1, 31)).strip()
    await line.say(text, ana, buttons=("Looks good",))
    said = [message["text"] for message in telegram.said(None, "Ana")]
    assert len(said) > 2
    assert "".join("".join(said).split()) == "".join(text.split())
    assert all(part.startswith("Day ") and part.endswith(("rest.", "rest. ")) for part in said)
    assert [bool(m.get("reply_markup")) for m in telegram.said(None, "Ana")] == [False] * (len(said) - 1) + [
        True
    ]


async def test_a_file_carries_a_short_text_and_follows_a_long_one(
    line: Line, telegram: TelegramSimulator, ana: int
) -> None:
    await line.say("Here is the plan.", ana, attachments=(pdf(),), buttons=("Looks good",))
    await line.say("Here is the map.", ana, attachments=(png(),))
    await line.say("x" * 1025, ana, attachments=(pdf(),))
    await line.say("Both:", ana, attachments=(pdf(), png()))
    first, second, *rest = telegram.said(None, "Ana")
    assert (first["document"]["file_name"], first["caption"]) == ("plan.pdf", "Here is the plan.")
    assert first["reply_markup"]
    assert second["photo"]
    kinds = [next(k for k in ("text", "document", "photo") if k in message) for message in rest]
    assert kinds == ["text", "document", "text", "document", "photo"]
    body = telegram.world.files[first["document"]["file_id"]][1]
    assert body == pdf().body


async def test_a_picture_telegram_will_not_have_is_sent_as_a_file(
    line: Line, telegram: TelegramSimulator, ana: int
) -> None:
    telegram.faults.append(Fault("sendPhoto", ApiError(400, "Bad Request: PHOTO_INVALID_DIMENSIONS")))
    await line.say("map", ana, attachments=(png(),))
    assert telegram.said(None, "Ana")[-1]["document"]["file_name"] == "map.png"


async def test_what_telegram_does_not_take_is_told_and_the_rest_is_sent(
    line: Line, telegram: TelegramSimulator, ana: int
) -> None:
    large = OutAttachment("Atlas.pdf", "application/pdf", bytes(50 * 2**20 + 1), "d9")
    await line.say("Here it is.", ana, attachments=(large, pdf()))
    said = telegram.said(None, "Ana")[-1]
    assert said["document"]["file_name"] == "plan.pdf"
    assert "Atlas.pdf is 51 MB, and Telegram takes 50 MB from me. Ask me for" in said["caption"]


async def test_a_table_is_drawn_where_it_fits(line: Line, telegram: TelegramSimulator, ana: int) -> None:
    rows = (("Silva", "<12.00"), ("Lee & Co", "-12.00"))
    await line.say("plain", ana, table=Table("Balances", ("family", "owes"), rows))
    assert telegram.said(None, "Ana")[-1]["text"] == (
        "Balances\nfamily    owes\nSilva     <12.00\nLee & Co  -12.00"
    )
    await line.say("plain", ana, table=Table("Wide", ("a", "b"), (("x" * 40, "y"),)))
    assert telegram.said(None, "Ana")[-1]["text"] == "plain"


async def test_an_answer_in_a_group_is_a_reply_in_the_topic_it_was_asked_in(
    line: Line, telegram: TelegramSimulator
) -> None:
    telegram.world.bot.reads_all = True
    group = telegram.world.group("Loop", forum=True)
    topic = telegram.world.message(
        group, telegram.world.bot.json(), {"forum_topic_created": {"name": "Food", "icon_color": 7322096}}
    )
    thread = topic["message_id"]
    asked = telegram.say("Ana", "/help", group, message_thread_id=thread, reply_to_message=topic)
    (event,) = await line.heard()
    assert event.chat == str(group.id)
    await line.say("Here.", group.id, in_reply_to=event.message_id)
    await line.say("Alert.", group.id)
    answer, alert = telegram.said(group)[1:]
    assert answer["message_thread_id"] == thread
    assert answer["reply_to_message"]["message_id"] == asked["message_id"]
    assert "message_thread_id" not in alert
    del group.messages[thread]
    await line.say("Still here.", group.id, in_reply_to=event.message_id)
    assert telegram.said(group)[-1]["text"] == "Still here."


async def test_words_are_changed_instead_of_said_again(
    line: Line, telegram: TelegramSimulator, ana: int
) -> None:
    word = await line.say("One moment…", ana)
    assert word is not None
    changed = await line.say("Here it is.", ana, edits=word.id, buttons=("Undo",))
    again = await line.say("Here it is.", ana, edits=word.id, buttons=("Undo",))
    assert word == changed
    assert again == word
    (message,) = telegram.said(None, "Ana")
    assert message["text"] == "Here it is."


async def test_what_cannot_be_changed_any_more_is_said_anew(
    line: Line, telegram: TelegramSimulator, ana: int
) -> None:
    word = await line.say("One moment…", ana)
    assert word is not None
    telegram.world.rooms[ana].messages.clear()
    new = await line.say("Here it is.", ana, edits=word.id)
    assert new is not None
    assert new != word
    assert [m["text"] for m in telegram.said(None, "Ana")] == ["Here it is."]


async def test_the_platforms_own_wait_is_kept_and_a_server_error_is_tried_again(
    line: Line, telegram: TelegramSimulator, ana: int
) -> None:
    telegram.faults += [
        Fault("sendMessage", ApiError(429, "Too Many Requests: retry after 17", retry_after=17)),
        Fault("sendMessage", SERVER_ERROR),
    ]
    with pytest.raises(NotDelivered) as limited:
        await line.say("hello", ana)
    assert (limited.value.retry_after, limited.value.gone) == (17, False)
    with pytest.raises(NotDelivered) as broken:
        await line.say("hello", ana)
    assert broken.value.retry_after
    await line.say("hello", ana)
    assert len(telegram.said(None, "Ana")) == 1


async def test_what_was_sent_before_a_later_part_failed_is_not_sent_again(
    line: Line, telegram: TelegramSimulator, ana: int
) -> None:
    telegram.faults.append(Fault("sendDocument", SERVER_ERROR))
    text = "x" * 2000
    with pytest.raises(NotDelivered):
        await line.say(text, ana, attachments=(pdf(),))
    await line.channel.send(line.door.sent[-1])
    assert ["text" in message for message in telegram.said(None, "Ana")] == [True, False]


async def test_a_chat_that_wants_the_bot_no_more_is_gone(
    line: Line, telegram: TelegramSimulator, ana: int
) -> None:
    telegram.world.people["Ana"].blocked = True
    telegram.world.person("Eve")
    group = telegram.world.group("Loop")
    group.status = "kicked"
    for chat in (ana, telegram.world.people["Eve"].id, group.id, -4711):
        with pytest.raises(NotDelivered) as refused:
            await line.say("hello", chat)
        assert (refused.value.retry_after, refused.value.gone) == (None, True)


async def test_a_message_follows_a_group_that_moved(line: Line, telegram: TelegramSimulator) -> None:
    group = telegram.world.group("Loop", supergroup=False)
    new = telegram.world.group("Loop")
    group.moved_to = new.id
    receipt = await line.say("hello", group.id)
    assert receipt is not None
    assert receipt.id.startswith(f"{new.id}/")
    assert line.door.moves == [("telegram", str(group.id), str(new.id))]


async def test_rates_are_kept_before_telegram_complains(line: Line, telegram: TelegramSimulator) -> None:
    clock = 1_800_000_000.0

    async def sleep(seconds: float) -> None:
        nonlocal clock
        clock += seconds

    telegram.limits = Limits(lambda: clock)
    pacing = Pacing(EVERYWHERE, 1e9, lambda: clock, sleep)
    assert line.channel._bot is not None
    postman = Postman(line.channel._bot, line.door, pacing)
    group = telegram.world.group("Loop")
    for number in range(1, 31):
        message = _outgoing(number, group.id)
        await postman.send(message)
    assert len(telegram.said(group)) == 30
    assert clock - 1_800_000_000.0 == 69.0


async def test_commands_and_webhook_are_told_at_the_start(line: Line, telegram: TelegramSimulator) -> None:
    commands = {s: [c["command"] for c in listed] for s, listed in telegram.world.bot.commands.items()}
    assert commands == {
        "all_group_chats": ["help"],
        "all_private_chats": ["help", "start"],
        "all_chat_administrators": ["help", "lock"],
    }
    assert telegram.delivery.webhook.url.endswith("/webhooks/telegram")
    assert telegram.delivery.webhook.secret
    assert line.channel.link("abc_-1") == "https://t.me/PathfinderTestBot?start=abc_-1"


def _outgoing(number: int, chat: int) -> Outgoing:
    return Outgoing(number, "telegram", str(chat), f"message {number}", datetime.now(UTC))
