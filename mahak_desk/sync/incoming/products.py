"""From a product of Mahak and its details to what the website should have: pure, without a database."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from decimal import Decimal

import msgspec

from mahak_desk.mahak.money import AbsurdAmount, quantity
from mahak_desk.mahak.text import persian, persian_lines
from mahak_desk.sync.incoming.rules import CatalogueRules
from mahak_desk.sync.incoming.variants import (
    DetailFacts,
    WebsiteVariant,
    Withdrawal,
    inactive,
    is_base,
    variant_of,
    withdrawal,
)
from mahak_desk.sync.problems import Finding

NAME_LENGTH = 500
UNIT_LENGTH = 120
PERCENT_LIMIT = 10_000
"""No percent the website's columns hold reaches it."""
UNDECIDED = 0
"""In place of the website's category: a person is asked which one Mahak's is."""


class WebsiteProduct(msgspec.Struct, frozen=True, gc=False):
    """A product's own values on the website; percents unchanged from Mahak (field notes §4.6)."""

    code: str | None
    name: str
    description: str | None
    category_id: int | None
    unit_name: str | None
    tax_percent: int | Decimal
    charge_percent: int | Decimal
    is_active: bool


class ProductFacts(msgspec.Struct, frozen=True, gc=False):
    """Everything the rules need of one product."""

    product_id: int
    known: bool
    """False while only details, links or pictures of it have arrived (a late parent)."""
    code: int
    name: str | None
    description: str | None
    unit_name: str | None
    tax_percent: int | Decimal
    charge_percent: int | Decimal
    deleted: bool
    category_id: int | None
    """The website's category for Mahak's, or UNDECIDED."""
    category_missing: bool
    """Whether Mahak names a category that has not arrived."""
    details: Sequence[DetailFacts]
    current: WebsiteProduct | None


class WantedProduct(msgspec.Struct, frozen=True, gc=False):
    """What the website should show of a product; variants by product detail id."""

    product: WebsiteProduct
    variants: dict[int, WebsiteVariant]


def wanted_product(facts: ProductFacts, rules: CatalogueRules) -> tuple[WantedProduct | None, list[Finding]]:
    """What the website should have for a product, or None where it should have nothing.

    A product that was never on the website and may not be sold is not created; one that is there is only
    ever hidden, so that it can come back with its links and orders intact.
    """
    current = facts.current
    if not facts.known:
        found = [_finding(facts, "product-missing", {})] if facts.details else []
        return _hidden(facts), found
    found = []
    variants: dict[int, WebsiteVariant] = {}
    on_sale = False
    withdrawn = withdrawals(facts)
    alone = len(facts.details) - len(withdrawn) == 1
    code = str(facts.code) if facts.code else None
    for detail in facts.details:
        if detail.detail_id in withdrawn:
            if detail.current is not None:
                variants[detail.detail_id] = inactive(detail.current)
            continue
        variant, about_it = variant_of(detail, code, rules, alone=alone)
        variants[detail.detail_id] = variant
        on_sale = on_sale or variant.is_active
        found += about_it
    if current is None and (not variants or not rules.adds_new):
        return None, found if rules.adds_new else []

    name = persian(facts.name)
    if not name and variants and not facts.deleted:
        found.append(_finding(facts, "name-missing", {"code": facts.code}))
    if len(name) > NAME_LENGTH:
        found.append(_finding(facts, "name-too-long", {"length": len(name)}))
        name = name[: NAME_LENGTH - 1] + "…"
    if not name:
        if current is None:
            return None, found
        name = current.name
    if facts.category_missing:
        found.append(_finding(facts, "category-missing", {}))
    percents = [
        _percent(facts.tax_percent, current.tax_percent if current else 0, facts, found),
        _percent(facts.charge_percent, current.charge_percent if current else 0, facts, found),
    ]
    category_id = facts.category_id
    if category_id == UNDECIDED:  # what has a place on the website keeps it until then
        category_id = None if current is None else current.category_id
    product = WebsiteProduct(
        code=code,
        name=name,
        description=persian_lines(facts.description) or None,
        category_id=category_id,
        unit_name=_unit_name(facts.unit_name),
        tax_percent=percents[0],
        charge_percent=percents[1],
        is_active=on_sale,
    )
    if current is not None:
        product = _keeping_the_shops_own(product, current, rules)
    return WantedProduct(product, variants), found


def withdrawals(facts: ProductFacts) -> dict[int, Withdrawal]:
    """By product detail id, those the website may not sell, and why."""
    if facts.deleted:
        return {detail.detail_id: "product-deleted" for detail in facts.details}
    has_variants = any(
        not detail.deleted and not is_base(detail.code, detail.properties) for detail in facts.details
    )
    withdrawn: dict[int, Withdrawal] = {}
    for detail in facts.details:
        why = withdrawal(detail, has_variants=has_variants)
        if why is not None:
            withdrawn[detail.detail_id] = why
    return withdrawn


@functools.lru_cache(maxsize=1024)  # a shop of many products has few different units
def _unit_name(text: str | None) -> str | None:
    return persian(text)[:UNIT_LENGTH] or None


def _keeping_the_shops_own(
    product: WebsiteProduct, current: WebsiteProduct, rules: CatalogueRules
) -> WebsiteProduct:
    """Fields the shop has kept for itself stay as they are on the website."""
    kept: dict[str, object] = {}
    if "name" not in rules.overwrites:
        kept["name"] = current.name
    if "description" not in rules.overwrites:
        kept["description"] = current.description
    if "category" not in rules.overwrites:
        kept["category_id"] = current.category_id
    return msgspec.structs.replace(product, **kept) if kept else product


def _percent(
    percent: int | Decimal, shown: int | Decimal, facts: ProductFacts, found: list[Finding]
) -> int | Decimal:
    """A percent with the three decimals of its column; one beyond it leaves the one that is shown."""
    try:
        exact = quantity(percent)
        if -PERCENT_LIMIT < exact < PERCENT_LIMIT:
            return exact
    except AbsurdAmount:
        pass
    found.append(_finding(facts, "percent-absurd", {"percent": str(percent)}))
    return shown


def _hidden(facts: ProductFacts) -> WantedProduct | None:
    if facts.current is None:
        return None
    return WantedProduct(
        msgspec.structs.replace(facts.current, is_active=False),
        {
            detail.detail_id: inactive(detail.current)
            for detail in facts.details
            if detail.current is not None
        },
    )


def _finding(facts: ProductFacts, reason: str, about: dict[str, str | int]) -> Finding:
    return Finding("Product", str(facts.product_id), reason, about, facts.product_id)
