"""Keep when each scheduled job runs next in a table instead of a column of the workspace."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Move the times of the weekly picture."""
    op.create_table(
        "next_run",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("job", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("workspace_id", "job"),
    )
    op.create_index(op.f("ix_next_run_workspace_id"), "next_run", ["workspace_id"], unique=False)
    op.execute(
        "INSERT INTO next_run (workspace_id, job, at) "
        "SELECT id, 'digest', next_digest_at FROM workspace WHERE next_digest_at IS NOT NULL"
    )
    op.drop_column("workspace", "next_digest_at")


def downgrade() -> None:
    """Move them back; the other jobs are planned anew."""
    op.add_column("workspace", sa.Column("next_digest_at", sa.DateTime(timezone=True), nullable=True))
    op.execute(
        "UPDATE workspace SET next_digest_at = (SELECT at FROM next_run "
        "WHERE next_run.workspace_id = workspace.id AND job = 'digest')"
    )
    op.drop_table("next_run")
