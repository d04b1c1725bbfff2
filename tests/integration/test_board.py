"""Asking for the board in people's own words, and what its link opens to browsers and to strangers."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from aiohttp.test_utils import TestServer

from bot.main import open_house
from bot.serve import application
from bot.settings import Settings
from channels.envelope import Outgoing
from channels.recording import RecordingChannel
from tests.dialog import Dialog, verify_dialog
from tests.integration.conftest import START
from tests.integration.test_proposals import ask, three_families
from tools.kernel.clock import VirtualClock
from tools.kernel.reply import Press
from tools.kernel.workers import InLine

_TRIP = ("Ann", "@pathfinder new trip: Canyon Loop, june 18 to june 22. Durango, then Moab", "Canyon Loop")
_FAMILY = ("Ann", "@pathfinder we're the Okafors from Denver: me and Tunde", "Okafor")
_POLL = ("Ann", "/poll Which one? | Moab | Page", "Poll: Which one")
_PUBLIC = "https://trip.example"


@pytest.fixture
async def public(database_url: str, data_dir: Path) -> AsyncIterator[Dialog]:
    """A house that people reach at an address."""
    sent: list[Outgoing] = []
    channels = [RecordingChannel(name, sent) for name in ("telegram", "sms")]
    settings = Settings(_env_file=None, pathfinder_data_dir=data_dir, public_url=_PUBLIC)
    clock = VirtualClock(START)
    async with open_house(settings, database_url, channels, InLine(), clock) as house:
        yield Dialog(house, clock, sent)


@pytest.fixture
async def browser(public: Dialog) -> AsyncIterator[aiohttp.ClientSession]:
    """A client on the house's pages, which sends what a page of ours would."""
    async with (
        TestServer(application(public.house, ())) as server,
        aiohttp.ClientSession(str(server.make_url("/")), headers={"Origin": _PUBLIC}) as session,
    ):
        yield session


async def _path(dialog: Dialog, who: str) -> str:
    answers = await dialog.say(who, "/board", direct=True)
    found = re.search(rf"{_PUBLIC}(/board/\S+)", answers[-1].text)
    assert found, answers
    return found[1]


async def test_before_a_trip_and_where_no_page_is_served_it_says_so(dialog: Dialog) -> None:
    await verify_dialog(
        dialog,
        [("Ann", "/board", "no trip to show yet"), _TRIP, ("Ann", "@pathfinder show me the board", "serve")],
    )


async def test_in_the_group_the_link_is_sent_to_its_owner(public: Dialog) -> None:
    await verify_dialog(public, [_TRIP, _FAMILY])
    await public.say("Ann", "hello", direct=True)
    answers = await public.say("Ann", "@pathfinder show me the board")
    assert {(one.chat, "/board/" in one.text) for one in answers if _PUBLIC in one.text} == {("Ann", True)}
    assert any("for one person" in one.text for one in answers)


async def test_a_vote_comes_in_by_the_door_once_and_is_answered(
    public: Dialog, browser: aiohttp.ClientSession
) -> None:
    await verify_dialog(public, [_TRIP, _FAMILY, _POLL])
    path = await _path(public, "Ann")
    [poll] = (await (await browser.get(f"{path}/view.json")).json())["sections"]["polls"]
    event = {"id": "abcdefgh", "type": "vote", "poll": poll["id"], "label": "Page"}
    for _ in range(2):
        assert (await browser.post(f"{path}/events", json=event)).status == 202
    await public.house.settle()
    [poll] = (await (await browser.get(f"{path}/view.json")).json())["sections"]["polls"]
    assert [(c["label"], c["votes"], c["rank"]) for c in poll["choices"]] == [("Moab", 0, 0), ("Page", 1, 1)]
    await verify_dialog(public, [("Ann", "/results", "Page 1: Okafor"), ("Ann", "/undo", "Taken back")])


async def test_a_proposal_is_answered_on_the_board_and_done(
    public: Dialog, browser: aiohttp.ClientSession
) -> None:
    await three_families(public)
    await ask(public, Press("add_stop", {"place": "Zion", "role": "must"}))
    for number, who in enumerate(("Bob", "Cy")):
        path = await _path(public, who)
        [asked] = (await (await browser.get(f"{path}/view.json")).json())["sections"]["proposals"]
        assert (asked["may_answer"], asked["mine"]) == (True, "")
        event = {"id": f"abcdefgh{number}", "type": "answer", "proposal": asked["number"], "accept": True}
        assert (await browser.post(f"{path}/events", json=event)).status == 202
        await public.house.settle()
    sections = (await (await browser.get(f"{path}/view.json")).json())["sections"]
    assert sections["proposals"] == []
    assert await public.say("Ann", "/stops")
    assert "Zion" in public.sent[-1].text


@pytest.mark.parametrize(
    "event",
    [
        {"id": "abcdefgh", "type": "vote", "poll": "nobody's", "label": "Page"},
        {"id": "abcdefgh", "type": "where", "lat": 91, "lon": 0},
        {"id": "no", "type": "hide"},
        {"id": "abcdefgh", "type": "answer", "proposal": 7, "accept": True},
        {"id": "abcdefgh", "type": "hide", "more": 1},
        ["not", "an", "event"],
    ],
)
async def test_what_no_page_of_ours_sends_is_refused_in_words(
    public: Dialog, browser: aiohttp.ClientSession, event: object
) -> None:
    await verify_dialog(public, [_TRIP, _FAMILY])
    answer = await browser.post(f"{await _path(public, 'Ann')}/events", json=event)
    assert answer.status == 400
    assert (await answer.json())["why"]


async def test_strangers_learn_nothing(public: Dialog, browser: aiohttp.ClientSession) -> None:
    await verify_dialog(public, [_TRIP, _FAMILY])
    path = await _path(public, "Ann")
    elsewhere = {"Origin": "https://evil.example"}
    event = {"id": "abcdefgh", "type": "hide"}
    assert (await browser.post(f"{path}/events", json=event, headers=elsewhere)).status == 403
    assert (await browser.get(f"{path}/socket", headers=elsewhere)).status == 403
    pages = []
    for wrong in (f"{path}x", "/board/nonsense", path.replace(".", ".A")):
        for rest in ("", "/view.json", "/app.webmanifest"):
            answer = await browser.get(f"{wrong}{rest}")
            assert answer.status == 404
            pages.append(await answer.text())
    await public.say("Ann", "/board revoke", direct=True)
    answer = await browser.get(path)
    assert answer.status == 410
    pages.append(await answer.text())
    assert len(set(pages)) == 1
    assert "Canyon" not in pages[0]


async def test_a_socket_shows_a_turn_and_closes_when_revoked(
    public: Dialog, browser: aiohttp.ClientSession
) -> None:
    await verify_dialog(public, [_TRIP, _FAMILY])
    async with browser.ws_connect(f"{await _path(public, 'Ann')}/socket") as socket:
        first = await socket.receive_json(timeout=10)
        assert first["type"] == "welcome"
        assert first["sections"]["head"]["trip"] == "Canyon Loop"
        await public.say("Ann", "groceries 84.20, I paid, split with everyone")
        change = await socket.receive_json(timeout=10)
        assert change["type"] == "change"
        assert "money" in change["sections"]
        assert "head" not in change["sections"]
        await public.say("Ann", "/board revoke", direct=True)
        while (message := await socket.receive(timeout=10)).type is aiohttp.WSMsgType.TEXT:
            pass
        assert (message.type, message.data) == (aiohttp.WSMsgType.CLOSE, 4401)


async def test_another_process_hears_of_it_too(
    public: Dialog, browser: aiohttp.ClientSession, database_url: str, data_dir: Path
) -> None:
    """The board is open at one house, the turn is handled by another on the same database."""
    await verify_dialog(public, [_TRIP, _FAMILY])
    sent: list[Outgoing] = []
    channels = [RecordingChannel("telegram", sent)]
    settings = Settings(_env_file=None, pathfinder_data_dir=data_dir, public_url=_PUBLIC)
    async with browser.ws_connect(f"{await _path(public, 'Ann')}/socket") as socket:
        await socket.receive_json(timeout=10)
        clock = VirtualClock(public.clock.now())
        async with open_house(settings, database_url, channels, InLine(), clock) as other:
            elsewhere = Dialog(other, clock, sent, number=900)
            await elsewhere.say("Ann", "/stop Arches")
        change = await socket.receive_json(timeout=10)
        assert "map" in change["sections"]
