"""The database that tests have in turn is as good as a fresh one, whatever the test before did to it."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.exc import OperationalError

from tests.databases import Spare

_FILL = """
INSERT INTO accounts (id, name) VALUES ('a', 'Ana');
INSERT INTO journal (trip_id, turn, at, actor, actor_name, action, kind, object_id)
  VALUES ('t', 1, now(), 'a', 'Ana', 'x', 'Trip', 't');
"""


@pytest.fixture
def spare(postgres_server: str) -> Iterator[Spare]:
    spare = Spare(postgres_server)
    yield spare
    spare.dropped()


def engine(spare: Spare) -> Engine:
    return create_engine(spare.taken())


def rows(spare: Spare) -> dict[str, int]:
    with engine(spare).begin() as connection:
        tables = connection.execute(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
        return {
            name: int(connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one())
            for name in tables.scalars()
        }


def test_what_was_written_is_gone_and_counting_begins_anew(spare: Spare) -> None:
    before, url = rows(spare), spare.taken()
    numbers = []
    for _ in range(2):
        with engine(spare).begin() as connection:
            connection.execute(text(_FILL))
            numbers.append(connection.execute(text("SELECT id FROM journal")).scalar_one())
        spare.given_back()
    assert numbers == [1, 1]
    assert rows(spare) == before
    assert spare.taken() == url


def test_whoever_is_still_connected_is_cut_off(spare: Spare) -> None:
    with engine(spare).connect() as left_open:
        left_open.execute(text("INSERT INTO accounts (id, name) VALUES ('a', 'Ana')"))
        spare.given_back()
        with pytest.raises(OperationalError):
            left_open.execute(text("SELECT 1"))
    assert rows(spare)["accounts"] == 0


@pytest.mark.parametrize(
    "change",
    [
        "CREATE TABLE another (id int)",
        "ALTER TABLE accounts ADD COLUMN another text",
        "ALTER TABLE trips DISABLE ROW LEVEL SECURITY",
        "UPDATE alembic_version SET version_num = '0001'",
    ],
)
def test_one_of_another_shape_is_not_used_again(spare: Spare, change: str) -> None:
    url, before = spare.taken(), rows(spare)
    with engine(spare).begin() as connection:
        connection.execute(text(change))
    spare.given_back()
    assert spare.taken() != url
    assert rows(spare) == before
