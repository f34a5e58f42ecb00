"""The payment of an order, booked as a transfer to a bank account or as cash (field notes §4.9, §5.4)."""

from __future__ import annotations

from msgspec import UNSET

from mahak_desk.mahak.amounts_sent import in_mahak
from mahak_desk.mahak.field_text import field_text, number_text
from mahak_desk.mahak.invoice_rules import InvoiceIds, InvoiceRefused, InvoiceRules
from mahak_desk.mahak.moments import sent_moment
from mahak_desk.mahak.rows_sent import ChequeSent, ReceiptSent
from mahak_desk.mahak.shop_order import ShopOrder

_NUMBER, _DESCRIPTION = 50, 250


def payment_rows(
    order: ShopOrder, ids: InvoiceIds, rules: InvoiceRules
) -> tuple[tuple[ReceiptSent, ...], tuple[ChequeSent, ...]]:
    """The receipt, and for a bank transfer the cheque row that carries its money; nothing for a free order.

    Raises InvoiceRefused (bank-not-set) when it is not known which account the money reached.
    """
    if rules.receipt == "none" or order.total == 0:
        return (), ()
    amount = in_mahak(order.total, rules.currency)
    date = sent_moment(order.moment)
    description = _description(order)
    by_bank = rules.receipt == "bank_transfer"
    receipt = ReceiptSent(
        receipt_client_id=ids.receipt,
        order_client_id=ids.order,
        person_id=rules.person_id,
        visitor_id=rules.visitor_id,
        cash_amount=0 if by_bank else amount,
        cash_code=UNSET if by_bank or rules.cash_code is None else rules.cash_code,
        date=date,
        description=description,
    )
    if not by_bank:
        return (receipt,), ()
    if rules.bank_id is None:
        raise InvoiceRefused("bank-not-set")
    cheque = ChequeSent(
        cheque_client_id=ids.cheque,
        receipt_client_id=ids.receipt,
        amount=amount,
        bank_id=rules.bank_id,
        number=number_text(order.payment_reference, _NUMBER) or number_text(order.number, _NUMBER),
        date=date,
        description=description,
    )
    return (receipt,), (cheque,)


def _description(order: ShopOrder) -> str:
    paid = f"پرداخت سفارش {order.number}"
    reference = number_text(order.payment_reference, _DESCRIPTION)
    return field_text(f"{paid}، پیگیری {reference}" if reference else paid, _DESCRIPTION)
