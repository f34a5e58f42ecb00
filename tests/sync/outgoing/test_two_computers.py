"""Two PCs on one database, both at work on the same orders at once: one document for each."""

from __future__ import annotations

import pytest

from mahak_desk.website.database import Database
from mahak_desk.website.upgrade import upgrade
from tests.sync.outgoing.mahak_side import documents, people
from tests.sync.outgoing.programs import another_pc, begin, end_of, processes
from tests.sync.outgoing.worlds import BOWL, LARGE, MUG, World, a_world

ORDERS = 40


def place(world: World, count: int) -> list[int]:
    """Every second one of a new customer."""
    with world.website.one_transaction():
        return [
            world.order(world.line(MUG, number + 1), world.line(LARGE), world.line(BOWL), **nobody)
            for number in range(count)
            for nobody in [{} if number % 2 else {"customer": None}]
        ]


@pytest.mark.parametrize("leased", [True, False], ids=["taking turns", "at the same time"])
def test_two_computers_make_one_document_for_each_order(any_url: str, leased: bool) -> None:
    start, all_placed = processes().Barrier(2), processes().Event()
    with Database(any_url) as database:
        upgrade(database, backups=None)
        with a_world(database) as world:
            orders = place(world, ORDERS)
            pcs = [
                begin(another_pc, any_url, world.settings, name, leased, start, all_placed)
                for name in ("pc-1", "pc-2")
            ]
            for _ in range(ORDERS // 4):
                orders += place(world, 2)
            all_placed.set()
            assert [end_of(pc) for pc in pcs] == [0, 0]
            world.cycle("pc-3")
            held = documents(world.cloud)
            assert [world.state(order) for order in orders] == [("sent", None)] * len(orders)
            assert [len(held[f"S-{order}"]) for order in orders] == [1] * len(orders)
            for order in orders:
                (document,) = held[f"S-{order}"]
                owed = world.website.row("SELECT total_amount FROM user_orders WHERE id = :id", id=order)
                assert document.total == document.paid == owed.total_amount
            assert len(people(world.cloud)) == len(orders) // 2
