"""Finding what is to be done stays as cheap as it was, however many orders have been settled before."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event, text
from sqlalchemy.pool import Pool

from mahak_desk.practice.faults import Reset
from mahak_desk.website.database import Database
from tests.sync.outgoing.website import Line
from tests.sync.outgoing.worlds import World, a_world

SETTLED = 50_000
FIRST = 1_000_000
"""Ids of settled orders begin here, beyond those of the orders a test places."""
MARKED = 10 * FIRST
"""And here those of orders that the shop itself marked as sent."""

GROWING = (
    *("user_orders", "user_order_items", "invoice_deliveries", "invoice_lines", "delivery_attempts"),
    *("mahak_orders", "mahak_order_details", "mahak_mappings"),
)

NUMBERS = {
    "sqlite": "WITH RECURSIVE s(i) AS (SELECT {0} UNION ALL SELECT i + 1 FROM s WHERE i < {1}) SELECT i FROM s",
    "postgresql": "SELECT generate_series({0}, {1}) AS i",
    "mysql": "SELECT seq AS i FROM seq_{0}_to_{1}",
}
HISTORY = (
    "INSERT INTO user_orders (id, order_number, payment_status, order_status, total_amount, synced_to_mahak,"
    " mahak_order_id) SELECT i, CAST(i AS CHAR(10)), 'Paid',"
    " CASE WHEN MOD(i, 100) = 0 THEN 'Cancelled' ELSE 'Delivered' END, 5, i = i, i FROM n",
    "INSERT INTO user_order_items (id, order_id, variant_id, quantity, unit_price, total_price)"
    " SELECT i, i, 1, 1, 5, 5 FROM n",
    "INSERT INTO invoice_deliveries (id, order_id, state, order_client_id, person_client_id, receipt_client_id,"
    " cheque_client_id, mahak_order_id, mahak_order_code, created_at, changed_at)"
    " SELECT i, i, 'registered', i, i, i, i, i, i, '2026-01-01', '2026-01-01' FROM n",
    "INSERT INTO invoice_lines (delivery_id, order_item_id, part, line_client_id) SELECT i, i, 1, i FROM n",
    "INSERT INTO delivery_attempts (id, delivery_id, started_at, outcome) SELECT i, i, '2026-01-01', 'sent' FROM n",
    "INSERT INTO mahak_orders (id, row_version, deleted, order_client_id, order_code, order_type)"
    " SELECT i, 5, i <> i, i, i, 201 FROM n",
    "INSERT INTO mahak_order_details (id, row_version, deleted, order_id, product_detail_id, count1)"
    " SELECT i, 5, i <> i, i, 1, 1 FROM n",
    "INSERT INTO mahak_mappings (database_id, entity_type, mahak_id, local_id, origin)"
    " SELECT database_id, 'order', i, i, 'auto' FROM n, mahak_shop_account",
    "INSERT INTO problems (flow, entity, entity_id, reason, facts, first_seen, last_seen, times_seen)"
    " SELECT 'outgoing', 'Order', CAST(i AS CHAR(10)), 'withdrawn-after-sending', '{}', '2026-01-01',"
    " '2026-01-01', 1 FROM n WHERE MOD(i, 100) = 0",
)


def remember(database: Database, first: int, count: int) -> None:
    """Orders of former years, all registered; every hundredth was cancelled later, which has been told."""
    numbers = NUMBERS[database.dialect_name].format(first, first + count - 1)
    with database.writing() as connection:
        connection.exec_driver_sql(f"CREATE TEMPORARY TABLE n AS {numbers}")
        for statement in HISTORY:
            connection.execute(text(statement))
        connection.exec_driver_sql("DROP TABLE n")


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


def mark_as_sent(database: Database) -> None:
    """What a shop had before it had us and took out of our hands: carts that nobody paid, or were cancelled."""
    numbers = NUMBERS[database.dialect_name].format(MARKED, MARKED + SETTLED - 1)
    carts = (
        "INSERT INTO user_orders (id, order_number, payment_status, order_status, total_amount, synced_to_mahak)"
        " SELECT i, CAST(i AS CHAR(10)), CASE WHEN MOD(i, 2) = 0 THEN 'Pending' END,"
        f" CASE WHEN MOD(i, 3) = 0 THEN 'Cancelled' END, 5, i = i FROM ({numbers}) AS n"
    )
    with database.writing() as connection:
        connection.execute(text(carts))


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


def walks(database: Database, statement: str, parameters: Any) -> list[str]:
    """The tables that grow with every order and that the statement would read from one end to the other."""
    explain = "EXPLAIN QUERY PLAN" if database.dialect_name == "sqlite" else "EXPLAIN"
    with database.writing() as connection:
        plan = connection.exec_driver_sql(f"{explain} {statement}", parameters).all()
    if database.dialect_name == "mysql":
        read_whole = [
            row.table for row in plan if row.type in ("ALL", "index") and row.select_type != "INSERT"
        ]
    else:
        step = r"SCAN (\w+)" if database.dialect_name == "sqlite" else r"Seq Scan on (\w+)"
        read_whole = re.findall(step, "\n".join(str(row[-1]) for row in plan))
    return [table for table in read_whole if table in GROWING]


def test_no_query_walks_through_settled_orders(any_database: Database) -> None:
    with a_world(any_database) as world:
        remember(any_database, FIRST, SETTLED)
        mark_as_sent(any_database)
        if any_database.dialect_name != "sqlite":
            with any_database.writing() as connection:
                kind = "TABLE" if any_database.dialect_name == "mysql" else ""
                connection.exec_driver_sql(f"ANALYZE {kind} {', '.join(GROWING)}")
        with statements_seen() as seen:
            everything_happens(world)
        selecting = [(statement, parameters) for statement, parameters in seen if "WHERE" in statement]
        found = {statement: walks(any_database, statement, parameters) for statement, parameters in selecting}
    assert len(found) > 30
    walking = [f"{tables}: {statement}" for statement, tables in found.items() if tables]
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
        mark_as_sent(world.database)
        many = cost_of_a_cycle(world)
    # Only the cancelled ones among the settled are looked through: 10 before, 510 now.
    assert 0 < few <= many < few + SETTLED // 100
