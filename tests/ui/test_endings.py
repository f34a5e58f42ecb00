"""The shop is left, opened again and ended for good, whatever hangs meanwhile and whoever asks at the same time."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mahak_desk.sync.desk import Desk
from mahak_desk.sync.folder_lock import FolderInUse, FolderLock
from mahak_desk.sync.loop_state import Running
from mahak_desk.ui.overview.page import OverviewPage
from mahak_desk.ui.shop_opening import FORMER_RUN
from mahak_desk.ui.window.frame import Frame
from tests.folder_holders import held_by_another
from tests.silent_server import SilentServer
from tests.ui.clocks import HandClock
from tests.ui.windows import PATIENCE, WindowAtWork

Steps = tuple[Callable[[WindowAtWork], None], ...]


def is_free(folder: Path) -> bool:
    lock = FolderLock(folder, "tests")
    try:
        lock.take(datetime(2026, 11, 25, tzinfo=UTC))
    except FolderInUse:
        return False
    lock.release()
    return True


@contextmanager
def a_flow_that_hangs(window: WindowAtWork) -> Iterator[None]:
    """In its database, which the website locks meanwhile; the other one cannot give its lease back either."""
    for loop in (window.shop._loops.incoming, window.shop._loops.outgoing):
        loop._patience = 0.01
    with closing(sqlite3.connect(window.choice.profile.database_file, isolation_level=None)) as website:
        website.execute("BEGIN IMMEDIATE")
        window.shop.force("incoming")
        window.until(lambda: isinstance(window.shop.states["incoming"], Running))
        try:
            yield
        finally:
            website.execute("ROLLBACK")


def test_it_ends_while_it_opens_a_database_that_hangs(an_open_window: WindowAtWork) -> None:
    window = an_open_window
    with SilentServer() as server:
        window.desk.office.database.move(server.database_url, None)
        window.events.call_soon(window.program.opening.reopen)
        window.until(lambda: server.was_called)
        window.program.end()
        window.until(window.task.done)
        assert not window.window.isVisible()


def test_what_opens_after_the_end_is_closed_again(an_open_window: WindowAtWork) -> None:
    window = an_open_window
    asked, goes_on = threading.Event(), threading.Event()
    make_desk = window.shop._make_desk

    def make_slowly() -> Desk:
        asked.set()
        goes_on.wait(PATIENCE)
        return make_desk()

    window.shop._make_desk = make_slowly
    window.events.call_soon(window.program.opening.reopen)
    window.until(asked.is_set)
    window.program.end()
    window.until(window.task.done)
    opening = [thread for thread in threading.enumerate() if thread.name.startswith("mahak-desk opening")]
    goes_on.set()
    for thread in opening:
        thread.join(PATIENCE)
    assert opening
    assert is_free(window.choice.profile.folder)


def test_it_ends_while_a_flow_hangs_in_the_database(an_open_window: WindowAtWork) -> None:
    window = an_open_window
    with a_flow_that_hangs(window):
        window.program.end()
        window.until(window.task.done)


def test_a_shop_in_its_own_way_says_so_and_opens_by_itself(an_open_window: WindowAtWork) -> None:
    window = an_open_window
    with a_flow_that_hangs(window):
        window.events.call_soon(window.program.opening.reopen)
        window.until(lambda: window.shop.closed_by is not None)
        assert "The shop is still finishing something." in window.texts()
        assert "It opens by itself" in window.texts()
    window.until(lambda: window.shop.runs)  # without a beat of the heart: it hears of the end
    window.until_quiet()


# Asked for at the same time


def dress(window: WindowAtWork) -> None:
    window.program.dress_again()


def reopen(window: WindowAtWork) -> None:
    window.program.opening.reopen()


def save_language(window: WindowAtWork) -> None:
    window.desk.office.save({("interface", "language"): "fa", ("schedule", "incoming_seconds"): 600})
    window.shop.touched("settings")


@pytest.mark.parametrize(
    "steps",
    [
        (save_language, reopen),
        (dress, reopen),
        (reopen, dress, dress),
    ],
    ids=lambda steps: " ".join(step.__name__ for step in steps),
)
def test_dressed_and_opened_again_at_once_it_opens_once_and_shows_its_pages_once(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: Steps
) -> None:
    window = WindowAtWork(qapp, tmp_path, None)
    window.remembered.set_text("language", "en")
    shown: list[tuple[Frame, Desk]] = []
    show_pages = Frame.show_pages

    def show_and_note(frame: Frame) -> None:
        assert window.desk is not None
        shown.append((frame, window.desk))
        show_pages(frame)

    try:
        window.until_open()
        opened: list[bool] = []
        window.shop.opened.connect(lambda: opened.append(True))
        monkeypatch.setattr(Frame, "show_pages", show_and_note)
        former = window.desk
        for step in steps:
            window.events.call_soon(step, window)
        window.until(lambda: window.shop.runs and window.desk is not former)
        window.until(lambda: not window.program._tasks)
        window.until_quiet()
        assert opened == [True]
        assert isinstance(window.window.shown_page, OverviewPage)
        assert shown.count((window.program._frame, window.desk)) == 1
        assert len(shown) == len(set(shown))
        if save_language in steps:
            assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft
            assert window.shop._loops.incoming._attempts._interval == timedelta(seconds=600)
    finally:
        window.end()


# A program that has the folder at the start


@pytest.fixture
def refusals(monkeypatch: pytest.MonkeyPatch) -> list[FolderInUse]:
    """Every attempt to open that met another program, told or not."""
    met: list[FolderInUse] = []
    refuse = FolderInUse.__init__

    def refuse_and_note(error: FolderInUse, *parts: object) -> None:
        met.append(error)
        refuse(error, *parts)  # type: ignore[arg-type]

    monkeypatch.setattr(FolderInUse, "__init__", refuse_and_note)
    return met


def test_a_start_waits_quietly_for_a_program_that_ends(
    qapp: QApplication, tmp_path: Path, refusals: list[FolderInUse]
) -> None:
    window = WindowAtWork(qapp, tmp_path, clock=HandClock())
    told: list[object] = []
    window.shop.failed.connect(told.append)
    try:
        with held_by_another(window.choice.profile.folder, "the former window"):
            window.until(lambda: refusals)
        window.until_open()
        assert told == []
    finally:
        window.end()


def test_one_that_does_not_end_is_told_of(
    qapp: QApplication, tmp_path: Path, refusals: list[FolderInUse]
) -> None:
    clock = HandClock()
    window = WindowAtWork(qapp, tmp_path, clock=clock)
    try:
        with held_by_another(window.choice.profile.folder, "mahak-desk run"):
            window.until(lambda: refusals)
            assert window.shop.closed_by is None
            clock.passes(FORMER_RUN)
            window.until(lambda: window.shop.closed_by is not None)
            assert "mahak-desk run" in window.texts()
    finally:
        window.end()
