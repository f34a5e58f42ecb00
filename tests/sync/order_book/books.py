"""A shop with orders in every state a delivery can have, and the order book its people work with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mahak_desk.practice.faults import RefusedRow, Reset
from mahak_desk.practice.login import DEMO
from mahak_desk.sync.opened_shop import OpenedShop
from mahak_desk.sync.order_book.order_book import OrderBook
from mahak_desk.sync.order_book.order_rows import OrderRow
from mahak_desk.sync.profile import shop_profile
from mahak_desk.website.database import Database
from tests.sync.outgoing.website import Line
from tests.sync.outgoing.worlds import GENERAL_PERSON, World, a_world

NAMELESS = Line(None, 1, 5, name="؟")
"""A line of something Mahak has not got."""


@dataclass(frozen=True)
class Bookkeeping:
    """`book` reads and writes the database `world` works on."""

    world: World
    book: OrderBook

    def row(self, order_id: int) -> OrderRow:
        """An order as the table shows it."""
        (row,) = [row for row in self.rows() if row.order_id == order_id]
        return row

    def rows(self) -> list[OrderRow]:
        return [row for piece in self.book.rows() for row in piece]

    def waiting(self) -> int:
        """An order one of whose lines is mapped to nothing."""
        order = self.world.order(NAMELESS, customer=None)
        self.world.cycle()
        return order

    def refused(self, **more: object) -> int:
        """An order whose header Mahak did not take."""
        order = self.world.order(customer=None, **more)
        refusal = RefusedRow("Orders", index=1, property="Discount", error="Discount is not valid")
        self.world.cloud.faults.arm("save", refusal, containing="orders")
        self.world.cycle()
        return order

    def in_doubt(self, *, there: bool) -> int:
        """An order whose answer was lost."""
        order = self.world.order(customer=None)
        self.world.cloud.faults.arm("save", Reset(commits=there), containing="orders")
        self.world.cycle()
        return order

    def sent(self) -> int:
        order = self.world.order(customer=None)
        self.world.cycle()
        return order

    def sent_without_payment(self) -> int:
        """A sent order whose receipt Mahak did not take."""
        order = self.world.order(customer=None)
        refusal = RefusedRow("Receipts", error="CashCode is not valid")
        self.world.cloud.faults.arm("save", refusal, containing="orders")
        self.world.cycle()
        return order

    def registered(self) -> int:
        order = self.sent()
        self.world.cloud.desktop.sync()
        self.world.take_in()
        self.world.cycle()
        return order

    def being_sent(self) -> int:
        """An order that another process has claimed and not yet settled."""
        order = self.waiting()
        self.world.website.run(
            "UPDATE invoice_deliveries SET state = 'sending', reason = NULL, attempts = 1 WHERE order_id = :id",
            id=order,
        )
        return order

    def unseen(self) -> int:
        """An order that was paid after the last cycle."""
        return self.world.order(customer=None)

    def ignored(self) -> int:
        order = self.waiting()
        self.book.ignore([f"S-{order}"], who="سارا", why="تلفنی شد")
        return order


@contextmanager
def a_book(database: Database, url: str, home: Path) -> Iterator[Bookkeeping]:
    with a_world(database) as world:
        environment = {
            "MAHAK_DESK_HOME": str(home),
            "MAHAK_DESK_DATABASE_URL": url,
            "MAHAK_DESK_API_URL": world.cloud.url,
            "MAHAK_DESK_USERNAME": DEMO.user_name,
            "MAHAK_DESK_PASSWORD": DEMO.password,
        }
        profile = shop_profile("default", environment)
        profile.create()
        profile.settings_file.write_text(f"[invoices]\ngeneral_person = {GENERAL_PERSON}\n", encoding="utf-8")
        shop = OpenedShop(profile, environment, "a test", world.clock)
        try:
            yield Bookkeeping(world, OrderBook(shop))
        finally:
            shop.close()
