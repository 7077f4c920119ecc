"""Know people's organisations in Slack, and which partner each of them is."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column, which Slack's directory fills, and the table."""
    op.add_column("person", sa.Column("team_id", sa.String(), nullable=True))
    op.create_table(
        "partner_team",
        sa.Column("workspace_id", sa.String(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("workspace_id", "team_id"),
    )
    for column in ("partner_id", "workspace_id"):
        op.create_index(op.f(f"ix_partner_team_{column}"), "partner_team", [column])


def downgrade() -> None:
    """Forget them."""
    op.drop_table("partner_team")
    op.drop_column("person", "team_id")
