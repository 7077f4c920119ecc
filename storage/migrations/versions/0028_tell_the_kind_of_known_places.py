"""Tell the kind of a place that is known."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column, empty."""
    op.add_column("place", sa.Column("kind", sa.String(), nullable=True))


def downgrade() -> None:
    """Forget the kinds."""
    with op.batch_alter_table("place") as table:
        table.drop_column("kind")
