"""Link problems to incidents and partners, with areas, categories, priority, state and history."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import id_of

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

PROBLEM = sa.table("problem", sa.column("id"), sa.column("area_id"), sa.column("areas", sa.JSON))
ADDED = {"areas": (sa.JSON, "[]"), "categories": (sa.JSON, "[]"), "priority": (sa.String, "medium")} | {
    "state": (sa.String, "noticed")
}


def upgrade() -> None:
    """Make a problem's one area the first of its areas."""
    for name, (kind, default) in ADDED.items():
        op.add_column("problem", sa.Column(name, kind(), server_default=default, nullable=False))
    for id_, area in op.get_bind().execute(sa.select(PROBLEM.c.id, PROBLEM.c.area_id)).all():
        areas = [area] if area is not None else []
        op.execute(sa.update(PROBLEM).where(PROBLEM.c.id == id_).values(areas=areas))
    op.execute("UPDATE problem SET state = 'closed' WHERE closed_at IS NOT NULL")
    with op.batch_alter_table("problem") as problem:
        problem.drop_column("area_id")
    for other in ("partner", "incident"):
        op.create_table(
            f"problem_{other}",
            id_of("workspace", index=True),
            id_of("problem", primary_key=True),
            id_of(other, primary_key=True, index=other == "incident"),
        )
    with op.batch_alter_table("history") as history:
        history.add_column(sa.Column("problem_id", sa.Integer(), nullable=True))
        history.create_foreign_key("history_problem", "problem", ["problem_id"], ["id"], ondelete="RESTRICT")
        history.create_index(op.f("ix_history_problem_id"), ["problem_id"])


def downgrade() -> None:
    """Keep the first area; refused, as it would lose rows, once there is any history of a problem."""
    op.execute("DELETE FROM history WHERE incident_id IS NULL AND action_id IS NULL")
    with op.batch_alter_table("history") as history:
        history.drop_index("ix_history_problem_id")
        history.drop_constraint("history_problem", type_="foreignkey")
        history.drop_column("problem_id")
    op.drop_table("problem_incident")
    op.drop_table("problem_partner")
    with op.batch_alter_table("problem") as problem:
        problem.add_column(sa.Column("area_id", sa.Integer(), nullable=True))
        problem.create_foreign_key("problem_area", "area", ["area_id"], ["id"], ondelete="RESTRICT")
    for id_, areas in op.get_bind().execute(sa.select(PROBLEM.c.id, PROBLEM.c.areas)).all():
        op.execute(sa.update(PROBLEM).where(PROBLEM.c.id == id_).values(area_id=next(iter(areas), None)))
    with op.batch_alter_table("problem") as problem:
        for name in ADDED:
            problem.drop_column(name)
