"""Let an area lie in another one."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the area in which another lies: none, so far."""
    with op.batch_alter_table("area") as area:
        area.add_column(sa.Column("parent_id", sa.Integer(), nullable=True))
        area.create_foreign_key("area_parent_id_fkey", "area", ["parent_id"], ["id"], ondelete="RESTRICT")


def downgrade() -> None:
    """Forget which area lies in which."""
    with op.batch_alter_table("area") as area:
        area.drop_constraint("area_parent_id_fkey", type_="foreignkey")
        area.drop_column("parent_id")
