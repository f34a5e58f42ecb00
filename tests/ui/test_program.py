"""The program around its window: dressed anew, closed, ended, called, asleep, and in practice."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QMessageBox, QPushButton, QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from mahak_desk.mahak.errors import CredentialsMissing
from mahak_desk.practice.faults import Hang, Status
from mahak_desk.sync.loop_state import Idle, WaitingToRetry
from mahak_desk.ui.activity.page import ActivityPage
from mahak_desk.ui.orders.page import OrdersPage
from mahak_desk.ui.products.page import ProductsPage
from mahak_desk.ui.shop_opening import TRY_AGAIN
from mahak_desk.ui.tray.tray import Tray
from mahak_desk.ui.words.speech import plain
from tests.ui.windows import WindowAtWork


def the_question(window: WindowAtWork) -> QMessageBox:
    window.until(lambda: any(box.isVisible() for box in window.window.findChildren(QMessageBox)))
    return window.one(QMessageBox, lambda box: box.isVisible())


def answer(box: QMessageBox, text: str) -> None:
    next(made for made in box.buttons() if plain(made.text()).replace("&", "") == text).click()


# Another language, another theme


def test_another_language_builds_the_window_anew_and_the_flows_notice_nothing(
    qapp: QApplication, tmp_path: Path
) -> None:
    window = WindowAtWork(qapp, tmp_path, None)
    try:
        window.remembered.set_text("language", "en")
        window.program.dress_again()
        window.until_open()
        window.go("activity", chip="log", search="nothing like it")
        window.go("orders", chip="needs_you", search="belt", reason="line-unmapped")
        moved: list[object] = []
        window.shop.flow_moved.connect(lambda *state: moved.append(state))
        desk, states = window.desk, dict(window.shop.states)
        window.desk.office.save({("interface", "language"): "fa"})
        window.shop.touched("settings")
        window.until(lambda: qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft)
        window.until(lambda: isinstance(window.window.shown_page, OrdersPage))
        assert window.window.canvas.navigation._buttons["orders"].text() != "Orders"
        left = window.window.shown_page.as_left()
        assert (left.chip, left.search, left.only) == ("needs_you", "belt", "line-unmapped")
        activity = window.go("activity")
        assert isinstance(activity, ActivityPage)
        assert (activity.shown, activity.log.search_line.text()) == (activity.log, "nothing like it")
        assert (window.desk, window.shop.states) == (desk, states)
        assert moved == []
        assert window.window.isVisible()
    finally:
        window.end()


def test_a_shop_that_is_opened_again_shows_its_tables_as_they_were(an_open_window: WindowAtWork) -> None:
    products = an_open_window.go("products")
    an_open_window.until(lambda: products.model.rowCount())
    products.search_line.setText(products.model.rows[0].name)
    products.view.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    products.view.select_position(0)
    left = products.as_left()
    an_open_window.events.call_soon(an_open_window.program.opening.reopen)
    an_open_window.until(lambda: an_open_window.window.shown_page is not products)
    an_open_window.until(lambda: isinstance(an_open_window.window.shown_page, ProductsPage))
    assert left.row is not None
    an_open_window.until(lambda: an_open_window.window.shown_page.as_left() == left)
    an_open_window.until_quiet()


def test_a_darker_theme_is_put_on_in_place(an_open_window: WindowAtWork, qapp: QApplication) -> None:
    light = an_open_window.window.grab().toImage().pixelColor(3, 300)
    an_open_window.desk.office.save({("interface", "theme"): "dark"})
    an_open_window.shop.touched("settings")
    an_open_window.until(lambda: an_open_window.program._appearance.look.colours.dark)
    an_open_window.until(lambda: an_open_window.window.shown_page is not None)
    dark = an_open_window.window.grab().toImage().pixelColor(3, 300)
    assert dark.lightness() < 60 < 200 < light.lightness()


def test_dressed_ten_times_it_holds_on_to_one_set_of_widgets(an_open_window: WindowAtWork) -> None:
    def size() -> int:
        return len(an_open_window.window.findChildren(QWidget))

    def dress() -> None:
        before = an_open_window.window.centralWidget()
        an_open_window.program.dress_again()
        an_open_window.until(lambda: not shiboken6.isValid(before))
        an_open_window.until(lambda: not an_open_window.program._tasks)

    dress()
    once = size()
    for _ in range(3):
        dress()
    assert size() == once


# Closing and quitting without a tray


def test_closing_the_window_asks_where_there_is_no_tray(an_open_window: WindowAtWork) -> None:
    an_open_window.window.close()
    box = the_question(an_open_window)
    assert an_open_window.window.isVisible()
    answer(box, "Cancel")
    assert not an_open_window.task.done()
    an_open_window.window.close()
    answer(the_question(an_open_window), "Keep running")
    an_open_window.until(an_open_window.window.isMinimized)
    assert an_open_window.shop.runs


def test_the_answer_can_be_for_ever(an_open_window: WindowAtWork) -> None:
    an_open_window.window.close()
    box = the_question(an_open_window)
    an_open_window.one(QCheckBox, within=box).setChecked(True)
    answer(box, "Keep running")
    an_open_window.window.showNormal()
    an_open_window.window.close()
    an_open_window.until(an_open_window.window.isMinimized)
    assert not [box for box in an_open_window.window.findChildren(QMessageBox) if box.isVisible()]


def test_quitting_with_nothing_unsent_just_ends(an_open_window: WindowAtWork) -> None:
    an_open_window.until(lambda: an_open_window.shop.glance is not None)
    an_open_window.program.ask_to_end()
    an_open_window.until(an_open_window.task.done)
    assert not an_open_window.window.isVisible()


def test_quitting_with_orders_on_their_way_says_what_becomes_of_them(an_open_window: WindowAtWork) -> None:
    an_open_window.shop.pause("outgoing")
    an_open_window.program._practice.buy()
    an_open_window.shop.touched("orders")
    an_open_window.until(lambda: an_open_window.shop.glance.overview.status.orders.to_be_sent == 1)
    an_open_window.program.ask_to_end()
    box = the_question(an_open_window)
    assert plain(box.text()) == "1 paid order is not in Mahak yet."
    assert "before you press Resume" in box.informativeText()
    answer(box, "Cancel")
    assert not an_open_window.task.done()
    an_open_window.program.ask_to_end()
    answer(the_question(an_open_window), "Quit")
    an_open_window.until(an_open_window.task.done)


def test_quitting_before_anything_is_known_just_ends(a_window: WindowAtWork) -> None:
    a_window.program.ask_to_end()
    a_window.until(a_window.task.done)


def test_an_open_question_does_not_keep_it_from_ending(an_open_window: WindowAtWork) -> None:
    an_open_window.window.close()
    the_question(an_open_window)
    an_open_window.program.end()
    an_open_window.until(an_open_window.task.done)


def test_it_ends_though_an_order_hangs_on_the_line(an_open_window: WindowAtWork) -> None:
    an_open_window.cloud.faults.arm("save", Hang())
    an_open_window.program._practice.buy()
    an_open_window.shop.force("outgoing")
    an_open_window.until(lambda: not an_open_window.cloud.faults.armed())
    an_open_window.program.end()
    an_open_window.until(an_open_window.task.done)


def test_an_answer_a_page_waits_for_does_not_meet_a_closed_shop(an_open_window: WindowAtWork) -> None:
    answered: list[bool] = []
    page = an_open_window.go("products")
    assert isinstance(page, ProductsPage)
    an_open_window.program.end()
    an_open_window.program.background.read(page, lambda: True, lambda _: answered.append(page.around.desk))
    an_open_window.until(an_open_window.task.done)
    assert not shiboken6.isValid(page)


# With a tray


@pytest.fixture
def with_a_tray(monkeypatch: pytest.MonkeyPatch) -> None:
    """The screen of the tests has none; what the program does with one is asked of the system only here."""
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))


def test_with_a_tray_closing_hides_the_window_and_the_flows_go_on(
    with_a_tray: None, an_open_window: WindowAtWork
) -> None:
    an_open_window.window.close()
    assert not an_open_window.window.isVisible()
    an_open_window.goes("incoming")
    an_open_window.program.come_forward()
    assert an_open_window.window.isVisible()


def test_a_tray_that_comes_late_is_used(
    an_open_window: WindowAtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    tray = an_open_window.program.corner.tray
    assert isinstance(tray, Tray)
    assert not tray.icon.isVisible()
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))
    an_open_window.program.heartbeat.tick()
    assert tray.icon.isVisible()


def test_the_icon_goes_first_at_the_end(with_a_tray: None, an_open_window: WindowAtWork) -> None:
    tray = an_open_window.program.corner.tray
    assert tray is not None
    assert tray.icon.isVisible()
    an_open_window.cloud.faults.arm("read", Hang())
    an_open_window.shop.force("incoming")
    an_open_window.until(lambda: not an_open_window.cloud.faults.armed())
    an_open_window.program.end()
    an_open_window.until(lambda: not tray.icon.isVisible())
    assert not an_open_window.task.done(), "the flows still end"
    an_open_window.program.heartbeat.tick()


# Waking, trouble, the last run


def test_a_computer_that_wakes_runs_both_flows(an_open_window: WindowAtWork) -> None:
    ran: list[str] = []
    an_open_window.shop.flow_moved.connect(lambda flow, state: ran.append(flow))
    an_open_window.program.heartbeat.woke.emit()
    an_open_window.until(lambda: set(ran) == {"incoming", "outgoing"})
    an_open_window.until_quiet()


def test_f5_syncs_what_the_page_shows(an_open_window: WindowAtWork, qtbot: QtBot) -> None:
    an_open_window.go("products")
    ran: list[str] = []
    an_open_window.shop.flow_moved.connect(lambda flow, state: ran.append(flow))
    an_open_window.window.activateWindow()
    an_open_window.until(an_open_window.window.isActiveWindow)
    qtbot.keyClick(an_open_window.window, Qt.Key.Key_F5)
    an_open_window.until(lambda: "incoming" in ran)
    an_open_window.until_quiet()


def test_a_bad_end_of_the_last_run_is_told_once(qapp: QApplication, tmp_path: Path) -> None:
    window = WindowAtWork(qapp, tmp_path, last_run_ended_badly=True)
    try:
        window.until_open()
        assert "did not end as it should" in window.texts()
        assert window.button("Support bundle…").isVisible()
        window.program.dress_again()
        window.until(lambda: not window.program._tasks)
        assert "did not end as it should" not in window.texts()
    finally:
        window.end()


def test_a_database_that_was_torn_by_it_is_told(qapp: QApplication, tmp_path: Path) -> None:
    window = WindowAtWork(qapp, tmp_path)
    window.until_open()
    window.end()
    file = window.choice.profile.database_file
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        ask = "SELECT rootpage FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'delivery_attempts'"
        page = connection.execute(ask).fetchone()[0]  # no cycle without orders looks there
    with file.open("r+b") as database:
        database.seek((page - 1) * size)
        database.write(bytes(size))
    again = WindowAtWork(qapp, tmp_path, last_run_ended_badly=True)
    try:
        again.until(lambda: "damaged" in again.texts())
        assert not again.shop.runs, "nothing more is written into it"
        assert again.shop.closed_by is not None
    finally:
        again.end()


def test_a_damaged_practice_shop_is_said_with_its_cure(qapp: QApplication, tmp_path: Path) -> None:
    probe = WindowAtWork(qapp, tmp_path)
    file = probe.choice.profile.practice_cloud_file
    file.write_text("nonsense")
    try:
        probe.until(lambda: probe.window.shown_page is not None and "cannot be read" in probe.texts())
        assert "Delete it" in probe.texts()
        assert probe.button("Open the data folder").isEnabled()
        file.unlink()
        probe.button("Try again").click()
        probe.until_open()
    finally:
        probe.end()


# Practice


def test_in_practice_a_person_buys_sends_and_registers(an_open_window: WindowAtWork) -> None:
    buy = an_open_window.button("Let a customer buy something")
    buy.click()
    assert not buy.isEnabled()
    an_open_window.until(buy.isEnabled)
    assert "was paid on the practice website" in an_open_window.texts()
    an_open_window.goes("outgoing")
    register = an_open_window.one(
        QPushButton, lambda made: made.isVisible() and "ارسال و دریافت" in made.text()
    )
    register.click()
    an_open_window.until(register.isEnabled)
    assert "invoice" in an_open_window.texts()
    an_open_window.until(lambda: an_open_window.shop.glance.piles["registered"] == 1)


def test_the_strip_says_that_it_is_practice(an_open_window: WindowAtWork) -> None:
    assert "Practice: an invented shop on this computer" in an_open_window.texts()


def test_what_fails_in_practice_is_said(an_open_window: WindowAtWork) -> None:
    variants = an_open_window.desk._shop.database()
    from sqlalchemy import update

    from mahak_desk.website.tables import product_variants

    with variants.writing() as connection:
        connection.execute(update(product_variants).values(stock=0))
    buy = an_open_window.button("Let a customer buy something")
    buy.click()
    an_open_window.until(buy.isEnabled)
    assert "nothing" in an_open_window.texts().lower()


def test_the_window_goes_dark_with_the_computer(an_open_window: WindowAtWork, qapp: QApplication) -> None:
    window = an_open_window
    assert not window.appearance.look.colours.dark
    loops = window.shop._loops
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    window.until(lambda: window.appearance.look.colours.dark)
    assert window.shop._loops is loops


def test_a_chosen_theme_minds_nothing_of_that(an_open_window: WindowAtWork, qapp: QApplication) -> None:
    an_open_window.remembered.set_text("theme", "light")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    an_open_window.goes("outgoing")
    assert not an_open_window.appearance.look.colours.dark


def test_a_shop_that_another_program_held_is_opened_by_itself(qapp: QApplication, tmp_path: Path) -> None:
    window = WindowAtWork(qapp, tmp_path)
    try:
        window.until_open()
        window.events.run_until_complete(window.shop.close())
        with window.choice.lasting_desk("another program") as other:
            other.take_folder()
            window.events.call_soon(window.program.opening.reopen)
            window.until(lambda: window.shop.closed_by is not None)
        now = window.program.heartbeat.now()
        window.events.call_soon(window.program.heartbeat.beat.emit, now)
        window.events.call_soon(window.program.heartbeat.beat.emit, now + TRY_AGAIN)
        window.until(lambda: window.shop.runs)
        assert window.shop.closed_by is None
    finally:
        window.end()


def test_a_flow_that_waits_for_mahak_runs_at_once_when_the_network_is_back(
    an_open_window: WindowAtWork,
) -> None:
    window = an_open_window
    window.cloud.faults.arm("read", Status(503), times=99)
    window.goes("incoming")
    assert isinstance(window.shop.states["incoming"], WaitingToRetry)
    window.cloud.faults.clear()
    ran: list[str] = []
    window.shop.flow_moved.connect(lambda flow, state: ran.append(flow))
    window.events.call_soon(window.program.network.came_back.emit)
    window.until(lambda: isinstance(window.shop.states["incoming"], Idle))
    assert set(ran) == {"incoming"}, "the other one does not wait for anything"


def test_a_failure_nobody_waits_for_stands_in_the_log(
    an_open_window: WindowAtWork, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail() -> None:
        raise CredentialsMissing

    an_open_window.program._begin(fail())
    an_open_window.until(lambda: not an_open_window.program._tasks)
    assert str(CredentialsMissing()) in caplog.text
