"""Tell reporters what became of their reports, on Wednesdays at 9 until another time is chosen, and keep what they
were told."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import id_of

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the day and the hour, and make the table."""
    op.add_column("workspace", sa.Column("feedback_weekday", sa.Integer(), nullable=True))
    op.add_column("workspace", sa.Column("feedback_hour", sa.Integer(), server_default="9", nullable=False))
    op.execute("UPDATE workspace SET feedback_weekday = 3")
    op.create_table(
        "told_fate",
        id_of("workspace", index=True),
        id_of("incident", primary_key=True),
        sa.Column("kind", sa.String(), primary_key=True),
        sa.Column("reference", sa.String(), primary_key=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    """Tell nobody."""
    op.drop_table("told_fate")
    op.drop_column("workspace", "feedback_hour")
    op.drop_column("workspace", "feedback_weekday")
