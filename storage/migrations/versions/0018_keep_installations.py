"""Keep the app's installations by OAuth, and which states have been used."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import id_of, required

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, empty."""
    op.create_table(
        "installation",
        id_of("workspace", primary_key=True, index=True),
        sa.Column("enterprise_id", sa.String(), nullable=True),
        *required(sa.String, "bot_user"),
        *required(sa.JSON, "scopes"),
        sa.Column("token", sa.String(), nullable=True),
        *required(sa.String, "installed_by"),
        sa.Column("installed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
    )
    op.create_table(
        "used_state",
        sa.Column("digest", sa.String(), primary_key=True),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    """Forget them: each workspace has to install the app again."""
    op.drop_table("used_state")
    op.drop_table("installation")
