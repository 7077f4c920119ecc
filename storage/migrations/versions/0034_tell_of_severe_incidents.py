"""Keep whether coordinators are told of the gravest incidents at once, in a workspace and each of them."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Tell everyone, as new workspaces do."""
    for table in ("workspace", "person"):
        op.add_column(table, sa.Column("severe_alerts", sa.Boolean(), server_default=sa.true(), nullable=False))


def downgrade() -> None:
    """Tell nobody."""
    for table in ("person", "workspace"):
        op.drop_column(table, "severe_alerts")
