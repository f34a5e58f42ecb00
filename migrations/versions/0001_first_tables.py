"""The first tables: the website's own, the mirror of Mahak, and what Mahak Desk remembers."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import mysql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# The types as they were at this revision; later changes of the package must not change history.
BIG = sa.BigInteger
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.Text().with_variant(mysql.MEDIUMTEXT(), "mysql")
MOMENT = sa.DateTime(timezone=True).with_variant(mysql.DATETIME(fsp=6), "mysql")
QUANTITY = sa.Numeric(18, 3)
PERCENT = sa.Numeric(7, 3)
RAW_NUMBER = sa.Numeric(30, 9)


def upgrade() -> None:
    create_website_tables()
    create_mirrors()
    create_ledger()


def downgrade() -> None:
    for name in (
        *("sync_leases", "mahak_person_keys", "delivery_attempts", "invoice_lines", "invoice_deliveries"),
        *("problems", "sync_runs"),
        *("mahak_desk_state", "mahak_stock_reservations", "mahak_products_to_apply", "mahak_mappings"),
        *("mahak_row_versions", "mahak_shop_account"),
        *("mahak_order_details", "mahak_orders", "mahak_visitor_people", "mahak_people"),
        *("mahak_person_groups", "mahak_cashes", "mahak_banks", "mahak_settings", "mahak_extra_data"),
        *("mahak_photo_galleries", "mahak_pictures", "mahak_property_descriptions"),
        *("mahak_cost_level_names", "mahak_visitors", "mahak_stores", "mahak_store_assets"),
        *("mahak_visitor_products", "mahak_product_details", "mahak_products", "mahak_product_categories"),
        *("user_order_items", "user_orders", "customers", "product_images", "product_variants"),
        *("products", "categories"),
    ):
        op.drop_table(name)


def create_website_tables() -> None:
    create(
        "categories",
        sa.Column("id", ID),
        text("name", 500, needed=True),
        sa.Column("parent_id", ID),
        flag("is_active", sa.true()),
        reference("categories", "parent_id", "categories"),
    )
    index("categories", "parent_id")
    create(
        "products",
        sa.Column("id", ID),
        text("code", 120),
        text("name", 500, needed=True),
        sa.Column("description", TEXT),
        sa.Column("category_id", ID),
        text("unit_name", 120),
        sa.Column("tax_percent", PERCENT, nullable=False, server_default="0"),
        sa.Column("charge_percent", PERCENT, nullable=False, server_default="0"),
        flag("is_active", sa.true()),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        reference("products", "category_id", "categories"),
    )
    index("products", "code")
    index("products", "category_id")
    create(
        "product_variants",
        sa.Column("id", ID),
        sa.Column("product_id", ID, nullable=False),
        text("code", 120),
        text("barcode", 120),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("price", BIG),
        sa.Column("sale_price", BIG),
        sa.Column("stock", QUANTITY),
        flag("is_active", sa.true()),
        sa.Column("updated_at", MOMENT, nullable=False),
        reference("product_variants", "product_id", "products"),
    )
    index("product_variants", "product_id")
    index("product_variants", "code")
    index("product_variants", "barcode")
    create(
        "product_images",
        sa.Column("id", ID),
        sa.Column("product_id", ID, nullable=False),
        text("url", 1000, needed=True),
        sa.Column("position", sa.Integer(), nullable=False),
        flag("is_primary", sa.false()),
        reference("product_images", "product_id", "products"),
    )
    index("product_images", "product_id")
    create(
        "customers",
        sa.Column("id", ID),
        text("first_name", 500),
        text("last_name", 500),
        text("mobile", 120),
        text("email", 500),
        text("national_code", 120),
        text("phone", 120),
        sa.Column("address", TEXT),
        text("city", 500),
        text("province", 500),
        text("postal_code", 120),
    )
    index("customers", "mobile")
    create(
        "user_orders",
        sa.Column("id", ID),
        text("order_number", 120, needed=True),
        sa.Column("customer_id", ID),
        text("order_status", 120),
        text("payment_status", 120),
        text("payment_reference", 500),
        sa.Column("paid_at", MOMENT),
        sa.Column("subtotal", BIG),
        sa.Column("discount_amount", BIG, nullable=False, server_default="0"),
        sa.Column("shipping_amount", BIG, nullable=False, server_default="0"),
        sa.Column("tax_amount", BIG, nullable=False, server_default="0"),
        sa.Column("total_amount", BIG, nullable=False),
        sa.Column("shipping_address", sa.JSON()),
        sa.Column("note", TEXT),
        sa.Column("created_at", MOMENT),
        flag("synced_to_mahak", sa.false()),
        sa.Column("mahak_synced_at", MOMENT),
        sa.Column("mahak_order_id", BIG),
        reference("user_orders", "customer_id", "customers"),
        unique("user_orders", "order_number"),
    )
    index("user_orders", "customer_id")
    op.create_index("ix_user_orders_to_send", "user_orders", ["synced_to_mahak", "payment_status"])
    op.create_index("ix_user_orders_withdrawn", "user_orders", ["synced_to_mahak", "order_status"])
    create(
        "user_order_items",
        sa.Column("id", ID),
        sa.Column("order_id", ID, nullable=False),
        sa.Column("variant_id", ID),
        text("product_name", 500),
        sa.Column("quantity", QUANTITY, nullable=False),
        sa.Column("unit_price", BIG, nullable=False),
        sa.Column("discount_amount", BIG, nullable=False, server_default="0"),
        sa.Column("total_price", BIG, nullable=False),
        reference("user_order_items", "order_id", "user_orders"),
    )
    index("user_order_items", "order_id")
    index("user_order_items", "variant_id")


def create_mirrors() -> None:
    mirror("product_categories", "product_category_code", name=TEXT)
    mirror(
        "products",
        *("product_code", "product_category_id"),
        **dict.fromkeys(("name", "unit_name", "unit_name2"), TEXT),
        **dict.fromkeys(("unit_ratio", "tax_percent", "charge_percent"), RAW_NUMBER),
        **dict.fromkeys(("description", "product_tin"), TEXT),
    )
    index("mahak_products", "product_code")
    index("mahak_products", "product_category_id")
    mirror(
        "product_details",
        *("product_id", "product_detail_code"),
        **dict.fromkeys(("properties", "barcode"), TEXT),
        **{f"price{level}": RAW_NUMBER for level in range(1, 11)},
        default_sell_price_level=BIG,
        **{f"discount{level}": RAW_NUMBER for level in range(1, 5)},
        **dict.fromkeys(("default_discount_level", "discount_type"), BIG),
    )
    index("mahak_product_details", "product_id")
    mirror("visitor_products", "product_detail_id", "visitor_id")
    index("mahak_visitor_products", "product_detail_id")
    mirror("store_assets", "product_detail_id", "store_id", count1=RAW_NUMBER, count2=RAW_NUMBER)
    index("mahak_store_assets", "product_detail_id")
    mirror("stores", "store_code", name=TEXT)
    mirror(
        "visitors",
        "visitor_code",
        name=TEXT,
        **dict.fromkeys(("store_code", "cash_code", "bank_code", "person_code", "sell_price_level"), BIG),
    )
    mirror("cost_level_names", "cost_level_name_code", name=TEXT)
    mirror("property_descriptions", "property_description_code", name=TEXT, title=TEXT)
    mirror("pictures", file_name=TEXT, display_order=BIG, url=TEXT)
    mirror("photo_galleries", "picture_id", "entity_type", "item_code", "item_type")
    index("mahak_photo_galleries", "picture_id")
    index("mahak_photo_galleries", "item_code")
    mirror("extra_data", "item_type", "item_id", data=TEXT)
    op.create_index("ix_mahak_extra_data_item", "mahak_extra_data", ["item_type", "item_id"])
    mirror("settings", "setting_code", value=TEXT)
    mirror("banks", "bank_code", name=TEXT)
    mirror("cashes", "cash_code", name=TEXT)
    mirror("person_groups", "person_group_code", name=TEXT)
    mirror(
        "people",
        *("person_client_id", "person_code", "person_group_id"),
        **dict.fromkeys(("first_name", "last_name", "organization"), TEXT),
        **dict.fromkeys(("national_code", "mobile", "phone"), TEXT),
    )
    index("mahak_people", "person_client_id")
    mirror("visitor_people", "person_id", "visitor_id")
    index("mahak_visitor_people", "person_id")
    mirror(
        "orders",
        *("order_client_id", "order_code", "order_type", "person_id"),
        **dict.fromkeys(("discount", "send_cost", "other_cost"), RAW_NUMBER),
    )
    index("mahak_orders", "order_client_id")
    index("mahak_orders", "order_code")
    mirror(
        "order_details",
        *("order_detail_client_id", "order_id", "item_type", "product_detail_id"),
        **dict.fromkeys(("price", "count1", "discount", "tax_percent", "charge_percent"), RAW_NUMBER),
        store_id=BIG,
    )
    index("mahak_order_details", "order_detail_client_id")
    index("mahak_order_details", "order_id")
    index("mahak_order_details", "product_detail_id")


def create_ledger() -> None:
    create(
        "mahak_shop_account",
        sa.Column("id", sa.Integer(), autoincrement=False),
        sa.Column("database_id", BIG, nullable=False),
        sa.Column("visitor_id", BIG, nullable=False),
        text("title", 500),
        sa.Column("credit_days", sa.Integer()),
        sa.Column("seen_at", MOMENT, nullable=False),
    )
    create(
        "mahak_row_versions",
        sa.Column("database_id", BIG, nullable=False),
        sa.Column("visitor_id", BIG, nullable=False),
        text("entity", 40, needed=True),
        sa.Column("row_version", BIG, nullable=False),
        sa.Column("read_at", MOMENT, nullable=False),
        key=("database_id", "visitor_id", "entity"),
    )
    create(
        "mahak_mappings",
        sa.Column("database_id", BIG, nullable=False),
        text("entity_type", 20, needed=True),
        sa.Column("mahak_id", BIG, nullable=False),
        sa.Column("local_id", BIG, nullable=False),
        text("mahak_code", 120),
        text("origin", 10, needed=True),
        sa.UniqueConstraint("entity_type", "local_id", "database_id", name="uq_mahak_mappings_local"),
        key=("database_id", "entity_type", "mahak_id"),
        sqlite_with_rowid=False,
    )
    create("mahak_products_to_apply", sa.Column("product_id", ID, autoincrement=False), key=("product_id",))
    create(
        "mahak_stock_reservations",
        sa.Column("variant_id", ID, autoincrement=False),
        sa.Column("unregistered", QUANTITY, nullable=False),
        sa.Column("unsent", QUANTITY, nullable=False),
        key=("variant_id",),
    )
    create(
        "mahak_desk_state",
        text("key", 60, needed=True),
        sa.Column("value", TEXT, nullable=False),
        key=("key",),
    )
    create(
        "sync_runs",
        sa.Column("id", ID),
        text("flow", 20, needed=True),
        text("kind", 20, needed=True),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("finished_at", MOMENT),
        text("result", 20, needed=True),
        text("reason", 60),
        sa.Column("message", TEXT),
        sa.Column("next_try_at", MOMENT),
        sa.Column("counts", sa.JSON()),
    )
    op.create_index("ix_sync_runs_flow_started", "sync_runs", ["flow", "started_at"])
    create(
        "problems",
        sa.Column("id", ID),
        text("flow", 20, needed=True),
        text("entity", 40, needed=True),
        text("entity_id", 120, needed=True),
        sa.Column("product_id", BIG),
        text("reason", 60, needed=True),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("raw", TEXT),
        sa.Column("first_seen", MOMENT, nullable=False),
        sa.Column("last_seen", MOMENT, nullable=False),
        sa.Column("times_seen", sa.Integer(), nullable=False),
        sa.Column("accepted", TEXT),
        sa.Column("resolved_at", MOMENT),
        sa.UniqueConstraint("entity", "entity_id", "reason", name="uq_problems_thing"),
    )
    op.create_index("ix_problems_open", "problems", ["resolved_at", "flow", "reason"])
    op.create_index("ix_problems_product", "problems", ["product_id"])
    create_deliveries()


def create_deliveries() -> None:
    create(
        "invoice_deliveries",
        sa.Column("id", ID),
        sa.Column("order_id", ID, nullable=False),
        text("state", 20, needed=True),
        text("reason", 60),
        sa.Column("facts", sa.JSON()),
        sa.Column("order_client_id", BIG, nullable=False),
        sa.Column("person_client_id", BIG, nullable=False),
        sa.Column("receipt_client_id", BIG, nullable=False),
        sa.Column("cheque_client_id", BIG, nullable=False),
        sa.Column("mahak_order_id", BIG),
        sa.Column("mahak_order_code", BIG),
        text("picture_hash", 64),
        sa.Column("look_from", BIG),
        sa.Column("attempts", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("next_try_at", MOMENT),
        text("lease_holder", 120),
        sa.Column("lease_until", MOMENT),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("sent_at", MOMENT),
        sa.Column("registered_at", MOMENT),
        text("ignored_by", 120),
        flag("edited_after_sending", sa.false()),
        reference("invoice_deliveries", "order_id", "user_orders"),
        unique("invoice_deliveries", "order_id"),
        unique("invoice_deliveries", "order_client_id"),
        unique("invoice_deliveries", "person_client_id"),
        unique("invoice_deliveries", "receipt_client_id"),
        unique("invoice_deliveries", "cheque_client_id"),
    )
    index("invoice_deliveries", "mahak_order_id")
    op.create_index("ix_invoice_deliveries_work", "invoice_deliveries", ["state", "next_try_at"])
    create(
        "invoice_lines",
        sa.Column("delivery_id", ID, nullable=False),
        sa.Column("order_item_id", ID, nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("line_client_id", BIG, nullable=False),
        flag("was_sent", sa.false()),
        reference("invoice_lines", "delivery_id", "invoice_deliveries"),
        unique("invoice_lines", "line_client_id"),
        key=("delivery_id", "order_item_id", "part"),
    )
    create(
        "delivery_attempts",
        sa.Column("id", ID),
        sa.Column("delivery_id", ID, nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("finished_at", MOMENT),
        text("outcome", 20),
        sa.Column("http_status", sa.Integer()),
        sa.Column("errors", sa.JSON()),
        sa.Column("request", TEXT),
        sa.Column("answer", TEXT),
        reference("delivery_attempts", "delivery_id", "invoice_deliveries"),
    )
    index("delivery_attempts", "delivery_id")
    create(
        "mahak_person_keys",
        text("kind", 10, needed=True),
        text("value", 20, needed=True),
        sa.Column("person_id", BIG, nullable=False),
        key=("kind", "value", "person_id"),
    )
    index("mahak_person_keys", "person_id")
    create(
        "sync_leases",
        text("flow", 20, needed=True),
        text("holder", 200, needed=True),
        text("shown_as", 200, needed=True),
        sa.Column("until", MOMENT, nullable=False),
        key=("flow",),
    )


def create(name, *items, key=("id",), **options) -> None:
    # MariaDB's older default text refuses an emoji in a customer's name, and its default collations take «paid»
    # for «Paid» and every emoji for the same; a binary one compares letters as SQLite and PostgreSQL do.
    op.create_table(
        name,
        *items,
        sa.PrimaryKeyConstraint(*key, name=f"pk_{name}"),
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
        mysql_engine="InnoDB",
        **options,
    )


def mirror(entity_table, *references, **others) -> None:
    create(
        f"mahak_{entity_table}",
        sa.Column("id", ID, autoincrement=False),
        sa.Column("row_version", BIG, nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        *(sa.Column(name, BIG) for name in references),
        *(sa.Column(name, kind) for name, kind in others.items()),
    )


def text(name, length, *, needed=False) -> sa.Column:
    return sa.Column(name, sa.String(length), nullable=not needed)


def flag(name, default) -> sa.Column:
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=default)


def reference(table, column, parents) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{parents}.id"], name=f"fk_{table}_{column}")


def unique(table, column) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(column, name=f"uq_{table}_{column}")


def index(table, column) -> None:
    op.create_index(f"ix_{table}_{column}", table, [column])
