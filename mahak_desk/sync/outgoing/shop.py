"""What an invoice needs of the shop: its settings, completed from Mahak's own data where they are silent."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Literal

import msgspec
from sqlalchemy import Connection, select

from mahak_desk.mahak.invoice import Carrier
from mahak_desk.mahak.money import Currency
from mahak_desk.mahak.text import persian
from mahak_desk.sync.settings import Settings
from mahak_desk.sync.stores import StoreNotChosen, permitted_stores
from mahak_desk.website import mirror

TAX_IS_ON, CHARGE_RATE, TAX_RATE = 14008, 14000, 14001
"""Codes of Mahak's settings; of the two readings, the one its own clients use (field notes §4.6)."""


class InvoiceShop(msgspec.Struct, frozen=True):
    """By what orders become invoices in this shop; ids are Mahak's server ids."""

    visitor_id: int
    currency: Currency
    stores: Sequence[int]
    """Permitted stores in order of preference; empty where it is not clear which."""
    person_group: int | None
    person_groups: str
    """All groups by name, for asking which."""
    general_person: int | None
    carrier: Carrier | None
    shipping: Literal["service_line", "other_cost"]
    income_id: int | None
    receipt: Literal["bank_transfer", "cash", "none"]
    bank_id: int | None
    cash_code: int | None
    tax_rate: Decimal
    charge_rate: Decimal
    """The shop's general rates, for products that have none of their own."""


def resolve_shop(connection: Connection, settings: Settings, visitor_id: int) -> InvoiceShop:
    """The shop as its settings and the mirror of Mahak say."""
    chosen = settings.invoices
    visitor = connection.execute(select(mirror.visitors).where(mirror.visitors.c.id == visitor_id)).first()
    groups = _by_code(connection, mirror.person_groups, "person_group_code")
    banks = _by_code(connection, mirror.banks, "bank_code")
    cashes = _by_code(connection, mirror.cashes, "cash_code")
    bank_id = _chosen(banks, chosen.bank) or _chosen(banks, visitor.bank_code if visitor else None)
    cash_code = chosen.cash or (visitor.cash_code if visitor else None)
    receipt = chosen.receipt
    if receipt == "auto":
        receipt = "bank_transfer" if bank_id else "cash"
    rates = _settings(connection)
    taxed = rates.get(TAX_IS_ON, Decimal(0)) != 0
    return InvoiceShop(
        visitor_id=visitor_id,
        currency=settings.prices.currency,
        stores=_stores(connection, settings, visitor_id),
        person_group=_chosen(groups, chosen.person_group),
        person_groups="، ".join(f"{code} ({name})" for code, (_, name) in sorted(groups.items())),
        general_person=_person(connection, chosen.general_person),
        carrier=_carrier(connection, settings, cashes),
        shipping=chosen.shipping,
        income_id=chosen.income or None,
        receipt=receipt,
        bank_id=bank_id,
        cash_code=cash_code or None,
        tax_rate=rates.get(TAX_RATE, Decimal(0)) if taxed else Decimal(0),
        charge_rate=rates.get(CHARGE_RATE, Decimal(0)) if taxed else Decimal(0),
    )


def _stores(connection: Connection, settings: Settings, visitor_id: int) -> tuple[int, ...]:
    try:
        return permitted_stores(connection, settings, visitor_id)
    except StoreNotChosen:
        return ()


def _carrier(
    connection: Connection, settings: Settings, cashes: dict[int, tuple[int, str]]
) -> Carrier | None:
    chosen = settings.invoices
    if chosen.carrier_person and (person := _person(connection, chosen.carrier_person)):
        return Carrier(1, person)
    if chosen.carrier_cash and (cash := _chosen(cashes, chosen.carrier_cash)):
        return Carrier(2, cash)
    return None


def _by_code(connection: Connection, table: object, code: str) -> dict[int, tuple[int, str]]:
    columns = table.c  # type: ignore[attr-defined]
    living = select(columns.id, columns[code], columns.name).where(columns.deleted.is_(False))
    return {row[1]: (row[0], persian(row[2])) for row in connection.execute(living)}


def _chosen(by_code: dict[int, tuple[int, str]], code: int | None) -> int | None:
    """The id of the chosen code or, where none is chosen, of the only one there is."""
    if code:
        return by_code[code][0] if code in by_code else None
    return next(iter(by_code.values()))[0] if len(by_code) == 1 else None


def _person(connection: Connection, code: int) -> int | None:
    if not code:
        return None
    person = mirror.people.c
    return connection.scalar(select(person.id).where(person.person_code == code, person.deleted.is_(False)))


def _settings(connection: Connection) -> dict[int, Decimal]:
    """Mahak's numeric settings by code; values are text such as "2.0"."""
    setting = mirror.settings.c
    found: dict[int, Decimal] = {}
    for code, value in connection.execute(
        select(setting.setting_code, setting.value).where(setting.deleted.is_(False))
    ):
        try:
            found[code] = Decimal((value or "").strip())
        except InvalidOperation:
            continue
    return found
