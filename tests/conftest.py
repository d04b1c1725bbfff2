"""Fixtures shared by all tests."""

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.routing.build import build
from tools.routing.embedded import EmbeddedRoads

pytest_plugins = ("tests.databases",)


@pytest.fixture(scope="session")
def roads_data() -> Path:
    """The map, built once and kept in build/testdata (or PATHFINDER_TEST_DATA) until its recipe changes."""
    kept = os.environ.get("PATHFINDER_TEST_DATA")
    directory = Path(kept) if kept else Path(__file__).parents[1] / "build" / "testdata"
    build(directory)
    return directory


@pytest.fixture(scope="session")
def roads_of_the_map(roads_data: Path) -> Iterator[EmbeddedRoads]:
    """The embedded roads on that map, where `roads` means any."""
    roads = EmbeddedRoads(roads_data)
    yield roads
    asyncio.run(roads.close())


@pytest.fixture(scope="session")
def roads(roads_of_the_map: EmbeddedRoads) -> EmbeddedRoads:
    """The embedded roads on that map."""
    return roads_of_the_map
