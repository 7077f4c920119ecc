"""Let PostgreSQL keep workspaces apart; `storage.row_security` sets the policies whenever tables have moved."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change no table: policies are set for those of the version that is moved to."""


def downgrade() -> None:
    """Let an earlier version, which tells the database no workspace, reach every row."""
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        for table in sa.inspect(connection).get_table_names():
            op.execute(f'ALTER TABLE "{table}" NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY')
