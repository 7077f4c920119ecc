"""Keep which uploaded file belongs to a message."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """No message has had a file so far."""
    op.add_column("delivery", sa.Column("file_id", sa.String(), nullable=True))


def downgrade() -> None:
    """Forget which files were uploaded."""
    op.drop_column("delivery", "file_id")
