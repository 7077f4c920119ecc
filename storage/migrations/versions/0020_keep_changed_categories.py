"""Keep how a workspace has changed the categories, with its history."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import id_of, required

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

OTHERS = "incident_id", "action_id", "problem_id", "area_id", "place_id", "partner_id", "unit_id"
HISTORY = sa.table("history", *map(sa.column, OTHERS))


def upgrade() -> None:
    """Make the table, and let the history tell of its rows."""
    op.create_table(
        "category",
        sa.Column("id", sa.Integer(), primary_key=True),
        id_of("workspace", index=True),
        *required(sa.String, "key"),
        sa.Column("name", sa.String(), nullable=True),
        *required(sa.JSON, "synonyms", "formerly"),
        *required(sa.Boolean, "retired"),
        sa.UniqueConstraint("workspace_id", "key"),
    )
    with op.batch_alter_table("history") as table:
        table.add_column(sa.Column("category_id", sa.Integer(), nullable=True))
        table.create_foreign_key("history_category", "category", ["category_id"], ["id"], ondelete="RESTRICT")
        table.create_index(op.f("ix_history_category_id"), ["category_id"])


def downgrade() -> None:
    """Call the categories as by default; refused, as it would lose rows, once any has been changed."""
    op.execute(sa.delete(HISTORY).where(*(column.is_(None) for column in HISTORY.c)))
    with op.batch_alter_table("history") as table:
        table.drop_index("ix_history_category_id")
        table.drop_constraint("history_category", type_="foreignkey")
        table.drop_column("category_id")
    op.drop_table("category")
