"""Set when silent partners are nudged: on Fridays at 13, until a coordinator chooses otherwise."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the day and the hour."""
    op.add_column("workspace", sa.Column("nudge_weekday", sa.Integer(), nullable=True))
    op.add_column("workspace", sa.Column("nudge_hour", sa.Integer(), server_default="13", nullable=False))
    op.execute("UPDATE workspace SET nudge_weekday = 5")


def downgrade() -> None:
    """Nudge nobody."""
    op.drop_column("workspace", "nudge_hour")
    op.drop_column("workspace", "nudge_weekday")
