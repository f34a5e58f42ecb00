"""An appointment is kept whatever happens to the computer's clock."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from mahak_desk.sync.loop_clock import Appointment, SystemLoopClock
from tests.sync.loop_parts import NOON, HandClock, play

MINUTE = timedelta(minutes=1)


def test_an_appointment_is_due_at_its_moment() -> None:
    clock = HandClock()
    appointment = Appointment.for_moment(clock, NOON + MINUTE)
    assert not appointment.is_due(clock)
    assert appointment.seconds_left(clock) == 60
    clock.move(seconds=60)
    assert appointment.is_due(clock)
    assert appointment.seconds_left(clock) == 0


def test_an_appointment_in_the_past_is_due() -> None:
    clock = HandClock()
    assert Appointment.for_moment(clock, NOON - MINUTE).is_due(clock)


def test_an_appointment_is_due_when_the_wall_clock_says_so() -> None:
    clock = HandClock()
    appointment = Appointment.after(clock, MINUTE)
    clock.set_wall(hours=3)
    assert appointment.is_due(clock)


def test_an_appointment_is_kept_by_a_wall_clock_that_was_set_back() -> None:
    clock = HandClock()
    appointment = Appointment.after(clock, MINUTE)
    clock.set_wall(hours=-3)
    assert appointment.seconds_left(clock) == 60
    clock.move(seconds=60)
    assert appointment.is_due(clock)


def test_the_systems_clock_sleeps_no_longer_than_asked() -> None:
    play(lambda: SystemLoopClock().sleep_or_wake(asyncio.Event(), 0))


def test_the_systems_clock_can_be_woken() -> None:
    async def scene() -> None:
        wake = asyncio.Event()
        sleeping = asyncio.create_task(SystemLoopClock().sleep_or_wake(wake, 3600))
        await asyncio.sleep(0)
        wake.set()
        await sleeping

    play(scene)
