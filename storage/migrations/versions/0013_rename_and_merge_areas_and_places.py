"""Let areas and places be renamed, merged and retired, and keep what they were called."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import id_of, required

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

KINDS = ("area", "place")


def upgrade() -> None:
    """Add the columns, and the table of former names."""
    for kind in KINDS:
        op.add_column(kind, sa.Column("merged_into", sa.Integer(), nullable=True))
    op.add_column("place", sa.Column("retired", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_table(
        "former_name",
        sa.Column("id", sa.Integer(), primary_key=True),
        id_of("workspace", index=True),
        *(id_of(kind, nullable=True, index=True) for kind in KINDS),
        *required(sa.String, "name", "folded"),
    )
    with op.batch_alter_table("history") as history:
        for kind in KINDS:
            history.add_column(sa.Column(f"{kind}_id", sa.Integer(), nullable=True))
            history.create_foreign_key(f"history_{kind}", kind, [f"{kind}_id"], ["id"], ondelete="RESTRICT")
            history.create_index(op.f(f"ix_history_{kind}_id"), [f"{kind}_id"])


def downgrade() -> None:
    """Forget former names; refused, as it would lose rows, once there is any history of an area or a place."""
    op.execute("DELETE FROM history WHERE incident_id IS NULL AND action_id IS NULL AND problem_id IS NULL")
    with op.batch_alter_table("history") as history:
        for kind in KINDS:
            history.drop_index(f"ix_history_{kind}_id")
            history.drop_constraint(f"history_{kind}", type_="foreignkey")
            history.drop_column(f"{kind}_id")
    op.drop_table("former_name")
    with op.batch_alter_table("place") as place:
        place.drop_column("retired")
    for kind in KINDS:
        with op.batch_alter_table(kind) as table:
            table.drop_column("merged_into")
