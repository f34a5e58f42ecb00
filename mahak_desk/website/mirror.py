"""One table per Mahak entity: its rows as they were last read, keyed by Mahak's id, without foreign keys.

A late parent is no error here. The columns of each table are, in order, the fields of the entity's row in
`mahak_desk.mahak.rows`; a test holds the two together, since neither room may know the other.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Table

from mahak_desk.website.columns import BigId, Exact, LongText, metadata


def _mirror(entity_table: str, *columns: Column[object] | Index) -> Table:
    return Table(
        f"mahak_{entity_table}",
        metadata,
        Column("id", BigId, primary_key=True, autoincrement=False),
        Column("row_version", BigInteger, nullable=False),
        Column("deleted", Boolean, nullable=False),
        *columns,
    )


def _reference(name: str, *, index: bool = False) -> Column[object]:
    return Column(name, BigInteger, index=index)


def _text(name: str) -> Column[object]:
    return Column(name, LongText)


def _number(name: str) -> Column[object]:
    return Column(name, Exact(30, 9))  # raw amounts come with nine decimals (field notes §1.5)


product_categories = _mirror("product_categories", _reference("product_category_code"), _text("name"))

products = _mirror(
    "products",
    _reference("product_code", index=True),
    _reference("product_category_id", index=True),
    _text("name"),
    _text("unit_name"),
    _text("unit_name2"),
    _number("unit_ratio"),
    _number("tax_percent"),
    _number("charge_percent"),
    _text("description"),
    _text("product_tin"),
)

product_details = _mirror(
    "product_details",
    _reference("product_id", index=True),
    _reference("product_detail_code"),
    _text("properties"),
    _text("barcode"),
    *(_number(f"price{level}") for level in range(1, 11)),
    _reference("default_sell_price_level"),
    *(_number(f"discount{level}") for level in range(1, 5)),
    _reference("default_discount_level"),
    _reference("discount_type"),
)

visitor_products = _mirror(
    "visitor_products", _reference("product_detail_id", index=True), _reference("visitor_id")
)

store_assets = _mirror(
    "store_assets",
    _reference("product_detail_id", index=True),
    _reference("store_id"),
    _number("count1"),
    _number("count2"),
)

stores = _mirror("stores", _reference("store_code"), _text("name"))

visitors = _mirror(
    "visitors",
    _reference("visitor_code"),
    _text("name"),
    _reference("store_code"),
    _reference("cash_code"),
    _reference("bank_code"),
    _reference("person_code"),
    _reference("sell_price_level"),
)

cost_level_names = _mirror("cost_level_names", _reference("cost_level_name_code"), _text("name"))

property_descriptions = _mirror(
    "property_descriptions", _reference("property_description_code"), _text("name"), _text("title")
)

pictures = _mirror("pictures", _text("file_name"), _reference("display_order"), _text("url"))

photo_galleries = _mirror(
    "photo_galleries",
    _reference("picture_id", index=True),
    _reference("entity_type"),
    _reference("item_code", index=True),
    _reference("item_type"),
)

extra_data = _mirror(
    "extra_data",
    _reference("item_type"),
    _reference("item_id"),
    _text("data"),
    Index("ix_mahak_extra_data_item", "item_type", "item_id"),
)

settings = _mirror("settings", _reference("setting_code"), _text("value"))

banks = _mirror("banks", _reference("bank_code"), _text("name"))

cashes = _mirror("cashes", _reference("cash_code"), _text("name"))

person_groups = _mirror("person_groups", _reference("person_group_code"), _text("name"))

people = _mirror(
    "people",
    _reference("person_client_id", index=True),
    _reference("person_code", index=True),
    _reference("person_group_id"),
    _text("first_name"),
    _text("last_name"),
    _text("organization"),
    _text("national_code"),
    _text("mobile"),
    _text("phone"),
)

visitor_people = _mirror("visitor_people", _reference("person_id", index=True), _reference("visitor_id"))

orders = _mirror(
    "orders",
    _reference("order_client_id", index=True),
    _reference("order_code", index=True),
    _reference("order_type"),
    _reference("person_id"),
    _number("discount"),
    _number("send_cost"),
    _number("other_cost"),
)

order_details = _mirror(
    "order_details",
    _reference("order_detail_client_id", index=True),
    _reference("order_id", index=True),
    _reference("item_type"),
    _reference("product_detail_id", index=True),
    _number("price"),
    _number("count1"),
    _number("discount"),
    _number("tax_percent"),
    _number("charge_percent"),
    _reference("store_id"),
)

MIRRORS: dict[str, Table] = {
    "ProductCategory": product_categories,
    "Product": products,
    "ProductDetail": product_details,
    "VisitorProduct": visitor_products,
    "ProductDetailStoreAsset": store_assets,
    "Store": stores,
    "Visitor": visitors,
    "CostLevelName": cost_level_names,
    "PropertyDescription": property_descriptions,
    "Picture": pictures,
    "PhotoGallery": photo_galleries,
    "ExtraData": extra_data,
    "Setting": settings,
    "Bank": banks,
    "Cash": cashes,
    "PersonGroup": person_groups,
    "Person": people,
    "VisitorPerson": visitor_people,
    "Order": orders,
    "OrderDetail": order_details,
}
"""Mahak's entity name → its mirror."""
