"""What the bot says on Teams: cards and words that fit, sent once, in order, as fast as is allowed."""

import asyncio
import json
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels.envelope import OutAttachment, Outgoing, Paper, Table
from channels.links import Links
from channels.ports import NotDelivered
from channels.teams.cards import LARGEST, plain, size
from channels.teams.outbound import activities
from channels.teams.simulator.chats import Post
from channels.teams.simulator.server import Fault
from tests.integration.teams.conftest import PUBLIC, SECRET, Line, channel_for, serving
from tools.invitations.service import said as code_said

NOW = datetime(2027, 4, 10, 19, tzinfo=UTC)
LINKS = Links(SECRET, PUBLIC)


def _message(text: str = "hello", number: int = 1, **more: Any) -> Outgoing:
    return Outgoing(number, "teams", "19:road-trip@thread.v2", text, NOW, **more)


async def _heard(teams: Line) -> dict[str, Any]:
    """Return the reference of the group, once somebody has written there."""
    await teams.platform.say("Ana", "hello")
    (event,) = teams.door.events.values()
    return dict(event.reference or {})


def _posts(teams: Line) -> list[Post]:
    return teams.platform.chat("Ana").posts


async def test_words_without_buttons_are_plain_text(teams: Line) -> None:
    text = "*Not* [a](link) <b>\n1. line & _more_ 👩‍👩‍👧"
    receipt = await teams.channel.send(_message(text, reference=await _heard(teams)))
    (post,) = _posts(teams)
    assert (post.activity["text"], post.activity["textFormat"]) == (text, "plain")
    assert receipt is not None
    assert receipt.id == post.id


async def test_buttons_execute_and_fall_back_to_submit(teams: Line) -> None:
    labels = tuple(f"Option *{n}*" for n in range(12))
    paper = Paper("p1", "Where *to*?", labels)
    await teams.channel.send(
        _message("Where *to*?\nEverybody votes.", buttons=labels, paper=paper, reference=await _heard(teams))
    )
    (post,) = _posts(teams)
    assert [one["title"] for one in post.actions()] == list(labels)
    assert post.actions()[3]["data"] == post.actions()[3]["fallback"]["data"] == {"o": 1, "i": 3}
    assert post.text() == "Where *to*?\nEverybody votes."
    assert post.card is not None
    assert post.card["fallbackText"]


async def test_a_closed_poll_shows_its_result_and_no_buttons() -> None:
    paper = Paper("p1", "Where to?", ("Moab", "Page"), closed=True)
    (made,) = activities(_message("Where to?\nMoab wins.", buttons=paper.options, paper=paper), LINKS, NOW)
    post = Post("1", made)
    assert (post.actions(), post.text()) == ([], "Where to?\nMoab wins.")


async def test_an_edit_changes_the_message_that_stands(teams: Line) -> None:
    reference = await _heard(teams)
    receipt = await teams.channel.send(_message("One moment…", reference=reference))
    assert receipt is not None
    again = await teams.channel.send(_message("Here it is.", 2, reference=reference, edits=receipt.id))
    (post,) = _posts(teams)
    assert (post.text(), post.edited, again) == ("Here it is.", True, receipt)


async def test_a_file_is_a_signed_link_and_a_small_picture_stands_in_the_card(teams: Line) -> None:
    files = (
        OutAttachment("plan.pdf", "application/pdf", b"%PDF" * 100_000, "d1"),
        OutAttachment("map.png", "image/png", b"\x89PNG" * 100, "d2"),
        OutAttachment("poster.png", "image/png", b"\x89PNG" * 500_000, "d3"),
    )
    await teams.channel.send(_message("Here.", attachments=files, reference=await _heard(teams)))
    (post,) = _posts(teams)
    urls = [one["url"] for one in post.actions()]
    assert all(url.startswith(f"{PUBLIC}/files/") for url in urls)
    found = [LINKS.read(url.rpartition("/")[2]) for url in urls]
    assert [link.document for link in found if link] == ["d1", "d2", "d3"]
    assert "[map.png]" in post.text()
    assert "[poster.png]" not in post.text()


async def test_without_a_public_address_it_says_so_instead_of_a_dead_link() -> None:
    file = OutAttachment("plan.pdf", "application/pdf", b"%PDF", "d1")
    (made,) = activities(_message("Here.", attachments=(file,)), Links(SECRET), NOW)
    assert "plan.pdf" in json.dumps(made)
    assert "PUBLIC_URL" in json.dumps(made)


@pytest.mark.parametrize("count", [1, 30, 500, 5000])
async def test_a_long_itinerary_is_a_table_that_fits_and_says_what_is_left_out(
    teams: Line, count: int
) -> None:
    rows = tuple((f"Day {n}", "8:10", f"Drive to “Mesa Verde” № {n}", "2 h 40") for n in range(count))
    table = Table("Your days", ("Day", "When", "What", "How long"), rows)
    text = "\n".join(map(" ".join, rows))
    await teams.channel.send(_message(text, table=table, reference=await _heard(teams)))
    (post,) = _posts(teams)
    assert len(json.dumps(post.activity)) <= LARGEST
    shown = post.text().count("Mesa Verde")
    assert 0 < shown <= count
    assert (f"and {count - shown} more" in post.text()) == (shown < count)


_WORDS = st.text(alphabet=st.sampled_from('ab *_[]()`#-+1.&<>\\{}\n"é👩‍👧…'), max_size=400)


@settings(max_examples=25, deadline=None)
@given(
    text=st.one_of(_WORDS, st.just("word " * 9000), st.just("👩" * 20_000)),
    buttons=st.lists(_WORDS.filter(str.strip), max_size=40),
    table=st.one_of(st.none(), st.lists(st.tuples(_WORDS, _WORDS, _WORDS), max_size=60)),
    question=_WORDS,
    file=st.integers(0, 40_000),
)
def test_whatever_is_said_no_card_is_larger_than_teams_takes(
    text: str, buttons: list[str], table: list[tuple[str, str, str]] | None, question: str, file: int
) -> None:
    message = _message(
        text,
        buttons=tuple(buttons),
        table=None if table is None else Table("lead", ("a", "b", "c"), tuple(table)),
        paper=Paper("p", question, tuple(buttons)),
        attachments=(OutAttachment("map.png", "image/png", b"x" * file, "d"),),
    )
    for made in activities(message, LINKS, NOW):
        assert len(json.dumps(made)) <= LARGEST
        for attached in made.get("attachments", ()):
            assert size(attached["content"]) <= LARGEST


@given(_WORDS)
def test_what_is_escaped_reads_as_it_was(text: str) -> None:
    card = {"body": [{"type": "TextBlock", "text": plain(text)}]}
    content = {"contentType": "application/vnd.microsoft.card.adaptive", "content": card}
    assert Post("1", {"attachments": [content]}).text() == text


@pytest.mark.parametrize("status", [412, 429, 500, 502, 503, 504])
async def test_what_passes_is_put_off_by_the_platforms_own_wait(teams: Line, status: int) -> None:
    reference = await _heard(teams)
    teams.platform.server.faults.append(Fault(status, retry_after=7))
    with pytest.raises(NotDelivered) as refused:
        await teams.channel.send(_message(reference=reference))
    assert (refused.value.retry_after, refused.value.gone) == (7, False)
    teams.platform.server.faults.append(Fault(status))
    with pytest.raises(NotDelivered) as refused:
        await teams.channel.send(_message(reference=reference))
    assert 1 <= (refused.value.retry_after or 0) <= 5
    assert not _posts(teams)
    assert await teams.channel.send(_message(reference=reference)) is not None


async def test_a_chat_that_removed_the_bot_is_gone(teams: Line) -> None:
    reference = await _heard(teams)
    teams.platform.chat("Ana").bot = False
    with pytest.raises(NotDelivered) as refused:
        await teams.channel.send(_message(reference=reference))
    assert (refused.value.retry_after, refused.value.gone) == (None, True)


async def test_another_refusal_is_for_good_but_the_chat_stays(teams: Line) -> None:
    reference = await _heard(teams)
    teams.platform.server.faults.append(Fault(403, code="MessageWritesBlocked"))
    with pytest.raises(NotDelivered) as refused:
        await teams.channel.send(_message(reference=reference))
    assert (refused.value.retry_after, refused.value.gone) == (None, False)


async def test_the_token_is_asked_for_once_and_anew_when_it_is_not_accepted(teams: Line) -> None:
    reference = await _heard(teams)
    for number in range(3):
        await teams.channel.send(_message(number=number, reference=reference))
    assert teams.platform.server.calls.count("login") == 1
    teams.platform.server.tokens.clear()
    with pytest.raises(NotDelivered) as refused:
        await teams.channel.send(_message(number=4, reference=reference))
    assert refused.value.retry_after is not None
    await teams.channel.send(_message(number=4, reference=reference))
    assert teams.platform.server.calls.count("login") == 2


async def test_a_wrong_secret_keeps_the_message_for_later(teams: Line) -> None:
    reference = await _heard(teams)
    teams.platform.server.password = "renewed"
    with pytest.raises(NotDelivered) as refused:
        await teams.channel.send(_message(reference=reference))
    assert refused.value.retry_after == 60


async def test_a_part_that_is_out_is_not_sent_again(teams: Line) -> None:
    reference = await _heard(teams)
    text = " ".join(f"word{n}" for n in range(8000))
    message = _message(text, reference=reference)
    parts = len(activities(message, LINKS, NOW))
    assert parts > 2
    real = teams.platform.server.said

    def then_fail(chat: Any, post: Post) -> None:
        real(chat, post)
        if len(chat.posts) == 1:
            teams.platform.server.faults.append(Fault(502))

    teams.platform.server.said = then_fail
    with pytest.raises(NotDelivered):
        await teams.channel.send(message)
    receipt = await teams.channel.send(message)
    posts = _posts(teams)
    assert " ".join(post.text() for post in posts) == text
    assert len(posts) == parts
    assert receipt is not None
    assert receipt.id == posts[0].id


async def test_the_eighth_message_in_a_second_waits(teams: Line) -> None:
    reference = await _heard(teams)
    loop_time = asyncio.get_running_loop().time
    began = loop_time()
    for number in range(8):
        await teams.channel.send(_message(number=number, reference=reference))
    assert loop_time() - began >= 1


async def test_it_writes_first_from_a_kept_reference_after_a_restart(teams: Line) -> None:
    reference = json.loads(json.dumps(await _heard(teams)))
    fresh = channel_for(teams.platform)
    async with serving(fresh, teams.door):
        await fresh.send(_message("Time to leave.", reference=reference))
    assert _posts(teams)[-1].text() == "Time to leave."


async def test_an_invitations_link_opens_a_chat_with_the_words_that_take_it_up(teams: Line) -> None:
    link = urlsplit(teams.channel.link("K7QM4XPD") or "")
    assert (link.scheme, link.netloc, link.path) == ("https", "teams.microsoft.com", "/l/chat/0/0")
    asked = parse_qs(link.query)
    assert asked["users"] == [f"28:{teams.platform.issuer.app_id}"]
    await teams.platform.say("Ben", asked["message"][0], direct=True)
    (event,) = teams.door.events.values()
    assert code_said(event.text) == ("join", "K7QM4XPD", "")
