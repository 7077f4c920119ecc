"""Let partners and units be renamed and merged, and keep what they were called."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

KINDS = ("partner", "unit")
WITH_HISTORY = "incident_id", "action_id", "problem_id", "area_id", "place_id"
HISTORY = sa.table("history", *map(sa.column, WITH_HISTORY))


def upgrade() -> None:
    """Add the columns."""
    for kind in KINDS:
        op.add_column(kind, sa.Column("merged_into", sa.Integer(), nullable=True))
    for name in ("former_name", "history"):
        with op.batch_alter_table(name) as table:
            for kind in KINDS:
                table.add_column(sa.Column(f"{kind}_id", sa.Integer(), nullable=True))
                table.create_foreign_key(f"{name}_{kind}", kind, [f"{kind}_id"], ["id"], ondelete="RESTRICT")
                table.create_index(op.f(f"ix_{name}_{kind}_id"), [f"{kind}_id"])


def downgrade() -> None:
    """Forget former names; refused, as it would lose rows, once there is any history of a partner or a unit."""
    op.execute(sa.delete(HISTORY).where(*(column.is_(None) for column in HISTORY.c)))
    op.execute("DELETE FROM former_name WHERE area_id IS NULL AND place_id IS NULL")
    for name in ("former_name", "history"):
        with op.batch_alter_table(name) as table:
            for kind in KINDS:
                table.drop_index(f"ix_{name}_{kind}_id")
                table.drop_constraint(f"{name}_{kind}", type_="foreignkey")
                table.drop_column(f"{kind}_id")
    for kind in KINDS:
        with op.batch_alter_table(kind) as table:
            table.drop_column("merged_into")
