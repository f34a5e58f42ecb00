"""Where no keyring keeps the password it is asked for once a start, and both flows go on with it at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring
from PySide6.QtWidgets import QApplication, QPushButton

from mahak_desk.practice.server import PracticeCloud
from mahak_desk.sync import secrets as secrets_module
from mahak_desk.sync.desk import Desk
from mahak_desk.sync.loop_state import Blocked
from mahak_desk.sync.profile import shop_profile
from mahak_desk.ui.passwords.password_dialog import PasswordDialog
from tests.ui.shops import ACCOUNT, SettingUp


@pytest.fixture
def cloud() -> Iterator[PracticeCloud]:
    with PracticeCloud(accounts=(ACCOUNT,)) as running:
        yield running


@pytest.fixture
def start(
    qapp: QApplication, tmp_path: Path, cloud: PracticeCloud, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], SettingUp]]:
    """A set-up shop on a computer without a keyring; each start is a new process's."""
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())
    (tmp_path / "settings.toml").write_text(
        f'[interface]\nlanguage = "en"\n[mahak]\nuser_name = "{ACCOUNT.user_name}"\n'
    )
    environment = {"MAHAK_DESK_HOME": str(tmp_path), "MAHAK_DESK_API_URL": cloud.url}
    with Desk(shop_profile("default", environment), environment, program="a test") as desk:
        desk.office.set_up()
    started: list[SettingUp] = []

    def start_program() -> SettingUp:
        if started:
            started[-1].end()
        monkeypatch.setattr(secrets_module, "_OF_THIS_RUN", {})
        started.append(SettingUp(qapp, tmp_path, cloud))
        return started[-1]

    yield start_program
    started[-1].end()
    keyring.set_keyring(before)


def asked(shop: SettingUp) -> PasswordDialog:
    shop.until(lambda: shop.window.findChildren(PasswordDialog))
    return shop.one(PasswordDialog)


def test_it_is_asked_for_at_each_start_and_the_flows_go_on(
    start: Callable[[], SettingUp], tmp_path: Path
) -> None:
    def give_it() -> None:
        shop = start()
        dialog = asked(shop)
        assert not dialog.go_on.isEnabled()
        dialog.password.setText(ACCOUNT.password)
        dialog.go_on.click()
        assert dialog.password.isReadOnly()
        dialog.password.setText("typed meanwhile")
        shop.until_open()
        shop.until(lambda: not shop.window.findChildren(PasswordDialog))
        assert shop.desk.status().products_on_sale > 0

    give_it()
    give_it()
    assert ACCOUNT.password not in (tmp_path / "settings.toml").read_text()


def test_a_wrong_one_is_told_and_later_is_an_answer(start: Callable[[], SettingUp]) -> None:
    shop = start()
    dialog = asked(shop)
    dialog.password.setText("wrong")
    dialog.go_on.click()
    shop.until(lambda: "refused" in dialog._told._title.text())
    dialog.reject()
    shop.until(lambda: not shop.window.findChildren(PasswordDialog))
    shop.shop.force("incoming")
    shop.until(lambda: all(isinstance(state, Blocked) for state in shop.shop.states.values()))
    assert not shop.window.findChildren(PasswordDialog)


def test_after_later_the_first_page_asks_again(start: Callable[[], SettingUp]) -> None:
    shop = start()
    asked(shop).reject()
    shop.until(lambda: not shop.window.findChildren(PasswordDialog))
    shop.go("overview")
    words = "Enter the password…"
    shop.until(lambda: [each for each in shop.window.findChildren(QPushButton) if each.text() == words])
    shop.button(words).click()
    asked(shop).reject()
