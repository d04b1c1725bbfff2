"""What came in within the last half minute, where a platform may bring it again under a new id.

Revision ID: 0014
"""

from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Add the table; it holds no words, only their digest."""
    op.execute(
        """
        CREATE TABLE deliveries (
          key TEXT NOT NULL,
          message_id TEXT NOT NULL,
          began_at TIMESTAMP WITH TIME ZONE NOT NULL,
          answered_at TIMESTAMP WITH TIME ZONE,
          CONSTRAINT pk_deliveries PRIMARY KEY (key)
        )
        """
    )
