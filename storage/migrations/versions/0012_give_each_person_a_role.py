"""Give each person a role: coordinators stay so, everyone else reports."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Put the role in place of the mark of coordinators."""
    op.add_column("person", sa.Column("role", sa.String(), server_default="reporter", nullable=False))
    op.execute("UPDATE person SET role = 'coordinator' WHERE coordinator")
    op.drop_column("person", "coordinator")


def downgrade() -> None:
    """Let every other role be none."""
    op.add_column("person", sa.Column("coordinator", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.execute("UPDATE person SET coordinator = true WHERE role = 'coordinator'")
    op.drop_column("person", "role")
