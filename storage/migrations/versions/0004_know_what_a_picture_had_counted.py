"""Know what a posted picture had counted, whatever the time on a report says."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Of pictures that were posted before, only the time is known."""
    op.add_column("snapshot", sa.Column("last_incident", sa.Integer(), nullable=True))


def downgrade() -> None:
    """Go by the time alone."""
    op.drop_column("snapshot", "last_incident")
