"""Keep the people of the audit log beside it, so that one can be erased; entries before hold user ids."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import id_of, required

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, empty."""
    op.create_table(
        "audit_person",
        id_of("workspace", primary_key=True, index=True),
        sa.Column("alias", sa.String(), primary_key=True),
        *required(sa.String, "user_id", "key"),
        sa.UniqueConstraint("workspace_id", "user_id"),
    )


def downgrade() -> None:
    """Forget whom the aliases stand for."""
    op.drop_table("audit_person")
