"""The foundation: every table, the work queue, and the wall between trips.

Revision ID: 0001
"""

from importlib.resources import files

from alembic import op

from storage.records import TRIP_TABLES
from storage.tables import metadata

revision = "0001"
down_revision = None

_ROLE = """
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'pathfinder_app') THEN
    CREATE ROLE pathfinder_app NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;  -- another database's migration was first
END $$
"""
_APPEND_ONLY = """
CREATE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('pathfinder.erase', true) = 'on' THEN RETURN COALESCE(NEW, OLD); END IF;
  RAISE EXCEPTION 'the journal is append-only';
END $$
"""


def upgrade() -> None:
    """Make everything."""
    metadata.create_all(op.get_bind())
    driver = op.get_bind().connection.driver_connection
    assert driver is not None
    driver.execute(files("procrastinate").joinpath("sql/schema.sql").read_text())
    op.execute(_ROLE)
    op.execute("GRANT pathfinder_app TO CURRENT_USER")
    op.execute("GRANT USAGE ON SCHEMA public TO pathfinder_app")
    op.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO pathfinder_app")
    op.execute("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO pathfinder_app")
    op.execute("REVOKE UPDATE, DELETE ON journal FROM pathfinder_app")
    op.execute(_APPEND_ONLY)
    op.execute(
        "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON journal "
        "FOR EACH ROW EXECUTE FUNCTION journal_is_append_only()"
    )
    for table in TRIP_TABLES:
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(
            f"CREATE POLICY one_trip ON {table} TO pathfinder_app "
            "USING (trip_id = current_setting('pathfinder.trip', true)) "
            "WITH CHECK (trip_id = current_setting('pathfinder.trip', true))"
        )
