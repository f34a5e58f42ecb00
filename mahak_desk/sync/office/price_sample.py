"""Some products with what they cost at each level, in words, for a person to say whether that is Rial or Toman."""

from __future__ import annotations

from decimal import Decimal

import msgspec
from sqlalchemy import Connection, exists, or_, select

from mahak_desk.errors import Words
from mahak_desk.mahak.money import AbsurdAmount, Currency, rial
from mahak_desk.mahak.properties import PropertiesUnreadable, parse_properties
from mahak_desk.mahak.text import persian
from mahak_desk.sync.office.number_words import in_words
from mahak_desk.website import mirror

LEVELS = range(1, 11)
MOST_SAMPLES = 20
_PRODUCTS_AT_ONCE, _PIECES_LOOKED_AT = 100, 10


class LevelPrice(msgspec.Struct, frozen=True):
    """A price as Mahak has it, in its own currency."""

    level: int
    amount: Decimal

    def in_words(self, currency: Currency) -> Words:
        """What a customer would pay if Mahak's currency were this one, in Toman, as people say prices."""
        return price_in_words(self.amount, currency)


class PriceSample(msgspec.Struct, frozen=True):
    """One product and the prices of its first item that are not nought."""

    code: int
    name: str
    variant: str
    """The values of its item's properties, "" for a product without."""
    default_level: int
    prices: tuple[LevelPrice, ...]

    def at(self, level: int | None) -> LevelPrice | None:
        """The price of a level, None for the product's own; None where it has none there."""
        wanted = self.default_level if level is None else level
        return next((price for price in self.prices if price.level == wanted), None)


def price_in_words(amount: Decimal, currency: Currency) -> Words:
    """An amount of Mahak's as it is said: «نهصد هزار تومان», "nine hundred thousand Toman"."""
    try:
        whole = rial(amount, currency)
    except AbsurdAmount:
        return Words("مبلغی که نمی‌تواند قیمت باشد", "an amount that cannot be a price")
    toman, rest = divmod(whole, 10)
    parts = []
    if toman:
        parts.append(_with_unit(toman, Words("تومان", "Toman")))
    if rest or not toman:
        parts.append(_with_unit(rest, Words("ریال", "Rial")))
    return Words(" و ".join(part.fa for part in parts), " and ".join(part.en for part in parts))


def _with_unit(number: int, unit: Words) -> Words:
    words = in_words(number)
    return Words(f"{words.fa} {unit.fa}", f"{words.en} {unit.en}")


def read_samples(connection: Connection) -> tuple[PriceSample, ...]:
    """The first priced products by their code in Mahak: what a shop entered first, it knows best."""
    samples: list[PriceSample] = []
    after = 0
    for _ in range(_PIECES_LOOKED_AT):
        # Piece by piece along the codes: a single join would begin with every price there is.
        products = _products_after(connection, after)
        if not products:
            break
        after = max(code for code, _ in products.values())
        samples += _priced(connection, products)
        if len(samples) >= MOST_SAMPLES:
            break
    return tuple(samples[:MOST_SAMPLES])


def _products_after(connection: Connection, code: int) -> dict[int, tuple[int, str]]:
    """Some products beyond a code, by server id: code and name."""
    product = mirror.products.c
    query = (
        select(product.id, product.product_code, product.name)
        .where(product.product_code > code, product.deleted.is_(False))
        .order_by(product.product_code)
        .limit(_PRODUCTS_AT_ONCE)
    )
    return {row.id: (row.product_code, persian(row.name)) for row in connection.execute(query)}


def _priced(connection: Connection, products: dict[int, tuple[int, str]]) -> list[PriceSample]:
    """Those with a price on an item this website may sell, by code."""
    detail, link = mirror.product_details.c, mirror.visitor_products.c
    linked = exists().where(link.product_detail_id == detail.id, link.deleted.is_(False))
    prices = [detail[f"price{level}"] for level in LEVELS]
    query = (
        select(detail.product_id, detail.properties, detail.default_sell_price_level, *prices)
        .where(detail.product_id.in_(list(products)), detail.deleted.is_(False), linked)
        .where(or_(*(price > 0 for price in prices)))
        .order_by(detail.product_id, detail.id)
    )
    samples: dict[int, PriceSample] = {}
    for row in connection.execute(query):
        code, name = products[row.product_id]
        if code in samples or not name:
            continue
        found = tuple(
            LevelPrice(level, price)
            for level, price in zip(LEVELS, row[3:], strict=True)
            if price is not None and price > 0
        )
        level = row.default_sell_price_level if row.default_sell_price_level in LEVELS else 1
        samples[code] = PriceSample(code, name, _values(row.properties), level, found)
    return [samples[code] for code in sorted(samples)]


def _values(properties: str | None) -> str:
    try:
        return " / ".join(value for _, value in parse_properties(properties))
    except PropertiesUnreadable:
        return ""
