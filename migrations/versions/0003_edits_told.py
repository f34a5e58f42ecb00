"""What is told of an order after its sending: the version of an edit, and withdrawals by an index of what we sent."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

INDEXES = (
    ("ix_user_orders_to_send", ["synced_to_mahak", "payment_status"]),
    ("ix_user_orders_withdrawn", ["synced_to_mahak", "order_status"]),
)


def upgrade() -> None:
    # Which version was told is not known of earlier edits: those of the last weeks are told once more.
    op.drop_column("invoice_deliveries", "edited_after_sending")
    op.add_column("invoice_deliveries", sa.Column("told_picture", sa.String(64)))
    for name, columns in INDEXES:
        op.drop_index(name, "user_orders")
        op.create_index(name, "user_orders", [*columns, "mahak_order_id"])


def downgrade() -> None:
    for name, columns in INDEXES:
        op.drop_index(name, "user_orders")
        op.create_index(name, "user_orders", columns)
    op.drop_column("invoice_deliveries", "told_picture")
    op.add_column(
        "invoice_deliveries",
        sa.Column("edited_after_sending", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
