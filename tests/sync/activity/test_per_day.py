"""Orders are counted on the day of Tehran they were sent or failed on."""

from __future__ import annotations

from datetime import UTC, date, datetime

from mahak_desk.practice.faults import RefusedRow
from mahak_desk.sync.activity.per_day import DAYS, DayOfOrders, orders_per_day
from tests.sync.outgoing.website import Line
from tests.sync.outgoing.worlds import World


def days_of(world: World) -> tuple[DayOfOrders, ...]:
    with world.database.reading() as connection:
        return orders_per_day(connection, world.clock.now())


def test_two_weeks_are_shown_the_last_of_them_today(any_world: World) -> None:
    any_world.clock.moment = datetime(2026, 2, 10, 12, 0, tzinfo=UTC)
    days = days_of(any_world)
    assert len(days) == DAYS
    assert (days[0].day, days[-1].day) == (date(2026, 1, 28), date(2026, 2, 10))
    assert {(day.sent, day.failed) for day in days} == {(0, 0)}


def test_a_day_begins_at_midnight_in_tehran(any_world: World) -> None:
    world = any_world
    for moment in (datetime(2026, 2, 10, 20, 28, tzinfo=UTC), datetime(2026, 2, 10, 20, 30, tzinfo=UTC)):
        world.order()
        world.clock.moment = moment
        assert world.cycle().sent == 1  # a minute later
    sent = {day.day: day.sent for day in days_of(world) if day.sent}
    assert sent == {date(2026, 2, 10): 1, date(2026, 2, 11): 1}


def test_what_was_sent_more_than_two_weeks_ago_is_no_longer_shown(any_world: World) -> None:
    any_world.order()
    any_world.cycle()
    any_world.clock.wait(days=13)
    assert [day.sent for day in days_of(any_world)][:2] == [1, 0]
    any_world.clock.wait(days=1)
    assert not any(day.sent for day in days_of(any_world))


def test_an_order_that_is_refused_twice_in_a_day_has_failed_once(any_world: World) -> None:
    world = any_world
    order = world.order()
    for attempt in range(2):
        world.cloud.faults.arm("save", RefusedRow("Orders"), containing="orders")
        world.cycle()
        world.website.change(order, note=f"edited {attempt}")
    assert world.attempts(order) == ["refused", "refused"]
    assert days_of(world)[-1] == DayOfOrders(date(2026, 2, 11), 0, 1)
    world.cycle()
    assert days_of(world)[-1] == DayOfOrders(date(2026, 2, 11), 1, 1)


def test_an_order_that_waits_has_failed_on_the_day_it_came_in(any_world: World) -> None:
    world = any_world
    order = world.order(Line(None, 1, 5_000, name="کمربند"))
    world.cycle()
    assert world.state(order) == ("waiting", "line-unmapped")
    assert days_of(world)[-1].failed == 1
    world.clock.wait(days=1)
    world.cycle()
    assert [day.failed for day in days_of(world)][-2:] == [1, 0]
