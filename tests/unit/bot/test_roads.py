"""Which roads the settings choose."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.roads import roads_by
from bot.settings import Settings
from tests.fakes_google import FakeAllowance, FakeKeptPlaces
from tools.routing.charge_map import ChargedRoads
from tools.routing.embedded import EmbeddedRoads
from tools.routing.google.roads import GoogleRoads
from tools.routing.ports import Roads

COUNTED = (FakeAllowance(), FakeKeptPlaces())


@pytest.mark.parametrize(
    ("google", "chargers", "kind"),
    [
        ("", "", EmbeddedRoads),
        ("AIza-key", "", GoogleRoads),
        ("", "key", ChargedRoads),
        ("AIza", "key", ChargedRoads),
    ],
)
async def test_a_key_chooses_them(tmp_path: Path, google: str, chargers: str, kind: type[Roads]) -> None:
    settings = Settings.model_validate({"google_maps_api_key": google, "open_charge_map_key": chargers})
    roads = roads_by(settings, tmp_path, COUNTED)
    assert type(roads) is kind
    await roads.close()


async def test_google_is_never_asked_uncounted(tmp_path: Path) -> None:
    roads = roads_by(Settings.model_validate({"google_maps_api_key": "AIza-key"}), tmp_path)
    assert type(roads) is EmbeddedRoads
    await roads.close()


def test_production_takes_no_simulated_google() -> None:
    with pytest.raises(ValidationError, match="GOOGLE_MAPS_BASE_URL"):
        Settings.model_validate(
            {"pathfinder_env": "production", "google_maps_base_url": "http://127.0.0.1:9000"}
        )


def test_keys_never_print_themselves() -> None:
    settings = Settings.model_validate(
        {"google_maps_api_key": "AIza-hush", "open_charge_map_key": "ocm-hush"}
    )
    assert "hush" not in repr(settings)
