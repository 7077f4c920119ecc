"""Keep which kinds of messages a person does not want; nobody has declined any yet."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("person", sa.Column("declined", sa.JSON(), server_default="[]", nullable=False))


def downgrade() -> None:
    """Forget it: everyone gets all."""
    op.drop_column("person", "declined")
