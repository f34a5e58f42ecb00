"""Mahak takes an invoice in part or not at all: told as it is, repaired under the same ids, never doubled."""

from __future__ import annotations

import msgspec
import pytest

from mahak_desk.practice.faults import RefusedRow, Reset
from mahak_desk.practice.sent import REGISTERED
from tests.sync.outgoing.mahak_side import documents, the_document
from tests.sync.outgoing.poison import poison
from tests.sync.outgoing.worlds import BOWL, LARGE, MUG, RICE, World

LINE = RefusedRow("OrderDetails", index=2, property="ProductDetailId", error="ProductDetailId is not valid ")


def two_lines(world: World) -> int:
    return world.order(world.line(MUG, 2), world.line(BOWL), customer=None)


def test_a_refused_line_is_repaired_under_the_same_ids(world: World) -> None:
    order = two_lines(world)
    world.cloud.faults.arm("save", LINE, containing="orders")
    report = world.cycle()
    assert (report.sent, report.in_doubt) == (0, 1)
    assert world.state(order) == ("in_doubt", "line-refused")
    assert report.findings[0].facts["text"] == "ProductDetailId is not valid"
    assert world.website.synced(order) == (False, None, False)
    in_part = the_document(world.cloud, order)
    assert len(in_part.lines) == 1

    assert world.cycle().sent == 1
    whole = the_document(world.cloud, order)
    assert (whole.id, whole.total) == (in_part.id, 2 * 1_250_000 + 1_680_000)
    assert {line["OrderDetailId"] for line in in_part.lines} < {line["OrderDetailId"] for line in whole.lines}
    assert world.website.synced(order) == (True, whole.id, True)


def test_a_line_refused_again_waits_for_a_change_and_is_then_completed(world: World) -> None:
    order = two_lines(world)
    world.cloud.faults.arm("save", LINE, times=2, containing="orders")
    for _ in range(3):
        world.cycle()
    assert world.state(order) == ("rejected", "line-refused")
    sendings = world.saves("orders")
    world.cycle()
    assert world.saves("orders") == sendings == 2

    line = world.website.lines(order)[1]
    other = {"variant_id": world.goods[LARGE].variant_id, "unit_price": 6_900_000, "total_price": 6_900_000}
    world.website.change_line(line.id, **other)
    world.cycle()
    document = the_document(world.cloud, order)
    assert document.counts == {world.goods[MUG].detail_id: 2, world.goods[LARGE].detail_id: 1}
    assert (document.total, document.paid) == (9_400_000, 9_400_000)
    assert world.state(order) == ("sent", None)


def test_a_line_taken_out_of_a_half_saved_order_is_taken_out_of_mahak(world: World) -> None:
    order = world.order(world.line(MUG, 2), world.line(RICE, 3, discount=1), customer=None)
    world.cloud.faults.arm("save", RefusedRow("OrderDetails", index=1), containing="orders")
    world.cycle()
    assert len(the_document(world.cloud, order).lines) == 2  # the rice in two rows, a Rial apart
    world.website.replace_lines(order, world.line(BOWL))
    world.cycle()
    document = the_document(world.cloud, order)
    assert document.counts == {world.goods[BOWL].detail_id: 1}
    assert (document.total, document.paid) == (1_680_000, 1_680_000)


def test_a_payment_booked_another_way_replaces_the_first_one(world: World) -> None:
    order = two_lines(world)
    world.cloud.faults.arm("save", LINE, containing="orders")
    world.cycle()
    assert len(the_document(world.cloud, order).cheques) == 1
    cash = msgspec.structs.replace(world.settings.invoices, receipt="cash")
    world.settings = msgspec.structs.replace(world.settings, invoices=cash)
    world.cycle()
    document = the_document(world.cloud, order)
    assert (document.cheques, document.paid, document.total) == ((), 4_180_000, 4_180_000)


def test_a_refused_receipt_leaves_the_invoice_sent_with_a_problem(world: World) -> None:
    order = two_lines(world)
    world.cloud.faults.arm(
        "save", RefusedRow("Receipts", error="CashCode is not valid "), containing="orders"
    )
    world.cycle()
    assert world.state(order) == ("sent", None)
    assert world.website.synced(order)[0]
    assert world.website.problems() == [(f"S-{order}", "receipt-refused")]
    assert world.cycle().found == 0


def test_a_refused_header_waits_for_a_change(world: World) -> None:
    order, other = two_lines(world), world.order()
    poison(world.cloud, "orders", "description", f"سفارش سایت S-{order}", refusal="OrderDate is not valid ")
    report = world.cycle()
    assert world.state(order) == ("rejected", "refused-by-mahak")
    assert report.findings[0].facts == {"text": "OrderDate is not valid", "property": "description"}
    assert world.state(other) == ("sent", None)
    assert not documents(world.cloud)[f"S-{order}"]
    sendings = world.saves("orders")
    world.cycle()
    assert world.saves("orders") == sendings

    world.website.change(order, note="فوری")
    world.cycle()
    assert the_document(world.cloud, order).total == 4_180_000


def test_a_payment_saved_without_its_invoice_is_told_until_the_order_goes(world: World) -> None:
    order = world.order(world.line(MUG, 2), customer=None)
    world.cloud.faults.arm("save", RefusedRow("Orders"), containing="orders")
    world.cycle()
    assert world.state(order) == ("rejected", "refused-by-mahak")
    assert world.website.open_problems() == [(f"S-{order}", "payment-without-invoice")]
    world.website.change(order, note="فوری")
    world.cycle()
    document = the_document(world.cloud, order)
    assert (document.total, document.paid) == (2_500_000, 2_500_000)
    assert world.website.open_problems() == []


@pytest.mark.parametrize("lost", [False, True], ids=["answered", "answer lost"])
def test_a_payment_left_behind_by_a_withdrawn_order_stays_told(world: World, lost: bool) -> None:
    order = world.order(world.line(MUG, 2), customer=None)
    world.cloud.faults.arm("save", RefusedRow("Orders"), containing="orders")
    if lost:
        world.cloud.faults.arm("save", Reset(commits=True), containing="orders")
    world.cycle()
    world.website.change(order, order_status="Cancelled")
    world.cycle()
    world.cycle()
    assert world.state(order)[0] == "ignored"
    assert not documents(world.cloud)[f"S-{order}"]
    assert world.website.open_problems() == [(f"S-{order}", "payment-without-invoice")]


def test_a_header_refused_in_a_batch_takes_no_other_order_along(world: World) -> None:
    orders = [world.order(world.line(MUG, count), customer=None) for count in range(1, 8)]
    world.cloud.faults.arm("save", RefusedRow("Orders", index=4), containing="orders")
    assert world.cycle().sent == 6
    states = [world.state(order)[0] for order in orders]
    assert states == ["sent"] * 3 + ["rejected"] + ["sent"] * 3


def test_a_refused_carrier_waits_for_the_settings(world: World) -> None:
    cash = msgspec.structs.replace(world.settings.invoices, carrier_cash=2)
    world.settings = msgspec.structs.replace(world.settings, invoices=cash)
    order = world.order(shipping=300_000)
    refusal = RefusedRow("Orders", property="CarrierID", error="CarrierID is required ")
    world.cloud.faults.arm("save", refusal, containing="orders")
    world.cycle()
    assert world.state(order) == ("rejected", "carrier-refused")
    world.cycle()
    assert world.state(order) == ("rejected", "carrier-refused")
    person = msgspec.structs.replace(world.settings.invoices, carrier_cash=0, carrier_person=1)
    world.settings = msgspec.structs.replace(world.settings, invoices=person)
    world.cycle()
    document = the_document(world.cloud, order)
    assert (document.order["CarrierType"], document.total) == (1, 1_550_000)


def test_a_resend_refused_as_registered_counts_once_it_is_verified(world: World) -> None:
    order = two_lines(world)
    world.cloud.faults.arm("save", Reset(commits=True), containing="orders")
    world.cycle()
    # As if the look had been answered from before the request: the desktop registers what is sent again.
    world.website.run("UPDATE invoice_deliveries SET state = 'ready', reason = NULL")
    world.cloud.desktop.sync()
    report = world.cycle()
    assert (report.sent, world.state(order)) == (0, ("in_doubt", "answer-lost"))
    assert REGISTERED[:20] in str(report.findings[0].facts["cause"])
    assert world.cycle().sent == 1
    assert world.state(order) == ("sent", None)
    document = the_document(world.cloud, order)
    assert (document.total, len(document.lines)) == (4_180_000, 2)
    world.take_in()
    world.cycle()
    assert world.state(order) == ("registered", None)


def test_an_order_the_desktop_registered_half_is_told_and_left_alone(world: World) -> None:
    order = two_lines(world)
    world.cloud.faults.arm("save", LINE, containing="orders")
    world.cycle()
    world.cloud.desktop.sync()
    report = world.cycle()
    assert report.sent == 1
    assert world.state(order) == ("sent", None)
    assert world.website.problems() == [(f"S-{order}", "found-different")]
    assert world.website.synced(order)[0]


@pytest.mark.parametrize("status", ["Cancelled", "refunded"])
def test_an_order_withdrawn_while_mahak_has_half_of_it_is_told(world: World, status: str) -> None:
    order = two_lines(world)
    world.cloud.faults.arm("save", LINE, times=2, containing="orders")
    for _ in range(3):
        world.cycle()
    assert world.state(order) == ("rejected", "line-refused")
    world.website.change(order, order_status=status)
    report = world.cycle()
    assert world.state(order)[0] == "ignored"
    assert world.website.problems() == [(f"S-{order}", "withdrawn-after-sending")]
    assert [f.reason for f in report.findings] == ["withdrawn-after-sending"]
    assert world.cycle().findings == []
