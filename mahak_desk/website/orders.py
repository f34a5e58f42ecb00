"""Which of the website's orders are to become invoices: the words of the contract, in one place."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, false, func, or_

from mahak_desk.website.tables import user_orders

PAID = "Paid"
"""The payment_status by which a website hands an order over."""

WITHDRAWN = ("cancelled", "canceled", "refunded")
"""Values of order_status, in any case, of an order that is not to be sent."""

WITHDRAWN_SPELLINGS = tuple(
    sorted({spelling for word in WITHDRAWN for spelling in (word, word.capitalize(), word.upper())})
)
"""The same as websites spell them, for queries that must use an index."""


def to_be_sent() -> ColumnElement[bool]:
    """Paid, not yet in Mahak, and not withdrawn. Backed by ix_user_orders_to_send."""
    order = user_orders.c
    return and_(
        order.synced_to_mahak == false(),  # MariaDB finds no index for "IS false"
        order.payment_status == PAID,
        or_(order.order_status.is_(None), func.lower(order.order_status).not_in(WITHDRAWN)),
    )
