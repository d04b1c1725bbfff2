"""Which car reports, until when a position is kept, and where an alert was tried.

Revision ID: 0007
"""

from alembic import op

revision = "0007"
down_revision = "0006"

_COLUMNS = """
ALTER TABLE status_reports ADD COLUMN vehicle_id TEXT;
ALTER TABLE status_reports ADD COLUMN shared_until TIMESTAMPTZ;
ALTER TABLE alerts ADD COLUMN sent_as BIGINT;
ALTER TABLE alerts ADD COLUMN tried JSONB DEFAULT '[]' NOT NULL;
"""


def upgrade() -> None:
    """Add the columns."""
    for statement in _COLUMNS.split(";"):
        if statement.strip():
            op.execute(statement)
