"""Two PCs on one database, both at work on the same orders at once: one document for each."""

from __future__ import annotations

import contextlib

import pytest

from mahak_desk.errors import DeskError
from mahak_desk.mahak.errors import MahakUnreachable
from mahak_desk.practice.faults import Status
from mahak_desk.website.database import Database
from mahak_desk.website.upgrade import upgrade
from tests.sync.outgoing.mahak_side import documents, people
from tests.sync.outgoing.programs import another_pc, begin, end_of, processes
from tests.sync.outgoing.steps import SteppedClient
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


def test_what_slept_unsent_goes_though_another_computer_could_not_look_for_it(any_world: World) -> None:
    world = any_world
    order = world.order(customer=None)

    def reach(step: str) -> None:
        if step == "before sending":
            world.clock.wait(minutes=40)
            # For a database server that goes by its own clock.
            world.website.run("UPDATE invoice_deliveries SET lease_until = created_at")
            world.cloud.faults.arm("read", Status(503))
            with world.new_client() as of_another, contextlib.suppress(DeskError):
                world.flow("pc-2", client=of_another).run()

    with contextlib.suppress(MahakUnreachable):
        world.flow("pc-1", client=SteppedClient(world.client, reach)).run()  # type: ignore[arg-type]
    assert (world.state(order)[0], world.attempts(order)) == ("in_doubt", ["not_sent"])
    world.cycle("pc-2")
    assert world.state(order) == ("sent", None)
