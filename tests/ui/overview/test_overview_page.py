"""The first page follows both flows and leads, with one click, to what ends a trouble."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot
from sqlalchemy import insert, update

from mahak_desk.practice.faults import Hang, Refusal, Status
from mahak_desk.sync.loop_state import Idle, Paused, Running
from mahak_desk.ui.mappings.page import MappingsPage
from mahak_desk.ui.orders.page import OrdersPage
from mahak_desk.ui.overview.needs_list import NeedsList
from mahak_desk.ui.overview.page import OverviewPage
from mahak_desk.ui.overview.preview_dialog import PreviewDialog, in_order
from mahak_desk.ui.settings.page import SettingsPage
from mahak_desk.website import tables
from tests.ui.windows import WindowAtWork


@pytest.fixture
def window(an_open_window: WindowAtWork) -> WindowAtWork:
    an_open_window.go("overview")
    return an_open_window


@pytest.fixture
def page(window: WindowAtWork) -> OverviewPage:
    shown = window.window.shown_page
    assert isinstance(shown, OverviewPage)
    window.until(lambda: window.shop.glance is not None)
    return shown


def an_order(window: WindowAtWork, *, of_a_belt: bool = False) -> str:
    """A paid order on the website; of something that Mahak has no partner for, if so wished."""
    number = window.desk.place_practice_order(random.Random(5))
    if of_a_belt:
        with window.desk._shop.touching_up() as connection:
            now = window.shop.clock.now()
            connection.execute(
                insert(tables.products).values(id=900, name="کمربند", created_at=now, updated_at=now)
            )
            connection.execute(
                insert(tables.product_variants).values(id=9000, product_id=900, options=[], updated_at=now)
            )
            connection.execute(update(tables.user_order_items).values(variant_id=9000, product_name="کمربند"))
    return str(number)


def some_detail(window: WindowAtWork) -> int:
    """A product detail of Mahak that has a price and stock on the website."""
    return int(sorted(window.cloud.store.table("ProductDetails"))[3])


def test_sync_now_sends_an_order_and_the_card_the_tiles_and_the_chart_say_so(
    window: WindowAtWork, page: OverviewPage
) -> None:
    an_order(window)
    window.button("Sync now", page.outgoing).click()
    window.until(lambda: "1" in window.texts(page.unregistered))
    assert "All orders are in Mahak" in window.texts(page.outgoing)
    assert "last run just now" in window.texts(page.outgoing)
    assert "1 sent, 0 failed" in page.chart.accessibleDescription()


def test_a_flow_is_paused_and_goes_on(window: WindowAtWork, page: OverviewPage) -> None:
    window.button("Pause", page.incoming).click()
    assert isinstance(window.shop.states["incoming"], Paused)
    assert "Paused" in window.texts(page.incoming)
    assert "next" not in window.texts(page.incoming)
    window.button("Resume", page.incoming).click()
    window.until(lambda: not isinstance(window.shop.states["incoming"], Paused))
    assert window.button("Pause", page.incoming).isVisible()


@pytest.fixture
def double_click() -> Iterator[Callable[[int], None]]:
    """Sets the milliseconds within which a second press belongs to the first."""
    usual = QApplication.doubleClickInterval()
    yield QApplication.setDoubleClickInterval
    QApplication.setDoubleClickInterval(usual)


def test_a_running_cycle_is_cancelled(
    window: WindowAtWork, page: OverviewPage, double_click: Callable[[int], None]
) -> None:
    cloud = window.cloud
    cloud.faults.arm("read", Hang())
    sync = window.button("Sync now", page.incoming)
    sync.setFocus()
    sync.click()
    window.until(lambda: "Asking Mahak" in window.texts(page.incoming))
    cloud.faults.wait_until_hanging(timeout=10)
    cancel = window.button("Cancel", page.incoming)
    assert window.window.focusWidget() is cancel
    double_click(0)
    cancel.click()
    window.until(lambda: not isinstance(window.shop.states["incoming"], Running))
    cloud.faults.release()
    assert window.button("Sync now", page.incoming).isVisible()
    assert window.window.focusWidget() is sync


def test_sync_now_pressed_twice_does_not_cancel_what_it_began(
    window: WindowAtWork, page: OverviewPage, double_click: Callable[[int], None]
) -> None:
    double_click(3_600_000)
    window.cloud.faults.arm("read", Hang())
    began = window.shop.clock.now()
    window.button("Sync now", page.incoming).click()
    window.until(lambda: "Asking Mahak" in window.texts(page.incoming))
    window.cloud.faults.wait_until_hanging(timeout=10)
    window.button("Cancel", page.incoming).click()
    window.cloud.faults.release()
    window.until(lambda: not isinstance(window.shop.states["incoming"], Running))
    state = window.shop.states["incoming"]
    assert isinstance(state, Idle)
    assert state.last is not None
    assert state.last.finished_at > began, "it ran to its end"


def test_a_refused_login_leads_to_the_settings_and_names_no_command(
    window: WindowAtWork, page: OverviewPage
) -> None:
    window.cloud.faults.arm("login", Refusal("رمز نادرست است"), times=9)
    window.shop.credentials_changed()
    window.goes("incoming")
    window.until(lambda: "Both syncs stand still" in window.texts(page.needs))
    assert "mahak-desk" not in window.texts(page.incoming)
    assert "Check user name and password in the settings" in window.texts(page.incoming)
    window.button("Open the settings", page.incoming).click()
    assert isinstance(window.window.shown_page, SettingsPage)


def test_orders_that_wait_lead_to_mapping_what_they_wait_for(
    window: WindowAtWork, page: OverviewPage
) -> None:
    an_order(window, of_a_belt=True)
    window.goes("outgoing")
    window.until(lambda: "has no partner in Mahak" in window.texts(page.needs))
    assert "1 order needs you" in window.texts(page.outgoing)
    window.button("Map it", page.needs).click()
    assert isinstance(window.window.shown_page, MappingsPage)


def test_a_tile_leads_to_what_it_counts_by_mouse_and_by_keyboard(
    window: WindowAtWork, page: OverviewPage
) -> None:
    QTest.mouseClick(page.failed, Qt.MouseButton.LeftButton)
    assert isinstance(window.window.shown_page, OrdersPage)
    window.go("overview")
    QTest.keyClick(page.pending, Qt.Key.Key_Return)
    assert isinstance(window.window.shown_page, OrdersPage)


def test_a_price_that_jumps_is_accepted_and_reaches_the_website(
    window: WindowAtWork, page: OverviewPage
) -> None:
    detail = some_detail(window)
    window.cloud.desktop.change_price(detail, 999_000_000)
    window.goes("incoming")
    window.until(lambda: "The price went from" in window.texts(page.needs))
    window.button("Accept…", page.needs).click()
    question = window.one(QMessageBox)
    assert "999,000,000" in question.text()
    window.button("Accept it", question).click()
    window.until(lambda: "The price went from" not in window.texts(page.needs))
    window.until_quiet()
    shown = {line.detail_id: line.price for lines in window.desk.catalogue.product_lines() for line in lines}
    assert shown[detail] == 999_000_000


def test_what_would_leave_the_site_is_seen_before_it_is_agreed_to(
    window: WindowAtWork, page: OverviewPage
) -> None:
    cloud = window.cloud
    for product in sorted(cloud.store.table("Products"))[:20]:
        cloud.desktop.withdraw_product(product)
    window.goes("incoming")
    window.until(lambda: "would leave the website's sale" in window.texts(page.needs))
    on_sale = window.shop.glance.overview.status.products_on_sale
    window.button("Preview and agree…", page.needs).click()
    dialog = window.one(PreviewDialog)
    model = dialog.view.model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, dialog)
    window.until(dialog.agree.isEnabled)
    assert model.rowCount() >= 20
    assert {model.index(0, place).data() for place in (1, 3)} == {"on the site", "no"}
    dialog.view.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    dialog.agree.click()
    window.until(lambda: window.shop.glance.overview.status.products_on_sale <= on_sale - 20)
    window.until(lambda: "would leave" not in window.texts(page.needs))


def test_a_preview_is_exported_as_numbers(window: WindowAtWork, page: OverviewPage, tmp_path: Path) -> None:
    for detail, stock in zip(
        sorted(window.cloud.store.table("ProductDetails"))[3:6], (25, 3, 100), strict=True
    ):
        window.cloud.desktop.change_stock(detail, stock)
    dialog = page.clicks.preview()
    window.until(dialog.agree.isEnabled)
    dialog.view.sortByColumn(3, Qt.SortOrder.AscendingOrder)
    choose = next(
        action for action in dialog.more.menu().actions() if action.text() == "Export what is listed…"
    )
    choose.trigger()
    where = window.one(QFileDialog)
    where.fileSelected.emit(str(tmp_path / "preview.csv"))
    where.close()
    window.until(lambda: "The table is written" in window.texts(dialog))
    with open(tmp_path / "preview.csv", encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    assert header == ["Product", "What", "Now", "Then"]
    assert [(row[1], row[3]) for row in rows] == [("stock", "3"), ("stock", "25"), ("stock", "100")]
    dialog.reject()


def test_a_preview_changes_nothing(window: WindowAtWork, page: OverviewPage) -> None:
    detail = some_detail(window)
    window.cloud.desktop.change_stock(detail, 3)
    dialog = page.clicks.preview()
    window.until(dialog.agree.isEnabled)
    model = dialog.view.model()
    assert [model.index(0, place).data() for place in (1, 3)] == ["stock", "3"]
    dialog.reject()
    stocks = {
        line.detail_id: line.on_site for lines in window.desk.catalogue.product_lines() for line in lines
    }
    assert stocks[detail] != 3_000


def test_a_preview_orders_amounts_as_numbers() -> None:
    assert sorted(["مشکی", "10", "2.500", "", "999000000"], key=in_order) == [
        "",
        "2.500",
        "10",
        "999000000",
        "مشکی",
    ]


def test_a_preview_that_cannot_be_made_says_why(window: WindowAtWork, page: OverviewPage) -> None:
    window.cloud.faults.arm("read", Status(503), times=9)
    dialog = page.clicks.preview()
    window.until(lambda: dialog._banner.isVisible())
    assert not dialog.agree.isEnabled()
    dialog.reject()


def test_relative_times_go_on_by_themselves(window: WindowAtWork, page: OverviewPage) -> None:
    class Later:
        def now(self) -> datetime:
            return window.shop.clock.now() + timedelta(seconds=70)

    heartbeat = window.program.heartbeat
    heartbeat.clock = Later()
    heartbeat.tick()
    assert "last run 1 minute ago" in window.texts(page.incoming)


def test_how_to_register_is_told(window: WindowAtWork, page: OverviewPage) -> None:
    box = page.clicks.tell_how("register")
    assert "«ارسال و دریافت اطلاعات»" in box.informativeText()
    window.button("Close", box).click()


def test_a_shop_that_is_well_is_calm(window: WindowAtWork, page: OverviewPage, qtbot: QtBot) -> None:
    # The page's own list is told of every glance at the practice shop, which has its troubles.
    alone = NeedsList(page.around, page.clicks)
    qtbot.addWidget(alone)
    alone.tell(())
    alone.show()
    assert "Nothing needs you" in window.texts(alone)


def test_it_speaks_persian(a_persian_window: WindowAtWork) -> None:
    a_persian_window.until_open()
    page = a_persian_window.go("overview")
    a_persian_window.until(lambda: "سایت به‌روز است" in a_persian_window.texts(page))
    text = a_persian_window.texts(page)
    assert "نوبت بعد" in text
    assert not any(digit in text for digit in "0123456789")
