"""What people do on Teams, and what the house hears of it."""

import asyncio
from typing import Any

import pytest

from channels.envelope import Envelope, Outgoing
from tests.integration.teams.conftest import Line


def _only(teams: Line) -> Envelope:
    (event,) = teams.door.events.values()
    return event


async def test_a_mention_in_a_group_is_for_the_bot_and_not_in_the_text(teams: Line) -> None:
    await teams.platform.say("Ana", "@Pathfinder /help")
    event = _only(teams)
    assert (event.text, event.mention, event.kind, event.sender.name) == ("/help", True, "group", "Ana")
    assert event.title == "Road trip"


async def test_other_mentions_stay_as_names(teams: Line) -> None:
    chat = teams.platform.chat("Ana")
    ben = {"id": "29:ben", "name": "Ben"}
    entities = [{"type": "mention", "mentioned": ben, "text": "<at>Ben</at>"}]
    await teams.platform.deliver(
        teams.platform.activity("Ana", chat, text="<at>Ben</at> paid &nbsp;20", entities=entities)
    )
    assert (_only(teams).text, _only(teams).mention) == ("Ben paid  20", False)


@pytest.mark.parametrize(
    ("more", "text"),
    [
        ({"text": "a < b && b > c", "textFormat": "plain"}, "a < b && b > c"),
        ({"text": "<p>one</p><p>two &amp; three</p>", "textFormat": "xml"}, "one\ntwo & three"),
        ({"text": "<at>Pathfinder</at>&nbsp;hi<script>x()</script>", "textFormat": "xml"}, "hi"),
        (
            {
                "attachments": [
                    {"contentType": "text/html", "content": '<div><at id="0">Pathfinder</at> /help</div>'}
                ]
            },
            "/help",
        ),
    ],
)
async def test_html_is_read_as_plain_words(teams: Line, more: dict[str, Any], text: str) -> None:
    bot = {"id": teams.platform.town.bot_id, "name": "Pathfinder"}
    entities = [{"type": "mention", "mentioned": bot, "text": "<at>Pathfinder</at>"}]
    chat = teams.platform.chat("Ana")
    await teams.platform.deliver(teams.platform.activity("Ana", chat, entities=entities, **more))
    assert _only(teams).text == text


_QUOTE = (
    '<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="1780000000001">'
    '<strong itemprop="mri" itemid="{who}">{who}</strong><p itemprop="preview">Moab or Page?</p></blockquote>'
    "<p>the first, please</p>"
)


@pytest.mark.parametrize(
    ("said", "mention"),
    [
        ({"text": "/balance"}, True),
        ({"text": "the first, please", "quotes": "bot"}, True),
        ({"text": "", "quotes": "bot"}, True),
        ({"text": "the first, please", "quotes": "29:ben"}, False),
        ({"text": "the first, please", "told": "bot"}, True),
        ({"text": "the first, please", "told": "29:ben"}, False),
        ({"text": "the first, please"}, False),
    ],
)
async def test_a_command_or_an_answer_to_it_is_for_the_bot(
    teams: Line, said: dict[str, str], *, mention: bool
) -> None:
    who = {"bot": teams.platform.town.bot_id}
    quotes, told = said.get("quotes", ""), said.get("told", "")
    html = [{"contentType": "text/html", "content": _QUOTE.format(who=who.get(quotes, quotes))}]
    entity = {"type": "quotedReply", "quotedReply": {"messageId": "1", "senderId": who.get(told, told)}}
    activity = teams.platform.activity(
        "Ana",
        teams.platform.chat("Ana"),
        text=said["text"],
        attachments=html if quotes else [],
        entities=[entity] if told else [],
    )
    await teams.platform.deliver(activity)
    assert (_only(teams).text, _only(teams).mention) == (said["text"] or "the first, please", mention)


async def test_a_correction_names_what_it_corrects(teams: Line) -> None:
    chat = teams.platform.chat("Ana", direct=True)
    first = teams.platform.message("Ana", "groceries 20", chat)
    await teams.platform.deliver(first)
    corrected = {**teams.platform.message("Ana", "groceries 25", chat), "id": first["id"]}
    corrected |= {"type": "messageUpdate", "channelData": {"eventType": "editMessage"}}
    await teams.platform.deliver(corrected)
    before, after = teams.door.events.values()
    assert (after.text, after.edits) == ("groceries 25", before.message_id)


async def test_a_channel_is_one_chat_and_an_answer_stands_in_its_thread(teams: Line) -> None:
    channel = teams.platform.town.chat("channel", "General")
    for thread in ("1700000000001", "1700000000002"):
        said = teams.platform.message("Ana", "@Pathfinder hello", channel)
        said["conversation"]["id"] += f";messageid={thread}"
        await teams.platform.deliver(said)
        await teams.door.settled()
    assert {event.chat for event in teams.door.events.values()} == {channel.id}
    assert [post.thread for post in channel.posts] == ["1700000000001", "1700000000002"]


async def test_the_bot_arrives_once_and_a_chat_that_removed_it_is_marked(teams: Line) -> None:
    chat = teams.platform.chat("Ana")
    await teams.platform.install("Ana", chat)
    assert _only(teams).event == "arrived"
    await teams.platform.install("Ana", chat, remove=True)
    assert teams.door.shut == {("teams", chat.id)}
    await teams.platform.install("Ana", chat)
    assert teams.door.shut == set()


@pytest.mark.parametrize("kind", ["typing", "messageReaction", "messageDelete", "event", "endOfConversation"])
async def test_what_is_nothing_to_us_is_acknowledged(teams: Line, kind: str) -> None:
    activity = teams.platform.activity("Ana", teams.platform.chat("Ana"), kind)
    assert (await teams.platform.deliver(activity))[0] == 200
    assert not teams.door.events


async def test_a_button_says_what_it_is_and_answers_at_once(teams: Line) -> None:
    await _poll(teams)
    chat = teams.platform.chat("Ben")
    await teams.platform.press("Ben", "Page")
    press = list(teams.door.events.values())[-1]
    assert (press.press, press.pressed, press.chat) == ("Page", 900, chat.id)
    value = {"action": {"type": "Action.Execute", "verb": "press", "data": {"o": 900, "i": 1}}}
    invoke = teams.platform.activity("Ana", chat, "invoke", name="adaptiveCard/action", value=value)
    status, body = await teams.platform.deliver(invoke)
    assert (status, body["statusCode"]) == (200, 200)
    submitted = teams.platform.activity("Cleo", chat, value={"o": 900, "i": 0})
    await teams.platform.deliver(submitted)
    assert list(teams.door.events.values())[-1].press == "Moab"


@pytest.mark.parametrize(
    "data",
    [
        None, {}, {"o": 901, "i": 0}, {"o": 900, "i": 2}, {"o": 900, "i": -1}, {"o": "900", "i": 0},
        {"o": True, "i": 0}, {"o": 10**30, "i": 0}, [900, 0], "900", {"o": 900},
    ],
)  # fmt: skip
async def test_a_button_that_is_none_of_ours_does_nothing(teams: Line, data: Any) -> None:
    await _poll(teams)
    heard = len(teams.door.events)
    value = {"action": {"type": "Action.Execute", "verb": "press", "data": data}}
    invoke = teams.platform.activity(
        "Eve", teams.platform.chat("Eve"), "invoke", name="adaptiveCard/action", value=value
    )
    status, body = await teams.platform.deliver(invoke)
    assert (status, body["statusCode"], len(teams.door.events)) == (200, 400, heard)


async def test_a_button_of_another_chat_does_nothing(teams: Line) -> None:
    await _poll(teams)
    heard = len(teams.door.events)
    elsewhere = teams.platform.town.chat("groupChat", "Elsewhere")
    await teams.platform.deliver(teams.platform.activity("Eve", elsewhere, value={"o": 900, "i": 0}))
    assert len(teams.door.events) == heard


async def test_a_file_comes_in_and_one_from_elsewhere_does_not(teams: Line) -> None:
    await teams.platform.send_file("Ana", "booking.pdf", "application/pdf", b"%PDF-1.7", "our booking")
    (file,) = _only(teams).files
    assert (file.name, file.content_type, file.body) == ("booking.pdf", "application/pdf", b"%PDF-1.7")
    info = {"downloadUrl": "http://169.254.169.254/latest/meta-data", "fileType": "txt"}
    kind = "application/vnd.microsoft.teams.file.download.info"
    attached = [{"contentType": kind, "name": "x.txt", "content": info}]
    chat = teams.platform.chat("Ana", direct=True)
    await teams.platform.deliver(teams.platform.activity("Ana", chat, attachments=attached))
    assert len(teams.door.events) == 1
    assert "could not open x.txt" in chat.posts[-1].text()
    await teams.platform.send_file("Ana", "huge.pdf", "application/pdf", bytes(20 * 2**20 + 1))
    assert "could not open huge.pdf. Please send it again, up to five files of 20 MB" in chat.posts[-1].text()


async def test_five_times_shuffled_and_at_once_is_one_event(teams: Line) -> None:
    chat = teams.platform.chat("Ana")
    said = [teams.platform.message("Ana", f"@Pathfinder note {n}", chat) for n in range(8)]
    statuses = await asyncio.gather(*(teams.platform.deliver(one) for one in (said[::-1] + said) * 3))
    assert {status for status, _ in statuses} == {200}
    assert len(teams.door.events) == 8
    await teams.door.settled()
    assert len(teams.door.sent) == 8


async def test_the_same_again_under_a_new_id_at_once_is_a_retry(teams: Line) -> None:
    chat = teams.platform.chat("Ana")
    first = teams.platform.message("Ana", "@Pathfinder groceries 20, I paid", chat)
    again = {**first, "id": teams.platform.town.next_id(), "timestamp": "2027-04-10T19:00:09Z"}
    for activity in (first, again):
        assert (await teams.platform.deliver(activity))[0] == 200
    assert len(teams.door.events) == 1
    other = {**again, "id": teams.platform.town.next_id(), "from": teams.platform.town.person("Ben")}
    await teams.platform.deliver(other)
    assert len(teams.door.events) == 2


async def test_when_storing_fails_the_platform_is_told_and_may_bring_it_again(teams: Line) -> None:
    said = teams.platform.message("Ana", "@Pathfinder hello", teams.platform.chat("Ana"))
    teams.door.broken = RuntimeError("the database is away")
    assert (await teams.platform.deliver(said))[0] == 500
    teams.door.broken = None
    assert (await teams.platform.deliver(said))[0] == 200
    assert len(teams.door.events) == 1


async def test_order_is_kept(teams: Line) -> None:
    chat = teams.platform.chat("Ana")
    for number in range(20):
        await teams.platform.deliver(teams.platform.message("Ana", f"line {number}", chat))
    assert [event.text for event in teams.door.events.values()] == [f"line {n}" for n in range(20)]


async def _poll(teams: Line) -> None:
    """Have the bot ask something in the group."""
    await teams.platform.say("Ana", "where to?")
    asked = _only(teams)
    await teams.door.say(
        Outgoing(
            900,
            "teams",
            asked.chat,
            "Where to?",
            asked.at,
            buttons=("Moab", "Page"),
            reference=asked.reference or {},
        )
    )
