"""A calendar's own address: what it shows to whom, when it says "nothing new", and how it ends."""

import re

import aiohttp

from tests.dialog import Dialog, verify_dialog
from tests.integration.test_board import _FAMILY, _PUBLIC, _TRIP, browser, public

__all__ = ["browser", "public"]
_OTHERS = ("Bo", "@pathfinder we're the Lees from Tucson: me and Kit", "Lee")
_BOOKED = ("Ann", "booked for us: Pine Inn Durango june 18-20, 1 room, conf AC-2041", "Pine Inn")


async def _path(dialog: Dialog, who: str) -> str:
    answers = await dialog.say(who, "/feed", direct=True)
    found = re.search(rf"{_PUBLIC}(/calendar/\S+\.ics)", answers[-1].text)
    assert found, answers
    return found[1]


async def _read(browser: aiohttp.ClientSession, path: str, tag: str = "") -> tuple[int, str, str]:
    headers = {"If-None-Match": tag} if tag else {}
    async with browser.get(path, headers=headers) as answer:
        return answer.status, await answer.text(), answer.headers.get("ETag", "")


async def test_a_member_follows_the_trip_and_is_told_when_nothing_is_new(
    public: Dialog, browser: aiohttp.ClientSession
) -> None:
    await verify_dialog(public, [_TRIP, _FAMILY, _OTHERS, _BOOKED])
    path = await _path(public, "Ann")
    status, body, tag = await _read(browser, path)
    assert status == 200
    assert "Pine Inn" in body
    assert "AC-2041" in body.replace("\r\n ", "")
    assert (await _read(browser, path, tag))[0] == 304
    await verify_dialog(public, [("Ann", "@pathfinder cancel the Pine Inn booking", "Cancelled: Pine Inn")])
    status, body, later = await _read(browser, path, tag)
    assert (status, later != tag, "Pine Inn" in body) == (200, True, False)


async def test_codes_and_days_of_others_stay_theirs(public: Dialog, browser: aiohttp.ClientSession) -> None:
    await verify_dialog(public, [_TRIP, _FAMILY, _OTHERS, _BOOKED])
    _, body, _ = await _read(browser, await _path(public, "Bo"))
    assert "AC-2041" not in body.replace("\r\n ", "")


async def test_it_ends_when_revoked_forged_or_its_member_is_removed(
    public: Dialog, browser: aiohttp.ClientSession
) -> None:
    await verify_dialog(public, [_TRIP, _FAMILY, _OTHERS, _BOOKED])
    path, other = await _path(public, "Ann"), await _path(public, "Bo")
    await verify_dialog(public, [("Ann", "/feed off", "work no more")])
    assert (await _read(browser, path))[0] == 410
    assert (await _read(browser, await _path(public, "Ann")))[0] == 200
    assert (await _read(browser, other.replace("/calendar/", "/calendar/x")))[0] == 404
    assert (await _read(browser, other))[0] == 200
    await public.say("Ann", "/remove Bo")
    await public.say("Ann", press="Yes, remove")
    assert (await _read(browser, other))[0] == 410


async def test_in_a_group_the_address_is_sent_to_its_owner_alone(public: Dialog) -> None:
    await verify_dialog(public, [_TRIP, _FAMILY])
    await public.say("Ann", "hello", direct=True)
    said = await public.say("Ann", "@pathfinder give me the calendar feed")
    assert not any("/calendar/" in m.text for m in said if m.chat == public.chat)
    assert any("/calendar/" in m.text for m in said if m.chat == "Ann")
    await verify_dialog(public, [("Zed", "/feed", "don't know your family|members|who you are")])
