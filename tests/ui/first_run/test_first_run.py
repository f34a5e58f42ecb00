"""A new shop is set up question by question; leaving half-way goes on there; a set-up shop is not asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from mahak_desk.practice.server import PracticeCloud
from mahak_desk.sync.settings import load_settings
from mahak_desk.ui.words.speech import plain
from tests.keyrings import MemoryKeyring
from tests.ui.shops import ACCOUNT, SettingUp

Start = Callable[[], SettingUp]


def press_next(shop: SettingUp, then: str) -> None:
    """Press Next and wait for the next question."""
    shop.until(lambda: shop.first_run.next.isEnabled())
    shop.first_run.next.click()
    shop.until(lambda: shop.first_run is not None and shop.first_run.step == then)


def give_account(shop: SettingUp, password: str = ACCOUNT.password) -> None:
    question = shop.first_run.question
    question.user.setText(ACCOUNT.user_name)
    question.password.setText(password)
    question.password.textEdited.emit(password)
    shop.until(lambda: shop.first_run.next.isEnabled())
    shop.first_run.next.click()
    shop.until(lambda: question.told.isVisible() and shop.first_run.next.isEnabled())


def at_the_database(start: Start) -> SettingUp:
    """A first run that has an account and asks for the database."""
    shop = start()
    press_next(shop, "shop")
    press_next(shop, "credentials")
    give_account(shop)
    press_next(shop, "database")
    return shop


def words(shop: SettingUp) -> str:
    labels = shop.first_run.findChildren(QLabel)
    return "\n".join(plain(each.text()) for each in labels if each.isVisible())


def answer_all(shop: SettingUp) -> None:
    """Up to the preview."""
    press_next(shop, "shop")
    press_next(shop, "credentials")
    give_account(shop)
    press_next(shop, "database")
    press_next(shop, "prices")
    shop.until(lambda: shop.first_run.question.rial.isVisible())
    shop.first_run.question.rial.setChecked(True)
    press_next(shop, "stores")
    press_next(shop, "preview")
    shop.until(lambda: "are added to the website" in words(shop) and shop.first_run.next.isEnabled())


def test_it_leads_to_a_shop_at_work(start: Start, tmp_path: Path) -> None:
    shop = start()
    assert shop.first_run.step == "language"
    shop.until(lambda: "Not set up yet" in shop.program.corner.tray.icon.toolTip())
    answer_all(shop)
    assert not shop.shop.runs
    assert shop.desk.status().products_on_sale == 0  # nothing before Start
    assert shop.first_run.next.text() == "Start"
    shop.first_run.next.click()
    shop.until_open()
    assert shop.desk.status().products_on_sale > 0
    assert load_settings(tmp_path / "settings.toml", {}).prices.currency == "rial"
    again = start()
    assert again.first_run is None
    again.until_open()


def test_a_wrong_password_leads_nowhere(start: Start, memory_keyring: MemoryKeyring) -> None:
    shop = start()
    press_next(shop, "shop")
    press_next(shop, "credentials")
    assert not shop.first_run.next.isEnabled()
    give_account(shop, "wrong")
    assert "refused" in words(shop)
    assert shop.first_run.step == "credentials"
    assert memory_keyring.entries == {}
    give_account(shop)
    assert "The login is right" in words(shop)
    press_next(shop, "database")


def test_only_what_was_tried_is_kept(
    start: Start, cloud: PracticeCloud, memory_keyring: MemoryKeyring
) -> None:
    shop = start()
    press_next(shop, "shop")
    press_next(shop, "credentials")
    question, wizard = shop.first_run.question, shop.first_run
    cloud.stop()
    give_account(shop, "never tried")
    assert shop.button("Save all the same").isVisible()
    question.password.setText(ACCOUNT.password)
    question.password.textEdited.emit(ACCOUNT.password)
    assert not question.told.isVisible(), "what it offered to keep is not there any more"
    cloud.start()
    wizard.next.setFocus()
    wizard.next.click()
    assert wizard.focusWidget() is not wizard.back
    assert question.password.isReadOnly()
    question.password.setText("typed meanwhile")
    shop.until(lambda: memory_keyring.entries)
    assert set(memory_keyring.entries.values()) == {ACCOUNT.password}
    shop.until(wizard.next.isEnabled)
    assert not question.password.isReadOnly()


def test_the_database_that_was_looked_at_is_kept(start: Start, tmp_path: Path) -> None:
    shop = at_the_database(start)
    question = shop.first_run.question
    shop.until(shop.first_run.next.isEnabled)
    question.server.setChecked(True)
    shop.first_run.next.click()
    shop.until(lambda: "address of the database server is missing" in words(shop))
    question.file.setChecked(True)
    shop.first_run.next.click()
    assert not question.server.isEnabled()
    question.server.setChecked(True)
    question.address.setText("postgresql://desk@127.0.0.1:1/typed_meanwhile")
    shop.until(lambda: shop.first_run.step == "prices")
    assert load_settings(tmp_path / "settings.toml", {}).website.database_url == ""


def test_leaving_half_way_goes_on_there(start: Start) -> None:
    shop = at_the_database(start)
    press_next(shop, "prices")
    again = start()
    assert again.first_run.step == "prices"
    again.until(lambda: again.first_run.question.rial.isVisible())


def test_back_goes_back_and_the_answers_stay(start: Start) -> None:
    shop = start()
    press_next(shop, "shop")
    assert shop.first_run.back.isVisible()
    shop.first_run.back.click()
    assert shop.first_run.step == "language"
    assert not shop.first_run.back.isVisible()


def test_another_language_is_spoken_from_the_next_question_on(start: Start) -> None:
    shop = start()
    shop.first_run.question.persian.setChecked(True)
    shop.first_run.next.click()
    shop.until(lambda: shop.first_run.step == "shop" and "می‌خواهید چه کار کنید؟" in words(shop))
    assert shop.window.layoutDirection() == shop.window.layoutDirection().RightToLeft


def test_the_right_price_says_toman(start: Start, tmp_path: Path) -> None:
    shop = at_the_database(start)
    press_next(shop, "prices")
    question = shop.first_run.question
    shop.until(lambda: question.rial.isVisible())
    assert not shop.first_run.next.isEnabled()  # nobody is taken for granted
    assert question.rial.text() != question.toman.text()
    question.toman.setChecked(True)
    press_next(shop, "stores")
    assert load_settings(tmp_path / "settings.toml", {}).prices.currency == "toman"


def test_practice_opens_beside_and_the_question_stays(start: Start) -> None:
    shop = start()
    press_next(shop, "shop")
    shop.until(lambda: shop.first_run.next.isEnabled())
    shop.first_run.question.practice.setChecked(True)
    shop.first_run.next.click()
    assert shop.practice_opened == 1
    assert shop.first_run.step == "shop"
    assert "in a window of its own" in words(shop)


def test_without_mahak_it_says_so_and_can_be_tried_again(start: Start, cloud: PracticeCloud) -> None:
    shop = at_the_database(start)
    cloud.stop()
    press_next(shop, "prices")
    shop.until(lambda: "cannot be reached" in words(shop) and shop.first_run.next.isEnabled())
    assert shop.first_run.next.text() == "Try again"
    cloud.start()
    shop.first_run.next.click()
    shop.until(lambda: shop.first_run.question.rial.isVisible())
    assert shop.first_run.step == "prices"


def test_orders_can_be_held_back_at_the_start(start: Start, cloud: PracticeCloud) -> None:
    """A website that has sold before may have paid orders nobody wants as invoices."""
    shop = start()
    with shop.desk._shop.database().writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO user_orders (id, order_number, payment_status, total_amount, discount_amount,"
            " shipping_amount, tax_amount, synced_to_mahak) VALUES (1, 'OLD-1', 'Paid', 1000, 0, 0, 0, 0)"
        )
    answer_all(shop)
    assert "1 paid order" in words(shop)
    assert shop.first_run.question.hold_orders.isVisible()
    shop.first_run.question.hold_orders.setChecked(True)
    shop.first_run.next.click()
    shop.until(lambda: shop.shop.runs)
    assert shop.shop.is_paused("outgoing")


def test_two_quick_clicks_answer_one_question(start: Start) -> None:
    shop = start()
    QTest.mouseClick(shop.first_run.next, Qt.MouseButton.LeftButton)
    QTest.mouseClick(shop.first_run.next, Qt.MouseButton.LeftButton)
    shop.until(lambda: shop.first_run.step == "shop")
    QTest.mouseClick(shop.first_run.next, Qt.MouseButton.LeftButton)  # the rest of a slower double click
    shop.until(lambda: shop.first_run.next.isEnabled())
    assert shop.first_run.step == "shop"
    press_next(shop, "credentials")


@pytest.mark.parametrize("enter", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_goes_from_line_to_line_and_on(start: Start, enter: Qt.Key) -> None:
    shop = start()
    shop.until(lambda: shop.first_run.next.isEnabled())
    QTest.keyClick(shop.first_run.question.persian, enter)
    shop.until(lambda: shop.first_run.step == "shop")
    press_next(shop, "credentials")
    shop.until(lambda: not shop.first_run._unread.isActive())
    question = shop.first_run.question
    shop.window.activateWindow()
    shop.until(shop.window.isActiveWindow)
    question.password.setText(ACCOUNT.password)
    question.user.setFocus()
    QTest.keyClicks(question.user, ACCOUNT.user_name)
    QTest.keyClick(question.user, enter)
    assert question.password.hasFocus()
    assert not question.told.isVisible()
    assert shop.first_run.next.text() == "Test"
    QTest.keyClick(question.password, enter)
    shop.until(lambda: "The login is right" in words(shop))


def test_the_systems_new_colours_wait_for_its_end(start: Start) -> None:
    shop = start()
    asked = shop.first_run
    shop.events.call_soon(QGuiApplication.styleHints().colorSchemeChanged.emit, Qt.ColorScheme.Dark)
    shop.events.call_soon(shop.program.heartbeat.tick)
    press_next(shop, "shop")
    assert shop.first_run is asked
    shop.events.call_soon(asked.finished.emit)
    shop.until(lambda: shop.shop.runs)
    shop.events.call_soon(shop.program.heartbeat.tick)
    shop.until(lambda: shop.program._appearance.look.colours.dark)
