"""Forged cookies, strangers' pages, other people's files: refused, without effect."""

from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import WSServerHandshakeError
from hypothesis import given
from hypothesis import strategies as st

from channels.envelope import OutAttachment, Outgoing
from channels.seal import seal, unseal
from channels.web.files import disposition, file_path
from channels.web.people import COOKIE, Person
from channels.web.settings import WebSettings
from tests.integration.web.conftest import SETTINGS, Chat

NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "file://", "http://127.0.0.1:1"])
async def test_only_our_own_page_may_connect(chat: Chat, origin: str) -> None:
    dana = await chat.browser()
    path = await chat.make(dana)
    with pytest.raises(WSServerHandshakeError) as refused:
        await chat.socket(dana, path, origin)
    assert refused.value.status == 403


async def test_only_our_own_forms_are_taken(chat: Chat) -> None:
    dana = await chat.browser()
    form = {"trip": "Alps", "name": "Dana"}
    for headers in ({}, {"Origin": "https://evil.example"}):
        answer = await dana.post("/", data=form, headers=headers, allow_redirects=False)
        assert answer.status == 403
        assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("forge", ["plain", "altered", "other key", "other purpose", "empty"])
async def test_a_forged_cookie_is_nobody(chat: Chat, forge: str) -> None:
    dana, eve = await chat.browser(), await chat.browser()
    path = await chat.make(dana)
    page = await chat.page(dana, path)
    me = page.welcome["me"]["id"]
    good = seal(SETTINGS.secret, "person", me, "Dana")
    forged = {
        "plain": me,
        "altered": good[:3] + ("A" if good[3] != "A" else "B") + good[4:],
        "other key": seal(b"another key", "person", me, "Dana"),
        "other purpose": seal(SETTINGS.secret, "chat", me, "Dana"),
        "empty": "",
    }[forge]
    eve.session.cookie_jar.update_cookies({COOKIE: forged}, chat.server.make_url("/"))  # type: ignore[union-attr]
    socket = await chat.socket(eve, path)
    await socket.receive(timeout=15)
    assert socket.close_code == 4401


async def test_a_link_nobody_gave_out_opens_nothing(chat: Chat) -> None:
    dana = await chat.browser()
    path = await chat.make(dana)
    for wrong in ("/chat/x", path + "A", path[:-1], "/chat/" + seal(b"other", "chat", "id", "Alps")):
        assert (await dana.get(wrong)).status == 404
        with pytest.raises(WSServerHandshakeError) as refused:
            await chat.socket(dana, wrong)
        assert refused.value.status == 404


async def test_the_cookie_is_out_of_reach_of_scripts(chat: Chat) -> None:
    dana = await chat.browser()
    form = {"trip": "Alps", "name": "Dana"}
    answer = await dana.post("/", data=form, headers={"Origin": chat.origin}, allow_redirects=False)
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


async def test_pages_allow_no_strangers_and_no_inline_script(chat: Chat) -> None:
    dana = await chat.browser()
    path = await chat.make(dana)
    for where in ("/", path):
        answer = await dana.get(where)
        policy = answer.headers["Content-Security-Policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        text = await answer.text()
        assert "<script>" not in text
        assert " style=" not in text
        assert "onclick=" not in text
        assert "//" not in text.replace(chat.origin, "")


async def test_names_are_shown_as_text(chat: Chat) -> None:
    dana = await chat.browser()
    path = await chat.make(dana, trip="<script>alert(1)</script>", name='"><img src=x>')
    text = await (await dana.get(path)).text()
    assert "<script>alert" not in text
    assert "<img src=x" not in text


@pytest.mark.parametrize(
    "name", ["Pathfinder", "path finder", "ＰＡＴＨＦＩＮＤＥＲ", "", "\x00", "  ", "x" * 41, "\u202e"]
)
async def test_names_that_cannot_be(chat: Chat, name: str) -> None:
    dana, kim = await chat.browser(), await chat.browser()
    assert await chat.join(kim, await chat.make(dana), name) == 400


async def test_two_people_are_never_called_the_same(chat: Chat) -> None:
    dana, kim = await chat.browser(), await chat.browser()
    path = await chat.make(dana)
    page = await chat.page(dana, path)
    await page.say("hello", "message-1")
    await page.until("ack")
    assert await chat.join(kim, path, "DANA") == 400
    assert await chat.join(kim, path, "Dana K") == 303
    assert (await dana.get(path)).status == 200


async def _file(chat: Chat, content_type: str = "application/pdf", name: str = "plan.pdf") -> None:
    file = OutAttachment(name, content_type, b"%PDF-1.7 plan", "doc-1")
    [chat_id] = {event.chat for event in chat.door.events.values()}
    await chat.door.say(Outgoing(1, "web", chat_id, "Here it is", NOW, attachments=(file,)))


async def test_a_file_opens_for_whom_it_was_shown_and_nobody_else(chat: Chat) -> None:
    dana, kim = await chat.browser(), await chat.browser()
    path = await chat.make(dana)
    other = await chat.make(kim, name="Kim")
    page, theirs = await chat.page(dana, path), await chat.page(kim, other)
    await page.say("hello", "message-1")
    await page.until("ack")
    await _file(chat)
    url = (await page.until("line", lambda frame: frame["line"]["files"]))["line"]["files"][0]["url"]
    opened = await dana.get(url)
    assert opened.status == 200
    assert await opened.read() == b"%PDF-1.7 plan"
    assert opened.headers["Content-Type"] == "application/pdf"
    assert opened.headers["X-Content-Type-Options"] == "nosniff"
    assert opened.headers["Content-Disposition"].startswith("inline")
    assert (await dana.get(url + "?download")).headers["Content-Disposition"].startswith("attachment")
    assert (await kim.get(url)).status == 403
    assert (await (await chat.browser()).get(url)).status == 403
    assert (await dana.get(url[:-1] + ("A" if url[-1] != "A" else "B"))).status == 404
    assert theirs.past["group"] == []


async def test_file_links_end(chat: Chat) -> None:
    dana = await chat.browser()
    chat.door.documents["doc"] = ("a.pdf", "application/pdf", b"x")
    now = datetime.now(UTC)
    assert (await dana.get(file_path(SETTINGS, "doc", now))).status == 200
    assert (await dana.get(file_path(SETTINGS, "doc", now - timedelta(hours=25)))).status == 410
    assert (await dana.get(file_path(SETTINGS, "gone", now))).status == 404
    assert (await dana.get(file_path(SETTINGS, "doc", now, Person("somebody", "S")))).status == 403


@pytest.mark.parametrize(
    "content_type", ["text/html", "image/svg+xml", "application/xhtml+xml", "x\r\nSet-Cookie: a=b"]
)
async def test_what_could_run_is_only_downloaded(chat: Chat, content_type: str) -> None:
    dana = await chat.browser()
    chat.door.documents["doc"] = ("a.html", content_type, b"<script>1</script>")
    answer = await dana.get(file_path(SETTINGS, "doc", datetime.now(UTC)))
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")


async def test_one_browser_opens_only_so_many_pages() -> None:
    chat = Chat(WebSettings(secret=SETTINGS.secret, sockets_each=2))
    await chat.start()
    dana = await chat.browser()
    path = await chat.make(dana)
    await chat.page(dana, path)
    await chat.page(dana, path)
    third = await chat.socket(dana, path)
    await third.receive(timeout=15)
    assert third.close_code == 4429
    await dana.close()
    await chat.channel.stop()


@given(st.lists(st.text(max_size=30), max_size=4), st.integers(0, 200), st.characters(codec="ascii"))
def test_a_token_with_any_letter_changed_is_none_of_ours(parts: list[str], place: int, letter: str) -> None:
    parts = [part.encode("utf-8", "replace").decode() for part in parts]
    token = seal(b"key", "chat", *parts)
    assert unseal(b"key", "chat", token) == tuple(parts)
    assert unseal(b"key", "file", token) is None
    place %= len(token)
    changed = token[:place] + letter + token[place + 1 :]
    assert unseal(b"key", "chat", changed) == (tuple(parts) if changed == token else None)


@given(st.text(max_size=60))
def test_a_file_name_never_breaks_its_header(name: str) -> None:
    header = disposition(name.encode("utf-8", "replace").decode(), inline=False)
    assert header.isascii()
    assert header.isprintable()
    assert header.count('"') == 2
    assert "/" not in header.partition("''")[2]
