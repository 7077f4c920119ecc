"""Tell at what kind of place an incident happened."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column, empty."""
    op.add_column("incident", sa.Column("place_kind", sa.String(), nullable=True))


def downgrade() -> None:
    """Forget the kinds."""
    with op.batch_alter_table("incident") as table:
        table.drop_column("place_kind")
