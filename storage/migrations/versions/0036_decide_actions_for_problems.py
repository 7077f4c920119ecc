"""Tell for which problem an action was decided, and since when an incident belongs to a problem."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; of what there is, nobody knows."""
    with op.batch_alter_table("action") as action:
        action.add_column(sa.Column("problem_id", sa.Integer(), nullable=True))
        action.create_foreign_key("action_problem_id_fkey", "problem", ["problem_id"], ["id"], ondelete="RESTRICT")
    op.create_index("ix_action_problem_id", "action", ["problem_id"])
    op.add_column("problem_incident", sa.Column("linked_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("problem_incident", sa.Column("linked_by", sa.String(), nullable=True))


def downgrade() -> None:
    """Forget it."""
    op.drop_column("problem_incident", "linked_by")
    op.drop_column("problem_incident", "linked_at")
    op.drop_index("ix_action_problem_id", "action")
    with op.batch_alter_table("action") as action:
        action.drop_constraint("action_problem_id_fkey", type_="foreignkey")
        action.drop_column("problem_id")
