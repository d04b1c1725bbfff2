"""What may be kept of places Google found: their ids, and for 30 days where they are.

Revision ID: 0010
"""

from alembic import op

revision = "0010"
down_revision = "0009"

_TABLE = """
CREATE TABLE google_places (
  key TEXT NOT NULL,
  place_id TEXT NOT NULL,
  lat DOUBLE PRECISION,
  lon DOUBLE PRECISION,
  located_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  CONSTRAINT pk_google_places PRIMARY KEY (key)
)
"""


def upgrade() -> None:
    """Make the table. It belongs to no trip, and only the house's own doors see it."""
    op.execute(_TABLE)
