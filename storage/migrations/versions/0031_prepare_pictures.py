"""Keep what coordinators write about a week's picture, and whether they hold it."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import id_of, required

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "preparation",
        id_of("workspace", primary_key=True, index=True),
        sa.Column("week", sa.String(), primary_key=True),
        *required(sa.String, "assessment"),
        *required(sa.Integer, "version"),
        sa.Column("assessed_by", sa.String(), nullable=True),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("held_by", sa.String(), nullable=True),
        sa.Column("held_at", sa.DateTime(timezone=True), nullable=True),
    )


def downgrade() -> None:
    """Forget it."""
    op.drop_table("preparation")
