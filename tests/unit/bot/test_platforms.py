"""Which channels the settings make."""

from pathlib import Path

import pytest

from bot.platforms import configured, simulated
from bot.settings import Settings

_TWILIO = {
    "twilio_account_sid": "AC" + "1" * 32,
    "twilio_auth_token": "token",
    "twilio_from_number": "+12025550100",
}


def _names(folder: Path, **given: str) -> set[str]:
    settings = Settings(_env_file=None, pathfinder_data_dir=folder, **given)  # type: ignore[arg-type]
    return {channel.name for channel in configured(settings)}


def test_a_number_at_twilio_makes_the_sms_channel(tmp_path: Path) -> None:
    assert "sms" in _names(tmp_path, **_TWILIO)
    assert simulated("sms").name == "sms"


@pytest.mark.parametrize("missing", _TWILIO)
def test_half_a_setting_makes_none(tmp_path: Path, missing: str) -> None:
    assert "sms" not in _names(tmp_path, **{**_TWILIO, missing: ""})
