"""Keep an audit log that the database only lets grow."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import id_of, required
from storage.tables.append_only import refusing

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

KEY = ("workspace_id", "sequence")


def upgrade() -> None:
    """Make the table, empty: what was done before is not known."""
    op.create_table(
        "audit_entry",
        id_of("workspace", primary_key=True, index=True),
        sa.Column("sequence", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *required(sa.String, "actor", "event", "subject", "reference", "digest", "previous", "hash"),
    )
    for statement in refusing(op.get_bind().dialect.name, "audit_entry", KEY):
        op.execute(statement)


def downgrade() -> None:
    """Remove the log, and the count of its entries."""
    op.drop_table("audit_entry")
    op.execute("DELETE FROM counter WHERE name = 'audit_entry'")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_change()")
