"""A family's way on, planned anew in the middle of a day.

Revision ID: 0017
"""

from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Add the column."""
    op.execute("ALTER TABLE status_reports ADD COLUMN way JSONB")
