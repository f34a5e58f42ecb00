"""A fault of the program, wherever it happens, ends in the log and in one dialog; the flows go on."""

from __future__ import annotations

import asyncio
import sys
import threading
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit

from mahak_desk.sync.redaction import redact
from mahak_desk.ui.process.crash_dialog import CrashDialog
from tests.ui.windows import WindowAtWork


class Kaputt(RuntimeError):
    """Like nothing else that goes wrong here."""


def boom(word: str = "kaputt") -> None:
    raise Kaputt(word)


@pytest.fixture
def window(an_open_window: WindowAtWork) -> WindowAtWork:
    an_open_window.expects_faults = True
    return an_open_window


def the_dialog(window: WindowAtWork) -> CrashDialog:
    window.until(lambda: window.window.findChildren(CrashDialog))
    return window.one(CrashDialog)


def text_of(dialog: CrashDialog) -> str:
    (box,) = dialog.findChildren(QPlainTextEdit)
    return box.toPlainText()


def from_a_slot(window: WindowAtWork) -> None:
    timer = QTimer(window.window)
    timer.setSingleShot(True)
    timer.timeout.connect(boom)
    timer.start(0)


def from_a_thread(window: WindowAtWork) -> None:
    threading.Thread(target=boom).start()


def from_a_read(window: WindowAtWork) -> None:
    window.program.background.read(window.window, boom, lambda _: None)


def from_a_delivery(window: WindowAtWork) -> None:
    window.program.background.read(window.window, lambda: None, lambda _: boom())


def from_the_event_loop(window: WindowAtWork) -> None:
    asyncio.get_running_loop().call_soon(boom)


def from_a_task(window: WindowAtWork) -> None:
    async def work() -> None:
        boom()

    window.program._begin(work())


@pytest.mark.parametrize(
    "happens", [from_a_slot, from_a_thread, from_a_read, from_a_delivery, from_the_event_loop, from_a_task]
)
def test_wherever_it_happens_it_is_told_and_the_flows_go_on(window: WindowAtWork, happens: object) -> None:
    happens(window)  # type: ignore[operator]
    dialog = the_dialog(window)
    assert "Kaputt: kaputt" in text_of(dialog)
    window.goes("incoming")
    assert dialog.isVisible()
    window.button("Close", dialog).click()
    window.until(lambda: not window.window.findChildren(CrashDialog))


def test_a_second_fault_is_added_to_the_dialog_that_is_open(window: WindowAtWork) -> None:
    from_a_slot(window)
    dialog = the_dialog(window)
    window.program.background.read(window.window, lambda: 1 / 0, lambda _: None)
    window.until(lambda: "ZeroDivisionError" in text_of(dialog))
    assert "Kaputt" in text_of(dialog)
    assert len(window.window.findChildren(CrashDialog)) == 1


def test_the_same_fault_again_and_again_is_told_once(window: WindowAtWork) -> None:
    told: list[str] = []
    window.program.faults.happened.connect(told.append)
    for _ in range(20):
        from_a_slot(window)
    the_dialog(window)
    window.goes("incoming")
    assert len(told) == 1


def test_its_text_can_be_copied_and_has_no_secret_in_it(window: WindowAtWork) -> None:
    redact.learn("S3cret-رمز")
    window.program.background.read(window.window, lambda: boom("with S3cret-رمز inside"), lambda _: None)
    dialog = the_dialog(window)
    window.button("Copy", dialog).click()
    copied = QGuiApplication.clipboard().text()
    assert "Kaputt: with" in copied
    assert "Traceback" in copied
    assert "S3cret-رمز" not in copied
    assert copied == text_of(dialog)


@pytest.mark.parametrize("is_open", [True, False])
def test_a_bundle_for_support_is_made_in_it(window: WindowAtWork, tmp_path: Path, is_open: bool) -> None:
    if not is_open:
        window.events.run_until_complete(window.shop.close())
        window._stay_in_the_loop()
    from_a_slot(window)
    dialog = the_dialog(window)
    window.button("Support bundle…", dialog).click()
    asked = window.one(QFileDialog, within=dialog)
    asked.close()
    asked.fileSelected.emit(str(tmp_path / "for-support"))
    window.until(lambda: "The support bundle is ready" in window.texts(dialog))
    assert zipfile.is_zipfile(tmp_path / "for-support.zip")


def test_a_fault_does_not_keep_it_from_ending(window: WindowAtWork) -> None:
    from_a_slot(window)
    the_dialog(window)
    window.program.end()
    window.until(window.task.done)


def test_after_the_end_faults_are_the_interpreter_s_again(a_window: WindowAtWork) -> None:
    a_window.until(lambda: a_window.desk is not None)
    during = (sys.excepthook, threading.excepthook)
    a_window.end()
    after = (sys.excepthook, threading.excepthook)
    assert not any(of_now is former for of_now, former in zip(after, during, strict=True))
    assert isinstance(a_window.program, QObject)
