"""The preview of one invoice is what is then sent, row by row."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from mahak_desk.mahak.moments import sent_moment
from mahak_desk.practice.faults import RefusedRow
from mahak_desk.sync.order_book.shown_invoice import ShownInvoice
from tests.sync.order_book.books import Bookkeeping
from tests.sync.outgoing.mahak_side import Document, the_document
from tests.sync.outgoing.worlds import BOWL, MUG, RICE, SAFFRON


def invoice_of(kept: Bookkeeping, order: int) -> ShownInvoice:
    invoice = kept.book.invoice(f"S-{order}", "en").invoice
    assert invoice is not None
    return invoice


def rows_shown(invoice: ShownInvoice) -> list[tuple[Decimal, Decimal]]:
    return sorted((line.quantity, line.unit_price) for line in invoice.lines if not line.taken_back)


def rows_in_mahak(document: Document) -> list[tuple[Decimal, Decimal]]:
    return sorted((Decimal(line["Count1"]), Decimal(line["Price"])) for line in document.lines)


@pytest.mark.parametrize("seen", [False, True])
def test_what_is_shown_is_what_is_sent(any_kept: Bookkeeping, seen: bool) -> None:
    world = any_kept.world
    lines = (world.line(MUG, 2), world.line(RICE, Decimal("0.333"), discount=1))
    order = world.order(*lines, customer=None, discount=7_000, shipping=90_000)
    if seen:
        world.website.change(order, total_amount=1)
        world.cycle()
        world.website.add_up(order)
    shown = invoice_of(any_kept, order)
    before = any_kept.book.invoice(f"S-{order}", "en")
    assert (before.was_sent, before.why_not, before.refused) == (False, None, None)
    world.cycle()
    document = the_document(world.cloud, order)
    assert rows_shown(shown) == rows_in_mahak(document)
    assert shown.total == document.total
    assert shown.discount == document.order["Discount"]
    assert shown.payment is not None
    assert shown.payment.amount == document.paid
    assert sent_moment(shown.moment) == document.order["OrderDate"]

    after = any_kept.book.invoice(f"S-{order}", "en")
    assert after.was_sent
    assert after.invoice is not None
    assert msgspec.structs.replace(shown, description="") == after.invoice


def test_rows_have_names_units_and_stores(kept: Bookkeeping) -> None:
    order = kept.world.order(kept.world.line(MUG, 2), customer=None)
    invoice = invoice_of(kept, order)
    (line,) = invoice.lines
    assert (line.kind, line.name, line.unit, int(line.quantity)) == ("goods", MUG, "عدد", 2)
    assert [int(amount) for amount in (line.unit_price, line.total, line.tax)] == [1_250_000, 2_500_000, 0]
    assert line.code is not None
    assert line.store
    assert invoice.person.name == "مشتری متفرقه"
    assert invoice.payment is not None
    assert invoice.payment.account


def test_tax_shows_with_the_rows_it_belongs_to(kept: Bookkeeping) -> None:
    world = kept.world
    order = world.order(world.line(SAFFRON, 1), customer=None, tax=1_503_000)
    invoice = invoice_of(kept, order)
    assert [int(amount) for amount in (invoice.net, invoice.tax, invoice.total)] == [
        *(16_700_000, 1_503_000, 18_203_000)
    ]


def test_a_customer_mahak_has_to_be_given_first_is_shown_as_new(kept: Bookkeeping) -> None:
    order = kept.world.order()
    person = invoice_of(kept, order).person
    assert (person.name, person.is_new) == ("رضایی", True)
    kept.world.cycle()
    kept.world.take_in()
    person = invoice_of(kept, order).person
    assert (person.name, person.is_new) == ("رضایی", False)


def test_what_cannot_be_sent_says_why(kept: Bookkeeping) -> None:
    unmapped = kept.book.invoice(f"S-{kept.waiting()}", "en")
    assert unmapped.invoice is None
    assert unmapped.why_not is not None
    assert unmapped.why_not.reason == "line-unmapped"
    order = kept.world.order(customer=None)
    kept.world.website.change(order, total_amount=1)
    differing = kept.book.invoice(f"S-{order}", "en").why_not
    assert differing is not None
    assert differing.title == "The order says 1 Rial, its parts add up to 1,250,000 Rial."


def test_what_mahak_refused_is_said_until_the_order_changes(kept: Bookkeeping) -> None:
    order = kept.refused()
    refused = kept.book.invoice(f"S-{order}", "en")
    assert refused.invoice is not None
    assert refused.refused is not None
    assert refused.refused.reason == "refused-by-mahak"
    kept.world.website.change(order, note="فوری")
    assert kept.book.invoice(f"S-{order}", "en").refused is None


def test_rows_that_were_sent_and_are_no_part_any_more_are_shown_as_taken_back(kept: Bookkeeping) -> None:
    world = kept.world
    order = world.order(world.line(MUG, 2), world.line(BOWL), customer=None)
    refusal = RefusedRow("OrderDetails", index=2)
    world.cloud.faults.arm("save", refusal, times=2, containing="orders")
    for _ in range(3):
        world.cycle()
    assert world.state(order) == ("rejected", "line-refused")
    world.website.replace_lines(order, world.line(BOWL, 3))
    invoice = invoice_of(kept, order)
    assert [(line.name, line.taken_back) for line in invoice.lines] == [
        *((BOWL, False), (MUG, True), (BOWL, True)),
    ]
    assert invoice.total == 3 * 1_680_000
    world.cycle()
    assert rows_in_mahak(the_document(world.cloud, order)) == rows_shown(invoice)


def test_nothing_is_written_by_looking(kept: Bookkeeping) -> None:
    order = kept.unseen()
    invoice_of(kept, order)
    kept.book.order(f"S-{order}", "fa")
    assert kept.world.website.rows("SELECT * FROM invoice_deliveries") == []
