"""Keep the last numbers of incidents and actions in one table of counters instead of columns of the workspace."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import id_of

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

COUNTED = ("incident", "action")


def upgrade() -> None:
    """Move the numbers; what has no number yet begins its counter with the first."""
    op.create_table(
        "counter",
        id_of("workspace", primary_key=True, index=True),
        sa.Column("name", sa.String(), primary_key=True),
        sa.Column("last", sa.Integer(), nullable=False),
    )
    for name in COUNTED:
        op.execute(
            f"INSERT INTO counter (workspace_id, name, last) "  # noqa: S608 (our own names)
            f"SELECT id, '{name}', last_{name} FROM workspace WHERE last_{name} > 0"
        )
        op.drop_column("workspace", f"last_{name}")


def downgrade() -> None:
    """Move the numbers back."""
    for name in COUNTED:
        op.add_column("workspace", sa.Column(f"last_{name}", sa.Integer(), server_default="0", nullable=False))
        op.execute(
            f"UPDATE workspace SET last_{name} = COALESCE((SELECT last FROM counter "  # noqa: S608 (our own names)
            f"WHERE counter.workspace_id = workspace.id AND name = '{name}'), 0)"
        )
    op.drop_table("counter")
