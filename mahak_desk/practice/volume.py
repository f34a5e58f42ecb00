"""A big generated catalogue, for tests and measurements of volume."""

from __future__ import annotations

import random
from itertools import islice, product

from mahak_desk.practice.builder import COLOUR, SIZE, ShopBuilder, Variant

REAL_PRODUCTS = 1_828
"""The size of a real catalogue: products, of which about half have a picture (field notes §9)."""
_PICTURED = 0.51
_KINDS = ("پيراهن", "شلوار", "ليوان", "كيف", "كفش", "حوله", "روسري", "گلدان")
_COLOURS = ("مشکی", "سفید", "طوسی", "سبز", "ابی", "قرمز")
_SIZES = ("31", "32", "33", "34", "36", "l", "xl", "xxl")


def build_catalogue(
    shop: ShopBuilder,
    *,
    products: int = REAL_PRODUCTS,
    details_each: int = 1,
    seed: int = 7,
    rows_per_version: int = 1,
) -> None:
    """Add `products` linked products to a furnished shop, in one session.

    `details_each` 1 makes simple products (base detail only); more makes that many variants beside the base
    detail, 48 at most. With `rows_per_version` > 1 neighbouring rows share a RowVersion.
    """
    draw = random.Random(seed)
    combinations = [{COLOUR: colour, SIZE: size} for colour, size in product(_COLOURS, _SIZES)]
    with shop.store.session(rows_per_version=rows_per_version):
        categories = [shop.category(f"گروه {kind}") for kind in _KINDS]
        for number in range(1, products + 1):
            kind = draw.randrange(len(_KINDS))
            options = islice(combinations, details_each if details_each > 1 else 0)
            made = shop.product(
                f"{_KINDS[kind]} مدل {number}  ",
                prices=(draw.randrange(50, 2_000) * 10_000,),
                category_id=categories[kind],
                stock={1: draw.randrange(40)},
                variants=[Variant(pair) for pair in options],
            )
            if draw.random() < _PICTURED:
                shop.picture(made.id)
