"""A window at work for each test, and nothing left over after it."""

from __future__ import annotations

import gc
import logging
import os
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from mahak_desk import chosen_shop
from mahak_desk.bundled import bundled_folder
from tests.ui.windows import PATIENCE, WindowAtWork


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """As arguments: Windows' emulators drop variables that begin with QT_."""
    if sys.platform == "win32":  # there, a screen that is not there knows no fonts but those it is shown
        os.environ.setdefault("QT_QPA_FONTDIR", str(bundled_folder("resources") / "fonts"))
    return ["mahak-desk-tests", "-platform", "offscreen"]


class QtWarnings(logging.Handler):
    """What Qt complains of while a program writes it to its log, where pytest-qt does not see it."""

    def __init__(self, of_no_matter: Sequence[str]) -> None:
        super().__init__(logging.WARNING)
        self._of_no_matter = of_no_matter
        self._said: list[str] = []
        self._log = logging.getLogger("mahak_desk.qt")
        self._log.addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        said = record.getMessage()
        if not any(text in said for text in self._of_no_matter):
            self._said.append(said)

    def end(self) -> None:
        self._log.removeHandler(self)
        assert not self._said, f"Qt complained: {self._said}"


@pytest.fixture(autouse=True)
def a_practice_port_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """The usual port belongs to the tests of the command line, which may run beside these."""
    monkeypatch.setattr(chosen_shop, "PRACTICE_PORT", 0)


@pytest.fixture(autouse=True)
def nothing_left_over(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    """No thread of ours, no window and no running timer may outlive a test."""
    warnings = QtWarnings(request.config.getini("qt_log_ignore"))
    gc.freeze()  # what was there before is neither the test's nor worth looking through after every one
    yield
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    ours = [thread for thread in threading.enumerate() if thread.name.startswith("mahak-desk")]
    for thread in ours:  # nobody waits for a read at the end; it still has to come to its own
        thread.join(PATIENCE)
    assert not [thread.name for thread in ours if thread.is_alive()], "left running"
    windows = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    timers = [
        timer
        for timer in gc.get_objects()
        if type(timer) is QTimer and shiboken6.isValid(timer) and timer.isActive()
    ]
    left = [f"open: {widget}" for widget in windows]
    left += [f"ticking: {timer.parent() or timer}" for timer in timers]
    for widget in windows:  # the next test is not to blame
        widget.hide()
    for timer in timers:
        timer.stop()
    for translator in qapp.findChildren(QTranslator):  # the next test may not ask for a language at all
        qapp.removeTranslator(translator)
    warnings.end()
    assert not left


@pytest.fixture
def a_window(qapp: QApplication, tmp_path: Path) -> Iterator[WindowAtWork]:
    """In English, opening its practice shop; `until_open` waits for both first cycles."""
    window = WindowAtWork(qapp, tmp_path)
    yield window
    window.end()


@pytest.fixture
def a_persian_window(qapp: QApplication, tmp_path: Path) -> Iterator[WindowAtWork]:
    """The same in Persian."""
    window = WindowAtWork(qapp, tmp_path, "fa")
    yield window
    window.end()


@pytest.fixture
def an_open_window(a_window: WindowAtWork) -> WindowAtWork:
    """Its first cycles have brought the practice shop's goods to the website."""
    a_window.until_open()
    return a_window
