"""Keep what coordinators leave out of a week's picture, and why."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import id_of, required

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "omission",
        id_of("workspace", primary_key=True, index=True),
        sa.Column("week", sa.String(), primary_key=True),
        sa.Column("key", sa.String(), primary_key=True),
        *required(sa.String, "reason"),
        sa.Column("by", sa.String(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    """Leave nothing out."""
    op.drop_table("omission")
