"""After a backup was put back nothing is sent before Mahak was looked at, and no invoice is made twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from mahak_desk.practice.faults import Fault, InjectedRow, MissingList, Status, Truncated
from mahak_desk.sync.explanations import EXPLANATIONS
from mahak_desk.sync.outgoing.look_only import (
    LookOnly,
    NotLookedYet,
    end_look_only,
    look_only,
    start_look_only,
)
from mahak_desk.sync.outgoing.recovering import adopt_by_number
from mahak_desk.sync.outgoing.verbs import (
    NotHeld,
    deliveries_by_number,
    ignore,
    retry,
    retry_all,
    send_as_another,
    take_back_ignoring,
)
from mahak_desk.website.backup import backup
from mahak_desk.website.database import Database
from mahak_desk.website.restore import restore
from tests.sync.outgoing.mahak_side import documents, the_document
from tests.sync.outgoing.worlds import BOWL, MUG, RICE, STOCK, World


def invoices(world: World) -> dict[str, int]:
    """How many invoices Mahak has, by order number."""
    return {number: len(found) for number, found in documents(world.cloud).items()}


def mode(world: World) -> LookOnly | None:
    with world.database.reading() as connection:
        return look_only(connection)


def go_on(world: World) -> None:
    with world.database.writing() as connection:
        end_look_only(connection)


def switch_on(world: World) -> None:
    with world.database.writing() as connection:
        start_look_only(connection, "by-hand", world.clock.now())


def forget(world: World, *order_ids: int) -> None:
    """The database as it was before these orders' deliveries were made, as an administrator restores it."""
    for order_id in order_ids:
        own = "(SELECT id FROM invoice_deliveries WHERE order_id = :id)"
        for table in ("delivery_attempts", "invoice_lines"):
            world.website.run(f"DELETE FROM {table} WHERE delivery_id IN {own}", id=order_id)
        world.website.run("DELETE FROM invoice_deliveries WHERE order_id = :id", id=order_id)
        world.website.run(
            "DELETE FROM mahak_mappings WHERE entity_type = 'order' AND local_id = :id", id=order_id
        )
        world.website.change(order_id, synced_to_mahak=False, mahak_synced_at=None, mahak_order_id=None)
    switch_on(world)


class TestRestoring:
    """The whole way with a real backup of a file."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        return tmp_path / "backups"

    def put_back(self, world: World, copy: Path, folder: Path) -> None:
        now = world.clock.now()
        restore(world.database, copy, folder, lambda c: start_look_only(c, "restored", now))

    def test_nothing_is_doubled_and_everything_is_sent_in_the_end(self, world: World, folder: Path) -> None:
        before, sent_later, waiting = world.order(), world.order(world.line(BOWL, 2)), world.order()
        world.website.change(waiting, payment_status="Pending")
        world.website.change(sent_later, payment_status="Pending")
        world.cycle()
        world.website.change(sent_later, payment_status="Paid")
        copy = backup(world.database, folder)
        world.cycle()
        kept = the_document(world.cloud, sent_later)
        self.put_back(world, copy, folder)
        assert world.website.synced(sent_later) == (False, None, False)
        world.website.change(waiting, payment_status="Paid")

        report = world.cycle()
        assert (report.looks_only, report.sent, report.result) == (True, 1, "partial")
        assert world.state(sent_later) == ("sent", None)
        assert world.website.synced(sent_later) == (True, kept.id, True)
        assert invoices(world) == {f"S-{before}": 1, f"S-{sent_later}": 1}

        world.cycle()
        assert invoices(world) == {f"S-{before}": 1, f"S-{sent_later}": 1}
        go_on(world)
        assert world.cycle().sent == 1
        assert invoices(world) == {f"S-{before}": 1, f"S-{sent_later}": 1, f"S-{waiting}": 1}

    def test_without_the_mode_the_invoice_would_be_doubled(self, world: World, folder: Path) -> None:
        """What all this is for; if this fails the rest proves nothing."""
        order = world.order()
        copy = backup(world.database, folder)
        world.cycle()
        restore(world.database, copy, folder, lambda connection: None)
        world.cycle()
        assert invoices(world) == {f"S-{order}": 2}

    def test_an_adopted_order_is_seen_registered_and_its_stock_counted_once(
        self, world: World, folder: Path
    ) -> None:
        order = world.order(world.line(MUG, 3))
        copy = backup(world.database, folder)
        world.cycle()
        self.put_back(world, copy, folder)
        world.cycle()
        world.cloud.desktop.sync()
        world.take_in()
        world.cycle()
        assert world.state(order)[0] == "registered"
        assert world.stock(MUG) == STOCK - 3

    def test_an_order_whose_ids_are_in_the_backup_keeps_them(self, world: World, folder: Path) -> None:
        """It had its delivery and was sent under that delivery's id, but with lines drawn later."""
        order = world.order(world.line(MUG), world.line(BOWL))
        self.collect_only(world)
        world.website.run("DELETE FROM invoice_lines")
        copy = backup(world.database, folder)
        world.cycle()
        self.put_back(world, copy, folder)
        world.cycle()
        assert world.state(order) == ("sent", None)
        go_on(world)
        world.cycle()
        assert len(the_document(world.cloud, order).lines) == 2

    def collect_only(self, world: World) -> None:
        """A cycle that draws the ids and does not get to Mahak."""
        world.cloud.stop()
        assert world.cycle_that_may_fail() is None
        world.cloud.start()

    def test_an_order_in_doubt_at_the_backup_stays_so_until_sending_goes_on(
        self, world: World, folder: Path
    ) -> None:
        order = world.order()
        world.cycle_cut_off()
        assert world.state(order)[0] == "in_doubt"
        copy = backup(world.database, folder)
        world.cycle()
        assert world.state(order)[0] == "sent"
        self.put_back(world, copy, folder)
        world.cycle()
        assert world.state(order)[0] == "in_doubt"
        go_on(world)
        world.cycle()
        assert world.state(order)[0] == "sent"
        assert invoices(world) == {f"S-{order}": 1}

    def test_an_order_paid_again_after_the_restore_is_held(self, world: World, folder: Path) -> None:
        """At the backup it was not paid yet, so no delivery is there to recognise it by."""
        order = world.order()
        world.website.change(order, payment_status="Pending")
        copy = backup(world.database, folder)
        world.website.change(order, payment_status="Paid")
        world.cycle()
        self.put_back(world, copy, folder)
        world.cycle()
        seen = mode(world)
        assert seen is not None
        assert (seen.adopted, seen.held, seen.strangers) == (0, 0, 1)
        go_on(world)
        world.website.change(order, payment_status="Paid")
        world.cycle()
        assert world.state(order) == ("waiting", "may-be-in-mahak")
        assert invoices(world) == {f"S-{order}": 1}

    def test_a_customer_that_was_created_since_is_not_created_again(self, world: World, folder: Path) -> None:
        customer = world.website.customer(last_name="بی‌شماره")
        world.order(customer=customer)
        copy = backup(world.database, folder)
        world.cycle()
        people = len(world.cloud.store.rows("People", Deleted=False))
        self.put_back(world, copy, folder)
        world.cycle()
        go_on(world)
        world.order(customer=customer)
        assert world.cycle().sent == 1
        assert len(world.cloud.store.rows("People", Deleted=False)) == people

    def test_a_running_cycle_sends_nothing_after_the_restore(self, world: World, folder: Path) -> None:
        """The mode is part of the restored content: no moment lies between the two."""
        for _ in range(30):
            world.order()
        copy = backup(world.database, folder)

        def put_back_after_the_first_request(stage: str, done: int, total: int) -> None:
            if stage == "sending" and done == 25:
                self.put_back(world, copy, folder)

        world.flow().run(progress=put_back_after_the_first_request)
        assert len(invoices(world)) == 25
        world.cycle()
        seen = mode(world)
        assert seen is not None
        assert seen.adopted == 25
        go_on(world)
        assert world.cycle().sent == 5
        assert set(invoices(world).values()) == {1}
        assert len(invoices(world)) == 30


class TestOnAnyDatabase:
    @pytest.fixture
    def lost(self, any_world: World) -> tuple[World, int]:
        order = any_world.order(any_world.line(MUG, 2), any_world.line(RICE, 3), shipping=400_000)
        any_world.cycle()
        forget(any_world, order)
        return any_world, order

    def test_what_is_found_is_adopted(self, lost: tuple[World, int]) -> None:
        world, order = lost
        document = the_document(world.cloud, order)
        assert world.cycle().sent == 1
        assert world.state(order) == ("sent", None)
        assert world.delivery(order).order_client_id == document.order["OrderClientId"]
        go_on(world)
        world.cycle()
        assert invoices(world) == {f"S-{order}": 1}

    def test_what_sells_something_else_is_held_until_a_person_says_it_is_the_same(
        self, lost: tuple[World, int]
    ) -> None:
        world, order = lost
        world.website.replace_lines(order, world.line(MUG, 5))
        world.cycle()
        go_on(world)
        world.cycle()
        assert world.state(order) == ("waiting", "may-be-in-mahak")
        with world.database.writing() as connection:
            adopt_by_number(connection, f"S-{order}", world.clock.now())
            with pytest.raises(NotHeld):
                adopt_by_number(connection, f"S-{order}", world.clock.now())
        assert world.website.synced(order) == (True, the_document(world.cloud, order).id, True)

    def test_or_says_it_is_another_one(self, lost: tuple[World, int]) -> None:
        world, order = lost
        world.website.replace_lines(order, world.line(MUG, 5))
        world.cycle()
        go_on(world)
        now = world.clock.now()
        with world.database.writing() as connection:
            held = deliveries_by_number(connection, [f"S-{order}"], now)
            assert retry(connection, held, now) == 0  # never along with others, nor by a mere retry
            assert retry_all(connection, now) == 0
            assert retry_all(connection, now, "may-be-in-mahak") == 0
            send_as_another(connection, held[0], now)
            with pytest.raises(NotHeld):
                send_as_another(connection, held[0], now)
        assert world.cycle().sent == 1
        assert invoices(world) == {f"S-{order}": 2}

    def test_leaving_a_held_order_out_and_taking_that_back_holds_it_again(
        self, lost: tuple[World, int]
    ) -> None:
        world, order = lost
        world.website.replace_lines(order, world.line(MUG, 5))
        world.cycle()
        go_on(world)
        now = world.clock.now()
        with world.database.writing() as connection:
            held = deliveries_by_number(connection, [f"S-{order}"], now)
            ignore(connection, held, "me", "why", now)
            take_back_ignoring(connection, deliveries_by_number(connection, [f"S-{order}"], now), now)
        world.cycle()
        assert world.state(order) == ("waiting", "may-be-in-mahak")

    def test_a_held_order_the_website_withdraws_and_pays_again_is_held_again(
        self, lost: tuple[World, int]
    ) -> None:
        world, order = lost
        world.website.replace_lines(order, world.line(MUG, 5))
        world.cycle()
        go_on(world)
        world.website.change(order, order_status="Cancelled")
        world.cycle()
        assert world.state(order)[0] == "ignored"
        world.website.change(order, order_status="Placed")
        world.cycle()
        assert world.state(order) == ("waiting", "may-be-in-mahak")
        assert invoices(world) == {f"S-{order}": 1}

    def test_an_order_of_another_customer_is_held(self, lost: tuple[World, int]) -> None:
        world, order = lost
        other = world.website.customer(last_name="نمونه‌پور", mobile="09120000001", national_code="0012345679")
        world.website.change(order, customer_id=other)
        world.cycle()
        assert world.state(order) == ("waiting", "may-be-in-mahak")

    def test_an_order_that_cannot_be_an_invoice_now_is_held(self, lost: tuple[World, int]) -> None:
        world, order = lost
        world.website.run("UPDATE user_order_items SET variant_id = 999999 WHERE order_id = :id", id=order)
        world.cycle()
        assert world.state(order) == ("waiting", "may-be-in-mahak")

    def test_an_invoice_of_a_known_order_is_nobody_elses(self, any_world: World) -> None:
        """Two orders of equal content, one of them still known: its invoice is not given away."""
        world = any_world
        customer = world.website.customer(last_name="رضایی", mobile="09121112233")
        known, lost = world.order(customer=customer), world.order(customer=customer)
        world.cycle()
        forget(world, lost)
        world.cycle()
        assert world.delivery(known).mahak_order_id != world.delivery(lost).mahak_order_id
        assert invoices(world) == {f"S-{known}": 1, f"S-{lost}": 1}

    def test_an_invoice_deleted_in_mahak_is_not_found(self, lost: tuple[World, int]) -> None:
        world, order = lost
        document = the_document(world.cloud, order)
        world.cloud.store.change_silently("Orders", document.id, Deleted=True)
        world.cycle()
        assert world.state(order)[0] == "waiting"
        assert world.state(order)[1] is None


def test_nobody_says_go_on_before_mahak_was_looked_at(world: World) -> None:
    switch_on(world)
    with pytest.raises(NotLookedYet):
        go_on(world)
    world.cloud.stop()
    assert world.cycle_that_may_fail() is None
    with pytest.raises(NotLookedYet):
        go_on(world)
    world.cloud.start()
    world.cycle()
    go_on(world)
    assert mode(world) is None


@pytest.mark.parametrize("fault", [Truncated(), MissingList("OrderDetails"), Status(500)], ids=type)
def test_a_bad_answer_proves_nothing(world: World, fault: Fault) -> None:
    order = world.order()
    world.cycle()
    forget(world, order)
    world.cloud.faults.arm("read", fault)
    assert world.cycle_that_may_fail() is None
    seen = mode(world)
    assert seen is not None
    assert seen.looked_at is None
    assert world.state(order) == ("waiting", None)
    world.cycle()
    assert world.state(order)[0] == "sent"


def test_an_invoice_that_cannot_be_read_holds_the_order_it_names(world: World) -> None:
    order, other = world.order(), world.order()
    switch_on(world)
    bad = f'{{"OrderId": 5, "RowVersion": "x", "Description": "سفارش سایت S-{order} | مشتری: الف"}}'
    world.cloud.faults.arm("read", InjectedRow("Orders", bad))
    world.cycle()
    assert world.state(order) == ("waiting", "may-be-in-mahak")
    assert world.state(other) == ("waiting", None)


def test_switching_it_on_again_looks_again(world: World) -> None:
    switch_on(world)
    world.cycle()
    first = mode(world)
    reads = sum(seen.endpoint == "read" for seen in world.cloud.requests)
    world.cycle()
    assert sum(seen.endpoint == "read" for seen in world.cloud.requests) == reads  # once is enough
    switch_on(world)
    world.cycle()
    second = mode(world)
    assert first is not None
    assert second is not None
    assert first.looked_at is not None
    assert second.looked_at is not None
    assert second.looked_at > first.looked_at


def test_it_has_an_explanation() -> None:
    assert "may-be-in-mahak" in EXPLANATIONS


def test_a_database_without_the_mode_sends(sqlite_database: Database) -> None:
    with sqlite_database.reading() as connection:
        assert look_only(connection) is None
