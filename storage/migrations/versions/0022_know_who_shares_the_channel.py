"""Know with whom the channel of the weekly picture is shared."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column, which Slack fills."""
    op.add_column("workspace", sa.Column("channel_sharing", sa.JSON(), server_default="{}", nullable=False))


def downgrade() -> None:
    """Forget it."""
    op.drop_column("workspace", "channel_sharing")
