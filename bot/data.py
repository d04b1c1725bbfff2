"""Where what the program keeps lies: the database, the map, its secret."""

from pathlib import Path

from bot.secret import secret_key
from bot.settings import Settings
from storage import embedded


def map_dir(settings: Settings) -> Path:
    """Return where the embedded map lies."""
    return settings.pathfinder_data_dir / "map"


def database_url(settings: Settings) -> str:
    """Return the database to use: the one that is set, else the embedded server's (started here)."""
    given = settings.database_url.get_secret_value()
    return given or embedded.url(embedded.start(settings.pathfinder_data_dir))


def secret_of(settings: Settings) -> bytes:
    """Return the secret that links are signed with."""
    return secret_key(settings.pathfinder_secret_key.get_secret_value(), settings.pathfinder_data_dir)
