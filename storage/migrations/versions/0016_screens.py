"""The rest of a long message, shown when somebody asks for more.

Revision ID: 0016
"""

from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Add the column."""
    op.execute("ALTER TABLE outbox ADD COLUMN rest TEXT NOT NULL DEFAULT ''")
