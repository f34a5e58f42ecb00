"""Recognises in Mahak the orders that look unsent here: adopted, held, or left alone.

An order is recognised by its own client id, else by its number in the invoice's description together with
what the invoice sells. What has the number and sells something else may be an edited order or another one
that got the number again: that is a person's to say.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, bindparam, select, update

from mahak_desk.mahak.client import MahakClient
from mahak_desk.mahak.decoding import UnreadableRow
from mahak_desk.mahak.rows import DescribedOrder
from mahak_desk.mahak.session import Session
from mahak_desk.sync.clock import Clock
from mahak_desk.sync.outgoing.claiming import Judged, judge_deliveries
from mahak_desk.sync.outgoing.customers import Known
from mahak_desk.sync.outgoing.deliveries import Delivery, delivery_of, select_deliveries, set_state
from mahak_desk.sync.outgoing.facts import OrderFacts, read_orders
from mahak_desk.sync.outgoing.judging import Payable, Waits
from mahak_desk.sync.outgoing.look_only import (
    MAY_BE_IN_MAHAK,
    LookOnly,
    Stranger,
    facts_of,
    look_only,
    mark_of,
    remember_look,
    remember_strangers,
    stranger_in,
)
from mahak_desk.sync.outgoing.orders_in_mahak import InMahak, read_back
from mahak_desk.sync.outgoing.pictures import website_picture
from mahak_desk.sync.outgoing.preview import rehearsed_invoice
from mahak_desk.sync.outgoing.recognising import is_that_invoice
from mahak_desk.sync.outgoing.settling import settle_as_sent
from mahak_desk.sync.outgoing.shop import InvoiceShop
from mahak_desk.sync.outgoing.verbs import NotHeld, delivery_by_number
from mahak_desk.sync.problems import Finding, record_one
from mahak_desk.website.bulk import insert_missing
from mahak_desk.website.database import Database
from mahak_desk.website.ledger import invoice_deliveries, mappings, shop_account

log = logging.getLogger(__name__)

ORDERS_AT_ONCE = 200
_LOOKED_FOR = ("waiting", "ready", "rejected", "in_doubt", "ignored")


def recover(
    database: Database, client: MahakClient, session: Session, shop: InvoiceShop, clock: Clock
) -> int:
    """Look once through all our orders in Mahak, unless that was done since nothing is sent; how many were adopted.

    Raises MahakError when Mahak cannot be asked or its answer leaves the question open.
    """
    with database.reading() as connection:
        mode = look_only(connection)
        wanted = list(_wanted(connection))
    if mode is None or mode.looked_at is not None:
        return 0
    found = read_back(client, wanted)
    adopted = 0
    held: set[str] = set()
    taken: set[int] = set()
    for start in range(0, len(wanted), ORDERS_AT_ONCE):
        with database.writing() as connection:
            some = _as_they_are(connection, wanted[start : start + ORDERS_AT_ONCE])
            now = clock.now()
            judged = judge_deliveries(connection, some, shop, session.database_id, now)
            elsewhere = _claimed(connection, [order for each in some for order in found.named(each)])
            for each in judged:
                became = _recognise(
                    connection, each, found, elsewhere | taken, shop, session.database_id, now
                )
                if became == "held":
                    held.add(mark_of(each.delivery.order_number))
                elif became is not None:
                    adopted += 1
                    taken.add(became)
    with database.writing() as connection:
        strangers = _strangers(connection, found)
        remember_strangers(connection, strangers)
        current = look_only(connection)
        if current is not None and current.since == mode.since:
            unknown = len(strangers.keys() - held)
            seen = LookOnly(mode.since, mode.why, clock.now(), adopted, len(held), unknown)
            remember_look(connection, seen)
    log.info("Looked for orders in Mahak: %d adopted, %d held for a person", adopted, len(held))
    return adopted


def adopt_by_number(connection: Connection, number: str, now: datetime) -> None:
    """A person says that the invoice in Mahak is this held order's. Raises OrderUnknown and NotHeld."""
    delivery = delivery_by_number(connection, number)
    if delivery.state != "waiting" or delivery.reason != MAY_BE_IN_MAHAK:
        raise NotHeld(number)
    found = stranger_in(delivery.facts)
    column = invoice_deliveries.c
    others = select(column.id).where(column.order_client_id == found.client_id, column.id != delivery.id)
    if not found.order_id or connection.scalar(others) is not None:
        raise NotHeld(number)
    database_id = connection.scalar(select(shop_account.c.database_id)) or 0
    order = read_orders(connection, [delivery.order_id], database_id).get(delivery.order_id)
    if not _adopt(connection, delivery, found, order, database_id, now):
        raise NotHeld(number)


def _wanted(connection: Connection) -> Iterator[Delivery]:
    column = invoice_deliveries.c
    query = select_deliveries().where(column.state.in_(_LOOKED_FOR)).order_by(column.id)
    return (delivery_of(row) for row in connection.execute(query))


def _as_they_are(connection: Connection, wanted: Sequence[Delivery]) -> list[Delivery]:
    """Some deliveries as they stand now, kept from other programs until the transaction ends."""
    column = invoice_deliveries.c
    ids = [delivery.id for delivery in wanted]
    connection.execute(select(column.id).where(column.id.in_(ids)).order_by(column.id).with_for_update())
    query = select_deliveries().where(column.id.in_(ids), column.state.in_(_LOOKED_FOR)).order_by(column.id)
    return [delivery_of(row) for row in connection.execute(query)]


def _claimed(connection: Connection, orders: Sequence[DescribedOrder]) -> set[int]:
    """Those of some orders in Mahak, by server id, that are known to be a delivery's own."""
    column = invoice_deliveries.c
    claimed: set[int] = set()
    query = select(column.order_client_id).where(column.order_client_id.in_(bindparam("ids", expanding=True)))
    for start in range(0, len(orders), 500):
        by_client_id = {order.order_client_id: order.id for order in orders[start : start + 500]}
        known = connection.scalars(query, {"ids": list(by_client_id)})
        claimed |= {by_client_id[client_id] for client_id in known}
    return claimed


def _recognise(
    connection: Connection,
    judged: Judged,
    found: InMahak,
    taken: set[int],
    shop: InvoiceShop,
    database_id: int,
    now: datetime,
) -> int | Literal["held"] | None:
    """Mahak's id of the invoice that was adopted, "held", or None where Mahak has nothing of the order."""
    delivery = judged.delivery
    own = found.by_client_id.get(delivery.order_client_id)
    if own is not None:
        if delivery.state == "in_doubt":
            return None  # what was sent is on record: the usual look tells more when sending goes on
        same = _same(judged, own, found, shop)
        stranger = Stranger(own.id, own.order_client_id)
        adopted = _adopt(connection, delivery, stranger, judged.order, database_id, now)
        if adopted and not same:
            facts: dict[str, str | int] = {"missing": 0, "differing": 1, "foreign": 0}
            finding = Finding("Order", delivery.order_number, "found-different", facts)
            record_one(connection, "outgoing", finding, now)
        return own.id if adopted else None
    if delivery.state in ("in_doubt", "ignored"):
        return None  # under other ids than its own it was never sent; a person's word stands
    named = [order for order in found.named(delivery) if order.id not in taken]
    same_ones = [order for order in named if _same(judged, order, found, shop)]
    if len(same_ones) == 1:
        order = same_ones[0]
        stranger = Stranger(order.id, order.order_client_id)
        if _adopt(connection, delivery, stranger, judged.order, database_id, now):
            _map_customer(connection, judged, order, shop, database_id)
            return order.id
        return None
    suspects = [Stranger(order.id, order.order_client_id) for order in named]
    suspects += [Stranger(_id_of(row), 0) for row in found.unreadable if delivery.order_number in row.raw]
    if not suspects:
        return None
    facts = facts_of(suspects[0])
    set_state(connection, delivery, "waiting", now, reason=MAY_BE_IN_MAHAK, facts=facts, next_try_at=None)
    return "held"


def _id_of(row: UnreadableRow) -> int:
    return int(row.id_text) if row.id_text.isascii() and row.id_text.isdigit() else 0


def _same(judged: Judged, order: DescribedOrder, found: InMahak, shop: InvoiceShop) -> bool:
    if not isinstance(judged.verdict, Payable):
        return False
    invoice = rehearsed_invoice(judged.verdict, shop)
    person = judged.verdict.person
    person_id = person.person_id if isinstance(person, Known) else None
    if isinstance(invoice, Waits):
        return False
    return is_that_invoice(invoice, person_id, order, found.lines.get(order.id, ()))


def _adopt(
    connection: Connection,
    delivery: Delivery,
    found: Stranger,
    order: OrderFacts | None,
    database_id: int,
    now: datetime,
) -> bool:
    """The delivery gets back the id its invoice has in Mahak, and counts as sent."""
    if not settle_as_sent(connection, delivery, found.order_id, None, database_id, now):
        return False
    regained: dict[str, object] = {}
    if found.client_id:
        regained["order_client_id"] = found.client_id  # by it the desktop's registration is recognised
    if order is not None:
        regained["picture_hash"] = website_picture(order)  # by it a later edit is recognised
    if regained:
        own = invoice_deliveries.c.id == delivery.id
        connection.execute(update(invoice_deliveries).where(own).values(**regained))
    return True


def _map_customer(
    connection: Connection, judged: Judged, order: DescribedOrder, shop: InvoiceShop, database_id: int
) -> None:
    """A customer whose person was made after the backup is that person again, unless someone else is."""
    customer = None if judged.order is None else judged.order.customer
    if (
        customer is None
        or customer.person_id
        or not order.person_id
        or order.person_id == shop.general_person
    ):
        return
    columns = ("database_id", "entity_type", "mahak_id", "local_id", "mahak_code", "origin")
    row = (database_id, "customer", order.person_id, customer.customer_id, None, "auto")
    insert_missing(connection, mappings, columns, [row])


def _strangers(connection: Connection, found: InMahak) -> dict[str, Stranger]:
    """Invoices that name an order of the website's and are no delivery's here."""
    prefix = mark_of("")
    named = [
        (mark, order)
        for mark, orders in found.by_mark.items()
        for order in orders
        if mark.startswith(prefix) and mark != prefix
    ]
    claimed = _claimed(connection, [order for _, order in named])
    return {
        mark: Stranger(order.id, order.order_client_id) for mark, order in named if order.id not in claimed
    }
