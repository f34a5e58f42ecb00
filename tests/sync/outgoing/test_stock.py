"""What the website may still sell: an order is taken off Mahak's stock exactly once, wherever it has got to."""

from __future__ import annotations

import pytest

from mahak_desk.practice.faults import RefusedRow, Reset
from mahak_desk.sync.incoming.reservations import reserved_stock
from tests.sync.outgoing.mahak_side import the_document
from tests.sync.outgoing.website import Line
from tests.sync.outgoing.worlds import BOWL, MUG, RICE, STOCK, World


def stock_of(world: World, good: str = MUG) -> int:
    """After the incoming flow has looked."""
    world.take_in()
    return world.stock(good)


def in_mahak(world: World, good: str = MUG) -> int:
    (own, _) = world.cloud.store.rows("ProductDetailStoreAssets", ProductDetailId=world.goods[good].detail_id)
    return int(str(own["Count1"]))


def test_the_circle_closes(any_world: World) -> None:
    """Website → Mahak → desktop → website: the inventory is Mahak's, and nothing is held back any more."""
    world = any_world
    order = world.order(world.line(MUG, 3), world.line(BOWL, 2))
    assert (world.stock(MUG), world.stock(BOWL)) == (STOCK, STOCK)

    world.cycle()
    assert (stock_of(world, MUG), stock_of(world, BOWL)) == (STOCK - 3, STOCK - 2)
    assert in_mahak(world) == STOCK

    registered = world.cloud.desktop.sync()
    assert registered.orders == [the_document(world.cloud, order).id]
    assert registered.without_person == []
    assert in_mahak(world) == STOCK - 3
    assert (stock_of(world, MUG), stock_of(world, BOWL)) == (STOCK - 3, STOCK - 2)

    assert world.cycle().registered == 1
    assert (stock_of(world, MUG), stock_of(world, BOWL)) == (in_mahak(world, MUG), in_mahak(world, BOWL))
    assert world.website.rows("SELECT * FROM mahak_stock_reservations") == []
    delivery = world.delivery(order)
    assert (delivery.state, delivery.mahak_order_code) == (
        "registered",
        the_document(world.cloud, order).order["OrderCode"],
    )


def test_a_paid_order_lowers_the_stock_before_it_is_sent(world: World) -> None:
    order = world.order(world.line(MUG, 3), Line(None, 1, 5, name="؟"))
    assert stock_of(world) == STOCK - 3
    world.cycle()
    assert world.state(order)[0] == "waiting"
    assert stock_of(world) == STOCK - 3
    world.website.change(order, order_status="Cancelled")
    assert stock_of(world) == STOCK


@pytest.mark.parametrize("there", [False, True])
def test_an_order_in_doubt_lowers_the_stock_once(world: World, there: bool) -> None:
    order = world.order(world.line(MUG, 3), customer=None)
    world.cloud.faults.arm("save", Reset(commits=there), containing="orders")
    world.cycle()
    assert stock_of(world) == STOCK - 3
    world.cycle()
    assert world.state(order) == ("sent", None)
    assert stock_of(world) == STOCK - 3


def test_an_order_registered_while_it_is_in_doubt_lowers_the_stock_once(world: World) -> None:
    world.order(world.line(MUG, 3), customer=None)
    world.cloud.faults.arm("save", Reset(commits=True), containing="orders")
    world.cycle()
    world.cloud.desktop.sync()
    assert stock_of(world) == in_mahak(world) == STOCK - 3
    world.cycle()
    assert stock_of(world) == STOCK - 3


def test_an_order_that_is_in_mahak_in_part_lowers_the_stock_of_all_its_lines_once(world: World) -> None:
    order = world.order(world.line(MUG, 3), world.line(BOWL, 2), customer=None)
    world.cloud.faults.arm("save", RefusedRow("OrderDetails", index=2), times=2, containing="orders")
    world.cycle()
    for _ in range(3):
        assert (stock_of(world, MUG), stock_of(world, BOWL)) == (STOCK - 3, STOCK - 2)
        world.cycle()
    assert world.state(order) == ("rejected", "line-refused")
    world.website.change(order, order_status="Cancelled")
    world.cycle()
    # What is left of it in Mahak is still an order there.
    assert (stock_of(world, MUG), stock_of(world, BOWL)) == (STOCK - 3, STOCK)


def test_an_order_sent_a_moment_ago_lowers_the_stock_before_and_after_the_cloud_shows_it(
    world: World,
) -> None:
    world.order(world.line(MUG, 3))
    assert stock_of(world) == STOCK - 3
    world.cycle()
    with world.database.reading() as connection:
        before = reserved_stock(connection, world.client.session().database_id)
    assert [tuple(map(int, pair)) for pair in before.values()] == [(0, 3)]
    world.take_in()
    row = world.website.row("SELECT unregistered, unsent FROM mahak_stock_reservations")
    assert (int(row.unregistered), int(row.unsent)) == (3, 0)


def test_an_order_deleted_in_mahak_gives_its_stock_back(world: World) -> None:
    order = world.order(world.line(MUG, 3))
    world.cycle()
    assert stock_of(world) == STOCK - 3
    world.cloud.desktop.change("Orders", the_document(world.cloud, order).id, Deleted=True)
    assert stock_of(world) == STOCK


@pytest.mark.parametrize("quantity", [-5, 0])
def test_a_quantity_no_sale_can_have_leaves_the_stock_alone(world: World, quantity: int) -> None:
    world.order(world.line(MUG, quantity))
    assert stock_of(world) == STOCK


def test_a_quantity_beyond_all_bounds_empties_the_shelf_and_stops_nothing(any_world: World) -> None:
    world = any_world
    world.order(*(world.line(RICE, 999_999_999_999_999, total=1) for _ in range(3)), total_amount=1)
    other = world.order(world.line(MUG, 2))
    assert (stock_of(world, RICE), stock_of(world, MUG)) == (0, STOCK - 2)
    world.cycle()
    assert world.state(other) == ("sent", None)


def test_registration_is_seen_with_how_long_it_took(world: World) -> None:
    early, late = world.order(), world.order()
    world.cycle()
    world.clock.wait(hours=5)
    world.cloud.desktop.sync()
    assert world.cycle().registered == 0  # only the incoming flow has seen it when it has looked
    world.take_in()
    assert world.cycle().registered == 2
    for order in (early, late):
        delivery = world.delivery(order)
        assert delivery.mahak_order_code == the_document(world.cloud, order).order["OrderCode"]
        waited = world.website.row(
            "SELECT (julianday(registered_at) - julianday(sent_at)) * 24 AS hours FROM invoice_deliveries"
            " WHERE order_id = :id",
            id=order,
        )
        assert 5 < waited.hours < 5.1
    assert world.cycle().registered == 0


def test_an_order_not_yet_registered_stays_sent(world: World) -> None:
    order = world.order()
    world.cycle()
    world.clock.wait(days=3)
    world.take_in()
    world.cycle()
    assert world.state(order) == ("sent", None)
    assert world.delivery(order).registered_at is None
