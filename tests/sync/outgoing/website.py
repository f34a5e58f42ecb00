"""The shop's website as a stranger wrote it: plain SQL on the tables of the contract, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Row, text

from mahak_desk.website.database import Database


@dataclass(frozen=True)
class Line:
    """A line of an order; without a total of its own it adds up."""

    variant_id: int | None
    quantity: int | Decimal | str
    unit_price: int | str
    discount: int = 0
    total: int | str | None = None
    name: str | None = "کالا"

    @property
    def total_price(self) -> int | str:
        if self.total is not None:
            return self.total
        return int(Decimal(self.quantity) * Decimal(self.unit_price) - self.discount)


class Website:
    """Writes customers and orders, one transaction each unless told otherwise."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now
        self._last_id = 0
        self._open: Connection | None = None

    def customer(self, **columns: object) -> int:
        return self._insert("customers", columns)

    def order(
        self,
        *lines: Line,
        customer: int | None = None,
        discount: int = 0,
        shipping: int = 0,
        tax: int = 0,
        **columns: object,
    ) -> int:
        """An order that is paid and adds up, unless the columns say otherwise; gives its id."""
        order_id = self._new_id()
        subtotal = sum(line.total_price for line in lines if isinstance(line.total_price, int))
        values: dict[str, object] = {
            "id": order_id,
            "order_number": f"S-{order_id}",
            "customer_id": customer,
            "payment_status": "Paid",
            "created_at": self.moment(),
            "subtotal": subtotal,
            "discount_amount": discount,
            "shipping_amount": shipping,
            "tax_amount": tax,
            "total_amount": subtotal - discount + shipping + tax,
        }
        self._insert("user_orders", values | columns)
        for line in lines:
            self.add_line(order_id, line)
        return order_id

    def add_line(self, order_id: int, line: Line) -> int:
        values = {
            "order_id": order_id,
            "variant_id": line.variant_id,
            "product_name": line.name,
            "quantity": line.quantity,
            "unit_price": line.unit_price,
            "discount_amount": line.discount,
            "total_price": line.total_price,
        }
        return self._insert("user_order_items", values)

    def replace_lines(self, order_id: int, *lines: Line) -> None:
        """The order as the shop edited it: all lines anew, and the total that follows."""
        self.run("DELETE FROM user_order_items WHERE order_id = :id", id=order_id)
        for line in lines:
            self.add_line(order_id, line)
        self.add_up(order_id)

    def add_up(self, order_id: int) -> None:
        self.run(
            "UPDATE user_orders SET total_amount = shipping_amount + tax_amount - discount_amount +"
            " (SELECT SUM(total_price) FROM user_order_items WHERE order_id = user_orders.id) WHERE id = :id",
            id=order_id,
        )

    def change(self, order_id: int, **columns: object) -> None:
        settings = ", ".join(f"{name} = :{name}" for name in columns)
        self.run(f"UPDATE user_orders SET {settings} WHERE id = :order", order=order_id, **columns)

    def change_line(self, line_id: int, **columns: object) -> None:
        """Another variant, quantity or price of one line, and the order's total that follows."""
        settings = ", ".join(f"{name} = :{name}" for name in columns)
        self.run(f"UPDATE user_order_items SET {settings} WHERE id = :line", line=line_id, **columns)
        self.add_up(self.row("SELECT order_id FROM user_order_items WHERE id = :id", id=line_id).order_id)

    def lines(self, order_id: int) -> list[Row[Any]]:
        return self.rows("SELECT * FROM user_order_items WHERE order_id = :id ORDER BY id", id=order_id)

    def synced(self, order_id: int) -> tuple[bool, int | None, bool]:
        """The three columns Mahak Desk writes; of the moment only whether there is one."""
        return self.all_synced("WHERE id = :id", id=order_id)[order_id]

    def all_synced(self, where: str = "", **values: object) -> dict[int, tuple[bool, int | None, bool]]:
        """The same of many orders, by their ids."""
        columns = "id, synced_to_mahak, mahak_order_id, mahak_synced_at"
        rows = self.rows(f"SELECT {columns} FROM user_orders {where}", **values)
        return {row[0]: (bool(row[1]), row[2], row[3] is not None) for row in rows}

    def problems(self) -> list[tuple[str, str]]:
        """Order number and reason of what was ever told about orders."""
        return self._problems("entity = 'Order'")

    def open_problems(self) -> list[tuple[str, str]]:
        """The same of what still stands."""
        return self._problems("entity = 'Order' AND resolved_at IS NULL")

    def _problems(self, which: str) -> list[tuple[str, str]]:
        rows = self.rows(f"SELECT entity_id, reason FROM problems WHERE {which} ORDER BY id")
        return [(row.entity_id, row.reason) for row in rows]

    def moment(self) -> str:
        return self._now().strftime("%Y-%m-%d %H:%M:%S")

    @contextmanager
    def one_transaction(self) -> Iterator[None]:
        """Everything written within it is written at once."""
        with self._database.writing() as connection:
            self._open = connection
            try:
                yield
            finally:
                self._open = None

    def run(self, statement: str, **values: object) -> None:
        if self._open is not None:
            self._open.execute(text(statement), values)
            return
        with self._database.writing() as connection:
            connection.execute(text(statement), values)

    def rows(self, statement: str, **values: object) -> list[Row[Any]]:
        with self._database.reading() as connection:
            return list(connection.execute(text(statement), values))

    def row(self, statement: str, **values: object) -> Row[Any]:
        (row,) = self.rows(statement, **values)
        return row

    def _insert(self, table: str, values: dict[str, object]) -> int:
        row_id = values.setdefault("id", self._new_id())
        names, slots = ", ".join(values), ", ".join(f":{name}" for name in values)
        self.run(f"INSERT INTO {table} ({names}) VALUES ({slots})", **values)
        return int(str(row_id))

    def _new_id(self) -> int:
        self._last_id += 1
        return self._last_id
