"""Settings, by environment and `.env`; nothing set means embedded everything."""

from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from platformdirs import user_data_path
from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

_EMPTY = SecretStr("")
_WEAKEST_SECRET = 16


class Environment(StrEnum):
    """Where the program runs."""

    DEVELOPMENT = "development"
    PRODUCTION = "production"


class Settings(BaseSettings):
    """Everything that can be set. Secrets never print themselves."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", env_ignore_empty=True)

    pathfinder_env: Environment = Environment.DEVELOPMENT
    pathfinder_data_dir: Path = Field(default_factory=lambda: user_data_path("pathfinder"))
    pathfinder_secret_key: SecretStr = _EMPTY
    pathfinder_secret_key_old: SecretStr = _EMPTY  # the one before, while what it sealed is taken over
    public_url: str = ""
    served_at: str = ""  # where this process itself serves pages; `pathfinder serve` says so

    database_url: SecretStr = _EMPTY
    redis_url: SecretStr = _EMPTY

    openai_api_key: SecretStr = _EMPTY
    openai_base_url: str = ""
    openai_model: str = "gpt-4o-mini"
    openai_large_model: str = "gpt-4o"
    openai_timeout_s: float = Field(default=20.0, gt=0)
    openai_prices: dict[str, tuple[float, float, float]] = Field(default_factory=dict)
    tokens_per_generation: int = Field(default=15_000, gt=0)
    tokens_per_user_day: int = Field(default=50_000, gt=0)
    tokens_per_trip_day: int = Field(default=150_000, gt=0)
    tokens_per_day: int = Field(default=500_000, gt=0)
    generations_per_user_hour: int = Field(default=10, gt=0)

    # "off": never asked
    ecb_rates_url: str = "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist-90d.xml"

    telegram_bot_token: SecretStr = _EMPTY
    telegram_api_base: str = "https://api.telegram.org"
    telegram_webhook_secret: SecretStr = _EMPTY

    twilio_account_sid: str = ""
    twilio_auth_token: SecretStr = _EMPTY
    twilio_from_number: str = ""
    twilio_api_base: str = "https://api.twilio.com"
    twilio_pictures: bool = False
    twilio_answers_keywords: bool = False
    twilio_contact: str = ""

    microsoft_app_id: str = ""
    microsoft_app_password: SecretStr = _EMPTY
    microsoft_app_tenant_id: str = ""
    microsoft_openid_metadata: str = "https://login.botframework.com/v1/.well-known/openidconfiguration"
    microsoft_login_base: str = "https://login.microsoftonline.com"

    google_maps_api_key: SecretStr = _EMPTY
    google_maps_base_url: str = ""  # in the place of Google's three hosts: a proxy or a simulator
    google_maps_calls_per_day: int = Field(default=1_000, ge=0)
    open_charge_map_key: SecretStr = _EMPTY
    open_charge_map_base_url: str = ""

    @model_validator(mode="after")
    def _no_empty_secret_in_production(self) -> "Settings":
        if self.pathfinder_env is not Environment.PRODUCTION:
            return self
        missing = [name for name, fault in self._production_faults().items() if fault]
        if missing:
            raise ValueError("in production these must be set: " + ", ".join(missing))
        return self

    def _production_faults(self) -> dict[str, bool]:
        """Return each setting that production needs, and whether it is missing or too weak."""
        return {
            "PATHFINDER_SECRET_KEY (at least 16 characters)": (
                len(self.pathfinder_secret_key.get_secret_value()) < _WEAKEST_SECRET
            ),
            "PUBLIC_URL (https)": not self.public_url.startswith("https://"),
            "TELEGRAM_API_BASE and TWILIO_API_BASE (the platforms' own, or unset)": (
                _is_here(self.telegram_api_base) or _is_here(self.twilio_api_base)
            ),
            "GOOGLE_MAPS_BASE_URL and OPEN_CHARGE_MAP_BASE_URL (not this machine, or unset)": (
                _is_here(self.google_maps_base_url) or _is_here(self.open_charge_map_base_url)
            ),
            "DATABASE_URL": not self.database_url.get_secret_value(),
            "TELEGRAM_WEBHOOK_SECRET (with TELEGRAM_BOT_TOKEN)": bool(
                self.telegram_bot_token.get_secret_value()
                and not self.telegram_webhook_secret.get_secret_value()
            ),
            "TWILIO_AUTH_TOKEN (with TWILIO_ACCOUNT_SID)": bool(
                self.twilio_account_sid and not self.twilio_auth_token.get_secret_value()
            ),
            "MICROSOFT_OPENID_METADATA and MICROSOFT_LOGIN_BASE (Microsoft's own, or unset)": not (
                self.microsoft_openid_metadata.startswith("https://login.botframework.com/")
                and f"{self.microsoft_login_base}/".startswith("https://login.microsoftonline.com/")
            ),
            "MICROSOFT_APP_PASSWORD (with MICROSOFT_APP_ID)": bool(
                self.microsoft_app_id and not self.microsoft_app_password.get_secret_value()
            ),
        }


def _is_here(url: str) -> bool:
    """Whether a URL leads to this machine, where only simulators answer."""
    host = (urlsplit(url).hostname or "").casefold()
    return host in ("localhost", "::1") or host.startswith("127.") or host.endswith(".localhost")
