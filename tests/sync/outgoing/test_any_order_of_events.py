"""Whatever happens in whatever order, Mahak never holds an order twice and in the end holds each one whole.

Set MAHAK_DESK_THOROUGH=1 for many more, and ever new, courses of events.
"""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import lru_cache

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import Connection

from mahak_desk.errors import DeskError
from mahak_desk.practice.faults import (
    BUSY,
    EMPTY_BODY,
    PROXY_PAGE,
    UNAUTHORIZED,
    UNAVAILABLE,
    Fault,
    MissingList,
    Refusal,
    RefusedRow,
    Reset,
    ResultsMissing,
    ResultsReversed,
    ResultsWithoutClientIds,
    Status,
    Truncated,
)
from mahak_desk.sync.outgoing import verbs
from mahak_desk.sync.outgoing.deliveries import Delivery
from mahak_desk.sync.outgoing.flow import OutgoingFlow
from mahak_desk.website.database import Database
from mahak_desk.website.schema import metadata
from tests.sync.outgoing.mahak_side import Document, documents, people
from tests.sync.outgoing.steps import SteppedClient, SteppedDatabase
from tests.sync.outgoing.website import Line
from tests.sync.outgoing.worlds import BOWL, LARGE, MUG, RICE, SMALL, World
from tests.thoroughness import THOROUGH

PCS = ("pc-1", "pc-2")
MOST_STEPS = 45
"""About as many as a cycle has."""

GROUPS = ("Orders", "OrderDetails", "Receipts", "Cheques", "People", "VisitorPeople")
LOSSES: tuple[Fault, ...] = (
    *(Reset(commits=True), Reset(), Status(500, commits=True), Status(500), PROXY_PAGE, EMPTY_BODY),
    *(Status(200, "<html>", commits=True), Truncated(), Truncated(promises_whole=True)),
    *(Refusal(commits=True), Refusal("شلوغ"), UNAUTHORIZED, BUSY, UNAVAILABLE),
)
REFUSALS = st.builds(RefusedRow, st.sampled_from(GROUPS), index=st.sampled_from([None, 1, 2, 3]))
BENT: tuple[Fault, ...] = (
    *(ResultsReversed(), ResultsWithoutClientIds()),
    *(ResultsMissing(group) for group in GROUPS),
)
SAVE_FAULTS = st.sampled_from(LOSSES) | REFUSALS | st.sampled_from(BENT)
FAULTS = (
    st.lists(SAVE_FAULTS, min_size=1, max_size=2)
    | st.tuples(REFUSALS, st.sampled_from(LOSSES)).map(list)  # nobody hears of what was refused
)
READ_FAULTS = st.sampled_from(
    [Status(500), Reset(), Truncated(), UNAUTHORIZED, MissingList("Orders"), MissingList("OrderDetails")]
)
WAITS = st.sampled_from([1, 30, 60, 600, 4_000])
"""Seconds before a cycle."""
ROWS = st.sampled_from(["orders", "orders", "people"])
LINES = st.lists(
    st.tuples(
        st.sampled_from([MUG, BOWL, RICE, SMALL, LARGE]), st.integers(1, 4), st.sampled_from([0, 1, 7])
    ),
    min_size=1,
    max_size=3,
)
Drawn = list[tuple[str, int, int]]
"""Good, quantity and the line's discount."""
Decision = Callable[[Connection, Sequence[Delivery], datetime], int]
Ordered = tuple[Drawn, int, int, int]
"""Lines, discount, shipping, and of whom."""
ORDERS = st.lists(
    st.tuples(LINES, st.sampled_from([0, 1_000]), st.sampled_from([0, 300_000]), st.integers(0, 3)),
    min_size=1,
    max_size=3,
)
PC = st.sampled_from(PCS)


def _leave_out(connection: Connection, deliveries: Sequence[Delivery], now: datetime) -> int:
    return verbs.ignore(connection, deliveries, "علی", "تلفنی شد", now)


DECISIONS = st.sampled_from([_leave_out, verbs.take_back_ignoring, verbs.retry])
"""What a person may say of an order at any moment."""
STEPS = st.integers(1, MOST_STEPS)


@lru_cache(maxsize=1)
def the_database() -> Database:
    return Database.in_memory()


def empty_database() -> Database:
    """One and the same for all courses of events, since what SQLAlchemy has prepared for it takes long."""
    database = the_database()
    with database.writing() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(table.delete())
    return database


class Killed(BaseException):
    """The process is no more: nothing of it runs on, not even a handler of errors."""


@dataclass
class Sold:
    """An order as the test knows it."""

    id: int
    totals: set[int] = field(default_factory=set)
    """Of every version it has ever had."""
    most: dict[int, Decimal] = field(default_factory=dict)
    """By product detail, the most any version had."""
    withdrawn: bool = False
    edited_when_settled: bool = False


def at_step(at: int, do: Callable[[], None], *, outside_transactions: bool = False) -> Callable[[str], None]:
    """Do something at the step of that number."""
    steps = 0

    def reach(name: str) -> None:
        nonlocal steps
        steps += not (outside_transactions and name == "before its commit")
        if steps == at:
            steps += 1
            do()

    return reach


class Events(RuleBasedStateMachine):
    """A website, two PCs on its database, a Mahak that fails, and a desktop that registers."""

    @initialize()
    def open_shop(self) -> None:
        self.world = World(empty_database())
        self.draw = random.Random(11)
        self.orders: list[Sold] = []

    # The website

    @precondition(lambda self: self.orders)
    @rule(data=st.data(), lines=LINES)
    def edit(self, data: st.DataObject, lines: Drawn) -> None:
        sold = data.draw(st.sampled_from(self.orders))
        self.world.website.replace_lines(sold.id, *self.drawn(lines))
        sold.edited_when_settled |= sold.id in self.settled()
        self.note(sold)

    @precondition(lambda self: self.orders)
    @rule(data=st.data(), column=st.sampled_from(["order_status", "payment_status"]))
    def withdraw(self, data: st.DataObject, column: str) -> None:
        sold = data.draw(st.sampled_from(self.orders))
        sold.withdrawn = True
        self.world.website.change(sold.id, **{column: "Refunded"})

    @precondition(lambda self: any(sold.withdrawn for sold in self.orders))
    @rule(data=st.data())
    def pay_again(self, data: st.DataObject) -> None:
        self.restore(data.draw(st.sampled_from([sold for sold in self.orders if sold.withdrawn])))

    # A person

    @precondition(lambda self: self.orders)
    @rule(data=st.data(), verb=DECISIONS)
    def decide(self, data: st.DataObject, verb: Decision) -> None:
        self.say(data.draw(st.sampled_from(self.orders)), verb)

    # Mahak

    @rule()
    def register(self) -> None:
        self.world.cloud.desktop.sync()

    @rule()
    def take_in(self) -> None:
        with contextlib.suppress(DeskError):
            self.world.take_in()

    # The PCs, each time with something to do

    @rule(pc=PC, wait=WAITS, new=ORDERS)
    def send(self, pc: str, wait: int, new: list[Ordered]) -> None:
        self.sell_all(new)
        self.run(pc, wait)

    @rule(pc=PC, wait=WAITS, new=ORDERS, faults=FAULTS, rows=ROWS)
    def send_while_saving_fails(
        self, pc: str, wait: int, new: list[Ordered], faults: list[Fault], rows: str
    ) -> None:
        self.sell_all(new)
        for fault in faults:
            self.world.cloud.faults.arm("save", fault, containing=rows)
        self.run(pc, wait)

    @rule(pc=PC, wait=WAITS, new=ORDERS, fault=READ_FAULTS)
    def send_while_reading_fails(self, pc: str, wait: int, new: list[Ordered], fault: Fault) -> None:
        self.sell_all(new)
        self.world.cloud.faults.arm("read", fault)
        self.run(pc, wait)

    @rule(pc=PC, wait=WAITS, new=ORDERS)
    def send_while_the_login_is_refused(self, pc: str, wait: int, new: list[Ordered]) -> None:
        self.sell_all(new)
        self.world.cloud.faults.arm("save", UNAUTHORIZED)
        self.world.cloud.faults.arm("login", Refusal("رمز نادرست است"))
        self.run(pc, wait)

    @rule(pc=PC, wait=WAITS, new=ORDERS, at=STEPS, fault=st.none() | SAVE_FAULTS)
    def send_and_die(self, pc: str, wait: int, new: list[Ordered], at: int, fault: Fault | None) -> None:
        """The process is killed at some step; the next cycle of that PC is another process."""

        def die() -> None:
            raise Killed

        self.sell_all(new)
        if fault is not None:
            self.world.cloud.faults.arm("save", fault, containing="orders")
        self.run(pc, wait, at_step(at, die))

    @rule(
        wait=WAITS,
        new=ORDERS,
        at=STEPS,
        dies=st.booleans(),
        fault=st.none() | SAVE_FAULTS,
        said=st.lists(DECISIONS, max_size=2),
        after=WAITS,
    )
    def send_with_others_cutting_in(
        self,
        wait: int,
        new: list[Ordered],
        at: int,
        dies: bool,
        fault: Fault | None,
        said: list[Decision],
        after: int,
    ) -> None:
        """While one PC is, or sleeps, at some step outside its transactions, a person decides, and the other one
        runs a whole cycle.
        """

        def cut_in() -> None:
            for verb in said:
                for sold in self.orders[-3:]:
                    self.say(sold, verb)
            self.run(PCS[1], after)
            if dies:
                raise Killed

        self.sell_all(new)
        if fault is not None:
            self.world.cloud.faults.arm("save", fault, containing="orders")
        self.run(PCS[0], wait, at_step(at, cut_in, outside_transactions=True))

    @rule(new=ORDERS, rows=ROWS)
    def send_and_be_cut_off(self, new: list[Ordered], rows: str) -> None:
        """Mahak does the work and never answers."""
        self.sell_all(new)
        with contextlib.suppress(DeskError):
            self.world.cycle_cut_off(containing=rows)

    # What must hold

    @invariant()
    def no_order_is_there_twice(self) -> None:
        held = documents(self.world.cloud)
        for sold in self.orders:
            assert len(held[f"S-{sold.id}"]) <= 1
            for document in held[f"S-{sold.id}"]:
                self.check_not_doubled(sold, document)

    @invariant()
    def what_is_settled_is_there(self) -> None:
        held, synced, settled = documents(self.world.cloud), self.world.website.all_synced(), self.settled()
        for sold in self.orders:
            if sold.id in settled:
                (document,) = held[f"S-{sold.id}"]
                assert synced[sold.id] == (True, document.id, True)
                assert document.total in sold.totals or self.told(sold, "found-different")
            else:
                assert synced[sold.id] == (False, None, False)

    def teardown(self) -> None:
        if not hasattr(self, "world"):
            return
        try:
            self.come_to_an_end()
        finally:
            self.world.close()

    def come_to_an_end(self) -> None:
        """Everything works again, people correct what was refused, and time passes."""
        world = self.world
        world.cloud.faults.clear()
        for sold in self.orders:
            if sold.withdrawn:
                self.restore(sold)
            self.say(sold, verbs.take_back_ignoring)
        for _ in range(8):
            world.clock.wait(hours=1)
            for pc in PCS:
                world.flow(pc).run()
            if self.settled() >= {sold.id for sold in self.orders}:
                break
            self.correct_what_was_refused()
        self.no_order_is_there_twice()
        self.what_is_settled_is_there()
        held, settled = documents(world.cloud), self.settled()
        for sold in self.orders:
            assert sold.id in settled, world.state(sold.id)
            (document,) = held[f"S-{sold.id}"]
            if not self.told(sold, "found-different"):
                self.check_whole(sold, document)
        assert len({person["Mobile"] for person in people(world.cloud)}) == len(people(world.cloud))

    # How

    def sell_all(self, orders: list[Ordered]) -> None:
        """Orders of nobody, of new customers, or of two who come back."""
        for lines, discount, shipping, of in orders:
            more: dict[str, object] = {} if of == 1 else {"customer": None if of == 0 else self.regular(of)}
            order = self.world.order(*self.drawn(lines), discount=discount, shipping=shipping, **more)
            self.orders.append(Sold(order))
            self.note(self.orders[-1])

    def say(self, sold: Sold, verb: Decision) -> None:
        """What a person says of an order; it may be too late for it."""
        now = self.world.clock.now()
        with contextlib.suppress(DeskError), self.world.database.writing() as connection:
            found = verbs.deliveries_by_number(connection, [f"S-{sold.id}"], now, self.draw_id)
            verb(connection, found, now)

    def draw_id(self) -> int:
        return self.draw.randrange(1, 2**63)

    def drawn(self, lines: Drawn) -> list[Line]:
        return [self.world.line(good, count, discount=discount) for good, count, discount in lines]

    def regular(self, number: int) -> int:
        """A customer that orders again and again."""
        website = self.world.website
        customer = -number
        if not website.rows("SELECT id FROM customers WHERE id = :id", id=customer):
            website.customer(id=customer, last_name="همیشگی", mobile=f"0935000000{number}")
        return customer

    def note(self, sold: Sold) -> None:
        """Remember the version the order now has."""
        sold.totals.add(self.total(sold))
        now: dict[int, Decimal] = {}
        details = {good.variant_id: good.detail_id for good in self.world.goods.values()}
        for line in self.world.website.lines(sold.id):
            detail = details[line.variant_id]
            now[detail] = now.get(detail, Decimal(0)) + Decimal(str(line.quantity))
        for detail, quantity in now.items():
            sold.most[detail] = max(quantity, sold.most.get(detail, Decimal(0)))

    def total(self, sold: Sold) -> int:
        return int(
            self.world.website.row("SELECT total_amount FROM user_orders WHERE id = :id", id=sold.id)[0]
        )

    def restore(self, sold: Sold) -> None:
        sold.withdrawn = False
        self.world.website.change(sold.id, order_status="Processing", payment_status="Paid")

    def settled(self) -> set[int]:
        rows = self.world.website.rows(
            "SELECT order_id FROM invoice_deliveries WHERE state IN ('sent', 'registered')"
        )
        return {row.order_id for row in rows}

    def told(self, sold: Sold, reason: str) -> bool:
        return (f"S-{sold.id}", reason) in self.world.website.problems()

    def run(self, pc: str, wait: int, reach: Callable[[str], None] = lambda _: None) -> None:
        """One cycle of a PC, so many seconds later."""
        world = self.world
        world.clock.wait(seconds=wait)
        database, client = SteppedDatabase(world.database, reach), SteppedClient(world.client, reach)
        flow = OutgoingFlow(
            *(database, client, world.settings, world.clock, pc),  # type: ignore[arg-type]
            draw=self.draw_id,
            jitter=self.draw.random,
        )
        with contextlib.suppress(DeskError, Killed):
            flow.run()

    def check_not_doubled(self, sold: Sold, document: Document) -> None:
        for detail, count in document.counts.items():
            assert count <= sold.most[detail]
        ids = [line["OrderDetailClientId"] for line in document.lines]
        assert len(set(ids)) == len(ids)
        assert len(document.receipts) <= 1
        assert len(document.cheques) <= 1

    def check_whole(self, sold: Sold, document: Document) -> None:
        """Its total is that of the order as it stands, unless it was changed when it was sent already."""
        edited = bool(self.world.delivery(sold.id).told_picture) or sold.edited_when_settled
        assert document.total == self.total(sold) or (edited and document.total in sold.totals)
        if not self.told(sold, "receipt-refused") and not self.told(sold, "payment-not-there"):
            assert document.paid == document.total

    def correct_what_was_refused(self) -> None:
        """What a shopkeeper does about refused orders and customers."""
        website = self.world.website
        website.run(
            "UPDATE user_orders SET note = 'درست شد' WHERE id IN"
            " (SELECT order_id FROM invoice_deliveries WHERE state = 'rejected')"
        )
        website.run("UPDATE customers SET city = 'تهران'")


Events.TestCase.settings = settings(
    max_examples=400 if THOROUGH else 30,
    stateful_step_count=50 if THOROUGH else 25,
    derandomize=not THOROUGH,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
TestAnyOrderOfEvents = Events.TestCase
