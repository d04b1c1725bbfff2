"""A platform that fails, or hangs, holds up no other; what waited for it comes in order once it is back."""

from collections.abc import AsyncIterator, Callable
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import pytest

from channels.sms.simulator.platform import SmsPlatform
from channels.teams.simulator.platform import TeamsPlatform
from channels.teams.simulator.server import Fault as TeamsFault
from channels.telegram.simulator.errors import ApiError
from channels.telegram.simulator.platform import SimulatedTelegram
from channels.telegram.simulator.server import Fault as TelegramFault
from tests.integration.everywhere import Everywhere, everywhere, until

_SOON_S = 20.0
_HANGS_S = 60.0
_FAILS = 3  # a message is tried again after one, two and four seconds
_SAID = ("/help money", "/help votes", "/help driver")


def _telegram(platform: SimulatedTelegram) -> None:
    platform.simulator.faults.append(TelegramFault("sendMessage", ApiError(502, "Bad Gateway"), times=_FAILS))


def _teams(platform: TeamsPlatform) -> None:
    kinds = cycle((TeamsFault(412), TeamsFault(429, retry_after=1.0), TeamsFault(503)))
    platform.server.faults.extend(islice(kinds, _FAILS))


def _sms(platform: SmsPlatform) -> None:
    platform.twilio.busy = _FAILS


_BREAK: dict[str, Callable[[Any], None]] = {"telegram": _telegram, "teams": _teams, "sms": _sms}


@pytest.fixture
async def here(database_url: str, data_dir: Path) -> AsyncIterator[Everywhere]:
    async with everywhere(database_url, data_dir) as opened:
        yield opened


@pytest.mark.parametrize("broken", list(_BREAK))
async def test_one_that_fails_holds_up_no_other_and_loses_nothing(here: Everywhere, broken: str) -> None:
    _BREAK[broken](here.platforms[broken])
    for words in _SAID:
        await here.platforms[broken].say("Ana", words, direct=True)
    for name in set(_BREAK) - {broken}:
        for words in _SAID:
            await here.platforms[name].say("Ana", words, direct=True)
    for name in set(_BREAK) - {broken}:
        await until(lambda name=name: len(here.said(name, "Ana")) == len(_SAID), _SOON_S)
    assert not here.said(broken, "Ana"), "it was meant to fail until the others are done"

    async def all_came() -> bool:
        await here.house.courier.sweep()
        return len(here.said(broken, "Ana")) == len(_SAID)

    await until(all_came, 60)
    good = next(name for name in _BREAK if name not in (broken, "sms"))
    said = _beginnings(here.said(good, "Ana"))
    assert len(set(said)) == len(_SAID)
    assert _beginnings(here.said(broken, "Ana")) == said


async def test_one_that_hangs_holds_up_no_other(here: Everywhere) -> None:
    telegram = here.platforms["telegram"]
    assert isinstance(telegram, SimulatedTelegram)
    await _answered(here, "Cy")  # everything is loaded: what comes now is quick
    telegram.simulator.faults.append(TelegramFault("sendMessage", stalls=_HANGS_S))
    asked = len(telegram.simulator.calls)
    await telegram.say("Ana", _SAID[0], direct=True)
    await until(lambda: any(name == "sendMessage" for name, _ in telegram.simulator.calls[asked:]))
    await _answered(here, "Ben")
    assert not here.said("telegram", "Ana"), "the call hung no longer, so nothing was shown"


async def _answered(here: Everywhere, who: str) -> None:
    """Ask on every platform, then wait for every answer."""
    for name in _BREAK:
        await here.platforms[name].say(who, _SAID[0], direct=True)
    for name in _BREAK:
        await until(lambda name=name: here.said(name, who), _SOON_S)


def _beginnings(texts: list[str]) -> list[str]:
    """Return how texts begin, in letters alone: other signs are written as each platform can."""
    return ["".join(letter for letter in text if letter.isalpha())[:15] for text in texts]
