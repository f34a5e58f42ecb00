from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from PySide6.QtWidgets import QApplication

from mahak_desk.practice.server import PracticeCloud
from mahak_desk.sync import secrets as secrets_module
from mahak_desk.sync.desk import Desk
from mahak_desk.sync.profile import shop_profile
from tests.keyrings import MemoryKeyring
from tests.ui.shops import ACCOUNT, SettingUp


@pytest.fixture(autouse=True)
def memory_keyring(monkeypatch: pytest.MonkeyPatch) -> Iterator[MemoryKeyring]:
    monkeypatch.setattr(secrets_module, "_OF_THIS_RUN", {})
    before = keyring.get_keyring()
    memory = MemoryKeyring()
    keyring.set_keyring(memory)
    yield memory
    keyring.set_keyring(before)


@pytest.fixture
def cloud() -> Iterator[PracticeCloud]:
    with PracticeCloud(accounts=(ACCOUNT,)) as running:
        yield running


@pytest.fixture
def a_shop(qapp: QApplication, tmp_path: Path, cloud: PracticeCloud) -> Iterator[SettingUp]:
    """A shop that is set up, its window open and both first cycles done."""
    (tmp_path / "settings.toml").write_text('[interface]\nlanguage = "en"\n')
    environment = {"MAHAK_DESK_HOME": str(tmp_path), "MAHAK_DESK_API_URL": cloud.url}
    with Desk(shop_profile("default", environment), environment, program="a test") as desk:
        desk.office.keep_credentials(ACCOUNT.user_name, ACCOUNT.password)
        desk.office.set_up()
    window = SettingUp(qapp, tmp_path, cloud)
    window.until_open()
    yield window
    window.end()
