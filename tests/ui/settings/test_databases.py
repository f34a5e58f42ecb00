"""A database is looked at before the shop moves; a backup is put back and nothing is sent until go on."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from mahak_desk.practice.server import PracticeCloud
from mahak_desk.ui.settings.backups import BackupsSection
from mahak_desk.ui.settings.database import DatabaseSection
from mahak_desk.ui.settings.rescue_database import RescueDatabase
from mahak_desk.ui.words.speech import plain
from tests.keyrings import MemoryKeyring
from tests.ui.settings.test_settings_page import section, the_page
from tests.ui.shops import SettingUp


@pytest.fixture
def database(a_shop: SettingUp) -> DatabaseSection:
    return section(the_page(a_shop), "database")


@pytest.fixture
def backups(a_shop: SettingUp) -> BackupsSection:
    return section(the_page(a_shop), "backups")


def invoices(cloud: PracticeCloud) -> int:
    return len(cloud.store.rows("Orders", Deleted=False))


def say_yes(shop: SettingUp) -> None:
    shop.one(QMessageBox).buttons()[0].click()


def buy(shop: SettingUp, seed: int = 1) -> str:
    return shop.desk.place_practice_order(random.Random(seed))


def test_a_server_that_is_not_there_is_told(a_shop: SettingUp, database: DatabaseSection) -> None:
    database.kind.setCurrentIndex(1)
    database.kind.activated.emit(1)
    a_shop.button("Test database").click()
    a_shop.until(lambda: "is missing" in database.verdict._title.text())
    assert database.verdict.property("tone") == "bad"
    database.address.setText("postgresql://desk@127.0.0.1:1/shop")
    a_shop.button("Use this database").click()
    a_shop.until(lambda: "cannot be reached" in database.verdict._title.text())
    assert database.verdict.property("tone") == "bad"


@pytest.mark.parametrize("any_url", ["postgresql"], indirect=True)
def test_the_shop_moves_to_a_server_and_works_there(
    any_url: str, a_shop: SettingUp, database: DatabaseSection, memory_keyring: MemoryKeyring, tmp_path: Path
) -> None:
    user_and_password, host = any_url.split("@", 1)
    url = f"{user_and_password.rpartition(':')[0]}@{host}"
    database.kind.setCurrentIndex(1)
    database.kind.activated.emit(1)
    database.address.setText(url)
    database.password.setText("پ@ss/w:rd")
    before = a_shop.desk
    a_shop.button("Use this database").click()
    a_shop.until(lambda: a_shop.window.findChildren(QMessageBox))
    say_yes(a_shop)
    a_shop.until(lambda: a_shop.desk is not None and a_shop.desk is not before and a_shop.shop.runs)
    a_shop.until_quiet()
    assert a_shop.desk.database_place().startswith("postgresql://127.0.0.1")
    assert a_shop.desk.status().products_on_sale > 0
    assert "پ@ss/w:rd" in memory_keyring.entries.values()
    assert "ss/w" not in (tmp_path / "settings.toml").read_text()


def test_a_backup_is_made_and_listed(a_shop: SettingUp, backups: BackupsSection) -> None:
    assert not backups.restore.isEnabled()
    a_shop.button("Back up now").click()
    a_shop.until(lambda: "by hand" in backups.list.item(0).text())
    backups.list.setCurrentRow(0)
    assert backups.restore.isEnabled()


def test_after_putting_one_back_nothing_is_sent_until_go_on(
    a_shop: SettingUp, backups: BackupsSection, cloud: PracticeCloud
) -> None:
    a_shop.button("Back up now").click()
    a_shop.until(lambda: "by hand" in backups.list.item(0).text())
    lost = buy(a_shop)
    a_shop.goes("outgoing")
    a_shop.until(lambda: invoices(cloud) == 1)
    backups.list.setCurrentRow(0)
    a_shop.button("Put back…").click()
    before = a_shop.desk
    say_yes(a_shop)
    a_shop.until(lambda: a_shop.desk is not None and a_shop.desk is not before and a_shop.shop.runs)
    a_shop.until_quiet()
    backups = section(the_page(a_shop), "backups")
    a_shop.until(lambda: "Nothing is sent" in backups.mode._title.text())
    assert buy(a_shop, seed=2) == lost
    buy(a_shop, seed=3)
    a_shop.goes("outgoing")
    a_shop.until_quiet()
    assert invoices(cloud) == 1
    a_shop.until(lambda: "1 order would be sent" in backups.mode._text.text())
    a_shop.button("Go on sending", backups).click()
    say_yes(a_shop)
    a_shop.until(lambda: invoices(cloud) == 2)
    a_shop.until(lambda: not backups.mode.isVisible())
    a_shop.until_quiet()
    assert invoices(cloud) == 2  # the other one is held: its number is in Mahak already


def test_a_backup_that_has_gone_is_told_and_the_shop_goes_on(
    a_shop: SettingUp, backups: BackupsSection
) -> None:
    a_shop.button("Back up now").click()
    a_shop.until(lambda: "by hand" in backups.list.item(0).text())
    backups.list.setCurrentRow(0)
    path = backups._chosen
    assert path is not None
    path.unlink()
    before = a_shop.desk
    a_shop.button("Put back…").click()
    say_yes(a_shop)
    a_shop.until(lambda: a_shop.desk is not None and a_shop.desk is not before and a_shop.shop.runs)
    a_shop.until(lambda: "is not a backup" in a_shop.texts())
    a_shop.until_quiet()
    assert a_shop.desk.office.sending.look_only() is None


def test_it_can_be_switched_to_looking_only(
    a_shop: SettingUp, backups: BackupsSection, cloud: PracticeCloud
) -> None:
    a_shop.button("Send nothing, only look").click()
    say_yes(a_shop)
    a_shop.until(lambda: "0 orders were found" in backups.mode._text.text())
    buy(a_shop)
    a_shop.goes("outgoing")
    assert invoices(cloud) == 0


def test_use_waits_for_something_to_use(database: DatabaseSection) -> None:
    assert not database.use.isEnabled()
    database.kind.setCurrentIndex(1)
    database.kind.activated.emit(1)
    database.address.setText("postgresql://desk@db.example.com/shop")
    database.address.textEdited.emit("")
    assert database.use.isEnabled()


def test_a_shop_whose_server_has_gone_is_brought_back_in_the_window(
    a_shop: SettingUp, tmp_path: Path
) -> None:
    a_shop.desk.office.database.move("postgresql://desk@127.0.0.1:1/shop", None)
    a_shop.program.opening.reopen()
    a_shop.until(lambda: a_shop.shop.closed_by is not None)
    remedy = a_shop.one(RescueDatabase)
    a_shop.until(lambda: remedy.own_file.isVisible())
    assert remedy.address.text() == "postgresql://desk@127.0.0.1:1/shop"
    remedy.password.setText("another")
    remedy.password.textEdited.emit("another")
    a_shop.button("Use this database").click()
    a_shop.until(lambda: "cannot be reached" in remedy.verdict._title.text())
    a_shop.button("Use the own file again").click()
    a_shop.until(lambda: a_shop.desk is not None and a_shop.shop.runs)
    a_shop.until_quiet()
    assert a_shop.desk.office.settings().website.database_url == ""


@pytest.mark.parametrize("any_url", ["postgresql"], indirect=True)
def test_a_password_that_nobody_kept_is_given_where_it_is_missed(any_url: str, a_shop: SettingUp) -> None:
    user_and_password, host = any_url.split("@", 1)
    a_shop.desk.office.database.move(f"{user_and_password.rpartition(':')[0]}@{host}", None)
    a_shop.program.opening.reopen()
    a_shop.until(lambda: a_shop.shop.closed_by is not None)
    remedy = a_shop.one(RescueDatabase)
    a_shop.until(lambda: remedy.password.isVisible())
    remedy.password.setText("پ@ss/w:rd")
    remedy.password.returnPressed.emit()
    remedy.password.textEdited.emit("")
    a_shop.button("Use this database").click()
    a_shop.until(lambda: a_shop.desk is not None and a_shop.shop.runs)
    a_shop.until_quiet()


def test_a_damaged_file_gives_way_to_the_newest_backup_in_the_window(a_shop: SettingUp) -> None:
    a_shop.desk.office.database.back_up()
    a_shop.program.opening.reopen(lambda desk: desk.profile.database_file.write_bytes(b"torn" * 9_000))
    a_shop.until(lambda: a_shop.shop.closed_by is not None)
    remedy = a_shop.one(RescueDatabase)
    a_shop.until(lambda: remedy.newest.isVisible())
    assert "Put back the backup of " in plain(remedy.newest.text())
    remedy.newest.click()
    a_shop.button("Put back", a_shop.one(QMessageBox)).click()
    a_shop.until(lambda: a_shop.desk is not None and a_shop.shop.runs)
    a_shop.until_quiet()
    assert a_shop.desk.office.sending.look_only().why == "restored"
