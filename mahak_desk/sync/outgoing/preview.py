"""What the next cycle of the outgoing flow would send, and what would wait: nothing is written or asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import product

from sqlalchemy import Connection, select

from mahak_desk.mahak.invoice import Invoice, InvoiceIds, InvoiceRefused, ShopOrder, build_invoice
from mahak_desk.mahak.rows import MAX_BIGINT
from mahak_desk.sync.outgoing.claiming import rules_for
from mahak_desk.sync.outgoing.customers import Known
from mahak_desk.sync.outgoing.deliveries import PARTS, SHIPPING_LINE
from mahak_desk.sync.outgoing.facts import ORDERS_AT_ONCE, OrderFacts, read_orders
from mahak_desk.sync.outgoing.judging import Payable, Waits, judge
from mahak_desk.sync.outgoing.report import OutgoingReport, PreviewedOrder
from mahak_desk.sync.outgoing.shop import InvoiceShop, resolve_shop
from mahak_desk.sync.people import keys_of, read_candidates
from mahak_desk.sync.problems import Finding
from mahak_desk.sync.settings import Settings
from mahak_desk.website.ledger import shop_account
from mahak_desk.website.orders import to_be_sent
from mahak_desk.website.tables import user_orders

NEW_PERSON = MAX_BIGINT
"""Stands for the id of a person that would be created first."""


def preview_orders(connection: Connection, settings: Settings, now: datetime) -> OutgoingReport:
    """Every payable order with its invoice's total, or why it would wait, from the database alone."""
    report = OutgoingReport()
    account = connection.execute(select(shop_account)).first()
    database_id, visitor_id = (account.database_id, account.visitor_id) if account else (0, 0)
    shop = resolve_shop(connection, settings, visitor_id)
    for order_ids in _payable_orders(connection):
        for order, verdict in judge_orders(connection, order_ids, shop, database_id, now):
            report.found += 1
            previewed = _previewed(verdict, shop)
            if isinstance(previewed, Waits):
                report.waiting += 1
                report.findings.append(Finding("Order", order.number, previewed.reason, previewed.facts))
            else:
                report.would_send.append(previewed)
    return report


def judge_orders(
    connection: Connection, order_ids: Sequence[int], shop: InvoiceShop, database_id: int, now: datetime
) -> list[tuple[OrderFacts, Payable | Waits]]:
    """Some orders, whether they have a delivery or not, as they stand on the website now."""
    orders = read_orders(connection, order_ids, database_id)
    customers = [order.customer for order in orders.values() if order.customer is not None]
    keys = [key for c in customers for key in keys_of(c.national_code, c.mobile, c.phone)]
    candidates = read_candidates(connection, keys)
    return [(order, judge(order, shop, candidates, now)) for order in orders.values()]


def _payable_orders(connection: Connection) -> Iterator[list[int]]:
    after = 0
    while True:
        query = select(user_orders.c.id).where(to_be_sent(), user_orders.c.id > after)
        found = list(connection.scalars(query.order_by(user_orders.c.id).limit(ORDERS_AT_ONCE)))
        if not found:
            return
        yield found
        after = found[-1]


def _previewed(verdict: Payable | Waits, shop: InvoiceShop) -> PreviewedOrder | Waits:
    if isinstance(verdict, Waits):
        return verdict
    invoice = rehearsed_invoice(verdict, shop)
    if isinstance(invoice, Waits):
        return invoice
    return PreviewedOrder(
        verdict.order.number,
        invoice.total,
        len(invoice.order_details),
        not isinstance(verdict.person, Known),
    )


def rehearsed_invoice(payable: Payable, shop: InvoiceShop, ids: InvoiceIds | None = None) -> Invoice | Waits:
    """The order as an invoice, under ids that stand for those to be drawn unless some are given."""
    person_id = payable.person.person_id if isinstance(payable.person, Known) else NEW_PERSON
    try:
        return build_invoice(payable.order, ids or stand_in_ids(payable.order), rules_for(shop, person_id))
    except InvoiceRefused as refused:
        return Waits(refused.reason, dict(refused.facts))


def stand_in_ids(order: ShopOrder) -> InvoiceIds:
    """Ids for an invoice that is not sent."""
    items = (SHIPPING_LINE, *(line.item_id for line in order.lines))
    lines = {key: place for place, key in enumerate(product(items, PARTS), 1)}
    return InvoiceIds(order=1, receipt=1, cheque=1, lines=lines)
