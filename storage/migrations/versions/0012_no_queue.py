"""The work queue of an earlier version goes: a trip's waiting rows are the queue.

Revision ID: 0012
"""

from alembic import op

revision = "0012"
down_revision = "0011"

_DROP = """
DROP TABLE IF EXISTS
  procrastinate_periodic_defers, procrastinate_events, procrastinate_jobs, procrastinate_workers CASCADE;
DO $$ DECLARE old regprocedure; BEGIN
  FOR old IN SELECT oid::regprocedure FROM pg_proc
    WHERE proname LIKE 'procrastinate%' AND pronamespace = 'public'::regnamespace
  LOOP EXECUTE format('DROP FUNCTION %s CASCADE', old); END LOOP;
END $$;
DROP TYPE IF EXISTS procrastinate_job_to_defer_v1, procrastinate_job_event_type, procrastinate_job_status;
"""


def upgrade() -> None:
    """Take away what is left of the queue; messages that waited in it wait in the inbox."""
    driver = op.get_bind().connection.driver_connection
    assert driver is not None
    driver.execute(_DROP)
