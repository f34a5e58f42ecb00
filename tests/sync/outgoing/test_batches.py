"""A backlog goes in few requests, and one bad order never holds the others."""

from __future__ import annotations

import pytest

from mahak_desk.practice.faults import RefusedRow
from tests.sync.outgoing.mahak_side import documents, people, the_document
from tests.sync.outgoing.poison import poison
from tests.sync.outgoing.website import Line
from tests.sync.outgoing.worlds import BOWL, LARGE, MUG, World

BACKLOG = 500
TOTAL = 1_250_000 + 2 * 1_680_000 + 6_900_000


def backlog(world: World, count: int = BACKLOG, *, new_customers: bool = False) -> list[int]:
    """Paid orders of three lines, as one statement each: a website that was offline for a while."""
    lines = [world.line(MUG), world.line(BOWL, 2), world.line(LARGE)]
    with world.website.one_transaction():
        if not new_customers:
            return [world.order(*lines, customer=None) for _ in range(count)]
        return [world.order(*lines) for _ in range(count)]


def unsent(world: World) -> list[int]:
    rows = world.website.rows("SELECT id FROM user_orders WHERE synced_to_mahak = false ORDER BY id")
    return [row.id for row in rows]


def test_five_hundred_orders_of_new_customers_take_at_most_sixty_requests(world: World) -> None:
    orders = backlog(world, new_customers=True)
    report = world.cycle()
    assert report.sent == BACKLOG
    assert report.requests == world.cloud.count("save") <= 60
    assert len(people(world.cloud)) == BACKLOG
    found = documents(world.cloud)
    assert [[document.total for document in found[f"S-{order}"]] for order in orders] == [[TOTAL]] * BACKLOG


def test_five_hundred_orders_of_known_customers_take_at_most_thirty(world: World) -> None:
    backlog(world)
    assert world.cycle().sent == BACKLOG
    assert world.cloud.count("save") <= 30
    assert world.cloud.count("read") == 1  # the import, before


def test_one_order_mahak_stumbles_over_holds_up_no_other(world: World) -> None:
    orders = backlog(world)
    bad = orders[BACKLOG // 2]
    poison(world.cloud, "orders", "description", f"سفارش سایت S-{bad}")
    world.cycle()
    assert len(unsent(world)) == 25  # those that went along with it
    world.cycle()
    world.cycle()
    assert unsent(world) == [bad]
    assert not documents(world.cloud)[f"S-{bad}"]
    assert world.cloud.count("save") <= 60


def test_several_bad_orders_beside_each_other_hold_up_no_other(world: World) -> None:
    orders = backlog(world, 100)
    bad = orders[30:36]
    for order in bad:
        poison(world.cloud, "orders", "description", f"سفارش سایت S-{order}")
    for _ in range(10):
        world.cycle_that_may_fail()
    assert unsent(world) == bad


def test_a_refused_line_in_a_batch_concerns_its_own_order(world: World) -> None:
    orders = backlog(world, 10)
    world.cloud.faults.arm("save", RefusedRow("OrderDetails", index=8), containing="orders")
    assert world.cycle().sent == 9
    assert unsent(world) == [orders[2]]
    world.cycle()
    assert the_document(world.cloud, orders[2]).total == TOTAL


def test_orders_that_wait_among_the_others_cost_no_request(world: World) -> None:
    with world.website.one_transaction():
        for _ in range(60):
            world.order(Line(None, 1, 5, name="؟"), customer=None)
            world.order(customer=None)
    report = world.cycle()
    assert (report.sent, report.waiting) == (60, 60)
    before = world.cloud.count("save")
    world.cycle()
    assert world.cloud.count("save") == before


@pytest.mark.parametrize("count", [1, 24, 25, 26, 51])
def test_no_order_is_left_at_the_edge_of_a_batch(world: World, count: int) -> None:
    backlog(world, count)
    assert world.cycle().sent == count
    assert unsent(world) == []
