"""Tell full members from guests, registered places from reported ones, and no reporter from an unknown one."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

OF_THE_REMOVED = """
UPDATE person SET unit_id = NULL, unit_confirmed = false WHERE unit_id IN (
    SELECT unit.id FROM unit JOIN partner ON partner.id = unit.partner_id WHERE unit.retired OR partner.retired
)
"""


def upgrade() -> None:
    """Slack tells who is a member; all places came with reports; who belongs to nothing in use has no unit."""
    op.add_column("person", sa.Column("member", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("place", sa.Column("registered", sa.Boolean(), server_default=sa.false(), nullable=False))
    with op.batch_alter_table("incident") as incident:
        incident.alter_column("reporter", existing_type=sa.String(), nullable=True)
    op.execute("UPDATE incident SET reporter = NULL WHERE reporter = ''")
    op.execute("UPDATE incident SET withdrawn_by = NULL WHERE withdrawn_by = ''")
    op.execute(OF_THE_REMOVED)


def downgrade() -> None:
    """Let an incident without a reporter have an empty one."""
    op.execute("UPDATE incident SET reporter = '' WHERE reporter IS NULL")
    with op.batch_alter_table("incident") as incident:
        incident.alter_column("reporter", existing_type=sa.String(), nullable=False)
    op.drop_column("place", "registered")
    op.drop_column("person", "member")
