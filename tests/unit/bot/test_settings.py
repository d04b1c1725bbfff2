"""Settings: nothing set is embedded; production refuses an empty secret."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from bot.secret import secret_key
from bot.settings import Settings

_PRODUCTION = {
    "pathfinder_env": "production",
    "pathfinder_secret_key": "0123456789abcdef",
    "public_url": "https://trips.example",
    "database_url": "postgresql://db/pathfinder",
}


def settings(**given: Any) -> Settings:
    return Settings(_env_file=None, **given)


def test_nothing_set_is_a_working_development_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert settings().database_url.get_secret_value() == ""


def test_production_starts_when_everything_is_set() -> None:
    assert settings(**_PRODUCTION).public_url == "https://trips.example"


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"pathfinder_secret_key": ""}, "PATHFINDER_SECRET_KEY"),
        ({"pathfinder_secret_key": "short"}, "PATHFINDER_SECRET_KEY"),
        ({"database_url": ""}, "DATABASE_URL"),
        ({"public_url": ""}, "PUBLIC_URL"),
        ({"public_url": "http://trips.example"}, "PUBLIC_URL"),
        ({"telegram_api_base": "http://127.0.0.1:8081"}, "TELEGRAM_API_BASE"),
        ({"twilio_api_base": "http://localhost:1"}, "TWILIO_API_BASE"),
        ({"twilio_api_base": "http://[::1]:1"}, "TWILIO_API_BASE"),
        ({"telegram_bot_token": "1:x"}, "TELEGRAM_WEBHOOK_SECRET"),
        ({"twilio_account_sid": "AC1"}, "TWILIO_AUTH_TOKEN"),
        ({"microsoft_app_id": "id"}, "MICROSOFT_APP_PASSWORD"),
        ({"microsoft_login_base": "http://127.0.0.1:1"}, "MICROSOFT_OPENID_METADATA"),
    ],
)
def test_production_refuses_what_is_missing(changes: dict[str, str], named: str) -> None:
    with pytest.raises(ValidationError, match=named):
        settings(**{**_PRODUCTION, **changes})


def test_secrets_do_not_print_themselves() -> None:
    assert "0123456789abcdef" not in repr(settings(**_PRODUCTION))


def test_the_signing_key_is_made_once_and_kept_private(tmp_path: Path) -> None:
    first = secret_key("", tmp_path)
    assert secret_key("", tmp_path) == first
    assert len(first) >= 32
    assert (tmp_path / "secret.key").stat().st_mode & 0o077 == 0
    assert secret_key("given", tmp_path) == b"given"
