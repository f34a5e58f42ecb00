"""The queries that read some products of Mahak with all that belongs to them; numbers come as the driver gives them."""

from __future__ import annotations

import functools
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    FromClause,
    ScalarSelect,
    Select,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.types import NullType

from mahak_desk.sync.incoming.rules import SaleRule
from mahak_desk.sync.incoming.touched import PRODUCT_PICTURE
from mahak_desk.website import ledger, mirror, tables

TREE_LINK = 10202
"""ExtraData.itemType of a product's place in the category tree (field notes §4.1)."""

PERCENT = 1
"""ProductDetail.discountType of a discount that is a percent, not an amount (field notes §4.3)."""

PRICE_LEVELS = 10


def _raw(column: ColumnElement[Any]) -> ColumnElement[Any]:
    return type_coerce(column, NullType())


def _maps(mapping: FromClause, entity_type: str, mahak_id: ColumnElement[int]) -> ColumnElement[bool]:
    return and_(
        mapping.c.database_id == bindparam("database_id"),
        mapping.c.entity_type == entity_type,
        mapping.c.mahak_id == mahak_id,
    )


_product_mapping = ledger.mappings.alias("product_mapping")
_variant_mapping = ledger.mappings.alias("variant_mapping")
_product = mirror.products
_detail = mirror.product_details
_local = tables.products
_variant = tables.product_variants
_reservation = ledger.stock_reservations
_gallery = mirror.photo_galleries
_picture = mirror.pictures
_image = tables.product_images
_problem = ledger.problems


class ProductQueries:
    """What is read of some products of Mahak; `chosen` names them as `product_id`, `where` which of it."""

    def __init__(self, chosen: FromClause, *where: ColumnElement[bool]) -> None:
        self.chosen = chosen
        self.where = where
        product_id = chosen.c.product_id
        self.products = (
            select(
                product_id,
                _product.c.id,
                _product.c.product_code,
                _product.c.name,
                _product.c.description,
                _product.c.unit_name,
                _raw(_product.c.tax_percent),
                _raw(_product.c.charge_percent),
                _raw(_product.c.deleted),
                _product.c.product_category_id,
            )
            .select_from(chosen)
            .outerjoin(_product, _product.c.id == product_id)
            .where(*where)
            .order_by(product_id)
        )
        """The first fields of ProductFacts, in their order but for the category, of every product in the order of ids:
        whether it has arrived is its id, its category is Mahak's."""
        self.locals = (
            select(
                product_id,
                _local.c.id,
                _local.c.code,
                _local.c.name,
                _local.c.description,
                _local.c.category_id,
                _local.c.unit_name,
                _raw(_local.c.tax_percent),
                _raw(_local.c.charge_percent),
                _raw(_local.c.is_active),
            )
            .select_from(chosen)
            .join(_product_mapping, _maps(_product_mapping, "product", product_id))
            .join(_local, _local.c.id == _product_mapping.c.local_id)
            .where(*where)
        )
        """LocalRow of every product that the website has."""
        self.pictures = (
            select(
                product_id,
                _picture.c.id,
                _picture.c.display_order,
                _picture.c.url,
                and_(_gallery.c.deleted.is_(False), _picture.c.deleted.is_(False)),
            )
            .select_from(chosen)
            .join(_gallery, _gallery.c.item_code == product_id)
            .join(_picture, _picture.c.id == _gallery.c.picture_id)
            .where(*where, _gallery.c.entity_type == PRODUCT_PICTURE, _picture.c.url.is_not(None))
        )
        """(product id, picture id, display order, relative Url, whether it is shown) of their pictures."""
        self.images = (
            select(product_id, _image.c.id, _image.c.url, _image.c.position, _image.c.is_primary)
            .select_from(chosen)
            .join(_product_mapping, _maps(_product_mapping, "product", product_id))
            .join(_image, _image.c.product_id == _product_mapping.c.local_id)
            .where(*where)
            .order_by(product_id, _image.c.position, _image.c.id)
        )
        """(product id, image id, address, place, whether primary) of the pictures the website has."""
        self.problems = (
            select(_problem)
            .select_from(chosen)
            .join(_problem, _problem.c.product_id == product_id)
            .where(*where)
        )
        """Every problem ever recorded about the products, open or not."""


_queue = ledger.products_to_apply
WAITING = ProductQueries(_queue, _queue.c.product_id.between(bindparam("first"), bindparam("last")))
"""Of the products waiting to be applied, those of a stretch."""

NAMED = ProductQueries(
    select(_product.c.id.label("product_id"))
    .where(_product.c.id.in_(bindparam("ids", expanding=True)))
    .subquery("named")
)
"""Of products named by their ids, those that have arrived."""

_link = mirror.visitor_products
_is_linked = exists().where(_link.c.product_detail_id == _detail.c.id, _link.c.deleted.is_(False))

# A subquery and not a join: SQLite would rather begin a join with every mapping there is.
_local_variant = (
    select(_variant_mapping.c.local_id)
    .where(_maps(_variant_mapping, "product_variant", _detail.c.id))
    .scalar_subquery()
)

_asset = mirror.store_assets
_permitted = _asset.c.store_id.in_(bindparam("stores", expanding=True))
SAYS_HOW_MANY = or_(_asset.c.deleted.is_(False), _asset.c.row_version > 0)
"""Of a detail's rows in the stores: one that Mahak deleted says none, one that only did not come any more
(`mark_vanished`) says nothing."""

COUNTED = case((_asset.c.deleted.is_(False), _asset.c.count1), else_=0)
"""How many such a row says."""


def count_in_stores(detail_id: ColumnElement[int]) -> ScalarSelect[Any]:
    """Σ Count1 of a detail over the permitted `stores`, which are bound.

    Null without any row of the detail: then its stock is not known. Rows elsewhere say that it is 0 here.
    """
    return (
        select(func.sum(case((_permitted, COUNTED), else_=0)))
        .where(_asset.c.product_detail_id == detail_id, SAYS_HOW_MANY)
        .scalar_subquery()
    )


@functools.lru_cache(maxsize=16)
def details_query(
    queries: ProductQueries, price_level: int | None, sale: SaleRule
) -> Select[*tuple[Any, ...]]:
    """The website's variant and then the first fields of DetailFacts, in their order, of every detail of the
    products.

    Of a detail's ten prices and four discounts only those that the shop's rules look at are read.
    """
    default = _by_level(_detail.c.default_sell_price_level, "price", PRICE_LEVELS)
    if price_level is None:
        price, usual = default, cast(ColumnElement[Any], literal(0))
    else:
        price, usual = _detail.c[f"price{price_level}"], default
    if sale == "none":
        reduction: ColumnElement[Any] = literal(0)
    elif sale == "discount":
        reduction = _by_level(_detail.c.default_discount_level, "discount", 4)
    else:
        reduction = _detail.c[f"price{sale}"]
    return (
        select(
            _raw(_local_variant),
            _detail.c.id,
            queries.chosen.c.product_id,
            func.coalesce(_detail.c.product_detail_code, 0),
            _detail.c.properties,
            _detail.c.barcode,
            case((_detail.c.discount_type == PERCENT, 1), else_=0),
            _raw(_detail.c.deleted),
            _raw(cast(ColumnElement[Any], _is_linked)),
            _raw(price),
            _raw(usual),
            _raw(reduction),
            _raw(count_in_stores(_detail.c.id)),
        )
        .select_from(queries.chosen)
        .join(_detail, _detail.c.product_id == queries.chosen.c.product_id)
        .where(*queries.where)
        .order_by(queries.chosen.c.product_id, _detail.c.id)
    )


def _by_level(level: ColumnElement[Any], prefix: str, levels: int) -> ColumnElement[Any]:
    """The column of a detail's own level, as `level_in_use` has it."""
    others = {number: _detail.c[f"{prefix}{number}"] for number in range(2, levels + 1)}
    return case(others, value=level, else_=_detail.c[f"{prefix}1"])


def level_in_use(stored: int | None, levels: int) -> int:
    """A detail's own level; without one, or with −1, it is the first (field notes §4.3)."""
    return stored if stored is not None and 1 <= stored <= levels else 1


VARIANTS = (
    select(
        _variant.c.id,
        _variant.c.product_id,
        _variant.c.code,
        _variant.c.barcode,
        _raw(_variant.c.options),
        _variant.c.price,
        _variant.c.sale_price,
        _raw(_variant.c.stock),
        _variant.c.is_active,
        _raw(_reservation.c.unregistered),
        _raw(_reservation.c.unsent),
    )
    .select_from(_variant)
    .outerjoin(_reservation, _reservation.c.variant_id == _variant.c.id)
    .where(_variant.c.id.in_(bindparam("ids", expanding=True)))
)
"""VariantRow of some of the website's variants."""

MAPPED_BY_HAND = select(_variant_mapping.c.mahak_id).where(
    _variant_mapping.c.database_id == bindparam("database_id"),
    _variant_mapping.c.entity_type == "product_variant",
    _variant_mapping.c.mahak_id.in_(bindparam("ids", expanding=True)),
    _variant_mapping.c.origin == "manual",
)
"""Of some product details, those that a person mapped to a variant of the website."""

_extra = mirror.extra_data
TREE_PLACES = (
    select(_extra.c.item_id, _extra.c.data)
    .where(
        _extra.c.item_type == TREE_LINK,
        _extra.c.item_id.in_(bindparam("codes", expanding=True)),
        _extra.c.deleted.is_(False),
    )
    .order_by(_extra.c.id)
)
"""(product code, JSON text naming its category in the tree) of some products."""
