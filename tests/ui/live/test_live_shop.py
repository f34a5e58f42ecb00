"""The shop behind the window: opened, followed, paused, closed, and opened again, over the real engine."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from PySide6.QtWidgets import QApplication

from mahak_desk.practice.faults import UNAUTHORIZED, Hang, Refusal
from mahak_desk.sync.desk import Desk
from mahak_desk.sync.folder_lock import FolderLock
from mahak_desk.sync.loop_state import Blocked, Idle, Paused, Running
from mahak_desk.ui.live.changes import EVERYTHING
from mahak_desk.ui.process.crash_dialog import CrashDialog
from mahak_desk.ui.window.places import Place
from mahak_desk.website.database import Database
from tests.ui.clocks import HandClock
from tests.ui.windows import PATIENCE, WindowAtWork


def test_what_it_tells_comes_in_order(a_window: WindowAtWork) -> None:
    told: list[str] = []
    shop = a_window.shop
    shop.settings_read.connect(lambda _: told.append("settings"))
    shop.changed.connect(lambda changes: told.append("everything") if changes == EVERYTHING else None)
    shop.opened.connect(lambda: told.append("opened"))
    a_window.until_open()
    assert told[:3] == ["settings", "everything", "opened"]


def test_a_first_cycle_is_followed_to_its_end(a_window: WindowAtWork) -> None:
    moved: list[object] = []
    changed: list[frozenset[str]] = []
    a_window.shop.flow_moved.connect(lambda flow, state: moved.append(state) if flow == "incoming" else None)
    a_window.shop.changed.connect(changed.append)
    a_window.until_open()
    stages = {state.stage for state in moved if isinstance(state, Running)}
    assert len(stages) > 2, stages
    assert isinstance(moved[-1], Idle)
    assert any("products" in changes and "settings" not in changes for changes in changed)


def test_a_cycle_that_found_nothing_lets_the_pages_be(an_open_window: WindowAtWork) -> None:
    an_open_window.goes("incoming")
    changed: list[frozenset[str]] = []
    an_open_window.shop.changed.connect(changed.append)
    an_open_window.goes("incoming")
    assert changed == [frozenset({"runs"})]


def test_the_glance_follows_a_cycle(an_open_window: WindowAtWork) -> None:
    shop = an_open_window.shop
    shop.look()
    an_open_window.until(lambda: shop.glance is not None and shop.glance.overview.status.products_on_sale > 0)
    an_open_window.desk.place_practice_order(Random(1))
    shop.touched("orders")
    an_open_window.until(lambda: shop.glance.overview.status.orders.to_be_sent == 1)


def test_asked_for_again_while_it_is_read_the_glance_is_read_once_more(an_open_window: WindowAtWork) -> None:
    shop = an_open_window.shop
    an_open_window.until(lambda: not shop._glancing)
    glances: list[object] = []
    shop.glanced.connect(glances.append)
    for _ in range(5):
        shop.look()
    an_open_window.until(lambda: not shop._glancing)
    assert len(glances) == 2


# Pausing


def test_a_pause_is_remembered_by_the_next_start(qapp: QApplication, tmp_path: Path) -> None:
    first = WindowAtWork(qapp, tmp_path)
    try:
        first.until_open()
        first.shop.pause("outgoing")
        assert isinstance(first.shop.states["outgoing"], Paused)
    finally:
        first.end()
    (first.choice.profile.folder / "window.ini").unlink(missing_ok=True)
    again = WindowAtWork(qapp, tmp_path)
    try:
        again.until(lambda: again.shop.runs)
        assert again.shop.is_paused("outgoing")
        again.until(lambda: isinstance(again.shop.states["outgoing"], Paused))
        again.until(lambda: isinstance(again.shop.states["incoming"], Idle))
        again.shop.resume("outgoing")
        again.until(lambda: isinstance(again.shop.states["outgoing"], Idle))
        again.until(lambda: again.desk.paused_flows() == frozenset())
    finally:
        again.end()


def test_what_piles_up_behind_a_pause_is_seen(an_open_window: WindowAtWork) -> None:
    window, shop = an_open_window, an_open_window.shop
    for flow in ("incoming", "outgoing"):
        window.events.call_soon(shop.pause, flow)
    window.until(
        lambda: window.desk.paused_flows() == {"incoming", "outgoing"} and not shop._pauses._under_way
    )
    window.until(lambda: shop.glance is not None and not shop._glancing)
    before = shop.glance
    window.desk.place_practice_order(Random(1))
    window.events.call_soon(shop.look_while_paused, before.overview.at + timedelta(minutes=1))
    window.until(lambda: shop.glance.piles["pending"] == 1)


def test_a_pause_and_its_end_are_looked_at(an_open_window: WindowAtWork) -> None:
    window, shop = an_open_window, an_open_window.shop
    window.until(lambda: shop.glance is not None and not shop._glancing)
    seen: list[object] = []
    shop.glanced.connect(seen.append)
    window.events.call_soon(shop.pause, "outgoing")
    window.until(lambda: seen)


def test_a_pause_that_cannot_be_kept_is_said(an_open_window: WindowAtWork) -> None:
    an_open_window.go("overview")
    file, opened = an_open_window.choice.profile.database_file, an_open_window.desk._shop
    with opened._database, closing(sqlite3.connect(file, isolation_level=None)) as other:
        opened._database = Database(f"sqlite:///{file}", wait_seconds=0)  # for nobody's lock
        other.execute("BEGIN IMMEDIATE")
        an_open_window.events.call_soon(an_open_window.shop.pause, "outgoing")
        an_open_window.until(lambda: an_open_window.window.shown_page.banner.isVisible())
        other.execute("ROLLBACK")


def test_a_mind_changed_before_the_first_word_is_kept_is_what_the_next_start_knows(
    an_open_window: WindowAtWork,
) -> None:
    shop, is_free = an_open_window.shop, threading.Event()
    shop.background.write(an_open_window.window, is_free.wait, lambda _: None)
    shop.pause("outgoing")
    shop.resume("outgoing")
    shop.pause("incoming")
    is_free.set()
    an_open_window.until(lambda: not shop._pauses._under_way)
    assert an_open_window.desk.paused_flows() == {"incoming"}
    is_free.clear()
    shop.background.write(an_open_window.window, is_free.wait, lambda _: None)
    shop.resume("incoming")
    shop.pause("incoming")
    is_free.set()
    an_open_window.until(lambda: not shop._pauses._under_way)
    assert an_open_window.desk.paused_flows() == {"incoming"}


def test_nothing_that_merely_happens_runs_a_paused_flow(an_open_window: WindowAtWork) -> None:
    an_open_window.shop.pause("outgoing")
    ran: list[object] = []
    an_open_window.shop.flow_moved.connect(
        lambda flow, state: ran.append(state) if flow == "outgoing" and isinstance(state, Running) else None
    )
    an_open_window.program.heartbeat.woke.emit()
    an_open_window.window.go(Place("orders"))
    an_open_window.window.canvas._sync_shown()
    assert "is paused: nothing is sent" in an_open_window.texts(an_open_window.window.canvas.status_line)
    an_open_window.window.shown_page._decisions._said_taken_back(1)
    an_open_window.window.shown_page._decisions._said_retried(1)
    an_open_window.goes("incoming")
    assert not ran


def test_a_forced_cycle_runs_though_its_flow_is_paused(an_open_window: WindowAtWork) -> None:
    an_open_window.shop.pause("incoming")
    an_open_window.goes("incoming")
    assert isinstance(an_open_window.shop.states["incoming"], Paused)


# What keeps it from opening


def test_a_folder_in_use_is_said_and_opens_once_it_is_free(a_window: WindowAtWork) -> None:
    lock = FolderLock(a_window.choice.profile.folder, "mahak-desk run")
    lock.take(datetime(2026, 11, 25, tzinfo=UTC))
    failures: list[object] = []
    a_window.shop.failed.connect(lambda error: failures.append(error.code))
    a_window.until(lambda: failures)
    assert failures == ["folder-in-use"]
    assert a_window.desk is None
    lock.release()
    a_window.button("Try again").click()
    a_window.until_open()
    assert a_window.shop.runs


def test_trying_again_twice_opens_once(a_window: WindowAtWork) -> None:
    lock = FolderLock(a_window.choice.profile.folder, "mahak-desk run")
    lock.take(datetime(2026, 11, 25, tzinfo=UTC))
    failures: list[object] = []
    a_window.shop.failed.connect(lambda error: failures.append(error.code))
    a_window.until(lambda: failures)
    lock.release()
    again = a_window.button("Try again")
    again.click()
    again.click()
    a_window.until_open()
    assert failures == ["folder-in-use"], "it stood in its own way"
    assert a_window.shop.runs


def test_a_fault_while_opening_is_no_end(a_window: WindowAtWork, monkeypatch: pytest.MonkeyPatch) -> None:
    failures: list[str] = []
    a_window.shop.failed.connect(lambda error: failures.append(error.code))
    with monkeypatch.context() as broken:
        broken.setattr(Desk, "database_ready", lambda self: 1 / 0)
        a_window.until(lambda: failures)
    assert failures == ["unexpected"]
    a_window.button("Try again").click()
    a_window.until_open()


# A login that is refused


def test_a_refused_login_stops_both_flows_until_the_password_is_changed(an_open_window: WindowAtWork) -> None:
    shop, faults = an_open_window.shop, an_open_window.cloud.faults
    faults.arm("read", UNAUTHORIZED)
    faults.arm("login", Refusal(message="نام کاربری یا رمز عبور اشتباه است"), times=1)
    shop.force("incoming")
    an_open_window.until(lambda: isinstance(shop.states["incoming"], Blocked))
    an_open_window.until(lambda: isinstance(shop.states["outgoing"], Blocked))
    assert shop.states["incoming"].next_run_at is None
    shop.credentials_changed()
    an_open_window.until(lambda: all(isinstance(state, Idle) for state in shop.states.values()))


# The end


def test_closing_cuts_a_running_request_off(an_open_window: WindowAtWork) -> None:
    cloud, shop = an_open_window.cloud, an_open_window.shop
    cloud.faults.arm("read", Hang())
    shop.force("incoming")
    an_open_window.until(lambda: not cloud.faults.armed())
    assert isinstance(shop.states["incoming"], Running)
    an_open_window.end()
    assert not cloud.faults.armed()
    names = [thread.name for thread in threading.enumerate()]
    assert not [name for name in names if name.startswith("mahak-desk")]


def test_the_folder_is_free_after_the_end(a_window: WindowAtWork) -> None:
    a_window.until_open()
    a_window.end()
    lock = FolderLock(a_window.choice.profile.folder, "afterwards")
    lock.take(datetime(2026, 11, 25, tzinfo=UTC))
    lock.release()


def test_an_end_while_it_opens_lets_go_of_the_folder(a_window: WindowAtWork) -> None:
    begun: list[bool] = []
    a_window.shop.failed.connect(lambda error: begun.append(False))
    a_window.program.end()
    a_window.end()
    assert not begun
    for thread in threading.enumerate():  # one that comes back late frees the folder then
        if thread.name.startswith("mahak-desk"):
            thread.join(PATIENCE)
    lock = FolderLock(a_window.choice.profile.folder, "afterwards")
    lock.take(datetime(2026, 11, 25, tzinfo=UTC))
    lock.release()


def test_opened_again_it_works_with_another_desk(an_open_window: WindowAtWork) -> None:
    shop, former = an_open_window.shop, an_open_window.desk
    an_open_window.program._around.restart()
    an_open_window.until(lambda: shop.desk is not None and shop.desk is not former and shop.runs)
    an_open_window.until_quiet()
    assert set(shop.states) == {"incoming", "outgoing"}


def break_down(window: WindowAtWork, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("mahak_desk.sync.loop.SyncLoop._settle", lambda self, rest: 1 / 0)
        window.events.call_soon(window.shop.force, "incoming")
        window.until(lambda: window.shop.closed_by is not None)


def test_flows_that_a_fault_stopped_start_again_by_themselves_each_time_later(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = HandClock()
    window = WindowAtWork(qapp, tmp_path, clock=clock)
    window.expects_faults = True
    try:
        window.until_open()
        for seconds, said in ((30, "13:00"), (60, "13:01")):
            break_down(window, monkeypatch)
            assert not window.shop.runs
            assert "fault in the program (ZeroDivisionError)" in window.texts()
            assert f"They start again at {said}." in window.texts()
            window.until(lambda: window.window.findChildren(CrashDialog))
            assert "start again by themselves" in window.texts(window.one(CrashDialog))
            clock.passes(timedelta(seconds=seconds - 1))
            window.program.heartbeat.tick()
            assert not window.program._tasks, "too early"
            clock.passes(timedelta(seconds=1))
            window.program.heartbeat.tick()
            window.until_open()
        break_down(window, monkeypatch)
        window.button("Try again").click()
        window.until_open()
    finally:
        window.end()
