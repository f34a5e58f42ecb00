"""What Mahak has, or has no more, of an order is told where the ledger thinks otherwise."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import datetime

import pytest

from mahak_desk.mahak.errors import MahakUnreachable
from mahak_desk.mahak.save_answer import SaveAnswer
from mahak_desk.practice.faults import RefusedRow, Reset
from mahak_desk.sync.order_book.closing import close_problems
from mahak_desk.sync.outgoing.verbs import ignore, retry, retry_all, take_back_ignoring
from mahak_desk.sync.registration import Became, Seen, what_became
from mahak_desk.sync.status import read_status
from tests.sync.outgoing.mahak_side import documents, the_document
from tests.sync.outgoing.steps import SteppedClient
from tests.sync.outgoing.worlds import BOWL, MUG, STOCK, World

LIVING, REGISTERED = Seen(1, 0, False), Seen(2, 31, False)
DELETED, DELETED_THERE = Seen(3, 0, True), Seen(4, 31, True)


@pytest.mark.parametrize(
    ("seen", "became"),
    [
        ([], Became(None, deleted=False, twice=False)),
        ([LIVING], Became(None, deleted=False, twice=False)),
        ([REGISTERED], Became(REGISTERED, deleted=False, twice=False)),
        ([DELETED], Became(None, deleted=True, twice=False)),
        ([DELETED_THERE], Became(DELETED_THERE, deleted=False, twice=False)),
        ([DELETED, LIVING], Became(None, deleted=False, twice=False)),
        ([DELETED_THERE, REGISTERED], Became(REGISTERED, deleted=False, twice=False)),
        ([LIVING, REGISTERED], Became(REGISTERED, deleted=False, twice=True)),
    ],
)
def test_what_the_orders_under_one_id_say(seen: list[Seen], became: Became) -> None:
    assert what_became(seen) == became


def registered(world: World) -> None:
    world.cloud.desktop.sync()
    world.take_in()
    world.cycle()


def deleted_in_mahak(world: World) -> int:
    """An order whose invoice was sent and then deleted there, which we have seen."""
    order = world.order(world.line(MUG, 2))
    world.cycle()
    world.cloud.desktop.change("Orders", the_document(world.cloud, order).id, Deleted=True)
    world.take_in()
    world.cycle()
    return order


def test_an_invoice_deleted_before_it_was_registered_waits_for_a_person(any_world: World) -> None:
    world = any_world
    order = deleted_in_mahak(world)
    assert world.state(order) == ("waiting", "deleted-in-mahak")
    assert world.website.synced(order) == (False, None, False)
    world.take_in()
    assert world.stock(MUG) == STOCK - 2
    with world.database.reading() as connection:
        orders = read_status(connection, world.clock.now()).orders
    assert (orders.unregistered, orders.waiting) == (0, 1)
    with world.database.writing() as connection:
        assert retry_all(connection, world.clock.now()) == 0
    assert (world.cycle().sent, world.state(order)[0]) == (0, "waiting")


def test_it_is_sent_again_when_a_person_says_so_and_told_again_if_it_is_deleted_again(
    any_world: World,
) -> None:
    world = any_world
    order = deleted_in_mahak(world)
    assert world.decide(retry, order) == 1
    assert world.cycle().sent == 1
    assert world.state(order) == ("sent", None)  # though all that was read of it is still the deleted one
    document = the_document(world.cloud, order)
    assert document.total == document.paid == 2_500_000
    world.take_in()
    world.cycle()
    assert (world.state(order), world.stock(MUG)) == (("sent", None), STOCK - 2)
    world.cloud.desktop.change("Orders", document.id, Deleted=True)
    world.take_in()
    world.cycle()
    assert world.state(order) == ("waiting", "deleted-in-mahak")


def test_an_order_sent_again_is_compared_with_what_was_sent_then(world: World) -> None:
    order = world.order(world.line(MUG, 2))
    world.cycle()
    world.website.replace_lines(order, world.line(MUG, 3))
    assert [finding.reason for finding in world.cycle().findings] == ["edited-after-sending"]
    world.cloud.desktop.change("Orders", the_document(world.cloud, order).id, Deleted=True)
    world.take_in()
    world.cycle()
    world.website.replace_lines(order, world.line(MUG, 4))
    world.decide(retry, order)
    assert (world.cycle().findings, the_document(world.cloud, order).total) == ([], 5_000_000)


def test_it_is_ignored_when_a_person_says_so(world: World) -> None:
    order = deleted_in_mahak(world)
    assert world.decide(ignore, order, "علی", "مشتری پشیمان شد") == 1
    world.cycle()
    assert (world.state(order)[0], world.website.problems()) == ("ignored", [])


def test_a_deletion_that_is_taken_back_settles_it_again(world: World) -> None:
    order = deleted_in_mahak(world)
    (row,) = world.cloud.store.rows("Orders")
    world.cloud.desktop.change("Orders", int(str(row["OrderId"])), Deleted=False)
    world.take_in()
    world.cycle()
    assert world.state(order) == ("sent", None)
    assert world.website.synced(order)[0]


def test_what_the_website_withdrew_and_the_shop_deleted_is_done(world: World) -> None:
    order = world.order()
    world.cycle()
    world.website.change(order, order_status="Cancelled")
    world.cycle()
    world.cloud.desktop.change("Orders", the_document(world.cloud, order).id, Deleted=True)
    world.take_in()
    assert world.cycle().findings == []
    assert world.state(order) == ("ignored", None)


def test_what_was_told_of_a_former_invoice_is_closed_with_it_and_told_anew_of_the_next(
    any_world: World,
) -> None:
    world = any_world
    order = world.order()
    told = [(f"S-{order}", "withdrawn-after-sending")]
    for closed_by in (None, "علی"):
        world.cycle()
        world.website.change(order, order_status="Cancelled")
        world.cycle()
        assert world.website.open_problems() == told
        if closed_by:
            with world.database.writing() as connection:
                close_problems(connection, [f"S-{order}"], closed_by, world.clock.now())
        assert world.cycle().findings == []
        world.cloud.desktop.change("Orders", the_document(world.cloud, order).id, Deleted=True)
        world.take_in()
        world.cycle()
        assert world.website.open_problems() == []
        world.website.change(order, order_status="Processing")
    world.cycle()
    world.website.change(order, order_status="Cancelled")
    world.cycle()
    assert world.website.open_problems() == told


def test_an_order_deleted_in_mahak_waits_for_a_person_whatever_the_website_says_meanwhile(
    world: World,
) -> None:
    order = deleted_in_mahak(world)
    world.website.change(order, payment_status="Pending")
    world.cycle()
    assert world.state(order) == ("ignored", None)
    world.website.change(order, payment_status="Paid")
    assert world.cycle().sent == 0
    assert world.state(order) == ("waiting", "deleted-in-mahak")


def test_an_order_that_is_taken_back_is_not_told_as_ignored_any_more(world: World) -> None:
    order = world.order(customer=None)
    world.cloud.faults.arm("save", Reset(commits=True), containing="orders")
    world.cycle()
    world.decide(ignore, order, "علی", "مشتری زنگ زد")
    registered(world)
    assert world.website.open_problems() == [(f"S-{order}", "ignored-in-mahak")]
    world.decide(take_back_ignoring, order)
    world.cycle()
    assert world.website.open_problems() == []


def test_an_order_ignored_in_doubt_that_mahak_has_is_told_once(any_world: World) -> None:
    world = any_world
    there, absent = world.order(customer=None), world.order(customer=None)
    for order in (there, absent):
        world.website.change(order, payment_status="Pending")
    for order, commits in ((there, True), (absent, False)):
        world.website.change(order, payment_status="Paid")
        world.cloud.faults.arm("save", Reset(commits=commits), containing="orders")
        world.cycle()
        world.decide(ignore, order, "علی", "مشتری زنگ زد")
    registered(world)
    world.cycle()
    assert world.website.problems() == [(f"S-{there}", "ignored-in-mahak")]
    assert [world.state(order)[0] for order in (there, absent)] == ["ignored"] * 2


def test_a_whole_invoice_that_was_registered_while_its_order_could_not_go_again_settles_it(
    any_world: World,
) -> None:
    """It would have gone again for its payment's sake, which Mahak refused unheard."""
    world = any_world
    order = world.order(world.line(MUG, 2), customer=None)
    world.cloud.faults.arm("save", RefusedRow("Receipts"), containing="orders")
    world.cloud.faults.arm("save", Reset(commits=True), containing="orders")
    world.cycle()
    world.website.change(order, total_amount=5)
    world.cycle()
    assert world.state(order) == ("waiting", "totals-differ")
    registered(world)
    world.cycle()
    assert world.state(order) == ("registered", None)
    assert world.website.synced(order)[0]
    assert (f"S-{order}", "payment-not-there") in world.website.problems()


def test_two_invoices_under_one_id_are_told(world: World) -> None:
    """Should the cloud not take a second sending for an update (field notes §5.2: only inferred)."""
    order = world.order(world.line(MUG, 2), world.line(BOWL), customer=None)
    world.cloud.faults.arm("save", RefusedRow("OrderDetails", index=2), containing="orders")
    world.cycle()
    world.cloud.store.client_rows.clear()
    world.cycle()
    registered(world)
    world.cycle()
    assert len(documents(world.cloud)[f"S-{order}"]) == 2
    assert world.website.problems() == [(f"S-{order}", "twice-in-mahak")]
    assert world.state(order)[0] == "registered"


class OnItsWay(SteppedClient):
    """Its requests have left when the computer falls asleep, and arrive when it wakes."""

    def save(self, document: bytes, begin_by: datetime | None = None) -> SaveAnswer:
        return super().save(document)


def sleeps(world: World, client: type[SteppedClient], at: str, meanwhile: Callable[[], None]) -> None:
    """One PC sleeps for 40 minutes at a step of its request; another one takes the order over."""

    def reach(step: str) -> None:
        if step == at:
            world.clock.wait(minutes=40)
            meanwhile()
            with world.new_client() as of_another:
                for _ in range(3):
                    world.flow("pc-2", client=of_another).run()
                    world.clock.wait(minutes=1)

    with contextlib.suppress(MahakUnreachable):
        world.flow("pc-1", client=client(world.client, reach)).run()  # type: ignore[arg-type]
    world.cycle("pc-2")
    registered(world)


def test_a_computer_that_slept_sends_nothing_of_what_it_had_claimed(world: World) -> None:
    cancelled = world.order(world.line(MUG, 2), customer=None)
    edited = world.order(world.line(MUG, 2), customer=None)

    def change() -> None:
        world.website.change(cancelled, order_status="Cancelled")
        world.website.replace_lines(edited, world.line(MUG, 1))

    sleeps(world, SteppedClient, "before sending", change)
    assert not documents(world.cloud)[f"S-{cancelled}"]
    assert the_document(world.cloud, edited).total == 1_250_000
    assert world.website.problems() == []


def test_what_arrives_after_another_computer_has_taken_over_is_told(world: World) -> None:
    cancelled = world.order(world.line(MUG, 2), customer=None)
    edited = world.order(world.line(MUG, 2), customer=None)

    def change() -> None:
        world.website.change(cancelled, order_status="Cancelled")
        world.website.replace_lines(edited, world.line(MUG, 1))

    sleeps(world, OnItsWay, "before sending", change)
    assert the_document(world.cloud, edited).total == 3_750_000
    assert sorted(world.website.problems()) == [
        (f"S-{cancelled}", "withdrawn-after-sending"),
        (f"S-{edited}", "sent-too-late"),
    ]


def test_an_answer_that_is_read_late_is_no_matter_if_another_computer_has_looked(world: World) -> None:
    order = world.order(customer=None)
    sleeps(world, SteppedClient, "after the answer", lambda: None)
    assert world.state(order)[0] == "registered"
    assert world.website.problems() == []
