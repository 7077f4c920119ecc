"""Keep problems."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import id_of, required

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "problem",
        sa.Column("id", sa.Integer(), primary_key=True),
        id_of("workspace", index=True),
        sa.Column("number", sa.Integer(), nullable=False),
        *required(sa.String, "title", "description", "sharing", "created_by", "closed_reason"),
        id_of("area", nullable=True),
        id_of("partner", nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by", sa.String(), nullable=True),
        sa.UniqueConstraint("workspace_id", "number"),
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("problem")
