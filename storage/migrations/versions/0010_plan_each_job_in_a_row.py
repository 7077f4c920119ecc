"""Keep when each scheduled job runs next in a table instead of a column of the workspace."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import id_of

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Move the times of the weekly picture."""
    op.create_table(
        "next_run",
        id_of("workspace", primary_key=True, index=True),
        sa.Column("job", sa.String(), primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=True),
    )
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
