"""What is typed in the settings is lost by no other way than a person's word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from mahak_desk.sync.desk import Desk
from mahak_desk.sync.profile import DiskFull
from mahak_desk.sync.settings_file import change_setting
from mahak_desk.ui.process import endings
from mahak_desk.ui.settings.fields import NumberField
from mahak_desk.ui.settings.page import SettingsPage
from mahak_desk.windows import setups
from tests.sync.updates.publisher import Publisher, publishing
from tests.ui.settings.test_settings_page import choose, field, kept, section, the_page
from tests.ui.shops import SettingUp

ADDRESS = "postgresql://desk@db.example"


def dress(shop: SettingUp) -> None:
    """The theme is changed by somebody else."""
    shop.desk.office.save({("interface", "theme"): "dark"})
    shop.shop.touched("settings")


def reopen(shop: SettingUp) -> None:
    shop.program.opening.reopen()


def another_page(shop: SettingUp, than: SettingsPage) -> SettingsPage:
    """The one that took its place."""
    shop.until(lambda: isinstance(page := shop.window.shown_page, SettingsPage) and page is not than)
    return the_page(shop)


def type_a_bit(page: SettingsPage) -> None:
    choose(field(page, "prices", "currency"), "toman")
    type_buffer(page, 7)


def type_buffer(page: SettingsPage, pieces: int) -> None:
    number = field(page, "stock", "buffer")
    assert isinstance(number, NumberField)
    number._spin.setValue(pieces)


def the_question(shop: SettingUp) -> QMessageBox:
    shop.until(lambda: shop.window.findChildren(QMessageBox))
    return shop.one(QMessageBox)


def answer(shop: SettingUp, text: str) -> None:
    shop.button(text, the_question(shop)).click()
    shop.until(lambda: not shop.window.findChildren(QMessageBox))


@pytest.mark.parametrize("rebuild", [dress, reopen])
def test_it_stands_on_the_page_that_takes_the_place_of_this_one(
    a_shop: SettingUp, rebuild: Callable[[SettingUp], None]
) -> None:
    page = the_page(a_shop)
    type_a_bit(page)
    unsaved = page.unsaved
    assert len(unsaved) == 2
    account, database = section(page, "credentials"), section(page, "database")
    account.user.setText("another")
    account.password.setText("half")
    database.kind.setCurrentIndex(1)
    database.kind.activated.emit(1)
    database.address.setText(ADDRESS)
    a_shop.events.call_soon(rebuild, a_shop)
    page = another_page(a_shop, page)
    assert page.unsaved == unsaved
    assert page._bar.isVisible()
    account, database = section(page, "credentials"), section(page, "database")
    assert (account.user.text(), account.password.text()) == ("another", "half")
    assert (database.wanted_url, database.address.isVisible()) == (ADDRESS, True)
    assert "half" not in repr(page.as_left())
    page._take_back()
    assert page.unsaved == {}


@pytest.mark.parametrize("rebuild", [dress, reopen])
def test_it_is_asked_about_and_saved_though_nobody_went_there_since(
    a_shop: SettingUp, tmp_path: Path, rebuild: Callable[[SettingUp], None]
) -> None:
    page = the_page(a_shop)
    type_a_bit(page)
    overview = a_shop.go("overview")
    a_shop.events.call_soon(rebuild, a_shop)
    a_shop.until(lambda: a_shop.window.shown_page is not overview)
    a_shop.until(lambda: a_shop.window.canvas.page_with_typing is not None)
    a_shop.program.ask_to_end()
    the_question(a_shop).buttons()[0].click()
    a_shop.until(a_shop.task.done)
    assert (kept(tmp_path).prices.currency, kept(tmp_path).stock.buffer) == ("toman", 7)


def test_while_the_shop_cannot_be_opened_it_waits_and_quitting_asks(
    a_shop: SettingUp, tmp_path: Path
) -> None:
    page = the_page(a_shop)
    type_a_bit(page)
    make_desk = a_shop.shop._make_desk

    def make_none() -> Desk:
        raise DiskFull(tmp_path)

    a_shop.shop._make_desk = make_none
    a_shop.events.call_soon(reopen, a_shop)
    a_shop.until(lambda: a_shop.shop.closed_by is not None)
    a_shop.program.ask_to_end()
    assert "once the shop is open again" in a_shop.texts(the_question(a_shop))
    answer(a_shop, "Cancel")
    a_shop.shop._make_desk = make_desk
    a_shop.events.call_soon(reopen, a_shop)
    assert len(another_page(a_shop, page).unsaved) == 2


# A newer version


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The setups that were started."""
    setups_started: list[Path] = []
    monkeypatch.setattr(setups, "start_setup", setups_started.append)
    return setups_started


@pytest.fixture
def offered(a_shop: SettingUp, tmp_path: Path) -> Iterator[Publisher]:
    """A newer version that the shop has been told of."""
    with publishing() as publisher:
        publisher.publish("99.1.0")
        change_setting(tmp_path / "settings.toml", "updates", "check", "on")
        change_setting(tmp_path / "settings.toml", "updates", "address", publisher.address)
        a_shop.events.call_soon(a_shop.program.updates.look)
        a_shop.until(lambda: a_shop.program.updates.release)
        yield publisher


def install(shop: SettingUp) -> None:
    button = shop.button("Download and install")
    shop.until(button.isEnabled)
    shop.events.call_soon(button.click)


def test_nothing_typed_an_update_asks_nothing(
    a_shop: SettingUp, offered: Publisher, started: list[Path]
) -> None:
    the_page(a_shop)
    install(a_shop)
    a_shop.until(lambda: started)
    a_shop.program.endings.end_for_setup()
    a_shop.until(a_shop.task.done)


def test_an_update_waits_for_what_is_typed_to_be_saved(
    a_shop: SettingUp, offered: Publisher, started: list[Path], tmp_path: Path
) -> None:
    type_a_bit(the_page(a_shop))
    install(a_shop)
    answer(a_shop, "Cancel")
    assert not started
    install(a_shop)
    answer(a_shop, "Save")
    a_shop.until(lambda: started)
    assert kept(tmp_path).stock.buffer == 7
    a_shop.program.endings.end_for_setup()
    a_shop.until(a_shop.task.done)


def test_what_was_given_up_for_an_update_is_not_asked_about_twice_but_what_is_typed_since(
    a_shop: SettingUp, offered: Publisher, started: list[Path], tmp_path: Path
) -> None:
    page = the_page(a_shop)
    type_a_bit(page)
    install(a_shop)
    answer(a_shop, "Discard")
    a_shop.until(lambda: started)
    currency = field(page, "prices", "currency")
    choose(currency, "rial")
    a_shop.program.endings.end_for_setup()
    assert not a_shop.program._ending.is_set()
    choose(currency, "toman")
    the_question(a_shop).close()
    a_shop.program.endings.end_for_setup()
    a_shop.until(a_shop.task.done)
    assert kept(tmp_path).stock.buffer == 0


def test_what_was_given_up_and_then_taken_back_is_not_asked_about_either(
    a_shop: SettingUp, offered: Publisher, started: list[Path]
) -> None:
    page = the_page(a_shop)
    type_buffer(page, 7)
    install(a_shop)
    answer(a_shop, "Discard")
    a_shop.until(lambda: started)
    type_buffer(page, 0)
    a_shop.program.endings.end_for_setup()
    a_shop.until(a_shop.task.done)


def test_what_was_given_up_for_a_setup_that_did_not_start_is_forgotten(
    a_shop: SettingUp, offered: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(setup: Path) -> None:
        raise FileNotFoundError(setup)

    monkeypatch.setattr(setups, "start_setup", missing)
    failed: list[object] = []
    a_shop.program.updates.failed.connect(failed.append)
    type_a_bit(the_page(a_shop))
    install(a_shop)
    answer(a_shop, "Discard")
    a_shop.until(lambda: failed)
    a_shop.program.endings.end_for_setup()
    assert not a_shop.program._ending.is_set(), "what is typed is asked about"


def test_a_setup_that_was_started_by_hand_waits_for_the_answer(a_shop: SettingUp, tmp_path: Path) -> None:
    type_a_bit(the_page(a_shop))
    a_shop.program.endings.end_for_setup()
    answer(a_shop, "Save")
    a_shop.until(a_shop.task.done)
    assert kept(tmp_path).prices.currency == "toman"


def test_but_it_does_not_wait_for_ever(a_shop: SettingUp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endings, "ANSWERED_WITHIN", 0)
    type_a_bit(the_page(a_shop))
    a_shop.program.endings.end_for_setup()
    a_shop.until(a_shop.task.done)
