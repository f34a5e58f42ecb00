"""Everything is saved by one bar, what is wrong is said beside its field, and the window follows."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from mahak_desk.sync.settings import load_settings
from mahak_desk.ui.parts.questions import ask
from mahak_desk.ui.process.leaving import WITHOUT_TRAY
from mahak_desk.ui.settings.fields import ChoiceField, Field, NumberField
from mahak_desk.ui.settings.file_field import FileField
from mahak_desk.ui.settings.page import SettingsPage
from tests.keyrings import MemoryKeyring
from tests.ui.shops import SettingUp


def the_page(shop: SettingUp) -> SettingsPage:
    page = shop.go("settings")
    assert isinstance(page, SettingsPage)
    shop.until(lambda: page._saved is not None)
    shop.until(lambda: section(page, "prices")._choices is not None)
    return page


def section(page: SettingsPage, name: str):  # type: ignore[no-untyped-def] # the tests are not type checked
    return next(each for each in page.sections if each.name == name)


def field(page: SettingsPage, *key: str) -> Field:
    return next(each for part in page.sections for each in part.fields if each.key == key)


def choose(field: Field, value: object) -> None:
    """As a person picks an entry of a list."""
    assert isinstance(field, ChoiceField)
    place = next(at for at in range(field.box.count()) if field.box.itemData(at) == value)
    field.box.setCurrentIndex(place)
    field.box.activated.emit(place)


def kept(tmp_path: Path):  # type: ignore[no-untyped-def]
    return load_settings(tmp_path / "settings.toml", {})


def test_opening_it_changes_nothing(a_shop: SettingUp) -> None:
    page = the_page(a_shop)
    assert page.unsaved == {}
    assert not page._bar.isVisible()


def test_several_changes_are_saved_at_once(a_shop: SettingUp, tmp_path: Path) -> None:
    page = the_page(a_shop)
    choose(field(page, "prices", "level"), 2)
    number = field(page, "stock", "buffer")
    assert isinstance(number, NumberField)
    number._spin.setValue(3)
    assert page._bar.isVisible()
    assert "2 changes" in page._bar_says.text()
    a_shop.button("Save").click()
    a_shop.until(lambda: not page._bar.isVisible())
    assert (kept(tmp_path).prices.level, kept(tmp_path).stock.buffer) == (2, 3)
    assert page.unsaved == {}


def test_changes_can_be_taken_back(a_shop: SettingUp, tmp_path: Path) -> None:
    page = the_page(a_shop)
    choose(field(page, "prices", "currency"), "toman")
    a_shop.button("Take back").click()
    assert page.unsaved == {}
    assert not page._bar.isVisible()
    assert kept(tmp_path).prices.currency == "rial"


def test_a_wrong_value_is_told_beside_its_field_and_nothing_is_saved(
    a_shop: SettingUp, tmp_path: Path
) -> None:
    page = the_page(a_shop)
    choose(field(page, "prices", "currency"), "toman")
    proxy = field(page, "mahak", "proxy")
    proxy.show("ftp:/nowhere")
    proxy.changed.emit()
    a_shop.button("Save").click()
    note = section(page, "connection")._notes["mahak", "proxy"]
    a_shop.until(lambda: "not an http" in note.text())
    assert note.property("tone") == "bad"
    assert kept(tmp_path).prices.currency == "rial"
    proxy.show("http://staff:secret@127.0.0.1:9")
    a_shop.button("Save").click()
    a_shop.until(lambda: "must not carry a password" in note.text())
    proxy.show("http://۱۲۷.۰.۰.۱:۹")
    a_shop.button("Save").click()
    a_shop.until(lambda: not page._bar.isVisible())
    assert "password" not in note.text()
    assert proxy.value() == kept(tmp_path).mahak.proxy == "http://127.0.0.1:9"
    assert kept(tmp_path).prices.currency == "toman"


# Quitting with something typed


def asked_at_the_end(shop: SettingUp) -> QMessageBox:
    shop.until(lambda: not shop.window.findChildren(QMessageBox))  # the one before is gone
    shop.program.ask_to_end()
    return shop.one(QMessageBox)


def test_quitting_asks_about_what_is_not_saved(a_shop: SettingUp, tmp_path: Path) -> None:
    page = the_page(a_shop)
    choose(field(page, "prices", "currency"), "toman")
    proxy = field(page, "mahak", "proxy")
    proxy.show("ftp:/nowhere")
    a_shop.go("overview")
    a_shop.button("Cancel", asked_at_the_end(a_shop)).click()
    asked = asked_at_the_end(a_shop)
    assert "2 changes are not saved yet" in a_shop.texts(asked)
    a_shop.button("Save", asked).click()
    a_shop.until(lambda: "not an http" in a_shop.texts(page))
    assert not a_shop.task.done()
    proxy.show("none")
    section(page, "credentials").password.setText("half")
    a_shop.button("Save", asked_at_the_end(a_shop)).click()
    a_shop.until(lambda: kept(tmp_path).prices.currency == "toman")
    a_shop.until(lambda: "Quit without using what you typed?" in a_shop.texts())
    a_shop.button("Discard").click()
    a_shop.until(a_shop.task.done)


@pytest.mark.parametrize("by", ["Discard", "a shutdown"])
def test_nothing_holds_up_an_end_that_was_decided(a_shop: SettingUp, tmp_path: Path, by: str) -> None:
    choose(field(the_page(a_shop), "prices", "currency"), "toman")
    asked = asked_at_the_end(a_shop)
    if by == "Discard":
        a_shop.button("Discard", asked).click()
    else:
        a_shop.program.end()
    a_shop.until(a_shop.task.done)
    assert kept(tmp_path).prices.currency == "rial"


def test_what_is_typed_survives_a_cycle(a_shop: SettingUp) -> None:
    page = the_page(a_shop)
    choose(field(page, "prices", "currency"), "toman")
    a_shop.goes("incoming")
    a_shop.until_quiet()
    assert page.unsaved == {("prices", "currency"): "toman"}


def test_what_is_typed_outside_the_bar_survives_cycles_and_saving(a_shop: SettingUp) -> None:
    page = the_page(a_shop)
    account, database = section(page, "credentials"), section(page, "database")
    account.user.setText("half-typ")
    database.kind.setCurrentIndex(1)
    database.kind.activated.emit(1)
    database.address.setText("postgresql://desk@db.exam")
    for flow in ("incoming", "outgoing"):
        a_shop.goes(flow)
    a_shop.until_quiet()
    choose(field(page, "notices", "level"), "all")
    a_shop.button("Save").click()
    a_shop.until(lambda: not page._bar.isVisible())
    a_shop.goes("incoming")
    assert account.user.text() == "half-typ"
    assert (database.kind.currentIndex(), database.address.text()) == (1, "postgresql://desk@db.exam")


def test_cycles_ask_no_keyring_and_leave_the_chosen_backup(
    a_shop: SettingUp, memory_keyring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = the_page(a_shop)
    backups = section(page, "backups")
    a_shop.button("Back up now").click()
    a_shop.until(lambda: "by hand" in backups.list.item(0).text())
    backups.list.setCurrentRow(0)
    asked: list[object] = []
    monkeypatch.setattr(page.around.desk.office, "has_password", lambda: asked.append(1))
    a_shop.goes("incoming")
    a_shop.until_quiet()
    assert backups.restore.isEnabled()
    assert asked == []


def test_the_sample_tells_rial_from_toman(a_shop: SettingUp) -> None:
    page = the_page(a_shop)
    prices = section(page, "prices")
    as_rial = prices.sample.text()
    choose(prices.currency, "toman")
    assert prices.sample.text() != as_rial
    assert "Toman" in as_rial


def test_the_schedule_opens_the_shop_anew(a_shop: SettingUp, tmp_path: Path) -> None:
    page = the_page(a_shop)
    before = a_shop.desk
    field(page, "schedule", "incoming_seconds")._spin.setValue(7)
    a_shop.button("Save").click()
    a_shop.until(lambda: a_shop.desk is not None and a_shop.desk is not before and a_shop.shop.runs)
    assert kept(tmp_path).schedule.incoming_seconds == 420
    a_shop.until_quiet()


def test_another_language_dresses_the_window_anew(a_shop: SettingUp) -> None:
    page = the_page(a_shop)
    choose(field(page, "interface", "language"), "fa")
    a_shop.button("Save").click()
    a_shop.until(lambda: "تنظیمات" in a_shop.texts())


def test_what_the_environment_says_cannot_be_changed(a_shop: SettingUp) -> None:
    page = the_page(a_shop)
    address = field(page, "mahak", "api_url")
    assert not address.control.isEnabled()
    assert "MAHAK_DESK_API_URL" in section(page, "connection")._notes["mahak", "api_url"].text()


def test_a_place_leads_to_its_section(a_shop: SettingUp) -> None:
    page = the_page(a_shop)
    a_shop.go("settings", section="notices")
    a_shop.until(lambda: page.list.currentItem().text() == "Notices")
    assert not section(page, "notices").visibleRegion().isEmpty()


def test_scrolling_moves_the_list(a_shop: SettingUp) -> None:
    page = the_page(a_shop)
    bar = page._area.verticalScrollBar()
    a_shop.until(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    assert page.list.currentRow() == len(page.sections) - 1
    bar.setValue(0)
    assert page.list.currentRow() == 0


def test_stores_are_kept_in_their_order(a_shop: SettingUp, tmp_path: Path) -> None:
    from PySide6.QtCore import Qt

    page = the_page(a_shop)
    stores = section(page, "stores").stores
    for at in range(2):
        stores.list.item(at).setCheckState(Qt.CheckState.Checked)
    assert stores.value() == (1, 2)
    stores.list.setCurrentRow(1)
    a_shop.button("Up").click()
    a_shop.button("Save").click()
    a_shop.until(lambda: not page._bar.isVisible())
    assert kept(tmp_path).stock.stores == (2, 1)


def test_the_general_customer_is_found_by_name(a_shop: SettingUp, tmp_path: Path) -> None:
    from mahak_desk.ui.settings.person_field import PersonDialog, PersonField

    page = the_page(a_shop)
    general = field(page, "invoices", "general_person")
    assert isinstance(general, PersonField)
    general._choose()
    dialog = a_shop.one(PersonDialog)
    a_shop.until(lambda: dialog.list.count() > 0)
    everybody = dialog.list.count()
    dialog.search.setText("متفرقه")
    assert 0 < dialog.list.count() < everybody
    QTest.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.focusWidget() is dialog.list
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    a_shop.button("Save").click()
    a_shop.until(lambda: not page._bar.isVisible())
    assert kept(tmp_path).invoices.general_person > 0
    assert "متفرقه" in general._says.text()


def test_notices_are_quiet_for_a_while_as_from_the_tray(a_shop: SettingUp) -> None:
    page = the_page(a_shop)
    notices = section(page, "notices")
    assert not notices.loud_again.isVisible()
    a_shop.button("An hour").click()
    until = a_shop.program.notices.quiet_until
    assert until is not None
    assert "Quiet until" in notices.until.text()
    assert page.unsaved == {}
    a_shop.button("Tell me again").click()
    assert a_shop.program.notices.quiet_until is None


def test_closing_without_a_tray_is_asked_about_again(a_shop: SettingUp) -> None:
    a_shop.remembered.set_text(WITHOUT_TRAY, "quit")
    the_page(a_shop)
    a_shop.button("Ask me again").click()
    assert a_shop.remembered.text(WITHOUT_TRAY) == ""
    assert "not asked about" not in a_shop.texts()


def test_a_file_of_certificates_is_chosen(a_shop: SettingUp, tmp_path: Path) -> None:
    page = the_page(a_shop)
    certificates = field(page, "mahak", "ca_bundle")
    assert isinstance(certificates, FileField)
    certificates.choose.click()
    assert certificates.dialog is not None
    certificates.dialog.fileSelected.emit(str(tmp_path / "office.pem"))
    certificates.dialog.reject()
    assert page.unsaved == {("mahak", "ca_bundle"): str(tmp_path / "office.pem")}


# What is typed while the computer goes dark or light


def go_dark(shop: SettingUp) -> None:
    shop.events.call_soon(QGuiApplication.styleHints().colorSchemeChanged.emit, Qt.ColorScheme.Dark)
    shop.events.call_soon(shop.program.heartbeat.tick)
    shop.goes("outgoing")  # long after both


def goes_dark_now(shop: SettingUp) -> None:
    shop.events.call_soon(shop.program.heartbeat.tick)
    shop.until(lambda: shop.program._appearance.look.colours.dark)


@pytest.mark.parametrize("typed", ["a field", "a password"])
def test_what_is_typed_outlives_the_systems_new_colours(a_shop: SettingUp, typed: str) -> None:
    page = the_page(a_shop)
    number = field(page, "stock", "buffer")
    password = section(page, "credentials").password
    assert isinstance(number, NumberField)
    number._spin.setValue(7) if typed == "a field" else password.setText("half")
    a_shop.go("products")
    go_dark(a_shop)
    assert not a_shop.program._appearance.look.colours.dark
    assert number._spin.value() == 7 or password.text() == "half"
    page._take_back()
    password.clear()
    goes_dark_now(a_shop)


def test_an_open_dialog_outlives_them_too(a_shop: SettingUp) -> None:
    asked = ask(a_shop.window, "Sure?", "", "Yes", lambda: None)
    go_dark(a_shop)
    assert asked.isVisible()
    assert not a_shop.program._appearance.look.colours.dark, "what it was asked for would be gone"
    asked.close()
    goes_dark_now(a_shop)
