"""The beat tells the moment, and that the computer was asleep."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QApplication

from mahak_desk.ui.background.heartbeat import BEAT, Heartbeat
from tests.ui.clocks import HandClock


def heard(heartbeat: Heartbeat) -> list[object]:
    told: list[object] = []
    heartbeat.beat.connect(told.append)
    heartbeat.woke.connect(lambda: told.append("woke"))
    return told


def test_every_beat_tells_the_moment(qapp: QApplication) -> None:
    clock = HandClock()
    heartbeat = Heartbeat(clock)
    told = heard(heartbeat)
    for _ in range(3):
        clock.passes(BEAT)
        heartbeat.tick()
    assert told == [clock.now() - 2 * BEAT, clock.now() - BEAT, clock.now()]


def test_a_late_beat_of_a_busy_computer_is_no_sleep(qapp: QApplication) -> None:
    clock = HandClock()
    heartbeat = Heartbeat(clock)
    told = heard(heartbeat)
    clock.passes(timedelta(seconds=80))
    heartbeat.tick()
    assert "woke" not in told


def test_a_night_s_sleep_is_noticed_once(qapp: QApplication) -> None:
    clock = HandClock()
    heartbeat = Heartbeat(clock)
    told = heard(heartbeat)
    clock.passes(timedelta(hours=8))
    heartbeat.tick()
    clock.passes(BEAT)
    heartbeat.tick()
    assert told == ["woke", clock.now() - BEAT, clock.now()]


def test_a_clock_set_back_is_no_sleep(qapp: QApplication) -> None:
    clock = HandClock()
    heartbeat = Heartbeat(clock)
    told = heard(heartbeat)
    clock.passes(timedelta(hours=-2))
    heartbeat.tick()
    clock.passes(BEAT)
    heartbeat.tick()
    assert "woke" not in told


def test_it_beats_by_itself(qapp: QApplication) -> None:
    heartbeat = Heartbeat(HandClock())
    timers = [child for child in heartbeat.children() if child.metaObject().className() == "QTimer"]
    assert [timer.isActive() for timer in timers] == [True]
    assert timers[0].interval() == BEAT.total_seconds() * 1000
