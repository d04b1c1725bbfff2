"""What each driver may do at the wheel.

Revision ID: 0011
"""

from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Give members limits of their own."""
    op.execute(
        "ALTER TABLE members ADD COLUMN drive_minutes_per_day INTEGER, "
        "ADD COLUMN not_before TIME WITHOUT TIME ZONE, ADD COLUMN not_after TIME WITHOUT TIME ZONE"
    )


def downgrade() -> None:
    """Take them away."""
    op.execute(
        "ALTER TABLE members DROP COLUMN drive_minutes_per_day, DROP COLUMN not_before, DROP COLUMN not_after"
    )
