"""What rows stored in the mirror touch: the products to apply again, straight or by what belongs to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import msgspec

from mahak_desk.mahak.rows import (
    ExtraData,
    Person,
    PhotoGallery,
    Picture,
    Product,
    ProductCategory,
    ProductDetail,
    ProductDetailStoreAsset,
    Row,
    VisitorProduct,
)

PRODUCT_PICTURE = 102
"""PhotoGallery.entityType of a product's picture (field notes §4.7)."""

Stored = tuple[object, ...]
"""A mirror row as its driver gives it, in the order of the row's fields."""


class Touched(msgspec.Struct):
    """What the stored rows changed, gathered until the end of the answer: parents may come after children."""

    everything: bool
    """Whether every product is to be applied again: then it is not gathered which ones the rows that came touch."""
    products: set[int] = msgspec.field(default_factory=set)
    details: set[int] = msgspec.field(default_factory=set)
    pictures: set[int] = msgspec.field(default_factory=set)
    people: set[int] = msgspec.field(default_factory=set)
    categories: bool = False
    named: set[int] = msgspec.field(default_factory=set)
    """Details that came themselves: the product each belongs to is among `products` already."""

    @property
    def details_to_look_up(self) -> set[int]:
        """Those of which only a link or a stock came."""
        return self.details - self.named

    def note(self, rows: Sequence[Row]) -> None:
        """Note what some stored rows of one entity touch."""
        match rows[0]:
            case Person():
                self.people.update([row.id for row in rows])
            case ProductCategory() | ExtraData():
                self.categories = True
            case _ if not self.everything:
                self._note_goods(rows)
            case _:
                pass

    def _note_goods(self, rows: Sequence[Row]) -> None:
        match rows[0]:
            case ProductDetail():
                self.products.update([row.product_id for row in rows])  # type: ignore[attr-defined]
                self.named.update([row.id for row in rows])
            case VisitorProduct() | ProductDetailStoreAsset():
                self.details.update([row.product_detail_id for row in rows])  # type: ignore[attr-defined]
            case Product():
                self.products.update([row.id for row in rows])
            case PhotoGallery():
                self.products.update(
                    [row.item_code for row in rows if row.entity_type == PRODUCT_PICTURE]  # type: ignore[attr-defined]
                )
            case Picture():
                self.pictures.update([row.id for row in rows])
            case _:
                pass

    def note_former_parent(self, row: Row, before: Stored) -> None:
        """A detail that moved leaves its old product changed too."""
        if isinstance(row, ProductDetail):
            self.products.add(cast(int, before[3]))
        elif isinstance(row, VisitorProduct | ProductDetailStoreAsset):
            self.details.add(cast(int, before[3]))
        elif isinstance(row, PhotoGallery):
            self.products.add(cast(int, before[5]))

    def note_vanished(self, entity: str, row_id: int, before: Stored) -> None:
        """Note what a row touches that Mahak no longer sends."""
        match entity:
            case "Product":
                self.products.add(row_id)
            case "ProductDetail":
                self.products.add(cast(int, before[3]))
            case "VisitorProduct" | "ProductDetailStoreAsset":
                self.details.add(cast(int, before[3]))
            case "PhotoGallery":
                self.products.add(cast(int, before[5]))
            case "Picture":
                self.pictures.add(row_id)
            case "Person":
                self.people.add(row_id)
            case "ProductCategory" | "ExtraData":
                self.categories = True
            case _:
                pass
