"""A model that answers nobody holds no connection: three in the pool, twelve wait, and all doors are open."""

from pathlib import Path
from typing import Any

import pytest

from storage import database
from tests.integration.everywhere import everywhere, until
from tests.simulators.openai import Answer, OpenAISimulator

_CONNECTIONS, _WAITING = 3, 12  # more wait than there are connections, and than turns in hand at once
_STALLS_S, _SOON_S = 120.0, 10.0  # a door that waited for a connection would wait for thirty


def _never(_body: dict[str, Any]) -> Answer:
    return Answer(content="At last.", stalls=_STALLS_S)


async def test_a_stalled_model_holds_no_connection_and_closes_no_door(
    database_url: str, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_POOL", _CONNECTIONS)
    monkeypatch.setattr(database, "_MORE", 0)
    model = OpenAISimulator(_never)
    server = await model.start()
    given = {"openai_api_key": "sk-test", "openai_base_url": str(server.make_url("/v1"))}
    async with everywhere(database_url, data_dir, **given) as here:
        pool = here.house.database.engine.pool
        for number in range(_WAITING):
            platform = list(here.platforms)[number % 3]
            words = "could you tell me something nice, please"
            await here.platforms[platform].say(f"Slow {number}", words, direct=True)
        await until(lambda: len(model.requests) == _WAITING)
        await until(lambda: pool.checkedout() == 0)  # type: ignore[attr-defined]
        stored = await here.stored()
        for name, platform_ in here.platforms.items():  # nobody here was ever heard of: the longest way in
            await platform_.say(f"New on {name}", "/help", direct=True)
        await until(lambda: _are(here.stored(), stored + 3), _SOON_S)
        for name in here.platforms:
            await until(lambda n=name: here.said(n, f"New on {n}"), _SOON_S)
        assert len(model.requests) == _WAITING, "nobody was answered meanwhile"
    await server.close()


async def _are(found: Any, wanted: int) -> bool:
    return int(await found) == wanted
