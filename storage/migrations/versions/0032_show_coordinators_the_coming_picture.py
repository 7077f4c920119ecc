"""Set when coordinators are shown the coming picture: at 14 on the working day before, until changed."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the hour."""
    op.add_column("workspace", sa.Column("preview_hour", sa.Integer(), nullable=True))
    op.execute("UPDATE workspace SET preview_hour = 14")


def downgrade() -> None:
    """Show it to nobody."""
    op.drop_column("workspace", "preview_hour")
