"""Look, don't send: the state of a database whose memory of what was sent may be older than Mahak's.

After a backup was put back, orders that were sent since look unsent, and the ids they have in Mahak are lost:
sending them would make each invoice a second time. Until a person says go on, nothing is sent; our orders
are read back from Mahak and recognised (`recovering`). What is found there and belongs to no order here is
remembered, so that an order of that number which comes back later is held for a person too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal

import msgspec
from sqlalchemy import Connection, bindparam, delete, func, or_, select, update

from mahak_desk.errors import DeskError, Words
from mahak_desk.mahak.delivery_text import order_mark
from mahak_desk.mahak.invoice_rules import DESCRIPTION_PREFIX
from mahak_desk.sync.outgoing.states import UNDECIDED
from mahak_desk.sync.state import read_state, write_state
from mahak_desk.website.ledger import desk_state, invoice_deliveries
from mahak_desk.website.orders import to_be_sent
from mahak_desk.website.tables import user_orders

MAY_BE_IN_MAHAK = "may-be-in-mahak"
"""The reason of an order that waits because an invoice in Mahak names its number and cannot be proven to be
another order's: only a person may let it go."""
SENT_AS_ANOTHER_VISITOR = "sent-as-another-visitor"
"""The reason of an order of which something was sent as another visitor of Mahak than the present one, who does
not see that one's orders: that it finds none proves nothing, and a person has to look."""
HELD = (MAY_BE_IN_MAHAK, SENT_AS_ANOTHER_VISITOR)
"""Reasons for which an order stays where it is, whatever happens, until a person has looked in Mahak."""
DELETED_IN_MAHAK = "deleted-in-mahak"
"""The reason of an order whose invoice was deleted in Mahak before it was registered: who deleted it may have meant
it, so that a person says whether it goes again."""
NOT_BY_ITSELF = (*HELD, DELETED_IN_MAHAK)
"""Reasons for which an order that could be sent is not sent by itself."""

_MOST_SHOWN = 200
_MODE, _STRANGERS = "look-only", "invoices-of-unknown-orders"


class LookOnly(msgspec.Struct, frozen=True):
    """Since when and why nothing is sent, and what has been seen in Mahak since; moments in UTC."""

    since: datetime
    why: Literal["restored", "by-hand"]
    looked_at: datetime | None = None
    """When our orders were last read back from Mahak; before that nobody may say go on."""
    adopted: int = 0
    """Orders that were found in Mahak and count as sent again."""
    held: int = 0
    """Orders a person has to compare with what Mahak has."""
    strangers: int = 0
    """Invoices of the website's in Mahak whose order is not in this database."""


class Stranger(msgspec.Struct, frozen=True):
    """An invoice in Mahak whose order is not here: its server id and our client id."""

    order_id: int
    client_id: int


class WaitingToGo(msgspec.Struct, frozen=True):
    """An order that goes once sending goes on; the total in Rial, None where it is no number."""

    number: str
    total: int | None


class WouldSend(msgspec.Struct, frozen=True):
    """How many orders would go, and the first of them by name."""

    count: int
    first: tuple[WaitingToGo, ...]


class NotLookedYet(DeskError):
    """Go on was said before our orders had been read back from Mahak."""

    code = "not-looked-yet"

    def __init__(self) -> None:
        super().__init__(
            Words(
                "هنوز در محک نگاه نشده که کدام سفارش‌ها قبلاً فرستاده شده‌اند.",
                "It has not been looked up in Mahak yet which orders were sent before.",
            ),
            Words(
                "یک بار «سایت ← محک» را همگام کنید؛ چیزی فرستاده نمی‌شود، فقط نگاه می‌شود.",
                "Run website → Mahak once; nothing is sent, it only looks.",
            ),
        )


def look_only(connection: Connection) -> LookOnly | None:
    """None while orders are sent as usual."""
    stored = read_state(connection, _MODE)
    return None if stored is None else msgspec.json.decode(stored, type=LookOnly)


def start_look_only(connection: Connection, why: Literal["restored", "by-hand"], now: datetime) -> None:
    """Send nothing from this transaction on; what was known of an earlier look is not believed any more."""
    remember_look(connection, LookOnly(now, why))


def end_look_only(connection: Connection) -> None:
    """Send again from this transaction on. Raises NotLookedYet."""
    mode = look_only(connection)
    if mode is None:
        return
    if mode.looked_at is None:
        raise NotLookedYet
    connection.execute(delete(desk_state).where(desk_state.c.key == _MODE))


def remember_look(connection: Connection, mode: LookOnly) -> None:
    write_state(connection, _MODE, msgspec.json.encode(mode).decode())


def remember_strangers(connection: Connection, strangers: Mapping[str, Stranger]) -> None:
    """By mark, invoices whose order is not here; they replace those of an earlier look."""
    write_state(connection, _STRANGERS, msgspec.json.encode(strangers).decode())


def would_send(connection: Connection) -> WouldSend:
    """The orders to be sent that nothing holds."""
    order, delivery = user_orders.c, invoice_deliveries.c
    goes = (
        select(order.order_number, order.total_amount)
        .select_from(user_orders)
        .outerjoin(invoice_deliveries, delivery.order_id == order.id)
        .where(
            to_be_sent(),
            or_(delivery.state.is_(None), delivery.state.in_(UNDECIDED)),
            or_(delivery.reason.is_(None), delivery.reason.not_in(NOT_BY_ITSELF)),
        )
    )
    count = connection.scalar(select(func.count()).select_from(goes.subquery())) or 0
    first = connection.execute(goes.order_by(order.id).limit(_MOST_SHOWN))
    return WouldSend(count, tuple(WaitingToGo(number, total) for number, total in first))


def mark_of(order_number: str) -> str:
    """How the invoice of an order begins its description."""
    return order_mark(order_number, DESCRIPTION_PREFIX)


def hold_returning(connection: Connection, order_ids: Sequence[int], now: datetime) -> None:
    """Hold those of some newly collected orders whose number an invoice of unknown origin has in Mahak."""
    stored = read_state(connection, _STRANGERS) if order_ids else None
    if stored is None:
        return
    strangers = msgspec.json.decode(stored, type=dict[str, Stranger])
    order, delivery = user_orders.c, invoice_deliveries.c
    query = (
        select(delivery.id, order.order_number)
        .join(invoice_deliveries, delivery.order_id == order.id)
        .where(order.id.in_(bindparam("ids", expanding=True)), delivery.state == "waiting")
    )
    returning = [
        row
        for start in range(0, len(order_ids), 500)
        for row in connection.execute(query, {"ids": list(order_ids[start : start + 500])})
    ]
    for delivery_id, number in returning:
        stranger = strangers.get(mark_of(number))
        if stranger is not None:
            connection.execute(
                update(invoice_deliveries)
                .where(delivery.id == delivery_id)
                .values(reason=MAY_BE_IN_MAHAK, facts=facts_of(stranger), changed_at=now)
            )


def facts_of(stranger: Stranger) -> dict[str, str | int]:
    """What a held order remembers of the invoice it may be."""
    return {"mahak_order": stranger.order_id, "client": stranger.client_id}


def stranger_in(facts: Mapping[str, str | int]) -> Stranger:
    """The inverse of `facts_of`."""
    return Stranger(int(facts["mahak_order"]), int(facts["client"]))
