"""What of an order has ever left this computer, as the record of its attempts tells."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlalchemy import ColumnElement, Connection, Exists, and_, bindparam, exists, func, or_, select

from mahak_desk.sync.outgoing.deliveries import Delivery
from mahak_desk.sync.outgoing.pictures import SentPicture, decode_picture
from mahak_desk.website.ledger import delivery_attempts, invoice_deliveries, problems

NOT_SENT = "not_sent"
"""The outcome of an attempt of which nothing left this computer."""
REFUSED = "refused"
"""The outcome of an attempt that Mahak answered: it has not saved the invoice."""
PAYMENT_WITHOUT_INVOICE = "payment-without-invoice"
"""What is told of an order whose payment alone Mahak has saved."""


class Sending(msgspec.Struct, frozen=True):
    """What was sent of an order, and when its answer came or, without one, when it was sent."""

    picture: SentPicture
    moment: datetime
    outcome: str | None


def ever_sent() -> Exists:
    """Of deliveries: Mahak may have something of it, whatever its state and count of attempts say.

    Attempts count what was tried; a customer that could not be created is tried without sending the order.
    """
    of_delivery = delivery_attempts.c.delivery_id == invoice_deliveries.c.id
    return exists().where(of_delivery, _has_left())


def all_sendings(connection: Connection, delivery_id: int) -> list[SentPicture]:
    """All that was ever sent of one delivery, the first sending first."""
    attempt = delivery_attempts.c
    query = select(attempt.request).where(attempt.delivery_id == delivery_id, _has_left())
    return [decode_picture(request) for request in connection.scalars(query.order_by(attempt.id))]


def last_sendings(connection: Connection, delivery_ids: Sequence[int]) -> dict[int, Sending]:
    """What was last sent of some deliveries, at most 500; those of which nothing ever was are left out."""
    attempt = delivery_attempts.c
    last = (
        select(func.max(attempt.id).label("id"))
        .where(attempt.delivery_id.in_(bindparam("ids", expanding=True)), _has_left())
        .group_by(attempt.delivery_id)
        .subquery()
    )
    moment = func.coalesce(attempt.finished_at, attempt.started_at)
    query = select(attempt.delivery_id, attempt.request, moment, attempt.outcome).join(
        last, last.c.id == attempt.id
    )
    return {
        delivery_id: Sending(decode_picture(request), moment, outcome)
        for delivery_id, request, moment, outcome in connection.execute(query, {"ids": list(delivery_ids)})
    }


def sent_as_another_visitor(
    connection: Connection, deliveries: Sequence[Delivery], visitor_id: int
) -> dict[int, int]:
    """As which visitor some of these deliveries were last sent, where it was another one than this.

    A visitor does not see another's orders. Only what was last sent counts: it went after all before it was
    settled one way or the other. What Mahak plainly refused then is not there, unless a part of it is.
    """
    begun = [delivery for delivery in deliveries if delivery.look_from is not None]
    sendings = last_sendings(connection, [delivery.id for delivery in begun]) if begun else {}
    senders = {delivery_id: sending.picture.header.visitor_id for delivery_id, sending in sendings.items()}
    refused = [
        delivery
        for delivery in begun
        if senders.get(delivery.id, visitor_id) != visitor_id
        and sendings[delivery.id].outcome == REFUSED
        and delivery.mahak_order_id is None
    ]
    paid = _with_lone_payment(connection, refused) if refused else set()
    absent = {delivery.id for delivery in refused if delivery.order_number not in paid}
    return {
        delivery_id: sender
        for delivery_id, sender in senders.items()
        if sender != visitor_id and delivery_id not in absent
    }


def _with_lone_payment(connection: Connection, deliveries: Sequence[Delivery]) -> set[str]:
    """By number, those of some orders whose payment is known to be in Mahak without its invoice."""
    problem = problems.c
    numbers = [delivery.order_number for delivery in deliveries]
    query = select(problem.entity_id).where(
        problem.entity == "Order",
        problem.entity_id.in_(numbers),
        problem.reason == PAYMENT_WITHOUT_INVOICE,
        problem.resolved_at.is_(None),
    )
    return set(connection.scalars(query))


def _has_left() -> ColumnElement[bool]:
    attempt = delivery_attempts.c
    left = or_(attempt.outcome.is_(None), attempt.outcome != NOT_SENT)
    return and_(attempt.request.is_not(None), left)
