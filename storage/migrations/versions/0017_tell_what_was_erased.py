"""Tell when and why a text was erased, and keep the keys of what was."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import id_of, required

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

WRITTEN = ("incident", "action", "problem")


def upgrade() -> None:
    """Add the marks, and the table of keys, empty."""
    for table in WRITTEN:
        op.add_column(table, sa.Column("text_erased_at", sa.DateTime(timezone=True), nullable=True))
        op.add_column(table, sa.Column("text_erased_why", sa.String(), nullable=True))
    op.create_table(
        "erasure",
        id_of("workspace", primary_key=True, index=True),
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *required(sa.String, "why"),
    )


def downgrade() -> None:
    """Forget what was erased; it does not come back."""
    op.drop_table("erasure")
    for table in WRITTEN:
        op.drop_column(table, "text_erased_why")
        op.drop_column(table, "text_erased_at")
