"""Which connection claimed a message to send: when that is gone, so is the process that was sending it.

Revision ID: 0015
"""

from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Add the column; what is claimed at this moment waits for its time to run out, as before."""
    op.execute("ALTER TABLE outbox ADD COLUMN claimed_by INTEGER")
