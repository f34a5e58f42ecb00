"""What the window's first page asks is answered from indexes, and a run's reason is kept in Persian too."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import mysql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(mysql.MEDIUMTEXT(), "mysql")

INDEXES = (
    ("ix_products_is_active", "products", ["is_active"]),
    ("ix_product_variants_is_active", "product_variants", ["is_active"]),
    ("ix_sync_runs_newest", "sync_runs", ["flow", "id"]),
    ("ix_problems_met", "problems", ["flow", "first_seen"]),
    ("ix_invoice_deliveries_sent", "invoice_deliveries", ["state", "sent_at"]),
    ("ix_mahak_people_person_code", "mahak_people", ["person_code"]),
    ("ix_delivery_attempts_started", "delivery_attempts", ["started_at", "outcome", "delivery_id"]),
)


def upgrade() -> None:
    for name, table, columns in INDEXES:
        op.create_index(name, table, columns)
    op.add_column("sync_runs", sa.Column("message_fa", TEXT))


def downgrade() -> None:
    op.drop_column("sync_runs", "message_fa")
    for name, table, _ in INDEXES:
        op.drop_index(name, table)
