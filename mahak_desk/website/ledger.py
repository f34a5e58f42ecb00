"""What Mahak Desk remembers for itself: versions, mappings, runs, problems and the delivery of invoices."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    UniqueConstraint,
    false,
)

from mahak_desk.website.columns import BigId, Exact, Json, LongText, UtcDateTime, metadata

_WORD = 40

shop_account = Table(
    # One row: whose data this database holds. Another account's data never mixes in unasked.
    "mahak_shop_account",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("database_id", BigInteger, nullable=False),
    Column("visitor_id", BigInteger, nullable=False),
    Column("title", String(500)),
    Column("credit_days", Integer),
    Column("seen_at", UtcDateTime, nullable=False),
)

row_versions = Table(
    # Up to where each entity has been read, per account; moved only with the rows themselves.
    "mahak_row_versions",
    metadata,
    Column("database_id", BigInteger, nullable=False),
    Column("visitor_id", BigInteger, nullable=False),
    Column("entity", String(_WORD), nullable=False),
    Column("row_version", BigInteger, nullable=False),
    Column("read_at", UtcDateTime, nullable=False),
    PrimaryKeyConstraint("database_id", "visitor_id", "entity"),
)

mappings = Table(
    # What corresponds to what. A hierarchical category has no server id; its mahak_id is minus its code.
    "mahak_mappings",
    metadata,
    Column("database_id", BigInteger, nullable=False),
    Column("entity_type", String(20), nullable=False),  # category, product, product_variant, customer, order
    Column("mahak_id", BigInteger, nullable=False),
    Column("local_id", BigInteger, nullable=False),
    Column("mahak_code", String(120)),
    Column("origin", String(10), nullable=False),  # auto, manual
    PrimaryKeyConstraint("database_id", "entity_type", "mahak_id"),
    UniqueConstraint("entity_type", "local_id", "database_id", name="uq_mahak_mappings_local"),
    sqlite_with_rowid=False,  # its key is the row: one tree less to keep for every product and variant
)

products_to_apply = Table(
    # Mahak ids of products whose mirror rows changed since they were last applied to the website tables.
    "mahak_products_to_apply",
    metadata,
    Column("product_id", BigId, primary_key=True, autoincrement=False),
)

stock_reservations = Table(
    # Per variant: what is sold but not yet taken off Mahak's own stock, as of the last applied cycle.
    "mahak_stock_reservations",
    metadata,
    Column("variant_id", BigId, primary_key=True, autoincrement=False),
    Column("unregistered", Exact(18, 3), nullable=False),
    Column("unsent", Exact(18, 3), nullable=False),
)

desk_state = Table(
    # Small facts that must survive a restart, such as the rules the website tables were last built by.
    "mahak_desk_state",
    metadata,
    Column("key", String(60), primary_key=True),
    Column("value", LongText, nullable=False),
)

sync_runs = Table(
    "sync_runs",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("flow", String(20), nullable=False),  # incoming, outgoing
    Column("kind", String(20), nullable=False),  # delta, full
    Column("started_at", UtcDateTime, nullable=False),
    Column("finished_at", UtcDateTime),
    Column("result", String(20), nullable=False),  # running, ok, partial, failed, skipped
    Column("reason", String(60)),  # the code of what failed it, delayed it or made it skip
    Column("message", LongText),  # the same in words, in English
    Column("next_try_at", UtcDateTime),
    Column("counts", Json),
    Column("message_fa", LongText),
    Index("ix_sync_runs_flow_started", "flow", "started_at"),
    Index("ix_sync_runs_newest", "flow", "id"),
)

problems = Table(
    # What a person should know about one row or order; one row per thing and reason.
    "problems",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("flow", String(20), nullable=False),
    Column("entity", String(_WORD), nullable=False),
    Column("entity_id", String(120), nullable=False),  # Mahak's id, an order number, or an absurd id's text
    Column("product_id", BigInteger),  # the Mahak product it belongs to, where it belongs to one
    Column("reason", String(60), nullable=False),
    Column("facts", Json, nullable=False),  # what fills the slots of the reason's sentences
    Column("raw", LongText),  # the row as it came, kept where it could not be stored anywhere else
    Column("first_seen", UtcDateTime, nullable=False),
    Column("last_seen", UtcDateTime, nullable=False),
    Column("times_seen", Integer, nullable=False),
    Column("accepted", LongText),  # the value a person agreed to, for reasons that ask; else who closed it
    Column("resolved_at", UtcDateTime),
    UniqueConstraint("entity", "entity_id", "reason", name="uq_problems_thing"),
    Index("ix_problems_open", "resolved_at", "flow", "reason"),
    Index("ix_problems_product", "product_id"),
    Index("ix_problems_met", "flow", "first_seen"),
)

invoice_deliveries = Table(
    # One row per paid order: the ids it has in Mahak for ever, and how far its invoice has come.
    "invoice_deliveries",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("order_id", BigId, ForeignKey("user_orders.id"), nullable=False, unique=True),
    Column("state", String(20), nullable=False),
    Column("reason", String(60)),
    Column("facts", Json),
    Column("order_client_id", BigInteger, nullable=False, unique=True),
    Column("person_client_id", BigInteger, nullable=False, unique=True),
    Column("receipt_client_id", BigInteger, nullable=False, unique=True),
    Column("cheque_client_id", BigInteger, nullable=False, unique=True),
    Column("mahak_order_id", BigInteger, index=True),
    Column("mahak_order_code", BigInteger),
    Column("picture_hash", String(64)),  # of the order as it was last sent; an edit changes it
    Column("look_from", BigInteger),  # row version before the first sending that counts: doubt looks from it
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("next_try_at", UtcDateTime),
    Column("lease_holder", String(120)),
    Column("lease_until", UtcDateTime),
    Column("created_at", UtcDateTime, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    Column("sent_at", UtcDateTime),
    Column("registered_at", UtcDateTime),
    Column("ignored_by", String(120)),
    Column("told_picture", String(64)),  # of the order as a person was last told it stands after its sending
    Index("ix_invoice_deliveries_work", "state", "next_try_at"),
    Index("ix_invoice_deliveries_sent", "state", "sent_at"),
)

invoice_lines = Table(
    # The client id of every row an order's invoice has ever had; a line may need a second row (part 2).
    "invoice_lines",
    metadata,
    Column("delivery_id", BigId, ForeignKey("invoice_deliveries.id"), nullable=False),
    Column("order_item_id", BigId, nullable=False),
    Column("part", Integer, nullable=False),
    Column("line_client_id", BigInteger, nullable=False, unique=True),
    Column("was_sent", Boolean, nullable=False, server_default=false()),
    PrimaryKeyConstraint("delivery_id", "order_item_id", "part"),
)

delivery_attempts = Table(
    "delivery_attempts",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("delivery_id", BigId, ForeignKey("invoice_deliveries.id"), nullable=False, index=True),
    Column("started_at", UtcDateTime, nullable=False),
    Column("finished_at", UtcDateTime),
    Column("outcome", String(20)),
    Column("http_status", Integer),
    Column("errors", Json),
    Column("request", LongText),
    Column("answer", LongText),
    Index("ix_delivery_attempts_started", "started_at", "outcome", "delivery_id"),
)

person_keys = Table(
    # By what a customer can be recognised: normalised mobiles and national codes of Mahak's persons.
    "mahak_person_keys",
    metadata,
    Column("kind", String(10), nullable=False),  # mobile, national
    Column("value", String(20), nullable=False),
    Column("person_id", BigInteger, nullable=False, index=True),
    PrimaryKeyConstraint("kind", "value", "person_id"),
)

sync_leases = Table(
    # Which of several PCs runs a flow; the others show who does.
    "sync_leases",
    metadata,
    Column("flow", String(20), primary_key=True),
    Column("holder", String(200), nullable=False),
    Column("shown_as", String(200), nullable=False),
    Column("until", UtcDateTime, nullable=False),
)
