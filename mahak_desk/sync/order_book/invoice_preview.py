"""One order's invoice as people read it: just what would be sent of it now, or what was sent."""

from __future__ import annotations

from datetime import datetime

import msgspec
from sqlalchemy import Connection, select

from mahak_desk.errors import Language
from mahak_desk.mahak.invoice import Invoice
from mahak_desk.sync.explanation import Told
from mahak_desk.sync.explanations import tell
from mahak_desk.sync.order_book.shown_invoice import ShownInvoice, show
from mahak_desk.sync.order_book.whole_order import find_order
from mahak_desk.sync.outgoing.claiming import rules_for
from mahak_desk.sync.outgoing.customers import Known, New
from mahak_desk.sync.outgoing.deliveries import Delivery, ids_of, stands_refused, stored_line_ids
from mahak_desk.sync.outgoing.facts import OrderFacts
from mahak_desk.sync.outgoing.judging import Payable, Waits
from mahak_desk.sync.outgoing.pictures import fingerprint, person_picture
from mahak_desk.sync.outgoing.preview import judge_orders, rehearsed_invoice, stand_in_ids
from mahak_desk.sync.outgoing.retiring import with_retired_rows
from mahak_desk.sync.outgoing.sendings import last_sendings
from mahak_desk.sync.outgoing.shop import InvoiceShop, resolve_shop
from mahak_desk.sync.outgoing.states import State
from mahak_desk.sync.settings import Settings
from mahak_desk.website.ledger import shop_account

_GONE: tuple[State, ...] = ("sending", "in_doubt", "sent", "registered")


class InvoicePreview(msgspec.Struct, frozen=True):
    """Either `invoice` or `why_not` is there."""

    number: str
    invoice: ShownInvoice | None
    why_not: Told | None
    """Why nothing can be sent of the order as it stands."""
    was_sent: bool
    """Whether it is what was sent; else it is what would be."""
    refused: Told | None
    """Why it is not sent again by itself: Mahak refused it, and it has not changed since."""


def preview_invoice(
    connection: Connection, number: str, settings: Settings, now: datetime, language: Language
) -> InvoicePreview:
    """From the database alone. Raises OrderUnknown."""
    delivery, order_id = find_order(connection, number)
    account = connection.execute(select(shop_account)).first()
    database_id, visitor_id = (account.database_id, account.visitor_id) if account else (0, 0)
    shop = resolve_shop(connection, settings, visitor_id)
    if delivery is not None and delivery.state in _GONE:
        last = last_sendings(connection, [delivery.id]).get(delivery.id)
        if last is not None:
            sent = last.picture
            shown = show(connection, sent.orders[0], sent.order_details, sent.receipts, sent.cheques, shop)
            return InvoicePreview(number, shown, None, True, None)
    ((order, verdict),) = judge_orders(connection, [order_id], shop, database_id, now)
    if isinstance(verdict, Waits):
        return _waits(number, verdict, language)
    invoice = _rehearsed(connection, delivery, verdict, shop)
    if isinstance(invoice, Waits):
        return _waits(number, invoice, language)
    new = verdict.person.customer if isinstance(verdict.person, New) else None
    rows = (invoice.order_details, invoice.receipts, invoice.cheques)
    shown = show(connection, invoice.orders[0], *rows, shop, new)
    refused = None
    if delivery is not None and delivery.reason and _stands_refused(delivery, order, verdict, shop):
        refused = tell(delivery.reason, delivery.facts, language)
    return InvoicePreview(number, shown, None, False, refused)


def _waits(number: str, why: Waits, language: Language) -> InvoicePreview:
    return InvoicePreview(number, None, tell(why.reason, why.facts, language), False, None)


def _rehearsed(
    connection: Connection, delivery: Delivery | None, payable: Payable, shop: InvoiceShop
) -> Invoice | Waits:
    if delivery is None:
        return rehearsed_invoice(payable, shop)
    drawn = stored_line_ids(connection, [delivery.id])[delivery.id]
    lines = {**stand_in_ids(payable.order).lines, **drawn}
    invoice = rehearsed_invoice(payable, shop, ids_of(delivery, lines))
    return invoice if isinstance(invoice, Waits) else with_retired_rows(connection, delivery, invoice)


def _stands_refused(delivery: Delivery, order: OrderFacts, payable: Payable, shop: InvoiceShop) -> bool:
    match payable.person:
        case Known(person_id):
            picture = fingerprint(order, payable.order, rules_for(shop, person_id))
        case New(customer=customer):
            picture = person_picture(customer, shop.person_group)
    return stands_refused(delivery, picture)
