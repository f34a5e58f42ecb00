"""The start with Windows is one value that the program and its setup both know."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mahak_desk.windows import autostart

SETUP = Path(__file__).parents[2] / "resources" / "windows" / "setup.nsi"


@pytest.fixture
def a_run_key_of_its_own(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """So that no test changes what starts with this computer."""
    key = r"Software\MahakDeskTests"
    monkeypatch.setattr(autostart, "RUN_KEY", key)
    yield
    if sys.platform == "win32":
        import winreg

        winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has a registry")
@pytest.mark.usefixtures("a_run_key_of_its_own")
class TestOnWindows:
    def test_it_is_off_until_it_is_switched_on(self) -> None:
        assert not autostart.starts_with_windows()
        autostart.start_with_windows(True, Path(r"C:\فروشگاه\MahakDesk.exe"))
        assert autostart.starts_with_windows()
        autostart.start_with_windows(False, Path("MahakDesk.exe"))
        assert not autostart.starts_with_windows()

    def test_switching_it_off_twice_is_no_fault(self) -> None:
        autostart.start_with_windows(False, Path("MahakDesk.exe"))
        autostart.start_with_windows(False, Path("MahakDesk.exe"))
        assert not autostart.starts_with_windows()

    def test_a_path_with_blanks_stays_one_word(self) -> None:
        import winreg

        autostart.start_with_windows(True, Path(r"C:\Program Files\MahakDesk.exe"))
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, autostart.RUN_KEY) as key:
            written = winreg.QueryValueEx(key, autostart.VALUE)[0]
        assert written == r'"C:\Program Files\MahakDesk.exe" --hidden'


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a registry")
def test_elsewhere_nothing_starts_and_nothing_fails() -> None:
    autostart.start_with_windows(True, Path("MahakDesk.exe"))
    assert not autostart.starts_with_windows()
    assert not autostart.can_start_with_windows()


def test_a_checkout_has_no_program_to_start() -> None:
    assert autostart.window_program() is None


def test_an_installed_program_starts_its_window(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "mahak-desk.exe"))
    assert autostart.window_program() == tmp_path / "MahakDesk.exe"


def test_the_setup_switches_the_same_value() -> None:
    script = SETUP.read_text(encoding="utf-8")
    assert f'!define RUN "{autostart.RUN_KEY}"' in script
    assert set(re.findall(r'Reg(?:Str|Value) HKCU "\$\{RUN\}" "(\w+)"', script)) == {autostart.VALUE}
    assert """'"$INSTDIR\\MahakDesk.exe" --hidden'""" in script
