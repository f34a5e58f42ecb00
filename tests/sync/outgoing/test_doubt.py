"""Out of doubt only by looking: what is there is settled, only proven absence sends again."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

from mahak_desk.mahak.errors import MahakError
from mahak_desk.practice.faults import (
    Fault,
    InjectedRow,
    MissingList,
    RefusedRow,
    Reset,
    ResultsMissing,
    Status,
    Truncated,
)
from mahak_desk.sync.explanations import tell
from tests.sync.outgoing.mahak_side import documents, the_document
from tests.sync.outgoing.worlds import BOWL, MUG, World

ABSURD_LINE = InjectedRow("OrderDetails", '{"OrderDetailId": 5, "OrderId": "یک", "RowVersion": 1}')


def in_doubt(world: World, *, there: bool) -> int:
    """An order whose answer was lost."""
    order = world.order(world.line(MUG, 2), world.line(BOWL), customer=None)
    world.cloud.faults.arm("save", Reset(commits=there), containing="orders")
    world.cycle()
    assert world.state(order) == ("in_doubt", "answer-lost")
    return order


def look_after(world: World, seconds: float) -> None:
    world.clock.wait(seconds=seconds)
    world.flow().run()


@pytest.mark.parametrize("missing", ["Orders", "OrderDetails"])
@pytest.mark.parametrize("there", [True, False])
def test_a_look_that_shows_not_everything_proves_nothing(world: World, missing: str, there: bool) -> None:
    order = in_doubt(world, there=there)
    world.cloud.faults.arm("read", MissingList(missing))
    world.cycle()
    assert world.state(order) == ("in_doubt", "answer-lost")
    assert world.saves("orders") == 1
    world.cycle()
    assert world.state(order) == ("sent", None)
    assert world.saves("orders") == (1 if there else 2)
    assert the_document(world.cloud, order).total == 4_180_000


def test_a_registered_order_whose_lines_are_not_shown_is_no_different_one(world: World) -> None:
    order = in_doubt(world, there=True)
    world.cloud.desktop.sync()
    world.cloud.faults.arm("read", MissingList("OrderDetails"))
    world.cycle()
    assert world.state(order) == ("in_doubt", "answer-lost")
    world.cycle()
    assert world.state(order)[0] == "sent"
    assert world.website.problems() == []


@pytest.mark.parametrize("fault", [Status(500), Reset(), Truncated(), Status(200, "<html>")])
def test_while_mahak_cannot_be_asked_nothing_is_sent(world: World, fault: Fault) -> None:
    order = in_doubt(world, there=False)
    other = world.order(customer=None)
    world.cloud.faults.arm("read", fault)
    with pytest.raises(MahakError):
        world.cycle()
    assert world.state(order) == ("in_doubt", "answer-lost")
    assert world.saves("orders") == 1
    world.cycle()
    assert world.state(order) == world.state(other) == ("sent", None)


def test_absence_is_believed_only_some_time_after_the_request(world: World) -> None:
    order = in_doubt(world, there=False)
    look_after(world, 5)
    assert world.state(order) == ("in_doubt", "answer-lost")
    look_after(world, 5)
    assert world.saves("orders") == 1
    look_after(world, 10)
    assert world.state(order) == ("sent", None)


def test_presence_is_believed_at_once(world: World) -> None:
    order = in_doubt(world, there=True)
    look_after(world, 1)
    assert world.state(order) == ("sent", None)


def test_what_a_dead_process_left_is_given_the_same_time(world: World) -> None:
    order = world.order(customer=None)
    world.cloud.faults.arm("save", Reset(), containing="orders")
    world.cycle()
    world.website.run("UPDATE invoice_deliveries SET state = 'sending', reason = NULL, next_try_at = NULL")
    world.website.run("UPDATE delivery_attempts SET finished_at = NULL, outcome = NULL")
    look_after(world, 5)
    assert world.state(order) == ("in_doubt", "interrupted")
    assert world.saves("orders") == 1
    look_after(world, 15)
    assert world.state(order) == ("sent", None)


def test_a_strangers_unreadable_line_keeps_no_order_in_doubt(world: World) -> None:
    order = in_doubt(world, there=False)
    world.cloud.faults.arm("read", ABSURD_LINE)
    world.cycle()
    assert world.state(order) == ("sent", None)


def test_an_unreadable_row_of_the_order_itself_does(world: World) -> None:
    order = in_doubt(world, there=False)
    client_id = world.delivery(order).order_client_id
    absurd = {"OrderId": "?", "OrderClientId": client_id, "RowVersion": 4_300_000_000}
    world.cloud.faults.arm("read", InjectedRow("Orders", json.dumps(absurd)))
    world.cycle()
    assert world.state(order)[0] == "in_doubt"
    assert world.saves("orders") == 1


def test_of_a_row_that_comes_twice_the_newer_counts(world: World) -> None:
    order = in_doubt(world, there=True)
    (row,) = world.cloud.store.rows("Orders")
    older = {
        "OrderId": row["OrderId"],
        "OrderClientId": row["OrderClientId"],
        "Discount": 5,
        "RowVersion": 4_249_999_999,
    }
    world.cloud.faults.arm(
        "read", InjectedRow("Orders", json.dumps(older | {"OrderType": 201, "OrderCode": 7}))
    )
    world.cycle()
    assert world.state(order) == ("sent", None)
    assert world.website.problems() == []
    assert world.saves("orders") == 1


def test_after_many_losses_a_person_is_asked(world: World) -> None:
    order = world.order(customer=None)
    world.cloud.faults.arm("save", Status(503, "down"), times=100, containing="orders")
    for _ in range(20):
        world.clock.wait(minutes=15)
        world.cycle_that_may_fail()
    assert world.state(order) == ("rejected", "too-many-attempts")
    assert world.saves("orders") == world.delivery(order).attempts == 8
    facts = json.loads(world.delivery(order).facts)
    assert "سرور محک" in tell("too-many-attempts", facts, "fa").why
    assert "Mahak" in tell("too-many-attempts", facts, "en").why
    assert not documents(world.cloud)[f"S-{order}"]


def test_each_loss_waits_longer_than_the_one_before(world: World) -> None:
    order = world.order(customer=None)
    world.cloud.faults.arm("save", Status(500), times=100, containing="orders")
    times: list[float] = []
    start = world.clock.monotonic()
    for _ in range(45):
        before = world.saves("orders")
        world.cycle_that_may_fail()
        if world.saves("orders") > before:
            times.append(world.clock.monotonic() - start)
    assert world.delivery(order).attempts == 8
    waits = [round((later - earlier) / 60) for earlier, later in pairwise(times)]
    assert waits == sorted(waits)
    assert waits[-1] >= 10


def test_the_lines_of_an_edit_in_doubt_are_never_doubled(world: World) -> None:
    order = in_doubt(world, there=True)
    world.website.run(
        "UPDATE invoice_deliveries SET state = 'ready', reason = NULL"
    )  # as after a look gone wrong
    world.website.replace_lines(order, world.line(MUG, 2))
    world.cycle()
    document = the_document(world.cloud, order)
    assert document.counts == {world.goods[MUG].detail_id: 2}
    assert document.total == document.paid == 2_500_000


def test_an_older_invoice_with_other_tax_is_not_taken_for_the_last_sent(world: World) -> None:
    order = in_doubt(world, there=True)
    (line, _) = world.cloud.store.rows("OrderDetails")
    world.cloud.store.change_silently("OrderDetails", int(str(line["OrderDetailId"])), TaxPercent=9)
    assert the_document(world.cloud, order).total != 4_180_000
    world.cycle()
    assert the_document(world.cloud, order).total == 4_180_000
    assert world.state(order) == ("sent", None)


def test_a_line_somebody_added_in_mahak_is_told_and_left(world: World) -> None:
    order = in_doubt(world, there=True)
    document = the_document(world.cloud, order)
    with world.cloud.store.session() as session:
        session.add(
            "OrderDetails", OrderId=document.id, ProductDetailId=world.goods[MUG].detail_id, Count1=1, Price=5
        )
    world.cycle()
    assert world.state(order) == ("sent", None)
    assert world.website.problems() == [(f"S-{order}", "found-different")]
    assert len(the_document(world.cloud, order).lines) == 3


def test_a_line_refused_and_the_answer_lost_is_found_missing(world: World) -> None:
    order = world.order(world.line(MUG, 2), world.line(BOWL), customer=None)
    world.cloud.faults.arm("save", RefusedRow("OrderDetails", index=2), containing="orders")
    world.cloud.faults.arm("save", Reset(commits=True), containing="orders")
    world.cycle()
    assert len(the_document(world.cloud, order).lines) == 1
    world.cycle()
    assert world.state(order) == ("sent", None)
    assert the_document(world.cloud, order).total == 4_180_000


@pytest.mark.parametrize("losses", [1, 3])
def test_a_clock_that_was_ahead_for_a_while_keeps_nothing_in_doubt(world: World, losses: int) -> None:
    real = world.clock.moment
    world.clock.wait(days=60)
    order = world.order(customer=None)
    world.cloud.faults.arm("save", Reset(), times=losses, containing="orders")
    for _ in range(5):
        if world.saves("orders") < losses:
            world.cycle()
    assert world.saves("orders") == losses
    world.clock.moment = real
    look_after(world, 60)
    assert (world.state(order)[0], world.saves("orders")) == ("in_doubt", losses)  # absence is not proven yet
    look_after(world, 15)
    assert world.state(order) == ("sent", None)


def whole_without_its_payment(world: World, group: str = "Cheques", loss: Fault | None = None) -> int:
    """An order in doubt of which Mahak has the invoice and has refused the payment."""
    order = world.order(world.line(MUG, 2), customer=None)
    world.cloud.faults.arm("save", RefusedRow(group, error="BankId is not valid "), containing="orders")
    world.cloud.faults.arm("save", loss or Truncated(), containing="orders")
    world.cycle()
    document = the_document(world.cloud, order)
    assert (document.total, document.paid) == (2_500_000, 0)
    return order


@pytest.mark.parametrize("group", ["Receipts", "Cheques"])
@pytest.mark.parametrize(
    "loss",
    [Truncated(), Status(500, commits=True), ResultsMissing("Receipts")],
    ids=["half", "500", "no row"],
)
def test_an_invoice_found_without_its_payment_is_completed_under_the_same_ids(
    world: World, group: str, loss: Fault
) -> None:
    order = whole_without_its_payment(world, group, loss)
    world.cycle()
    document = the_document(world.cloud, order)
    assert (document.total, document.paid) == (2_500_000, 2_500_000)
    assert (world.state(order), world.website.problems(), world.saves("orders")) == (("sent", None), [], 2)


def test_a_payment_of_another_amount_is_not_taken_for_the_last_sent(world: World) -> None:
    order = in_doubt(world, there=True)
    (cheque,) = world.cloud.store.rows("Cheques")
    world.cloud.store.change_silently("Cheques", int(str(cheque["ChequeId"])), Amount=5)
    world.cycle()
    document = the_document(world.cloud, order)
    assert document.paid == document.total == 4_180_000


@pytest.mark.parametrize("registered", [True, False])
def test_where_the_payment_cannot_be_completed_a_person_is_told(world: World, registered: bool) -> None:
    order = whole_without_its_payment(world)
    if registered:
        world.cloud.desktop.sync()
    else:  # lost a second time
        world.cloud.faults.arm("save", RefusedRow("Cheques"), containing="orders")
        world.cloud.faults.arm("save", Truncated(), containing="orders")
        world.cycle()
    world.cycle()
    assert world.state(order) == ("sent", None)
    assert world.website.problems() == [(f"S-{order}", "payment-not-there")]
