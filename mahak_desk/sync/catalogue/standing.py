"""How a variant stands on the website: why it is hidden, and why its stock is not Mahak's."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from mahak_desk.mahak.money import AbsurdAmount
from mahak_desk.sync.incoming.products import ProductFacts, WantedProduct, withdrawals
from mahak_desk.sync.incoming.rules import CatalogueRules
from mahak_desk.sync.incoming.variants import left_to_sell
from mahak_desk.sync.problems import Finding

Difference = Literal["sold", "buffer", "sold-and-buffer", "oversold", "unknown", "shops-own", "not-yet"]
"""Why the website's stock is not what the permitted stores count: sold and not yet taken off in Mahak, held
back, both, more sold than there is, a count Mahak has not sent, a stock the shop keeps itself, or a change
that the next sync brings."""

NEXT_SYNC = "comes-with-next-sync"
WEBSITES_OWN = "websites-own"
GONE = "gone-from-mahak"


def why_hidden(
    product: ProductFacts, detail_id: int, wanted: WantedProduct | None, findings: Sequence[Finding]
) -> str:
    """The reason (a code of the explanations) why a variant of a product is not on sale now.

    `wanted` and `findings` are what the rules make of the product.
    """
    if not product.known:
        return "product-missing"
    why = withdrawals(product).get(detail_id)
    if why is not None:
        return why
    variant = None if wanted is None else wanted.variants.get(detail_id)
    if variant is not None and variant.is_active:
        return NEXT_SYNC
    about_it = [f for f in findings if f.entity == "ProductDetail" and f.entity_id == str(detail_id)]
    if about_it:
        return about_it[0].reason
    if variant is not None and variant.price is None:
        return "price-missing"
    if variant is not None and variant.stock is None:
        return "stock-unknown"
    return findings[0].reason if findings else NEXT_SYNC


def why_stock_differs(
    in_stores: int | Decimal | None,
    reserved: int | Decimal,
    on_site: int | Decimal | None,
    rules: CatalogueRules,
) -> Difference | None:
    """None where the website shows what the permitted stores count, and where neither is known."""
    if in_stores == on_site:
        return None
    if "stock" not in rules.overwrites:
        return "shops-own"
    if in_stores is None:
        return "unknown"
    try:
        left = left_to_sell(in_stores, reserved, rules.buffer)
    except AbsurdAmount:
        return "unknown"
    if left != on_site:
        return "not-yet"
    if reserved > in_stores:
        return "oversold"
    if reserved and rules.buffer:
        return "sold-and-buffer"
    return "sold" if reserved else "buffer"
