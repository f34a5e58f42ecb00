"""How a large shop feels in the window: opening a page, typing, sorting, refreshing, and a first import beside it.

    python benchmarks/window_pages.py [--products 50000] [--orders 50000] [--rounds 3] [--skip-import]

The shop has two variants a product. What is told is how long it took from an action until its result was painted,
in milliseconds by the clock and of the window's own thread; beside it, as the floor of the same run, what a bare
QTableView over a list of as many ready texts takes to be filled and painted.

Other work on the machine only ever lengthens a time, so of a key or an order that can be asked for again the
quickest of the rounds counts: that is what the code takes. Of the keys and orders the slowest are told, each by
name, and every list is typed into as it came and ordered by its names with a row selected.

A timer that wants to run every 5 ms tells how late it was let, once and without rounds: during the first import,
with the page Products shown so that there is something to paint, while a page reads itself for the first time,
and while it reads itself again.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import qasync
from catalogue import write_answer
from first_import import _SERVER as SERVER
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtWidgets import QApplication, QTableView
from sqlalchemy import insert, select

from mahak_desk.chosen_shop import ChosenShop
from mahak_desk.sync.clock import SystemClock
from mahak_desk.sync.loop_state import Idle, Paused, Running
from mahak_desk.ui.process.interpreter import run_beside_window
from mahak_desk.ui.program import Program
from mahak_desk.ui.rows.page import RowsPage
from mahak_desk.ui.window.appearance import Appearance
from mahak_desk.ui.window.main_window import MainWindow
from mahak_desk.ui.window.places import Place
from mahak_desk.ui.window.remembered import Remembered
from mahak_desk.website.bulk import insert_rows, stored_moment
from mahak_desk.website.database import Database
from mahak_desk.website.ledger import invoice_deliveries
from mahak_desk.website.tables import customers, product_variants, user_order_items, user_orders

GOODS_TYPED = (
    "م", "مد", "مدل", "مدل 1", "مدل 12", "مدل 123", "مدل 12", "م", "",  # letter by letter, and taken back
    "626000000", "تيشرت كوتاه", "بچه‌گانه", "می‌شود", "ژاکت زنانه 77 مشکی XL", "",  # pasted, in several spellings
)  # fmt: skip
ORDERS_TYPED = ("ع", "عل", "علی", "علی 12", "علي مشتري 12", "", "B-123", "0912", "")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--products", type=int, default=50_000)
    parser.add_argument("--orders", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--skip-import", action="store_true", help="import without measuring how it feels")
    options = parser.parse_args()
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder, "answer.json")
        write_answer(answer, options.products)
        command = [sys.executable, "-c", SERVER, str(Path(__file__).parent), str(answer)]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        try:
            port = int(server.stdout.readline())
            environment = {
                "MAHAK_DESK_HOME": folder,
                "MAHAK_DESK_API_URL": f"http://127.0.0.1:{port}/API/v3",
                "MAHAK_DESK_USERNAME": "demo",
                "MAHAK_DESK_PASSWORD": "demo",
            }
            window = Window(app, environment)
            window.first_import(measured=not options.skip_import)
            window.rest()
            window.place_orders(options.orders)
            count = options.products * 2
            print(f"floor: a bare table of {count:,} rows  {bare_table(app, count):4.0f} ms")
            window.feel("products", GOODS_TYPED, "name", options.rounds)
            window.feel("mappings", GOODS_TYPED, "website", options.rounds)
            window.feel("orders", ORDERS_TYPED, "customer", options.rounds)
            window.end()
        finally:
            server.kill()
            server.wait()


class Window:
    """The program as a person starts it, on a shop whose Mahak is a process of its own."""

    def __init__(self, app: QApplication, environment: dict[str, str]) -> None:
        self.app = app
        self.choice = ChosenShop(environment, practice=False, profile_name="default")
        self.choice.profile.create()
        with self.choice.lasting_desk("benchmark") as desk:
            desk.office.set_up()  # no first run
        remembered = Remembered(self.choice.profile.folder)
        appearance = Appearance(app, remembered, {}, "fa")
        appearance.put_on()
        self.events = qasync.QEventLoop(app)
        asyncio.set_event_loop(self.events)
        self.window = MainWindow(remembered)
        self.window.resize(1366, 740)
        self.window.dress(appearance.look, appearance.speech)
        self.window.show()
        self.program = Program(
            self.window, appearance, remembered, lambda: self.choice.lasting_desk("benchmark"), SystemClock()
        )
        run_beside_window(self.program.shop)
        self.task = self.events.create_task(self.program.run())
        self.late = Lateness(self.window)

    def until(self, holds: Callable[[], object]) -> None:
        async def wait() -> None:
            while not holds():
                if self.task.done():
                    self.task.result()
                await asyncio.sleep(0.002)

        self.events.run_until_complete(wait())

    def first_import(self, *, measured: bool) -> None:
        shop = self.program.shop
        self.until(lambda: shop.runs)
        self.window.go(Place("products"))
        self.until(lambda: isinstance(shop.states["incoming"], Running))
        self.late.begin()
        started = time.perf_counter()
        self.until(lambda: not isinstance(shop.states["incoming"], Running))
        seconds = time.perf_counter() - started
        late = self.late.end()
        state = shop.states["incoming"]
        assert isinstance(state, Idle), f"the import failed: {state}"
        if measured:
            print(f"first import beside the window: {seconds:.1f} s; the event loop was late by at most")
            print(
                f"  {percentile(late, 99):.0f} ms in 99 of 100 cases, {max(late):.0f} ms at worst, {len(late)} cases"
            )
        self.until(lambda: self.program.background is not None)

    def rest(self) -> None:
        """Let no cycle begin in the midst of what is measured next."""
        shop = self.program.shop
        self.events.call_soon(shop.pause, "incoming")
        self.events.call_soon(shop.pause, "outgoing")
        self.until(lambda: all(isinstance(state, Paused) for state in shop.states.values()))

    def place_orders(self, count: int) -> None:
        """Orders of two lines each; most registered long ago, some waiting, some refused."""
        database = Database(f"sqlite:///{self.choice.profile.database_file}")
        now = datetime.now(UTC)
        with database, database.writing() as connection:
            variant = product_variants.c
            sold = connection.execute(
                select(variant.id, variant.price).where(variant.is_active).limit(200)
            ).all()
            connection.execute(
                insert(customers),
                [
                    {"id": i, "first_name": "علی", "last_name": f"مشتری {i}", "mobile": f"0912{i:07d}"}
                    for i in range(1, 2001)
                ],
            )
            ids = range(1, count + 1)
            moments = [stored_moment(connection, now - timedelta(minutes=count - i)) for i in ids]
            settled = [i % 100 > 3 for i in ids]
            insert_rows(
                connection,
                user_orders,
                (
                    "id",
                    "order_number",
                    "customer_id",
                    "payment_status",
                    "total_amount",
                    "synced_to_mahak",
                    "created_at",
                    "paid_at",
                ),
                [
                    (
                        i,
                        f"B-{i}",
                        i % 2000 + 1,
                        "Paid",
                        1_000_000 + i,
                        settled[i - 1],
                        moments[i - 1],
                        moments[i - 1],
                    )
                    for i in ids
                ],
            )
            insert_rows(
                connection,
                user_order_items,
                ("order_id", "variant_id", "product_name", "quantity", "unit_price", "total_price"),
                [
                    (i, sold[(i + k) % len(sold)].id, "تیشرت", 1, 500_000, 500_000)
                    for i in ids
                    for k in (0, 1)
                ],
            )
            insert_rows(
                connection,
                invoice_deliveries,
                ("order_id", "state", "reason", "order_client_id", "person_client_id", "receipt_client_id",
                 "cheque_client_id", "created_at", "changed_at"),
                [
                    (i, "registered" if settled[i - 1] else "waiting", None if settled[i - 1] else "line-unmapped",
                     i * 4, i * 4 + 1, i * 4 + 2, i * 4 + 3, moments[i - 1], moments[i - 1])
                    for i in ids
                ],
            )  # fmt: skip
        self.program.shop.touched("orders")

    def feel(self, name: str, typed: tuple[str, ...], names: str, rounds: int) -> None:
        self.window.go(Place("activity"))
        self.settle()

        def open_page() -> None:
            self.window.go(Place(name))

        page_of = lambda: self.window.shown_page  # noqa: E731 - read anew: the page is made by the first opening
        self.late.begin()
        first = self.timed(
            open_page, lambda: isinstance(page_of(), RowsPage) and page_of().model.rowCount() > 0
        )
        page = page_of()
        self.until(lambda: page._has_read and page._reading is None)
        self.settle()
        late = self.late.end()
        print(f"page {name}, {len(page.model.rows):,} rows")
        tell("open, to the first rows", first)
        tell_late("until all its rows are there", late)
        tell("open again", best(self.opened_again(open_page) for _ in range(rounds)))
        places = {column.key: place for place, column in enumerate(page.model.columns)}
        for how, place in ("as they came", -1), ("by names", places[names]):
            self.order_and_select(page, place)
            tell_slowest(f"keys, rows {how}", self.keys(page, typed, rounds))
            page.search_line.setText("")
        tell_slowest("orders", self.orders(page, rounds))
        for how, place in ("as they came", -1), ("by names", places[names]):
            self.order_and_select(page, place)
            tell_late(f"read again, rows {how}", self.refresh(page, name))

    def opened_again(self, open_page: Callable[[], object]) -> Took:
        self.window.go(Place("activity"))
        return self.timed(open_page, lambda: True)

    def keys(self, page: RowsPage, typed: tuple[str, ...], rounds: int) -> dict[str, Took]:
        """By the text before and after it; each text is typed after the one before it in every round."""
        told: dict[str, list[Took]] = {}
        for _ in range(rounds):
            before = ""
            for text in typed:
                took = self.timed(lambda text=text: page.search_line.setText(text), lambda: True)
                told.setdefault(f"{before} → {text}", []).append(took)
                before = text
        return {what: best(took) for what, took in told.items()}

    def orders(self, page: RowsPage, rounds: int) -> dict[str, Took]:
        """By every column, those out of sight too, upwards and downwards."""
        told: dict[str, list[Took]] = {}
        for _ in range(rounds):
            for place, column in enumerate(page.model.columns):
                for way in Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder:
                    took = self.timed(
                        lambda place=place, way=way: page.view.sortByColumn(place, way), lambda: True
                    )
                    told.setdefault(f"{column.key} {'up' if way.value == 0 else 'down'}", []).append(took)
        return {what: best(took) for what, took in told.items()}

    def order_and_select(self, page: RowsPage, place: int) -> None:
        page.view.sortByColumn(place, Qt.SortOrder.AscendingOrder)
        page.view.select_position(min(1000, page.model.rowCount() - 1))
        self.settle()

    def refresh(self, page: RowsPage, name: str) -> list[float]:
        """How late the timer was meanwhile; selection and scroll position are kept."""
        selected = page.ident(page.selected_rows()[0])
        self.settle()
        scroll = page.view.verticalScrollBar().value()
        self.late.begin()
        self.program.shop.changed.emit(frozenset({name}))
        self.until(lambda: page._reading is None)
        self.settle()
        late = self.late.end()
        assert page.ident(page.selected_rows()[0]) == selected, "the selection was lost"
        assert page.view.verticalScrollBar().value() == scroll, "the scroll position was lost"
        return late

    def timed(self, act: Callable[[], object], shown: Callable[[], bool]) -> Took:
        """From an action until its result is painted, the whole window with it: Qt may put its own picture off."""
        took: list[Took] = []

        def look() -> None:
            self.app.processEvents()
            if shown():
                self.window.repaint()
                took.append(Took((time.perf_counter() - wall) * 1000, (time.thread_time() - own) * 1000))
            else:
                self.events.call_later(0.001, look)

        def begin() -> None:
            nonlocal wall, own
            wall, own = time.perf_counter(), time.thread_time()
            act()
            look()

        self.settle()
        wall = own = 0.0
        # Within the event loop, where the flows' own timers may come to their turn as well.
        self.events.call_soon(begin)
        self.until(lambda: took)
        return took[0]

    def settle(self) -> None:
        for _ in range(3):
            self.events.run_until_complete(asyncio.sleep(0.02))

    def end(self) -> None:
        self.program.end()
        self.events.run_until_complete(self.task)
        self.events.close()


class Took(NamedTuple):
    """Milliseconds of wall time, and of CPU time in the window's thread: other work on the machine tells in one."""

    wall: float
    own: float


def best(rounds: Iterable[Took]) -> Took:
    """The quickest by each clock."""
    walls, owns = zip(*rounds, strict=True)
    return Took(min(walls), min(owns))


def tell(what: str, took: Took) -> None:
    print(f"  {what:36} {took.wall:5.0f} ms, {took.own:4.0f} ms CPU", flush=True)


def tell_late(what: str, late: list[float]) -> None:
    print(f"  {what:36} {max(late):5.0f} ms late at worst, {percentile(late, 99):.0f} ms in 99 of 100 cases")


def tell_slowest(what: str, told: dict[str, Took]) -> None:
    """The middle one and the three slowest, by name."""
    slowest = sorted(told.items(), key=lambda each: each[1].wall, reverse=True)
    tell(f"{len(told)} {what}: the middle", slowest[len(slowest) // 2][1])
    for name, took in slowest[:3]:
        tell(f"   slow: {name}", took)


class Lateness(QObject):
    """A timer of the window's own event loop, and how late it was let each time."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._late: list[float] = []
        self._expected = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._tick)

    def begin(self) -> None:
        self._late = []
        self._expected = time.perf_counter() + 0.005
        self._timer.start()

    def end(self) -> list[float]:
        self._timer.stop()
        return self._late

    def _tick(self) -> None:
        now = time.perf_counter()
        self._late.append(max(0.0, (now - self._expected) * 1000))
        self._expected = now + 0.005


def percentile(values: list[float], percent: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]


class Texts(QAbstractTableModel):
    def __init__(self, count: int) -> None:
        super().__init__()
        self.rows = [[f"{i} {k}" for k in range(6)] for i in range(count)]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return len(self.rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 6

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        return self.rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None


def bare_table(app: QApplication, count: int) -> float:
    """A table of ready texts, made, filled and painted."""
    started = time.perf_counter()
    model, view = Texts(count), QTableView()
    view.setModel(model)
    view.resize(1200, 600)
    view.show()
    app.processEvents()
    view.repaint()
    took = (time.perf_counter() - started) * 1000
    view.close()
    return took


if __name__ == "__main__":
    main()
