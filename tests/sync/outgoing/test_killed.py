"""kill -9 at every step of a cycle, then a restart: one document for every order, nothing lost."""

from __future__ import annotations

from itertools import count

import pytest

from mahak_desk.practice.faults import Hang, Reset
from mahak_desk.website.database import Database
from mahak_desk.website.upgrade import upgrade
from tests.sync.outgoing.mahak_side import documents, people
from tests.sync.outgoing.programs import KILLED, begin, end_of, one_cycle
from tests.sync.outgoing.worlds import BOWL, MUG, World, a_world

PC = "pc-1"
SERVER_STRIDE = 5
"""On the servers, whose transactions are the same, every so many steps."""


def work_for_a_cycle(world: World, *, found: bool) -> list[int]:
    """Something for every step: a doubt to look for, a customer to create, an order of a known one."""
    world.cloud.faults.arm("save", Reset(commits=found), containing="orders")
    in_doubt = world.order(world.line(MUG, 2), world.line(BOWL), customer=None)
    world.cycle(PC)
    assert world.state(in_doubt)[0] == "in_doubt"
    return [in_doubt, world.order(world.line(MUG)), world.order(world.line(BOWL, 3), customer=None)]


def test_whatever_step_it_dies_at(any_url: str) -> None:
    with Database(any_url) as database:
        upgrade(database, backups=None)
        with a_world(database) as world:
            stride = 1 if database.dialect_name == "sqlite" else SERVER_STRIDE
            for step in count(1, stride):
                orders = work_for_a_cycle(world, found=step % 2 == 0)
                world.clock.wait(minutes=1)
                code = end_of(begin(one_cycle, any_url, world.settings, world.clock.now(), PC, step))
                assert code in (*KILLED, 0)
                world.cycle(PC)
                world.cycle(PC)
                held = documents(world.cloud)
                assert [world.state(order) for order in orders] == [("sent", None)] * 3
                totals = [[document.total for document in held[f"S-{order}"]] for order in orders]
                assert totals == [[4_180_000], [1_250_000], [5_040_000]]
                assert all(world.website.synced(order)[0] for order in orders)
                if code == 0:
                    break
            assert len(people(world.cloud)) == 1 + (step - 1) // stride
            assert step > 20


@pytest.mark.parametrize("rows", ["people", "orders"])
def test_killed_while_mahak_works(any_url: str, rows: str) -> None:
    with Database(any_url) as database:
        upgrade(database, backups=None)
        with a_world(database) as world:
            order = world.order()
            world.cloud.faults.arm("save", Hang(), containing=rows)
            process = begin(one_cycle, any_url, world.settings, world.clock.now(), PC, 0)
            world.cloud.faults.wait_until_hanging()
            process.kill()
            assert end_of(process) in KILLED
            world.cloud.faults.release()
            world.cycle(PC)
            world.cycle(PC)
            assert world.state(order) == ("sent", None)
            assert len(documents(world.cloud)[f"S-{order}"]) == len(people(world.cloud)) == 1
            assert world.saves(rows) == 1
