"""Another visitor of the same Mahak takes the place of the one that sent: what it does not see may be there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mahak_desk.practice.faults import Fault, RefusedRow, Reset, Status
from mahak_desk.practice.login import DEMO, Account
from mahak_desk.sync.account import accept_account
from mahak_desk.sync.outgoing.verbs import (
    deliveries_by_number,
    ignore,
    retry,
    send_as_another,
    take_back_ignoring,
)
from mahak_desk.website.database import Database
from tests.sync.outgoing.mahak_side import documents
from tests.sync.outgoing.worlds import BOWL, MUG, World

OTHER = Account("other", "other", 50_002, "سایت دوم")
HELD = ("waiting", "sent-as-another-visitor")


@pytest.fixture
def world(sqlite_database: Database) -> Iterator[World]:
    made = World(sqlite_database, accounts=(DEMO, OTHER))
    yield made
    made.close()


@pytest.fixture
def any_world(any_database: Database) -> Iterator[World]:
    made = World(any_database, accounts=(DEMO, OTHER))
    yield made
    made.close()


def go_over_to(world: World, account: Account) -> None:
    world.client.close()
    world.client = world.new_client(account)
    with world.database.writing() as connection:
        accept_account(connection, world.client.session(), world.clock.now())
    world.clock.wait(minutes=5)
    world.take_in(full=True)


def sent_by_the_first(world: World, fault: Fault) -> int:
    """An order of which Mahak has something, though it is not known here."""
    order = world.order(world.line(MUG, 2), world.line(BOWL))
    world.cloud.faults.arm("save", fault, containing="orders")
    world.cycle()
    assert len(documents(world.cloud)[f"S-{order}"]) == 1
    return order


@pytest.mark.parametrize(
    "fault", [Reset(commits=True), RefusedRow("OrderDetails", index=2)], ids=["answer lost", "in part"]
)
def test_what_the_former_visitor_may_have_sent_waits_for_a_person(world: World, fault: Fault) -> None:
    order = sent_by_the_first(world, fault)
    go_over_to(world, OTHER)
    other = world.order()
    for _ in range(2):
        world.cycle()
    assert (world.state(order), world.state(other)) == (HELD, ("sent", None))
    assert len(documents(world.cloud)[f"S-{order}"]) == 1


def test_nor_does_leaving_it_out_for_a_while_send_it(world: World) -> None:
    order = sent_by_the_first(world, Reset(commits=True))
    world.decide(ignore, order, "علی", "تلفنی شد")
    go_over_to(world, OTHER)
    world.decide(take_back_ignoring, order)
    world.cycle()
    assert world.state(order) == HELD
    world.decide(retry, order)
    world.cycle()
    assert world.state(order) == HELD


def test_gone_back_to_the_former_visitor_it_is_found_by_looking_again(world: World) -> None:
    order = sent_by_the_first(world, Reset(commits=True))
    go_over_to(world, OTHER)
    world.cycle()
    go_over_to(world, DEMO)
    world.cycle()
    assert world.state(order) == HELD
    world.decide(retry, order)
    world.cycle()
    assert world.state(order) == ("sent", None)
    assert world.saves("orders") == 1


def test_once_a_person_has_said_that_mahak_does_not_have_it_it_goes(any_world: World) -> None:
    world = any_world
    order = world.order()
    world.cloud.faults.arm("save", Reset(), containing="orders")
    world.cycle()
    go_over_to(world, OTHER)
    world.cycle()
    with world.database.writing() as connection:
        (delivery,) = deliveries_by_number(connection, [f"S-{order}"], world.clock.now())
        send_as_another(connection, delivery, world.clock.now())
    world.cloud.faults.arm("save", Status(503), containing="orders")
    world.cycle_that_may_fail()
    world.clock.wait(hours=1)
    world.cycle()
    world.cycle()
    assert world.state(order) == ("sent", None)
    assert len(documents(world.cloud)[f"S-{order}"]) == 1


@pytest.mark.parametrize("seen", [True, False], ids=["held", "not looked for yet"])
def test_withdrawn_before_anybody_has_looked_it_is_told(any_world: World, seen: bool) -> None:
    world = any_world
    order = sent_by_the_first(world, Reset(commits=True))
    go_over_to(world, OTHER)
    if seen:
        world.cycle()
    world.website.change(order, order_status="Cancelled")
    told = [finding.reason for _ in range(3) for finding in world.cycle().findings]
    assert told.count("withdrawn-while-held") == 1
    assert world.website.open_problems() == [(f"S-{order}", "withdrawn-while-held")]
    assert world.state(order)[0] == "ignored"
    world.website.change(order, order_status="Processing")
    world.cycle()
    assert (world.state(order), world.website.open_problems()) == (HELD, [])


def test_what_mahak_plainly_refused_goes_as_the_present_visitor(any_world: World) -> None:
    world = any_world
    order = world.order()
    world.cloud.faults.arm("save", RefusedRow("Orders"), containing="orders")
    world.cloud.faults.arm("save", RefusedRow("Receipts"), containing="orders")
    world.cycle()
    assert world.state(order)[0] == "rejected"
    go_over_to(world, OTHER)
    world.decide(retry, order)
    world.cycle()
    assert world.state(order) == ("sent", None)


def test_unless_mahak_saved_its_payment(world: World) -> None:
    order = world.order(customer=None)
    world.cloud.faults.arm("save", RefusedRow("Orders"), containing="orders")
    world.cycle()
    assert world.website.open_problems() == [(f"S-{order}", "payment-without-invoice")]
    go_over_to(world, OTHER)
    world.decide(retry, order)
    world.cycle()
    assert world.state(order) == HELD
