"""Keep that a coordinator does not want to be told of the gravest incidents where other such choices are kept."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None

PEOPLE = sa.table("person", sa.column("declined", sa.JSON()), sa.column("severe_alerts", sa.Boolean()))
KIND = "severe_incident"


def upgrade() -> None:
    """Move the choice; nobody could decline anything else before."""
    op.execute(sa.update(PEOPLE).where(~PEOPLE.c.severe_alerts).values(declined=[KIND]))
    op.drop_column("person", "severe_alerts")


def downgrade() -> None:
    """Move it back."""
    op.add_column("person", sa.Column("severe_alerts", sa.Boolean(), server_default=sa.true(), nullable=False))
    declining = sa.cast(PEOPLE.c.declined, sa.String()).contains(f'"{KIND}"')
    op.execute(sa.update(PEOPLE).where(declining).values(severe_alerts=False))
