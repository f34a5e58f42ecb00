"""A shutdown of the computer waits until the program has ended in order, and not for ever."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer

from mahak_desk.practice.faults import Hang
from mahak_desk.ui.process import system_end
from mahak_desk.ui.process.system_end import end_before_return
from tests.ui.windows import WindowAtWork


def test_it_returns_when_everything_has_ended(an_open_window: WindowAtWork) -> None:
    window = an_open_window
    window.cloud.faults.arm("save", Hang())
    window.program._practice.buy()
    window.shop.force("outgoing")
    window.until(lambda: not window.cloud.faults.armed())
    returned: list[bool] = []

    def system_asks() -> None:
        returned.append(end_before_return(window.window, window.program.end, window.task))

    QTimer.singleShot(0, window.window, system_asks)
    window.until(lambda: returned)
    assert returned == [True], "the system is answered when all has ended"
    assert window.task.done()


def test_a_program_that_has_ended_holds_nothing_up(an_open_window: WindowAtWork) -> None:
    an_open_window.program.end()
    an_open_window.until(an_open_window.task.done)
    assert end_before_return(an_open_window.window, an_open_window.program.end, an_open_window.task)


def test_it_does_not_wait_for_what_does_not_end(
    an_open_window: WindowAtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_end, "_PATIENCE", 1)
    assert not end_before_return(an_open_window.window, lambda: None, an_open_window.task)
    assert not an_open_window.task.done()
