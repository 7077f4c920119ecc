"""Link reports of the same event."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

INDEX, LINKED = "incident_same_event", sa.text("same_as_id IS NOT NULL")


def upgrade() -> None:
    """Add the first report of the same event: none, so far."""
    with op.batch_alter_table("incident") as incident:
        incident.add_column(sa.Column("same_as_id", sa.Integer(), nullable=True))
        incident.create_foreign_key("incident_same_as_id_fkey", "incident", ["same_as_id"], ["id"])
    op.create_index(INDEX, "incident", ["same_as_id"], sqlite_where=LINKED, postgresql_where=LINKED)


def downgrade() -> None:
    """Forget which reports are of the same event."""
    op.drop_index(INDEX, "incident")
    with op.batch_alter_table("incident") as incident:
        incident.drop_constraint("incident_same_as_id_fkey", type_="foreignkey")
        incident.drop_column("same_as_id")
