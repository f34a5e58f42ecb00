"""What the shop decided about its catalogue, resolved against Mahak's own data, as one frozen value."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import msgspec

from mahak_desk.mahak.money import Currency

SaleRule = Literal["none", "discount"] | int
"""Where a reduced price comes from: nowhere, the detail's discount level, or another price level."""

Field = Literal["name", "description", "category", "price", "stock", "pictures"]
"""What Mahak may overwrite on a product the website already has."""

ALL_FIELDS: frozenset[Field] = frozenset(("name", "description", "category", "price", "stock", "pictures"))


class CatalogueRules(msgspec.Struct, frozen=True, cache_hash=True):
    """The rules every product is applied by. Equal rules give equal website tables for equal mirror rows."""

    price_level: int | None = None
    """1 to 10; None takes each detail's own default level (field notes §4.3)."""
    currency: Currency = "rial"
    alarm_factor: Decimal = Decimal(5)
    """A price that rises or falls beyond this factor is held until a person accepts it; 0 turns it off."""
    sale: SaleRule = "none"
    store_ids: tuple[int, ...] = ()
    """Server ids of the stores whose stock the website may sell, in order of preference."""
    buffer: int | Decimal = 0
    """Main units of every variant held back from the website."""
    property_names: tuple[tuple[int, str], ...] = ()
    """The code of each PropertyDescription and its name."""
    tree_categories: bool = False
    """Categories from the hierarchical tree (ExtraData 130/10202) instead of the product groups."""
    tree_missing: bool = False
    """The shop chose the tree, and Mahak has none: the product groups stand in for it."""
    service_url: str = ""
    """The part of Mahak's address before /Sync/…, whose host has the pictures."""
    picture_folder: str = ""
    """The other known place of pictures, or empty (field notes §1.1)."""
    overwrites: frozenset[Field] = ALL_FIELDS
    adds_new: bool = True
    """Whether products the website does not have yet are added to it."""


class BrakeRule(msgspec.Struct, frozen=True):
    """When to ask: more than `share` of the variants on sale, and more than `minimum` of them, at once."""

    share: float = 0.2
    minimum: int = 10
