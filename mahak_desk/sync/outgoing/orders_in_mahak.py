"""Everything Mahak has of our orders, read from 0: by client id, by the number they name, with their lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from mahak_desk.mahak.body import read_rows
from mahak_desk.mahak.client import MahakClient
from mahak_desk.mahak.decoding import UnreadableRow
from mahak_desk.mahak.delivery_text import mark_in
from mahak_desk.mahak.errors import MahakUnreadable
from mahak_desk.mahak.rows import DescribedOrder, OrderDetail
from mahak_desk.sync.outgoing.deliveries import Delivery
from mahak_desk.sync.outgoing.look_only import mark_of


class InMahak(msgspec.Struct, frozen=True):
    """Our living orders in Mahak: by client id, by mark, and the lines of those that may be looked at."""

    by_client_id: Mapping[int, DescribedOrder]
    by_mark: Mapping[str, Sequence[DescribedOrder]]
    lines: Mapping[int, Sequence[OrderDetail]]
    unreadable: Sequence[UnreadableRow]
    """Orders that could not be read: one that names a number may be that order's invoice."""

    def named(self, delivery: Delivery) -> Sequence[DescribedOrder]:
        """Invoices in Mahak that name the order's number."""
        return self.by_mark.get(mark_of(delivery.order_number), ())


def read_back(client: MahakClient, wanted: Sequence[Delivery]) -> InMahak:
    """All our orders in Mahak, and the lines of those that may be the wanted ones; raises MahakError.

    The orders first and then, from the same answer, their lines.
    """
    client_ids = {delivery.order_client_id for delivery in wanted}
    marks = {mark_of(delivery.order_number) for delivery in wanted}
    newest: dict[int, DescribedOrder] = {}
    unreadable: list[UnreadableRow] = []
    lines: dict[int, dict[int, OrderDetail]] = defaultdict(dict)
    listed: set[str] = set()
    with client.read({DescribedOrder.entity: 0, OrderDetail.entity: 0}) as answer:
        for piece in read_rows(answer.body, (DescribedOrder,)):
            listed.add(piece.row_type.entity)
            unreadable += piece.unreadable
            for row in piece.good:
                known = newest.get(row.id)
                if isinstance(row, DescribedOrder) and (known is None or known.row_version < row.row_version):
                    newest[row.id] = row
        living = [order for order in newest.values() if not order.deleted]
        ours = {
            order.id
            for order in living
            if order.order_client_id in client_ids or mark_in(order.description) in marks
        }
        answer.body.seek(0)
        for piece in read_rows(answer.body, (OrderDetail,)):
            listed.add(piece.row_type.entity)
            for row in piece.good:
                if isinstance(row, OrderDetail) and row.order_id in ours:
                    before = lines[row.order_id].get(row.id)
                    if before is None or before.row_version < row.row_version:
                        lines[row.order_id][row.id] = row
    if listed != {DescribedOrder.entity, OrderDetail.entity}:
        raise MahakUnreadable("it does not list our orders")
    by_mark: dict[str, list[DescribedOrder]] = defaultdict(list)
    for order in living:
        by_mark[mark_in(order.description)].append(order)
    return InMahak(
        {order.order_client_id: order for order in living if order.order_client_id},
        by_mark,
        {order_id: list(by_id.values()) for order_id, by_id in lines.items()},
        unreadable,
    )
