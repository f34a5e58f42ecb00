"""Reads what Mahak said of each invoice of a request, row by row: saved, refused, or not to be told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from mahak_desk.mahak.invoice import Invoice
from mahak_desk.mahak.save_answer import FieldRefusal, RowResult, SaveAnswer
from mahak_desk.mahak.text import persian


class Saved(msgspec.Struct, frozen=True):
    """The invoice is in Mahak whole; a payment that was refused is told apart."""

    mahak_order_id: int
    receipt_refusal: str | None


class Refused(msgspec.Struct, frozen=True):
    """Mahak refused the invoice and has nothing of it."""

    reason: str
    facts: dict[str, str | int]


class Doubtful(msgspec.Struct, frozen=True):
    """The answer does not tell whether Mahak has the whole invoice; `line_refusal` where it refused a line."""

    cause: str
    line_refusal: str | None = None


Outcome = Saved | Refused | Doubtful
Results = Mapping[int, RowResult]

_CARRIER_FIELDS = ("carriertype", "carrierid", "carryingasexpense")
_REGISTERED_WORDS = ("ثبت", "ویرایش")
"""What Mahak says of an order its desktop has already registered (field notes §5.1)."""


def outcomes(answer: SaveAnswer, invoices: Sequence[Invoice]) -> list[Outcome]:
    """The outcome of each invoice of a request, in their order (field notes §1.4, §5.7)."""
    orders = results_of(answer, "orders", [invoice.orders[0].order_client_id for invoice in invoices])
    lines = results_of(answer, "orderdetails", [i for invoice in invoices for i in _line_ids(invoice)])
    receipts = [row.receipt_client_id for invoice in invoices for row in invoice.receipts]
    cheques = [row.cheque_client_id for invoice in invoices for row in invoice.cheques]
    payments = results_of(answer, "receipts", receipts), results_of(answer, "cheques", cheques)
    whole = (answer.message or "Result: false") if not answer.ok else "a row is missing in the answer"
    return [_outcome(invoice, orders, lines, payments, whole) for invoice in invoices]


def _line_ids(invoice: Invoice) -> list[int]:
    return [row.order_detail_client_id for row in invoice.order_details]


def _outcome(
    invoice: Invoice,
    orders: Results,
    lines: Results,
    payments: tuple[Results, Results],
    whole: str,
) -> Outcome:
    header = orders.get(invoice.orders[0].order_client_id)
    if header is None:
        return Doubtful(whole)
    if not header.ok:
        return _refusal(header)
    if header.entity_id is None:
        return Doubtful("the saved order has no id")
    about_lines = [lines.get(client_id) for client_id in _line_ids(invoice)]
    for line in about_lines:
        if line is not None and not line.ok:
            return Doubtful("a line was refused", refusal_text(line.errors))
    if None in about_lines:
        return Doubtful(whole)
    receipts, cheques = payments
    about_payment = [receipts.get(row.receipt_client_id) for row in invoice.receipts]
    about_payment += [cheques.get(row.cheque_client_id) for row in invoice.cheques]
    for row in about_payment:
        if row is None:
            return Doubtful(whole)
        if not row.ok:
            return Saved(header.entity_id, refusal_text(row.errors))
    return Saved(header.entity_id, None)


def _refusal(header: RowResult) -> Refused | Doubtful:
    text = refusal_text(header.errors)
    fields = ",".join(error.property.lower() for error in header.errors)
    if "orderid" in fields or all(word in persian(text) for word in _REGISTERED_WORDS):
        # Refused because it is there: verified by looking, not believed.
        return Doubtful(text or "it may be registered already")
    reason = "carrier-refused" if any(field in fields for field in _CARRIER_FIELDS) else "refused-by-mahak"
    return Refused(reason, {"text": text, "property": ", ".join(error.property for error in header.errors)})


def refusal_text(errors: Sequence[FieldRefusal]) -> str:
    """Mahak's own words on a refused row."""
    return persian(" — ".join(error.text for error in errors))[:500]


def results_of(answer: SaveAnswer, group: str, client_ids: Sequence[int]) -> dict[int, RowResult]:
    """The results of one list of the request, by the client id of the row that was sent.

    A saved row names its client id, a refused one only its place (field notes §1.4). Where neither settles
    it, the row has no result: it is looked for rather than guessed.
    """
    by_id: dict[int, RowResult] = {}
    sent = set(client_ids)
    nameless: list[RowResult] = []
    for result in answer.rows(group):
        if result.entity_client_id in sent:
            by_id[result.entity_client_id] = result
        elif not result.ok or len(client_ids) == 1:
            nameless.append(result)
    unplaced: list[RowResult] = []
    for result in nameless:
        place = result.index or 0
        if 1 <= place <= len(client_ids) and client_ids[place - 1] not in by_id:
            by_id[client_ids[place - 1]] = result
        else:
            unplaced.append(result)
    left = [client_id for client_id in client_ids if client_id not in by_id]
    if len(unplaced) == len(left):  # all of them refused: which text is whose does not change what happened
        by_id.update(zip(left, unplaced, strict=True))
    return by_id
