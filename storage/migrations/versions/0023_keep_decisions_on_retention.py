"""Keep decisions on retention, legal holds and the records of runs."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import id_of, required

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, empty: nothing is removed before a decision is entered."""
    op.create_table(
        "retention_decision",
        sa.Column("id", sa.Integer(), primary_key=True),
        id_of("workspace", index=True),
        *required(sa.String, "reference", "entered_by"),
        *required(sa.Date, "decided_on"),
        *required(sa.JSON, "periods"),
        _instant("entered_at", nullable=False),
        sa.Column("ended_by", sa.String()),
        _instant("ended_at"),
    )
    op.create_table(
        "legal_hold",
        sa.Column("id", sa.Integer(), primary_key=True),
        id_of("workspace", index=True),
        *required(sa.String, "reason", "placed_by"),
        _instant("placed_at", nullable=False),
        sa.Column("lifted_by", sa.String()),
        _instant("lifted_at"),
    )
    op.create_table(
        "retention_run",
        sa.Column("id", sa.Integer(), primary_key=True),
        id_of("workspace", index=True),
        sa.Column(
            "decision_id",
            sa.Integer(),
            sa.ForeignKey("retention_decision.id", ondelete="RESTRICT"),
            nullable=False,
            index=True,
        ),
        *required(sa.String, "begun_by"),
        _instant("begun_at", nullable=False),
        *required(sa.JSON, "counts"),
        _instant("finished_at"),
        _instant("compacted_at"),
    )


def downgrade() -> None:
    """Remove the tables."""
    for table in ("retention_run", "legal_hold", "retention_decision"):
        op.drop_table(table)


def _instant(name: str, *, nullable: bool = True) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)
