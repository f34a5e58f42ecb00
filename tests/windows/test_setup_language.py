"""The program speaks the language that was chosen in its setup."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mahak_desk.sync.language import chosen_language
from mahak_desk.windows import setup_language as room
from mahak_desk.windows.setup_language import SETUP_KEY, setup_language

SETUP = Path(__file__).parents[2] / "resources" / "windows" / "setup.nsi"


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has a registry")
class TestOnWindows:
    @pytest.fixture(autouse=True)
    def a_key_of_its_own(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        import winreg

        key = r"Software\MahakDeskTests"
        monkeypatch.setattr(room, "SETUP_KEY", key)
        winreg.CreateKey(winreg.HKEY_CURRENT_USER, key).Close()
        yield
        winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)

    def choose(self, number: str) -> None:
        import winreg

        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, room.SETUP_KEY) as key:
            winreg.SetValueEx(key, "SetupLanguage", 0, winreg.REG_SZ, number)

    @pytest.mark.parametrize(("number", "language"), [("1065", "fa"), ("1033", "en")])
    def test_what_was_chosen_is_spoken(self, number: str, language: str) -> None:
        self.choose(number)
        assert chosen_language("system", {}) == language

    def test_a_setting_overrules_it(self) -> None:
        self.choose("1065")
        assert chosen_language("en", {}) == "en"

    def test_without_a_setup_nothing_was_chosen(self) -> None:
        assert setup_language() is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a registry")
def test_elsewhere_nothing_was_chosen() -> None:
    assert setup_language() is None


def test_the_setup_writes_where_it_is_read() -> None:
    script = SETUP.read_text(encoding="utf-8")
    assert f'!define OURS "{SETUP_KEY}"' in script
    assert 'WriteRegStr HKCU "${OURS}" "SetupLanguage" "$LANGUAGE"' in script
