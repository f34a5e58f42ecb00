"""Takes back what an earlier sending may have left in Mahak and the order no longer has."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection

from mahak_desk.mahak.invoice import Invoice
from mahak_desk.sync.outgoing.deliveries import Delivery
from mahak_desk.sync.outgoing.sendings import all_sendings

_Row = TypeVar("_Row", bound=Struct)


def with_retired_rows(connection: Connection, delivery: Delivery, invoice: Invoice) -> Invoice:
    """The invoice with every row that was ever sent of it and is no part of it any more, marked deleted.

    A row of its own id that nobody mentions would stay in Mahak beside those that replace it.
    """
    sent = all_sendings(connection, delivery.id)
    if not sent:
        return invoice
    return replace(
        invoice,
        order_details=_with_gone(
            invoice.order_details,
            (row for picture in sent for row in picture.order_details),
            lambda row: row.order_detail_client_id,
        ),
        receipts=_with_gone(
            invoice.receipts,
            (row for picture in sent for row in picture.receipts),
            lambda row: row.receipt_client_id,
        ),
        cheques=_with_gone(
            invoice.cheques,
            (row for picture in sent for row in picture.cheques),
            lambda row: row.cheque_client_id,
        ),
    )


def _with_gone(
    present: tuple[_Row, ...], sent: Iterable[_Row], client_id: Callable[[_Row], int]
) -> tuple[_Row, ...]:
    gone = {client_id(row): row for row in sent}
    for row in present:
        gone.pop(client_id(row), None)
    return (*present, *(replace(row, deleted=True) for row in gone.values()))
