"""Finding what is to be done stays as cheap as it was, however many orders have been settled before."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event
from sqlalchemy.pool import Pool

from mahak_desk.practice.faults import Reset
from mahak_desk.website.database import Database
from tests.sync.outgoing.website import Line
from tests.sync.outgoing.worlds import World, a_world

SETTLED = 50_000
FIRST = 1_000_000
"""Ids of settled orders begin here, beyond those of the orders a test places."""

GROWING = (
    *("user_orders", "user_order_items", "invoice_deliveries", "invoice_lines", "delivery_attempts"),
    *("mahak_orders", "mahak_order_details", "mahak_mappings", "problems"),
)
_WHOLE = re.compile(rf"SCAN ({'|'.join(GROWING)})\b")

HISTORY = (
    "INSERT INTO user_orders (id, order_number, payment_status, order_status, total_amount, synced_to_mahak, mahak_order_id)"
    " SELECT i, 'H-' || i, 'Paid', CASE i % 100 WHEN 0 THEN 'Cancelled' ELSE 'Delivered' END, 5, 1, i FROM n",
    "INSERT INTO user_order_items (id, order_id, variant_id, quantity, unit_price, total_price)"
    " SELECT i, i, 1, 1, 5, 5 FROM n",
    "INSERT INTO invoice_deliveries (id, order_id, state, order_client_id, person_client_id, receipt_client_id,"
    " cheque_client_id, mahak_order_id, mahak_order_code, created_at, changed_at)"
    " SELECT i, i, 'registered', i, i, i, i, i, i, '2026-01-01', '2026-01-01' FROM n",
    "INSERT INTO invoice_lines (delivery_id, order_item_id, part, line_client_id) SELECT i, i, 1, i FROM n",
    "INSERT INTO delivery_attempts (id, delivery_id, started_at, outcome) SELECT i, i, '2026-01-01', 'sent' FROM n",
    "INSERT INTO mahak_orders (id, row_version, deleted, order_client_id, order_code, order_type)"
    " SELECT i, 5, 0, i, i, 201 FROM n",
    "INSERT INTO mahak_order_details (id, row_version, deleted, order_id, product_detail_id, count1)"
    " SELECT i, 5, 0, i, 1, 1 FROM n",
    "INSERT INTO mahak_mappings (database_id, entity_type, mahak_id, local_id, origin)"
    " SELECT database_id, 'order', i, i, 'auto' FROM n, mahak_shop_account",
    "INSERT INTO problems (flow, entity, entity_id, reason, facts, first_seen, last_seen, times_seen)"
    " SELECT 'outgoing', 'Order', 'H-' || i, 'withdrawn-after-sending', '{}', '2026-01-01', '2026-01-01', 1"
    " FROM n WHERE i % 100 = 0",
)


def remember(database: Database, first: int, count: int) -> None:
    """Orders of former years, all registered; every hundredth was cancelled later, which has been told."""
    numbers = f"WITH RECURSIVE n(i) AS (SELECT {first} UNION ALL SELECT i + 1 FROM n WHERE i < {first + count - 1})"
    with database.writing() as connection:
        for statement in HISTORY:
            connection.exec_driver_sql(f"{numbers} {statement}")


@contextmanager
def statements_seen() -> Iterator[list[tuple[str, Any]]]:
    """Every statement that is executed meanwhile, with the parameters of its first execution."""
    seen: dict[str, Any] = {}

    def note(_: Connection, __: object, statement: str, parameters: Any, ___: object, many: bool) -> None:
        if statement.startswith(("SELECT", "UPDATE", "DELETE", "INSERT")):
            seen.setdefault(statement, parameters[0] if many else parameters)

    found: list[tuple[str, Any]] = []
    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", note)
        found.extend(seen.items())


def everything_happens(world: World) -> None:
    """Cycles with work of every kind: new orders, waiting ones, doubt, edits, cancellations, registration."""
    waiting = world.order(Line(None, 1, 5, name="؟"))
    orders = [world.order() for _ in range(3)]
    world.cycle()
    world.cloud.faults.arm("save", Reset(), containing="orders")
    world.order(customer=None)
    world.cycle()
    world.website.change(orders[0], note="ویرایش")
    world.website.change(orders[1], order_status="Cancelled")
    world.website.change(waiting, order_status="Cancelled")
    world.take_in()
    world.cloud.desktop.sync()
    world.take_in()
    world.cycle()


def test_no_query_walks_through_settled_orders(sqlite_database: Database) -> None:
    with a_world(sqlite_database) as world:
        remember(world.database, FIRST, SETTLED)
        with statements_seen() as seen:
            everything_happens(world)
        walking = []
        with world.database.reading() as connection:
            for statement, parameters in seen:
                plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
                walking += [f"{row.detail}: {statement}" for row in plan if _WHOLE.match(row.detail) and "WHERE" in statement]
    assert len(seen) > 50
    assert not walking, "\n\n".join(walking)


@pytest.fixture
def work_done() -> Iterator[Callable[[], int]]:
    """How many hundreds of steps SQLite has made in connections opened from now on."""
    done = 0

    def step() -> int:
        nonlocal done
        done += 1
        return 0

    def count(connection: sqlite3.Connection, _record: object) -> None:
        connection.set_progress_handler(step, 100)

    event.listen(Pool, "connect", count)
    yield lambda: done
    event.remove(Pool, "connect", count)


@pytest.mark.parametrize("orders", [0, 1])
def test_a_cycle_costs_the_same_after_many_orders(
    work_done: Callable[[], int], sqlite_database: Database, orders: int
) -> None:
    def cost_of_a_cycle(world: World) -> int:
        before = work_done()
        for _ in range(orders):
            world.order()
        assert world.cycle().sent == orders
        world.take_in()
        return work_done() - before

    with a_world(sqlite_database) as world:
        remember(world.database, FIRST, 1_000)
        cost_of_a_cycle(world)
        few = cost_of_a_cycle(world)
        remember(world.database, 2 * FIRST, SETTLED)
        many = cost_of_a_cycle(world)
    # Only the cancelled ones among the settled are looked through: 10 before, 510 now.
    assert 0 < few <= many < few + SETTLED // 100
