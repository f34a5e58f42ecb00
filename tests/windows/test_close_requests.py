"""The setup can ask running copies to end."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from mahak_desk.windows import close_requests
from mahak_desk.windows.close_requests import CloseRequests
from mahak_desk.windows.identity import IDENTITY, take_identity
from mahak_desk.windows.setups import SILENT_UPDATE, start_setup
from mahak_desk.windows.shutdown import hold_shutdown, let_shutdown_go

SETUP = Path(__file__).parents[2] / "resources" / "windows" / "setup.nsi"
PATIENCE = 20.0


def set_event(name: str) -> bool:
    """What setup.nsi does; whether anybody waits."""
    assert sys.platform == "win32"
    import ctypes

    kernel = ctypes.windll.kernel32
    kernel.OpenEventW.restype = ctypes.c_void_p
    event = kernel.OpenEventW(2, False, name)
    if not event:
        return False
    kernel.SetEvent(ctypes.c_void_p(event))
    kernel.CloseHandle(ctypes.c_void_p(event))
    return True


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has named events")
class TestOnWindows:
    @pytest.fixture(autouse=True)
    def an_event_of_its_own(self, monkeypatch: pytest.MonkeyPatch) -> str:
        monkeypatch.setattr(close_requests, "CLOSE_EVENT", r"Local\MahakDeskTests.Close")
        return close_requests.CLOSE_EVENT

    def test_every_copy_that_waits_is_told(self, an_event_of_its_own: str) -> None:
        told = [threading.Event(), threading.Event()]
        waiting = [CloseRequests(each.set) for each in told]
        assert set_event(an_event_of_its_own)
        assert [each.wait(PATIENCE) for each in told] == [True, True]
        for each in waiting:
            each.close()

    def test_a_copy_that_starts_while_the_setup_waits_is_told_at_once(self, an_event_of_its_own: str) -> None:
        first, late = threading.Event(), threading.Event()
        waiting = [CloseRequests(first.set)]
        set_event(an_event_of_its_own)
        waiting.append(CloseRequests(late.set))
        assert late.wait(PATIENCE)
        for each in waiting:
            each.close()

    def test_one_that_has_ended_is_not_told(self, an_event_of_its_own: str) -> None:
        told = threading.Event()
        CloseRequests(told.set).close()
        assert not set_event(an_event_of_its_own)
        assert not told.is_set()


@pytest.mark.skipif(sys.platform == "win32", reason="this is for other systems")
class TestElsewhere:
    def test_nobody_asks(self) -> None:
        told = threading.Event()
        CloseRequests(told.set).close()
        assert not told.is_set()

    def test_asking_windows_does_nothing(self) -> None:
        take_identity()
        hold_shutdown(1, "an order is on its way")
        let_shutdown_go(1)

    def test_a_setup_is_not_started(self, tmp_path: Path) -> None:
        with pytest.raises(OSError, match="Windows only"):
            start_setup(tmp_path / "setup.exe")


def test_program_and_setup_mean_the_same() -> None:
    script = SETUP.read_text(encoding="utf-8")
    assert f'w "{close_requests.CLOSE_EVENT}"' in script
    assert f'!define IDENTITY "{IDENTITY}"' in script
    assert f'"{SILENT_UPDATE[1]}"' in script
