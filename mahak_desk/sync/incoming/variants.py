"""From a product detail of Mahak to the variant the website should have: price, stock, options, or why not."""

from __future__ import annotations

import functools
from decimal import Decimal
from typing import Literal

import msgspec

from mahak_desk.mahak.money import AbsurdAmount, quantity, rial
from mahak_desk.mahak.properties import PropertiesUnreadable, parse_properties, say_nothing
from mahak_desk.mahak.text import ascii_digits, comparable, persian
from mahak_desk.sync.incoming.rules import CatalogueRules
from mahak_desk.sync.problems import Finding

Options = tuple[tuple[str, str], ...]
"""(name, value) pairs such as («رنگ», «مشکی»)."""

Withdrawal = Literal["product-deleted", "detail-deleted", "link-withdrawn", "base-detail"]
"""Why the website may not sell a detail at all, whatever its price and stock."""

BARCODE_LENGTH = 120


class WebsiteVariant(msgspec.Struct, frozen=True, gc=False):
    """A variant's values on the website. Rial; stock in the main unit; None is *not known*."""

    code: str | None
    barcode: str | None
    options: Options
    price: int | None
    sale_price: int | None
    stock: int | Decimal | None
    is_active: bool


class DetailFacts(msgspec.Struct, frozen=True, gc=False):
    """Everything the rules need of one product detail."""

    # As `queries.details_query` reads them.
    detail_id: int
    product_id: int
    code: int
    properties: str | None
    barcode: str | None
    discount_is_percent: bool
    deleted: bool
    linked: bool
    """Whether a live VisitorProduct link lets this website sell it."""
    price: int | Decimal
    """At the level the shop chose, as Mahak stores it."""
    default_price: int | Decimal
    """At the detail's own default level; nothing looks at it where that is the one the shop chose."""
    reduction: int | Decimal
    """What the rule for reduced prices looks at: the discount, or the price at another level."""
    in_stores: int | Decimal | None
    """Σ Count1 over the permitted stores; None where Mahak has sent no count for the detail."""
    # What is known of it beside Mahak's own rows.
    reserved: int | Decimal
    """Sold on the website and not yet taken off Mahak's own stock."""
    accepted_price: int | None
    """A price beyond the alarm factor that a person has agreed to."""
    mapped_by_hand: bool
    """Whether a person said which variant of the website it is; known only of coded details whose properties
    say nothing."""
    current: WebsiteVariant | None
    """What the website has now."""


def is_base(code: int, properties: str | None) -> bool:
    """Whether a detail is the one every product keeps beside its variants (field notes §4.3)."""
    return code == 0 and say_nothing(properties)


def withdrawal(detail: DetailFacts, *, has_variants: bool) -> Withdrawal | None:
    """Why the website may not sell the detail: deleted, its link withdrawn, or a mere base detail."""
    if detail.deleted:
        return "detail-deleted"
    if not detail.linked:
        return "link-withdrawn"
    return "base-detail" if has_variants and is_base(detail.code, detail.properties) else None


def inactive(variant: WebsiteVariant) -> WebsiteVariant:
    """The same variant off sale: it keeps its values, so that it can come back with them."""
    return msgspec.structs.replace(variant, is_active=False) if variant.is_active else variant


def variant_of(
    detail: DetailFacts, product_code: str | None, rules: CatalogueRules, *, alone: bool
) -> tuple[WebsiteVariant, list[Finding]]:
    """The variant of a detail that may be sold, and what is wrong with it; `alone`: its product has no other.

    A variant whose price, stock or options cannot be trusted is there but not active, or keeps the values
    it has: a wrong price or a made-up stock costs more than a missing variant. Options that Mahak does not say
    are those the website has: an emptied property changes no colour, and a customer can tell the variant by them.
    """
    current = detail.current
    found: list[Finding] = []
    kept: list[Finding] = []

    try:
        options = _options(detail, rules, alone=alone)
        readable = True
    except _OptionsUnknown as unknown:
        options = current.options if current else ()
        readable = bool(options) and unknown.reason != "properties-unreadable"
        # What takes a variant off sale is told first.
        (kept if readable else found).append(_finding(detail, unknown.reason, **unknown.facts))

    if current is not None and "price" not in rules.overwrites:
        price, sale_price = current.price, current.sale_price
    else:
        price, sale_price = _prices(detail, rules, found)
    own_stock = current is not None and "stock" not in rules.overwrites
    stock = current.stock if current and own_stock else _stock(detail, rules, found)
    return (
        WebsiteVariant(
            code=str(detail.code) if detail.code else product_code,
            barcode=_barcode(detail.barcode),
            options=options,
            price=price,
            sale_price=sale_price,
            stock=stock,
            is_active=readable and price is not None and stock is not None,
        ),
        found + kept if kept else found,
    )


class _OptionsUnknown(Exception):
    def __init__(self, reason: str, **facts: str | int) -> None:
        self.reason = reason
        self.facts = facts


def _options(detail: DetailFacts, rules: CatalogueRules, *, alone: bool) -> Options:
    """What Mahak says, or what nobody need ask about: a base detail has no properties, and a person who mapped a
    variant knew which one it is."""
    try:
        options = _named(detail.properties, rules)
    except PropertiesUnreadable:
        raise _OptionsUnknown("properties-unreadable", text=(detail.properties or "")[:200]) from None
    except KeyError as missing:
        raise _OptionsUnknown("property-unknown", property=int(missing.args[0])) from None
    if options:
        return options
    shown = detail.current.options if detail.current else ()
    if detail.mapped_by_hand and detail.current is not None:
        return shown
    if not alone or (shown and detail.code):
        raise _OptionsUnknown("properties-missing")
    return shown


@functools.lru_cache(maxsize=8192)  # a shop of many variants has few different sets of properties
def _named(properties: str | None, rules: CatalogueRules) -> Options:
    names = dict(rules.property_names)
    return tuple([(names[code], value) for code, value in parse_properties(properties)])


def _prices(
    detail: DetailFacts, rules: CatalogueRules, found: list[Finding]
) -> tuple[int | None, int | None]:
    """The price and the reduced price to show (Rial); where the new ones cannot be trusted, those shown now."""
    current = detail.current
    shown = (current.price, current.sale_price) if current else (None, None)
    try:
        price = rial(detail.price, rules.currency)
        usual = price if rules.price_level is None else rial(detail.default_price, rules.currency)
    except AbsurdAmount as absurd:
        found.append(_finding(detail, "price-absurd", price=str(absurd)))
        return shown
    if price <= 0:
        found.append(_finding(detail, "price-missing", level=rules.price_level or 0))
        return None, None
    # With nothing shown yet, the detail's own default level is what a price is measured against: a site
    # level of 200 beside a default of 5,379,000 is a typing error (field notes §4.3).
    reference = shown[0] or usual
    if price != detail.accepted_price and _jumps(price, reference, rules):
        found.append(_finding(detail, "price-alarm", price=price, reference=reference))
        return shown
    reduced = _reduced_price(detail, price, rules)
    if reduced is None or reduced in (detail.accepted_price, shown[1]):
        return price, reduced
    if _jumps(reduced, price, rules):
        found.append(_finding(detail, "price-alarm", price=reduced, reference=price))
        return price, None
    return price, reduced


def _jumps(price: int, reference: int, rules: CatalogueRules) -> bool:
    """Whether a price lies beyond the alarm factor, above or below what it is measured against."""
    factor = rules.alarm_factor
    if price == reference or reference <= 0 or not factor:
        return False
    return price > reference * factor or price * factor < reference


def _reduced_price(detail: DetailFacts, price: int, rules: CatalogueRules) -> int | None:
    """The reduced price in Rial, only where it is above zero and below the price."""
    if rules.sale == "none":
        return None
    try:
        # Mahak's own plugin takes a level's discount for a percent, whatever its type says (field notes §4.3); nobody
        # lowers a price by 100 Rial at most.
        if rules.sale == "discount" and (detail.discount_is_percent or detail.reduction <= 100):
            reduced = rial(price * (100 - Decimal(detail.reduction)) / 100)
        elif rules.sale == "discount":
            reduced = price - rial(detail.reduction, rules.currency)
        else:
            reduced = rial(detail.reduction, rules.currency)
    except (AbsurdAmount, ArithmeticError):
        return None
    return reduced if 0 < reduced < price else None


def _stock(detail: DetailFacts, rules: CatalogueRules, found: list[Finding]) -> int | Decimal | None:
    """What the website may still sell; where Mahak has not said, what it shows stays (unknown is not zero)."""
    try:
        if detail.in_stores is not None and rules.store_ids:
            return left_to_sell(detail.in_stores, detail.reserved, rules.buffer)
        found.append(_finding(detail, "stock-unknown"))
    except AbsurdAmount as absurd:
        found.append(_finding(detail, "stock-absurd", stock=str(absurd)))
    return detail.current.stock if detail.current else None


def left_to_sell(in_stores: int | Decimal, reserved: int | Decimal, buffer: int | Decimal) -> int | Decimal:
    """What of the permitted stores' count the website may still sell. Raises AbsurdAmount."""
    left = quantity(in_stores) - reserved - buffer
    if left <= 0:
        return 0
    return left if isinstance(left, int) else quantity(left)


def _barcode(text: str | None) -> str | None:
    if not text:
        return None
    plain = text.isascii() and text.isalnum()
    barcode = text if plain else ascii_digits(persian(text))
    return barcode if 0 < len(barcode) <= BARCODE_LENGTH else None


def same_options(one: Options, other: Options) -> bool:
    """Whether two sets of options mean the same, whatever their order, letters, blanks and case (§6)."""
    return {(comparable(n), comparable(v)) for n, v in one} == {
        (comparable(n), comparable(v)) for n, v in other
    }


def _finding(detail: DetailFacts, reason: str, **facts: str | int) -> Finding:
    return Finding("ProductDetail", str(detail.detail_id), reason, facts, detail.product_id)
