"""The tables the website reads and writes: the contract of `docs/website-database.md`.

Money is whole Rial, quantities are in the product's main unit with three decimals, moments are UTC, text is
normalised Persian. Nothing here is ever deleted by Mahak Desk; what leaves the site gets `is_active` false.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table, false, true

from mahak_desk.website.columns import BigId, Exact, Json, LongText, UtcDateTime, metadata

NAME_LENGTH = 500
CODE_LENGTH = 120
URL_LENGTH = 1000

categories = Table(
    "categories",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("name", String(NAME_LENGTH), nullable=False),
    Column("parent_id", BigId, ForeignKey("categories.id"), index=True),
    Column("is_active", Boolean, nullable=False, server_default=true()),
)

products = Table(
    "products",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("code", String(CODE_LENGTH), index=True),
    Column("name", String(NAME_LENGTH), nullable=False),
    Column("description", LongText),
    Column("category_id", BigId, ForeignKey("categories.id"), index=True),
    Column("unit_name", String(CODE_LENGTH)),
    Column("tax_percent", Exact(7, 3), nullable=False, server_default="0"),
    Column("charge_percent", Exact(7, 3), nullable=False, server_default="0"),
    Column("is_active", Boolean, nullable=False, server_default=true(), index=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
)

product_variants = Table(
    "product_variants",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("product_id", BigId, ForeignKey("products.id"), nullable=False, index=True),
    Column("code", String(CODE_LENGTH), index=True),
    Column("barcode", String(CODE_LENGTH), index=True),
    Column("options", Json, nullable=False),  # [{"name": "رنگ", "value": "مشکی"}, …] by Mahak's codes
    Column("price", BigInteger),  # Rial; NULL: not known, not for sale
    Column("sale_price", BigInteger),  # Rial; NULL: no reduced price
    Column("stock", Exact(18, 3)),  # what the website may still sell; NULL: not known, not for sale
    Column("is_active", Boolean, nullable=False, server_default=true(), index=True),
    Column("updated_at", UtcDateTime, nullable=False),
)

product_images = Table(
    "product_images",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("product_id", BigId, ForeignKey("products.id"), nullable=False, index=True),
    Column("url", String(URL_LENGTH), nullable=False),
    Column("position", Integer, nullable=False),
    Column("is_primary", Boolean, nullable=False, server_default=false()),
)

customers = Table(
    "customers",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("first_name", String(NAME_LENGTH)),
    Column("last_name", String(NAME_LENGTH)),
    Column("mobile", String(CODE_LENGTH), index=True),
    Column("email", String(NAME_LENGTH)),
    Column("national_code", String(CODE_LENGTH)),
    Column("phone", String(CODE_LENGTH)),
    Column("address", LongText),
    Column("city", String(NAME_LENGTH)),
    Column("province", String(NAME_LENGTH)),
    Column("postal_code", String(CODE_LENGTH)),
)

user_orders = Table(
    "user_orders",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("order_number", String(CODE_LENGTH), nullable=False, unique=True),
    Column("customer_id", BigId, ForeignKey("customers.id"), index=True),
    Column("order_status", String(CODE_LENGTH)),
    Column("payment_status", String(CODE_LENGTH)),
    Column("payment_reference", String(NAME_LENGTH)),
    Column("paid_at", UtcDateTime),
    Column("subtotal", BigInteger),
    Column("discount_amount", BigInteger, nullable=False, server_default="0"),
    Column("shipping_amount", BigInteger, nullable=False, server_default="0"),
    Column("tax_amount", BigInteger, nullable=False, server_default="0"),
    Column("total_amount", BigInteger, nullable=False),
    Column("shipping_address", Json),
    Column("note", LongText),
    Column("created_at", UtcDateTime),
    # The three columns Mahak Desk writes; the website only ever leaves the first one false.
    Column("synced_to_mahak", Boolean, nullable=False, server_default=false()),
    Column("mahak_synced_at", UtcDateTime),
    Column("mahak_order_id", BigInteger),
    Index("ix_user_orders_to_send", "synced_to_mahak", "payment_status", "mahak_order_id"),
    Index("ix_user_orders_withdrawn", "synced_to_mahak", "order_status", "mahak_order_id"),
)

user_order_items = Table(
    "user_order_items",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("order_id", BigId, ForeignKey("user_orders.id"), nullable=False, index=True),
    Column("variant_id", BigId, index=True),  # no foreign key: an order must be storable whatever it names
    Column("product_name", String(NAME_LENGTH)),
    Column("quantity", Exact(18, 3), nullable=False),
    Column("unit_price", BigInteger, nullable=False),
    Column("discount_amount", BigInteger, nullable=False, server_default="0"),  # for the whole line
    Column("total_price", BigInteger, nullable=False),
)
