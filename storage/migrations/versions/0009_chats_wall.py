"""Which chats a trip has is behind the wall between trips as well.

Revision ID: 0009
"""

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Wall the conversations off by trip; the doors of the house go on seeing all."""
    op.execute("ALTER TABLE conversations ENABLE ROW LEVEL SECURITY")
    op.execute(
        "CREATE POLICY one_trip ON conversations TO pathfinder_app "
        "USING (trip_id = current_setting('pathfinder.trip', true)) "
        "WITH CHECK (trip_id = current_setting('pathfinder.trip', true))"
    )
