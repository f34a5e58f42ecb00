"""What the window asks costs no walk through a large table, however many rows the shop has."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import insert

from mahak_desk.sync import runs
from mahak_desk.sync.activity.overview import read_overview
from mahak_desk.sync.activity.problem_lines import problem_piece
from mahak_desk.sync.activity.run_lines import ReasonTexts, run_facts, run_piece
from mahak_desk.website.ledger import invoice_deliveries
from mahak_desk.website.tables import user_orders
from tests.sync.incoming.test_query_plans import scanned, statements
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
        run_piece(connection, ReasonTexts(), before=9, newer_than=0, since=None)
        problem_piece(connection, 9)
    assert scanned(world.database, seen) == set()


def test_one_run_is_looked_up_by_when_it_ran(world: World) -> None:
    busy(world)
    with statements() as seen, world.database.reading() as connection:
        newest = runs.newest_id(connection)
        run_facts(connection, newest, world.clock.now() + timedelta(minutes=1))
    assert scanned(world.database, seen) == set()
