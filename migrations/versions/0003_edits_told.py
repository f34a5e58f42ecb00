"""An edit after the sending is remembered by the version that was told, so that a further one is told too."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Which version was told is not known of earlier edits: those of the last weeks are told once more.
    op.drop_column("invoice_deliveries", "edited_after_sending")
    op.add_column("invoice_deliveries", sa.Column("told_picture", sa.String(64)))


def downgrade() -> None:
    op.drop_column("invoice_deliveries", "told_picture")
    op.add_column(
        "invoice_deliveries",
        sa.Column("edited_after_sending", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
