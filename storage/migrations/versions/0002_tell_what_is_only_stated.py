"""Tell what is only stated from what a coordinator has confirmed."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = ("partner", "unit", "incident", "nil_report")
OF_THE_UNCONFIRMED = """
UPDATE incident SET stated = true WHERE EXISTS (
    SELECT 1 FROM person
    WHERE person.workspace_id = incident.workspace_id AND person.user_id = incident.reporter
    AND person.unit_id = incident.unit_id AND NOT person.unit_confirmed
)
"""


def upgrade() -> None:
    """What those reported whose unit nobody has confirmed is only stated; partners and units are as before."""
    for table in TABLES:
        op.add_column(table, sa.Column("stated", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.execute(OF_THE_UNCONFIRMED)


def downgrade() -> None:
    """Forget which are only stated."""
    for table in TABLES:
        op.drop_column(table, "stated")
