"""What a person said last is found by the person: a direct chat asks it of every message.

Revision ID: 0013
"""

from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Add the index."""
    op.execute("CREATE INDEX ix_inbox_account ON inbox (account_id, id)")
