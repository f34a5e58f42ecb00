"""Orders of the practice shop in every standing a person meets, and the page that shows them."""

from __future__ import annotations

from random import Random

from sqlalchemy import insert, update
from sqlalchemy.sql import Executable

from mahak_desk.practice.faults import RefusedRow, Reset
from mahak_desk.practice.server import PracticeCloud
from mahak_desk.ui.orders.page import OrdersPage
from mahak_desk.website.database import Database
from mahak_desk.website.ledger import invoice_deliveries
from mahak_desk.website.tables import user_order_items, user_orders
from tests.ui.windows import WindowAtWork


class OrderWorld:
    """`window` is open; numbers are order numbers."""

    def __init__(self, window: WindowAtWork) -> None:
        self.window = window
        self._chance = Random(7)

    @property
    def cloud(self) -> PracticeCloud:
        cloud = self.window.choice._cloud
        assert cloud is not None
        return cloud

    @property
    def page(self) -> OrdersPage:
        page = self.window.go("orders")
        assert isinstance(page, OrdersPage)
        return page

    def paid(self) -> str:
        """An order no cycle has seen yet."""
        number: str = self.window.desk.place_practice_order(self._chance)
        return number

    def sent(self) -> str:
        number = self.paid()
        self.window.goes("outgoing")
        return number

    def registered(self) -> str:
        number = self.sent()
        self.cloud.desktop.sync()
        self.window.goes("incoming")
        self.window.goes("outgoing")
        return number

    def refused(self, *, times: int = 1) -> str:
        number = self.paid()
        refusal = RefusedRow("Orders", index=1, property="Discount", error="Discount is not valid")
        self.cloud.faults.arm("save", refusal, times=times, containing="orders")
        self.window.goes("outgoing")
        return number

    def held(self) -> str:
        """An order that Mahak may have already, as after a backup was put back: its invoice there has id 77."""
        return self._held("may-be-in-mahak", {"mahak_order": 77, "client": 5})

    def sent_as_another_visitor(self) -> str:
        """An order that a former visitor of Mahak may have sent."""
        return self._held("sent-as-another-visitor", {"visitor": "50002"})

    def _held(self, reason: str, facts: dict[str, object]) -> str:
        number = self.unmapped()
        order_id = int(number.removeprefix("T-")) - 1000
        self.write(
            update(invoice_deliveries)
            .where(invoice_deliveries.c.order_id == order_id)
            .values(state="waiting", reason=reason, facts=facts)
        )
        self.window.shop.touched("orders")
        self.window.until(lambda: self._reason(number) == reason)
        return number

    def _reason(self, number: str) -> str | None:
        found = [row.reason for row in self.page.model.rows if row.number == number]
        return found[0] if found else None

    def state(self, number: str) -> tuple[str, str | None]:
        """What the database itself holds."""
        order = self.window.desk.order_book.order(number, "en")
        return order.state, order.why.reason if order.why else None

    def sent_without_payment(self) -> str:
        number = self.paid()
        self.cloud.faults.arm(
            "save", RefusedRow("Receipts", error="BankId is not valid"), containing="orders"
        )
        self.window.goes("outgoing")
        return number

    def in_doubt(self) -> str:
        number = self.paid()
        self.cloud.faults.arm("save", Reset(commits=True), containing="orders")
        self.window.goes("outgoing")
        return number

    def unmapped(self, name: str = "کمربند قهوه‌ای") -> str:
        """An order one of whose lines is nothing the shop has."""
        number = self.paid()
        order_id = int(number.removeprefix("T-")) - 1000
        price = 1_850_000
        self.write(
            insert(user_order_items).values(
                order_id=order_id, product_name=name, quantity=1, unit_price=price, total_price=price
            ),
            update(user_orders)
            .where(user_orders.c.id == order_id)
            .values(total_amount=user_orders.c.total_amount + price),
        )
        self.window.goes("outgoing")
        return number

    def write(self, *statements: Executable) -> None:
        """Change the website's database as its owner."""
        file = self.window.choice.profile.database_file
        with Database(f"sqlite:///{file}") as database, database.writing() as connection:
            for statement in statements:
                connection.execute(statement)

    def select(self, *numbers: str) -> OrdersPage:
        """Select rows of the page, once they are there."""
        page = self.page
        model = page.model
        self.window.until(lambda: all(model.position_of(number) is not None for number in numbers))
        page.view.clearSelection()
        selection = page.view.selectionModel()
        for number in numbers:
            position = model.position_of(number)
            assert position is not None
            flags = selection.SelectionFlag.Select | selection.SelectionFlag.Rows
            selection.select(model.index(position, 0), flags)
        return page

    def pile(self, number: str) -> str | None:
        """Where the page shows an order; None while it does not show it."""
        found = [row.pile for row in self.page.model.rows if row.number == number]
        return found[0] if found else None
