"""Microsoft Teams, of the settings."""

from bot.data import secret_of
from bot.settings import Settings
from channels.links import Links
from channels.teams.adapter import TeamsChannel
from channels.teams.settings import TeamsSettings


def channel(settings: Settings) -> TeamsChannel:
    """Return the Teams channel of an app that is set."""
    return TeamsChannel(
        TeamsSettings(
            app_id=settings.microsoft_app_id,
            password=settings.microsoft_app_password.get_secret_value(),
            links=Links(secret_of(settings), settings.public_url),
            tenant=settings.microsoft_app_tenant_id,
            metadata=settings.microsoft_openid_metadata,
            login=settings.microsoft_login_base,
        )
    )
