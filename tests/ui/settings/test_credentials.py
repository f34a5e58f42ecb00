"""A wrong password is told and not kept; the right one is, and the flows go on with it."""

from __future__ import annotations

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from mahak_desk.practice.faults import ExpiredCredit
from mahak_desk.practice.server import PracticeCloud
from mahak_desk.ui.settings.credentials import CredentialsSection
from tests.keyrings import MemoryKeyring
from tests.ui.settings.test_settings_page import section, the_page
from tests.ui.shops import ACCOUNT, SettingUp


@pytest.fixture
def account(a_shop: SettingUp) -> CredentialsSection:
    return section(the_page(a_shop), "credentials")


def told(account: CredentialsSection) -> str:
    return f"{account.verdict._title.text()} {account.verdict._text.text()}"


def passwords(memory: MemoryKeyring) -> set[str]:
    return set(memory.entries.values())


def test_a_wrong_password_is_told_and_the_old_one_stays(
    a_shop: SettingUp, account: CredentialsSection, memory_keyring: MemoryKeyring
) -> None:
    account.password.setText("wrong")
    a_shop.button("Test and save").click()
    a_shop.until(lambda: "refused" in told(account))
    assert account.verdict.property("tone") == "bad"
    assert passwords(memory_keyring) == {ACCOUNT.password}
    account.password.setText(ACCOUNT.password)
    a_shop.button("Test and save").click()
    a_shop.until(lambda: account.verdict.property("tone") == "good")
    a_shop.until(lambda: account.password.text() == "")
    assert passwords(memory_keyring) == {ACCOUNT.password}


def test_flows_stopped_by_a_refused_login_go_on_with_the_right_one(
    a_shop: SettingUp, account: CredentialsSection, cloud: PracticeCloud, memory_keyring: MemoryKeyring
) -> None:
    from mahak_desk.sync.loop_state import Blocked

    for key in memory_keyring.entries:
        memory_keyring.entries[key] = "wrong"
    a_shop.shop.credentials_changed()
    a_shop.shop.force("incoming")
    a_shop.until(lambda: isinstance(a_shop.shop.states["incoming"], Blocked))
    account.password.setText(ACCOUNT.password)
    a_shop.button("Test and save").click()
    a_shop.until(lambda: not isinstance(a_shop.shop.states["incoming"], Blocked))
    a_shop.until_quiet()


def test_the_kept_password_can_be_tested(a_shop: SettingUp, account: CredentialsSection) -> None:
    a_shop.button("Test connection").click()
    a_shop.until(lambda: "items are assigned" in told(account))


def test_a_licence_that_ran_out_is_told(
    a_shop: SettingUp, account: CredentialsSection, cloud: PracticeCloud
) -> None:
    cloud.faults.arm("login", ExpiredCredit(days=-3))
    a_shop.button("Test connection").click()
    a_shop.until(lambda: "3 days ago" in told(account))


def test_a_service_that_is_not_there_is_told_and_can_be_saved_all_the_same(
    a_shop: SettingUp, account: CredentialsSection, cloud: PracticeCloud, memory_keyring: MemoryKeyring
) -> None:
    cloud.stop()
    account.password.setText("another")
    a_shop.button("Test and save").click()
    a_shop.until(lambda: "cannot be reached" in told(account))
    assert passwords(memory_keyring) == {ACCOUNT.password}
    a_shop.button("Save all the same", account).click()
    a_shop.until(lambda: passwords(memory_keyring) == {"another"})
    cloud.start()


def test_without_a_keyring_it_says_that_it_asks_each_time(
    a_shop: SettingUp, account: CredentialsSection, tmp_path
) -> None:
    keyring.set_keyring(NoKeyring())
    account.password.setText(ACCOUNT.password)
    a_shop.button("Test and save").click()
    a_shop.until(lambda: "no safe place" in told(account))
    assert "each time the program starts" in told(account)
    a_shop.goes("incoming")
    a_shop.until_quiet()
    for file in tmp_path.rglob("*"):
        if file.is_file():
            assert ACCOUNT.password.encode() not in file.read_bytes(), file


def test_another_account_is_changed_to_only_after_a_question(
    a_shop: SettingUp, account: CredentialsSection
) -> None:
    from PySide6.QtWidgets import QMessageBox

    with a_shop.desk._shop.database().writing() as connection:
        connection.exec_driver_sql("UPDATE mahak_shop_account SET visitor_id = 1")
    account.password.setText(ACCOUNT.password)
    a_shop.button("Test and save").click()
    a_shop.until(lambda: "another Mahak account" in told(account))
    a_shop.button("Change the account", account).click()
    question = a_shop.one(QMessageBox)
    question.buttons()[0].click()
    a_shop.until(lambda: "was changed" in told(account))
    a_shop.until_quiet()
    a_shop.until(lambda: a_shop.desk.status().account.visitor_id == ACCOUNT.visitor_id)


def test_forgetting_stops_the_flows(
    a_shop: SettingUp, account: CredentialsSection, memory_keyring: MemoryKeyring
) -> None:
    from PySide6.QtWidgets import QMessageBox

    a_shop.button("Remove the password").click()
    a_shop.one(QMessageBox).buttons()[0].click()
    a_shop.until(lambda: passwords(memory_keyring) == set())
    a_shop.until(lambda: not account.forget.isVisible())


def test_user_name_and_password_read_left_to_right(account: CredentialsSection) -> None:
    from PySide6.QtCore import Qt

    for line in (account.user, account.password):
        assert line.layoutDirection() == Qt.LayoutDirection.LeftToRight
