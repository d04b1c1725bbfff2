"""Buttons that act, files that come in, edits, and how a platform calls our messages.

Revision ID: 0002
"""

from alembic import op

revision = "0002"
down_revision = "0001"

_COLUMNS = """
ALTER TABLE inbox ADD COLUMN pressed BIGINT;
ALTER TABLE inbox ADD COLUMN files JSONB;
ALTER TABLE inbox ADD COLUMN edits TEXT;
ALTER TABLE inbox ADD COLUMN event TEXT DEFAULT '' NOT NULL;
ALTER TABLE outbox ADD COLUMN presses JSONB;
ALTER TABLE outbox ADD COLUMN replaces TEXT;
ALTER TABLE outbox ADD COLUMN card JSONB;
ALTER TABLE outbox ADD COLUMN platform_id TEXT;
ALTER TABLE outbox ADD COLUMN platform_alias TEXT;
ALTER TABLE conversations ADD COLUMN reference JSONB;
CREATE INDEX ix_outbox_platform ON outbox (channel, platform_id);
CREATE INDEX ix_outbox_alias ON outbox (channel, platform_alias) WHERE platform_alias IS NOT NULL;
"""


def upgrade() -> None:
    """Add the columns."""
    for statement in _COLUMNS.split(";"):
        if statement.strip():
            op.execute(statement)
