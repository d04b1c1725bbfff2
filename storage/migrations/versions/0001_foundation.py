"""The foundation: every table, and the wall between trips.

Revision ID: 0001
"""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None

_HERE = Path(__file__).parent
# Roles belong to the whole cluster: another database's migration may have been first.
_ROLE = """
DO $$ BEGIN
  CREATE ROLE pathfinder_app NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$
"""


def upgrade() -> None:
    """Make everything."""
    _run(_ROLE)
    _run((_HERE / "0001_tables.sql").read_text())
    _run((_HERE / "0001_walls.sql").read_text())


def _run(script: str) -> None:
    """Run a script of several statements, which only the driver itself takes."""
    driver = op.get_bind().connection.driver_connection
    assert driver is not None
    driver.execute(script)
