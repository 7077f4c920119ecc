"""Tell what kind of organisation a partner is."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column, empty."""
    op.add_column("partner", sa.Column("kind", sa.String(), nullable=True))


def downgrade() -> None:
    """Forget the kinds."""
    with op.batch_alter_table("partner") as table:
        table.drop_column("kind")
