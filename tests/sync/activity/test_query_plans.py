"""What the window asks costs no walk through a large table, however many rows the shop has."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest
from sqlalchemy import insert

from mahak_desk.errors import DeskError
from mahak_desk.practice.faults import Status
from mahak_desk.sync import runs
from mahak_desk.sync.activity.overview import read_overview
from mahak_desk.sync.activity.problem_lines import problem_piece
from mahak_desk.sync.activity.run_lines import RunTexts, run_facts, run_piece
from mahak_desk.website.ledger import invoice_deliveries
from mahak_desk.website.tables import user_orders
from tests.sync.incoming.test_query_plans import Statement, scanned, statements
from tests.sync.outgoing.website import Line
from tests.sync.outgoing.worlds import World

SMALL = {"sync_leases", "mahak_shop_account", "mahak_products_to_apply"}
"""A row or two, or empty while nothing waits."""
COUNTED = {"invoice_deliveries"}
"""Counted by state along an index that has nothing else."""


def busy(world: World) -> None:
    world.order(Line(None, 1, 5_000))
    world.order()
    world.cycle()


def test_the_first_page_walks_through_nothing(world: World) -> None:
    busy(world)
    with statements() as seen, world.database.reading() as connection:
        read_overview(connection, world.clock.now())
    assert len(seen) < 40
    assert scanned(world.database, seen) <= SMALL | COUNTED


def test_it_asks_as_little_of_a_shop_with_many_orders(world: World) -> None:
    busy(world)

    def asked() -> int:
        with statements() as seen, world.database.reading() as connection:
            read_overview(connection, world.clock.now())
        return len(seen)

    before = asked()
    moment = world.clock.now()
    ids = range(1000, 1300)
    with world.database.writing() as connection:
        connection.execute(
            insert(user_orders), [{"id": i, "order_number": str(i), "total_amount": 1} for i in ids]
        )
        names = ("order_client_id", "person_client_id", "receipt_client_id", "cheque_client_id")
        shared = {"state": "waiting", "reason": "line-unmapped", "created_at": moment, "changed_at": moment}
        connection.execute(
            insert(invoice_deliveries),
            [
                {"order_id": i, "facts": {"name": f"کالا {i}"}, **dict.fromkeys(names, i), **shared}
                for i in ids
            ],
        )
    assert asked() == before


def test_runs_and_problems_are_read_along_their_ids(world: World) -> None:
    busy(world)
    with statements() as seen, world.database.reading() as connection:
        run_piece(connection, RunTexts(), before=9, newer_than=0, since=None)
        problem_piece(connection, 9)
    assert scanned(world.database, seen) == set()


def test_one_run_is_looked_up_by_when_it_ran(world: World) -> None:
    busy(world)
    with statements() as seen, world.database.reading() as connection:
        newest = runs.newest_id(connection)
        run_facts(connection, newest, world.clock.now() + timedelta(minutes=1))
    assert scanned(world.database, seen) == set()


def test_the_newest_runs_are_found_without_sorting_all_there_ever_were(world: World) -> None:
    busy(world)
    world.cloud.faults.arm("read", Status(503), times=9)
    with pytest.raises(DeskError):
        world.take_in()
    with world.database.writing() as connection:
        runs.delay_until(connection, runs.newest_id(connection), world.clock.now())
    with statements() as seen, world.database.reading() as connection:
        read_overview(connection, world.clock.now())
    of_runs = [statement for statement in seen if "FROM sync_runs" in statement.text]
    assert len(of_runs) >= 6
    assert [step for step in steps(world, of_runs) if "TEMP B-TREE" in step] == []


def steps(world: World, seen: list[Statement]) -> list[str]:
    """How SQLite goes about some statements."""
    with closing(sqlite3.connect(str(world.database.path))) as connection:
        return [
            row[-1]
            for statement in seen
            for row in connection.execute(f"EXPLAIN QUERY PLAN {statement.text}", statement.parameters)
        ]
