"""What becomes of an order the website changes: before it is sent, while it is in doubt, and afterwards."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import text

from mahak_desk.practice.faults import RefusedRow, Reset
from mahak_desk.sync.order_book.closing import close_problems
from mahak_desk.sync.outgoing import aftermath
from mahak_desk.sync.outgoing.verbs import delivery_by_number, ignore, retry, take_back_ignoring
from tests.sync.outgoing.mahak_side import documents, the_document
from tests.sync.outgoing.website import Line
from tests.sync.outgoing.worlds import BOWL, LARGE, MUG, SMALL, World


def register(world: World) -> None:
    """Mahak's desktop takes in what was sent, and we see that."""
    world.cloud.desktop.sync()
    world.take_in()
    world.cycle()


def test_an_order_edited_before_it_is_sent_goes_as_it_stands(world: World) -> None:
    order = world.order(world.line(MUG), Line(None, 1, 5, name="؟"))
    world.cycle()
    assert world.state(order)[0] == "waiting"
    world.website.replace_lines(order, world.line(BOWL, 2))
    world.cycle()
    document = the_document(world.cloud, order)
    assert (document.total, document.paid) == (3_360_000, 3_360_000)
    assert world.website.problems() == []


@pytest.mark.parametrize("there", [False, True])
def test_an_order_edited_in_doubt_is_one_invoice_and_its_difference_is_told(
    world: World, there: bool
) -> None:
    order = world.order(world.line(MUG, 2), world.line(BOWL), customer=None)
    world.cloud.faults.arm("save", Reset(commits=there), containing="orders")
    world.cycle()
    world.website.replace_lines(order, world.line(BOWL, 3))
    world.cycle()
    document = the_document(world.cloud, order)
    assert world.state(order) == ("sent", None)
    if there:
        assert document.total == 4_180_000
        assert world.website.problems() == [(f"S-{order}", "edited-after-sending")]
    else:
        assert document.total == document.paid == 5_040_000
        assert world.website.problems() == []


def test_an_order_edited_after_it_was_sent_is_told_once_and_mahak_is_left_alone(world: World) -> None:
    order, other = world.order(), world.order()
    world.cycle()
    before = the_document(world.cloud, order)
    world.website.replace_lines(order, world.line(MUG, 5))
    assert [(f.entity_id, f.reason) for f in world.cycle().findings] == [
        (f"S-{order}", "edited-after-sending")
    ]
    assert world.cycle().findings == []
    assert the_document(world.cloud, order) == before
    assert world.website.problems() == [(f"S-{order}", "edited-after-sending")]
    assert world.state(other) == ("sent", None)


def test_every_further_edit_is_told_also_of_a_registered_invoice(any_world: World) -> None:
    world = any_world
    order, other = world.order(), world.order()
    world.cycle()
    register(world)
    for note in ("اول", "دوم"):
        world.website.change(order, note=note)
        assert [(f.entity_id, f.reason) for f in world.cycle().findings] == [
            (f"S-{order}", "edited-after-sending")
        ]
        assert world.cycle().findings == []
        with world.database.writing() as connection:
            assert len(close_problems(connection, [f"S-{order}"], "علی", world.clock.now())) == 1
    assert [world.state(each)[0] for each in (order, other)] == ["registered"] * 2


def test_all_registered_invoices_of_late_have_their_turn(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aftermath, "REGISTERED_AT_ONCE", 2)
    orders = [world.order(customer=None) for _ in range(5)]
    world.cycle()
    register(world)
    for order in (orders[4], orders[0]):
        world.website.change(order, note="ویرایش")
        told = [f.entity_id for _ in range(4) for f in world.cycle().findings]
        assert told == [f"S-{order}"]


def test_an_old_invoice_is_not_compared_any_more(world: World) -> None:
    order = world.order()
    world.cycle()
    register(world)
    world.clock.wait(days=31)
    world.website.change(order, note="ویرایش")
    assert world.cycle().findings == []


@pytest.mark.parametrize("registered", [False, True])
def test_what_a_website_has_written_over_is_put_back_and_its_withdrawal_told(
    any_world: World, registered: bool
) -> None:
    world = any_world
    order = world.order()
    world.cycle()
    if registered:
        register(world)
    before = world.website.synced(order)
    blank = {"synced_to_mahak": False, "mahak_synced_at": None, "mahak_order_id": None}
    world.website.change(order, **blank, order_status="Cancelled")
    assert [f.reason for f in world.cycle().findings] == ["withdrawn-after-sending"]
    assert world.website.synced(order) == before
    assert len(documents(world.cloud)[f"S-{order}"]) == 1


def test_another_size_under_the_same_name_is_an_edit(world: World) -> None:
    order = world.order(world.line(SMALL))
    world.cycle()
    (line,) = world.website.lines(order)
    world.website.change_line(line.id, variant_id=world.goods[LARGE].variant_id)
    assert [f.reason for f in world.cycle().findings] == ["edited-after-sending"]


@pytest.mark.parametrize(
    "column",
    ["note = 'زنگ دوم'", "discount_amount = 1", 'shipping_address = \'{"city": "یزد"}\'', "customer_id = 1"],
)
def test_whatever_the_invoice_is_made_of_is_an_edit(world: World, column: str) -> None:
    world.website.customer(id=1, last_name="دیگری")
    order = world.order()
    world.cycle()
    world.website.run(f"UPDATE user_orders SET {column} WHERE id = :id", id=order)
    assert [f.reason for f in world.cycle().findings] == ["edited-after-sending"]


def test_what_happens_beside_the_order_is_no_edit(world: World) -> None:
    nameless = Line(world.goods[MUG].variant_id, 1, world.goods[MUG].price, name=None)
    world.order(nameless)
    world.cycle()
    product = world.cloud.store.rows("Products")[0]
    world.cloud.desktop.rename_product(int(str(product["ProductId"])), "لیوان بزرگ")
    world.take_in()
    world.website.run("UPDATE customers SET phone = '02144444444', address = 'خانهٔ نو'")
    world.website.run("UPDATE user_orders SET order_status = 'Shipped', paid_at = created_at")
    assert world.cycle().findings == []


def test_an_order_cancelled_before_it_is_sent_is_dropped_and_comes_back_when_paid_again(world: World) -> None:
    order = world.order(Line(None, 1, 5, name="؟"))
    world.cycle()
    ids = world.delivery(order).order_client_id
    world.website.change(order, order_status="Cancelled")
    world.website.replace_lines(order, world.line(MUG))
    report = world.cycle()
    assert (report.found, report.waiting, report.result) == (0, 0, "ok")
    assert world.state(order)[0] == "ignored"
    assert not documents(world.cloud)

    world.website.change(order, order_status="Processing")
    assert world.cycle().sent == 1
    assert the_document(world.cloud, order).order["OrderClientId"] == ids


def test_an_order_whose_payment_was_taken_back_before_it_is_sent_is_dropped(world: World) -> None:
    order = world.order(Line(None, 1, 5, name="؟"))
    world.cycle()
    world.website.change(order, payment_status="Failed")
    world.cycle()
    assert world.state(order)[0] == "ignored"


@pytest.mark.parametrize("there", [False, True])
def test_an_order_cancelled_in_doubt_is_looked_for_and_told_if_it_is_there(world: World, there: bool) -> None:
    order = world.order(customer=None)
    world.cloud.faults.arm("save", Reset(commits=there), containing="orders")
    world.cycle()
    world.website.change(order, order_status="Cancelled")
    world.cycle()
    world.cycle()
    if there:
        assert world.state(order)[0] == "sent"
        assert world.website.problems() == [(f"S-{order}", "withdrawn-after-sending")]
    else:
        assert world.state(order)[0] == "ignored"
        assert world.website.problems() == []
        assert not documents(world.cloud)[f"S-{order}"]


@pytest.mark.parametrize(
    "columns",
    [
        *({"order_status": "Cancelled"}, {"order_status": "refunded"}, {"payment_status": "Refunded"}),
        *({"payment_status": "Failed"}, {"payment_status": None}),
    ],
)
def test_an_order_withdrawn_after_it_was_sent_is_told_once(
    world: World, columns: dict[str, str | None]
) -> None:
    order = world.order()
    world.cycle()
    world.website.change(order, **columns)
    assert [(f.entity_id, f.reason) for f in world.cycle().findings] == [
        (f"S-{order}", "withdrawn-after-sending")
    ]
    assert world.cycle().findings == []
    assert the_document(world.cloud, order).total == 1_250_000


def test_of_orders_that_somebody_marked_as_sent_before_nothing_is_told(world: World) -> None:
    world.order(synced_to_mahak=True, order_status="Cancelled")
    world.order(synced_to_mahak=True, payment_status="Pending")
    assert world.cycle().findings == []


def test_an_order_paid_later_than_newer_ones_is_found(world: World) -> None:
    late = world.order(payment_status="Pending")
    newer = world.order()
    world.cycle()
    assert world.state(newer) == ("sent", None)
    paid_at = (world.clock.now() + timedelta(hours=3)).strftime("%Y-%m-%d %H:%M:%S")
    world.clock.wait(hours=3)
    world.website.change(late, payment_status="Paid", paid_at=paid_at)
    assert world.cycle().sent == 1
    assert the_document(world.cloud, late).order["OrderDate"] == "2026-02-11T03:21:00"


def test_an_ignored_order_is_left_out_until_that_is_taken_back(world: World) -> None:
    order = world.order(Line(None, 1, 5, name="؟"))
    world.cycle()
    world.website.replace_lines(order, world.line(MUG))
    with world.database.writing() as connection:
        ignore(
            connection, [delivery_by_number(connection, f"S-{order}")], "علی", "تلفنی شد", world.clock.now()
        )
    report = world.cycle()
    assert (report.found, report.sent, report.findings) == (0, 0, [])
    assert world.state(order)[0] == "ignored"
    world.take_in()
    assert world.stock(MUG) == 1000

    with world.database.writing() as connection:
        take_back_ignoring(connection, [delivery_by_number(connection, f"S-{order}")], world.clock.now())
    assert world.cycle().sent == 1


def test_an_order_taken_back_whose_customer_was_never_created_is_sent_like_any_other(world: World) -> None:
    order = world.order()
    world.cloud.faults.arm("save", Reset(), containing="people")
    world.cycle()
    assert (world.delivery(order).attempts, world.attempts(order)) == (1, [])
    world.decide(ignore, order, "علی", "تلفنی شد")
    world.decide(take_back_ignoring, order)
    assert world.state(order)[0] == "waiting"
    other = world.order()
    assert world.cycle().sent == 2
    assert (world.state(order)[0], world.state(other)[0]) == ("sent", "sent")


def test_a_refused_order_is_tried_again_by_hand_without_doubling_anything(world: World) -> None:
    order = world.order(world.line(MUG, 2), world.line(BOWL), customer=None)
    world.cloud.faults.arm("save", RefusedRow("OrderDetails", index=2), times=2, containing="orders")
    for _ in range(3):
        world.cycle()
    assert world.state(order) == ("rejected", "line-refused")
    world.website.replace_lines(order, world.line(BOWL, 4))
    with world.database.writing() as connection:
        assert retry(connection, [delivery_by_number(connection, f"S-{order}")], world.clock.now()) == 1
    world.cycle()
    document = the_document(world.cloud, order)
    assert document.counts == {world.goods[BOWL].detail_id: 4}
    assert document.total == document.paid == 6_720_000


def test_two_orders_of_one_number_cannot_be_stored(world: World) -> None:
    world.order(order_number="S-7777")
    with pytest.raises(Exception, match=r"(?i)unique"), world.database.writing() as connection:
        connection.execute(
            text("INSERT INTO user_orders (id, order_number, total_amount) VALUES (99, 'S-7777', 1)")
        )
