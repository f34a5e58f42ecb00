"""A paid order becomes one invoice in Mahak, whatever becomes of the answer, under ids drawn once."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mahak_desk.mahak.errors import MahakBusy, MahakLoginRefused, MahakServerError, MahakUnreachable
from mahak_desk.practice.faults import (
    BUSY,
    EMPTY_BODY,
    PROXY_PAGE,
    UNAUTHORIZED,
    Fault,
    Refusal,
    Reset,
    ResultsMissing,
    ResultsReversed,
    ResultsWithoutClientIds,
    Status,
    Truncated,
)
from mahak_desk.website.database import Database
from tests.sync.outgoing.mahak_side import documents, the_document
from tests.sync.outgoing.worlds import LARGE, MUG, RICE, World, a_world

LOST: dict[str, Fault] = {
    "commit then reset": Reset(commits=True),
    "reset before": Reset(),
    "commit then 500": Status(500, commits=True),
    "500 before": Status(500),
    "a proxy's page": PROXY_PAGE,
    "a page with 200": Status(200, "<html>نشست شما پایان یافت</html>", commits=True),
    "empty": EMPTY_BODY,
    "half a body": Truncated(),
    "half a body, cut off": Truncated(promises_whole=True),
    "Result: false after all": Refusal(commits=True),
    "Result: false": Refusal("سرور شلوغ است"),
}


def ids_of(world: World, order_id: int) -> dict[str, int]:
    """Every client id of an order, by what it is for."""
    delivery = world.delivery(order_id)
    lines = world.website.rows(
        "SELECT order_item_id, part, line_client_id FROM invoice_lines WHERE delivery_id = :id",
        id=delivery.id,
    )
    own = ("order_client_id", "person_client_id", "receipt_client_id", "cheque_client_id")
    return {name: getattr(delivery, name) for name in own} | {f"{i}/{part}": line for i, part, line in lines}


def test_a_paid_order_is_in_mahak_once_with_its_exact_total(any_world: World) -> None:
    world = any_world
    order = world.order(world.line(MUG, 2), world.line(LARGE), discount=50_000, shipping=300_000)

    report = world.cycle()

    document = the_document(world.cloud, order)
    assert (report.found, report.sent, report.result) == (1, 1, "ok")
    assert document.total == document.paid == 2 * 1_250_000 + 6_900_000 - 50_000 + 300_000
    assert world.state(order) == ("sent", None)
    assert world.website.synced(order) == (True, document.id, True)
    assert world.attempts(order) == ["sent"]
    assert world.cycle().found == 0
    assert len(documents(world.cloud)[f"S-{order}"]) == 1


def test_every_order_has_ids_of_its_own(world: World) -> None:
    orders = [world.order(world.line(MUG), world.line(RICE, Decimal("0.7"))) for _ in range(3)]
    world.cycle()
    ids = [client_id for order in orders for client_id in ids_of(world, order).values()]
    assert len(ids) == 3 * (4 + 3 * 2)  # two rows of each line, and of shipping, might be needed
    assert len(set(ids)) == len(ids)
    assert all(0 < client_id < 2**63 for client_id in ids)


@pytest.mark.parametrize("fault", LOST.values(), ids=LOST)
def test_a_lost_answer_leaves_one_whole_invoice_under_the_first_ids(world: World, fault: Fault) -> None:
    order = world.order(world.line(MUG, 2), world.line(RICE, Decimal("1.5")))
    world.cloud.faults.arm("save", fault, containing="orders")

    assert world.cycle().in_doubt == 1
    assert world.state(order) == ("in_doubt", "answer-lost")
    assert world.website.synced(order) == (False, None, False)
    ids = ids_of(world, order)

    assert world.cycle().sent == 1
    document = the_document(world.cloud, order)
    assert document.total == 2 * 1_250_000 + 2_175_000
    assert len(document.lines) == 2
    assert world.website.synced(order) == (True, document.id, True)
    assert ids_of(world, order) == ids
    assert document.order["OrderClientId"] == ids["order_client_id"]


def test_a_request_that_is_cut_off_while_mahak_works_is_found_again(world: World) -> None:
    order = world.order()
    world.cycle_cut_off()
    assert world.state(order) == ("in_doubt", "answer-lost")
    world.cycle()
    assert world.state(order) == ("sent", None)
    assert world.saves("orders") == 1
    assert len(documents(world.cloud)[f"S-{order}"]) == 1


def test_results_in_any_order_settle_each_order_by_its_own(world: World) -> None:
    orders = [world.order(world.line(MUG, count)) for count in (1, 2, 3)]
    world.cloud.faults.arm("save", ResultsReversed(), containing="orders")
    assert world.cycle().sent == 3
    for order in orders:
        assert world.website.synced(order)[1] == the_document(world.cloud, order).id


@pytest.mark.parametrize(
    "fault",
    [
        ResultsWithoutClientIds(),
        ResultsMissing("Orders"),
        ResultsMissing("OrderDetails"),
        ResultsMissing("Receipts"),
    ],
    ids=["no client ids", "an order's is missing", "a line's is missing", "a receipt's is missing"],
)
def test_results_that_cannot_be_told_apart_are_looked_for(world: World, fault: Fault) -> None:
    orders = [world.order(world.line(MUG, count), world.line(LARGE)) for count in (1, 2, 3)]
    world.cloud.faults.arm("save", fault, containing="orders")
    first = world.cycle()
    assert first.in_doubt > 0
    assert first.sent + first.in_doubt == 3
    second = world.cycle()
    assert first.sent + second.sent == 3
    assert world.saves("orders") == 1
    for order in orders:
        assert world.website.synced(order) == (True, the_document(world.cloud, order).id, True)


def test_an_unreachable_mahak_costs_no_order_an_attempt(world: World) -> None:
    order = world.order()
    world.client.session()
    world.cloud.stop()
    with pytest.raises(MahakUnreachable):
        world.cycle()
    assert world.delivery(order).attempts == 0
    assert world.state(order)[0] in ("waiting", "ready")
    world.cloud.start()
    assert world.cycle().sent == 1
    assert world.delivery(order).attempts == 1


def test_a_mahak_that_goes_away_before_the_sending_costs_no_attempt(world: World) -> None:
    order = world.order(customer=None)  # of the general customer: nobody is created first
    world.client.session()
    world.cloud.stop()
    with pytest.raises(MahakUnreachable):
        world.cycle()
    assert (world.delivery(order).attempts, world.attempts(order)) == (0, ["not_sent"])
    world.cloud.start()
    assert world.cycle().sent == 1
    assert world.attempts(order) == ["not_sent", "sent"]


def test_a_refused_login_costs_no_order_an_attempt(world: World) -> None:
    order = world.order(customer=None)
    world.client = world.new_client()
    world.cloud.faults.arm("login", Refusal("نام کاربری یا رمز عبور اشتباه است"))
    with pytest.raises(MahakLoginRefused):
        world.cycle()
    assert (world.delivery(order).attempts, world.attempts(order)) == (0, [])
    assert world.cycle().sent == 1


def test_a_login_refused_in_the_middle_costs_no_order_an_attempt(world: World) -> None:
    order = world.order(customer=None)
    world.cloud.faults.arm("save", UNAUTHORIZED)
    world.cloud.faults.arm("login", Refusal("نام کاربری یا رمز عبور اشتباه است"))
    with pytest.raises(MahakLoginRefused):
        world.cycle()
    assert (world.delivery(order).attempts, world.attempts(order)) == (0, ["not_sent"])
    assert world.cycle().sent == 1


def test_a_token_that_dies_in_the_middle_is_replaced_unnoticed(world: World) -> None:
    orders = [world.order(), world.order()]
    world.cloud.faults.arm("save", UNAUTHORIZED, containing="orders")
    assert world.cycle().sent == 2
    assert [world.attempts(order) for order in orders] == [["sent"], ["sent"]]


def test_a_mahak_that_asks_to_wait_is_asked_no_more(world: World) -> None:
    orders = [world.order(customer=None) for _ in range(30)]
    world.cloud.faults.arm("save", BUSY, times=10, containing="orders")
    with pytest.raises(MahakBusy):
        world.cycle()
    assert world.saves("orders") == 1
    world.cloud.faults.clear()
    world.cycle()
    assert all(world.state(order) == ("sent", None) for order in orders)


def test_a_mahak_that_answers_nothing_is_given_up_after_a_few_requests(world: World) -> None:
    orders = [world.order(customer=None) for _ in range(200)]
    world.cloud.faults.arm("save", Status(500), times=100, containing="orders")
    with pytest.raises(MahakServerError):
        world.cycle()
    assert world.saves("orders") == 3
    world.cloud.faults.clear()
    while world.cycle().sent:
        pass
    assert all(world.state(order) == ("sent", None) for order in orders)


def test_what_mahak_said_is_kept_with_each_attempt(world: World) -> None:
    order = world.order(customer=None)
    world.cloud.faults.arm("save", Status(502, "<html>"), containing="orders")
    world.cycle()
    world.cycle()
    lost, sent = world.website.rows("SELECT * FROM delivery_attempts ORDER BY id")
    assert (lost.outcome, lost.http_status) == ("in_doubt", 502)
    assert (sent.outcome, sent.http_status) == ("sent", 200)
    assert world.goods[MUG].detail_id == the_document(world.cloud, order).lines[0]["ProductDetailId"]
    assert str(world.goods[MUG].detail_id) in sent.request


def test_the_copy_of_a_request_tells_nobody_who_the_customer_is(sqlite_database: Database) -> None:
    with a_world(sqlite_database) as world:
        customer = world.website.customer(last_name="رضایی", mobile="09121234567", address="کوچه یاس")
        world.order(customer=customer, note="زنگ دوم", shipping_address='{"address": "کوچه یاس"}')
        world.cycle()
        kept = world.website.row("SELECT * FROM delivery_attempts")
    assert not any(word in f"{kept.request}{kept.answer}" for word in ("رضایی", "09121234567", "یاس", "زنگ"))
