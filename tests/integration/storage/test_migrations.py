"""Migrations and tables agree, and running them again changes nothing."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text

from storage import migrate
from storage.records import TRIP_TABLES
from storage.tables import metadata


def _ours(_name: str | None, kind: str, parents: object) -> bool:
    """Leave the migrations' own table out."""
    return not (kind == "table" and (_name or "").startswith("alembic"))


def test_the_migrated_schema_is_what_the_code_expects(database_url: str) -> None:
    engine = create_engine(database_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _ours})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_every_table_of_a_trip_stands_behind_the_wall(database_url: str) -> None:
    engine = create_engine(database_url)
    with engine.connect() as connection:
        walled = connection.execute(text("SELECT relname FROM pg_class WHERE relrowsecurity")).scalars()
        assert set(walled) == set(TRIP_TABLES)
    engine.dispose()


def test_starting_again_changes_nothing(database_url: str) -> None:
    migrate.upgrade(database_url)
    migrate.upgrade(database_url)
