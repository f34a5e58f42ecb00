"""Reads what Mahak said of each invoice of a request, row by row: saved, refused, or not to be told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from mahak_desk.errors import Words
from mahak_desk.mahak.errors import MahakError, MahakServerError
from mahak_desk.mahak.invoice import Invoice
from mahak_desk.mahak.save_answer import FieldRefusal, RowResult, SaveAnswer
from mahak_desk.mahak.text import persian


class Saved(msgspec.Struct, frozen=True):
    """The invoice is in Mahak whole; a payment that was refused is told apart."""

    mahak_order_id: int
    receipt_refusal: str | None


class Refused(msgspec.Struct, frozen=True):
    """Mahak refused the invoice; of the request it may have taken the payment, which then stands by itself."""

    reason: str
    facts: dict[str, str | int]
    payment_saved: bool = False


class Doubtful(msgspec.Struct, frozen=True):
    """The answer does not tell whether Mahak has the whole invoice.

    `line_refusal` where it refused a line, `mahak_order_id` where it told that it has at least the header.
    """

    cause: Words
    line_refusal: str | None = None
    mahak_order_id: int | None = None


Outcome = Saved | Refused | Doubtful


class RowRefusal(msgspec.Struct, frozen=True):
    """One row of an invoice that Mahak refused, in its own words."""

    group: str
    client_id: int
    property: str
    text: str


class Heard(msgspec.Struct, frozen=True):
    """What became of one invoice, and by what it is known."""

    outcome: Outcome
    http_status: int | None
    refusals: Sequence[RowRefusal] = ()


Results = Mapping[int, RowResult]
"""By the client id of the row that was sent."""

_CARRIER_FIELDS = ("carriertype", "carrierid", "carryingasexpense")
_REGISTERED_WORDS = ("ثبت", "ویرایش")
"""What Mahak says of an order its desktop has already registered (field notes §5.1)."""
_OK = 200

_ROW_MISSING = Words("محک دربارهٔ یکی از ردیف‌ها چیزی نگفت.", "Mahak's answer says nothing of one of the rows.")
_NOT_SAVED = Words("محک درخواست را نپذیرفت و دلیلی نگفت.", "Mahak declined the request without saying why.")
_NO_ID = Words("محک شناسهٔ سفارش ذخیره‌شده را نگفت.", "Mahak did not tell the id of the saved order.")
_LINE_REFUSED = Words("محک یک ردیف را نپذیرفت.", "Mahak refused a line.")
_MAYBE_REGISTERED = Words("شاید در محک ثبت شده باشد.", "It may be registered in Mahak already.")


def nothing_heard(error: MahakError) -> Heard:
    """What is known of any invoice of a request whose answer was lost."""
    status = error.status if isinstance(error, MahakServerError) else None
    return Heard(Doubtful(error.title), status)


def heard(answer: SaveAnswer, invoices: Sequence[Invoice]) -> list[Heard]:
    """What became of each invoice of a request, in their order (field notes §1.4, §5.7)."""
    sent = [_client_ids(invoice) for invoice in invoices]
    results = {
        group: results_of(answer, group, [client_id for ids in sent for client_id in ids[group]])
        for group in ("orders", "orderDetails", "receipts", "cheques")
    }
    missing = why_incomplete(answer)
    return [
        Heard(_outcome(invoice, ids, results, missing), _OK, _refusals(ids, results))
        for invoice, ids in zip(invoices, sent, strict=True)
    ]


def why_incomplete(answer: SaveAnswer) -> Words:
    """Why a row that was sent has no result: in Mahak's own words where it has any."""
    if answer.ok:
        return _ROW_MISSING
    return Words(persian(answer.message), answer.message) if answer.message else _NOT_SAVED


def _client_ids(invoice: Invoice) -> dict[str, list[int]]:
    """Those of an invoice's rows, by the list they are sent in."""
    return {
        "orders": [row.order_client_id for row in invoice.orders],
        "orderDetails": [row.order_detail_client_id for row in invoice.order_details],
        "receipts": [row.receipt_client_id for row in invoice.receipts],
        "cheques": [row.cheque_client_id for row in invoice.cheques],
    }


def _outcome(
    invoice: Invoice, ids: Mapping[str, Sequence[int]], results: Mapping[str, Results], missing: Words
) -> Outcome:
    header = results["orders"].get(ids["orders"][0])
    if header is None:
        return Doubtful(missing)
    if not header.ok:
        return _refusal(header, payment_saved=_payment_saved(invoice, results))
    order_id = header.entity_id
    if order_id is None:
        return Doubtful(_NO_ID)
    lines = [results["orderDetails"].get(client_id) for client_id in ids["orderDetails"]]
    for line in lines:
        if line is not None and not line.ok:
            return Doubtful(_LINE_REFUSED, refusal_text(line.errors), order_id)
    payment = [results[group].get(client_id) for group in ("receipts", "cheques") for client_id in ids[group]]
    if None in lines or None in payment:
        return Doubtful(missing, None, order_id)
    refused = next((row for row in payment if row is not None and not row.ok), None)
    return Saved(order_id, None if refused is None else refusal_text(refused.errors))


def _payment_saved(invoice: Invoice, results: Mapping[str, Results]) -> bool:
    sent = [
        *(results["receipts"].get(row.receipt_client_id) for row in invoice.receipts if not row.deleted),
        *(results["cheques"].get(row.cheque_client_id) for row in invoice.cheques if not row.deleted),
    ]
    return any(result is not None and result.ok for result in sent)


def _refusal(header: RowResult, *, payment_saved: bool) -> Refused | Doubtful:
    text = refusal_text(header.errors)
    fields = ",".join(error.property.lower() for error in header.errors)
    if "orderid" in fields or all(word in text for word in _REGISTERED_WORDS):
        # Refused because it is there: verified by looking, not believed.
        return Doubtful(Words(text, text) if text else _MAYBE_REGISTERED)
    reason = "carrier-refused" if any(field in fields for field in _CARRIER_FIELDS) else "refused-by-mahak"
    properties = ", ".join(error.property for error in header.errors)
    return Refused(reason, {"text": text, "property": properties}, payment_saved)


def _refusals(ids: Mapping[str, Sequence[int]], results: Mapping[str, Results]) -> list[RowRefusal]:
    return [
        RowRefusal(group, client_id, error.property, persian(error.text))
        for group, client_ids in ids.items()
        for client_id in client_ids
        if (result := results[group].get(client_id)) is not None
        for error in result.errors
    ]


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
