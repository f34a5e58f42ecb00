"""The chart is read by eye, by pointing at a day, and by a screen reader; time goes along the reading direction."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mahak_desk.sync.activity.per_day import DayOfOrders
from mahak_desk.ui.look.look import Look, put_on
from mahak_desk.ui.overview.chart import OrdersChart
from mahak_desk.ui.words.speech import Speech

TODAY = date(2026, 11, 25)


def days(*sent_and_failed: tuple[int, int]) -> tuple[DayOfOrders, ...]:
    begin = TODAY - timedelta(days=len(sent_and_failed) - 1)
    return tuple(
        DayOfOrders(begin + timedelta(days=place), sent, failed)
        for place, (sent, failed) in enumerate(sent_and_failed)
    )


@pytest.fixture
def look(qapp: QApplication) -> Look:
    return put_on(qapp, "light", "en")


def chart_of(look: Look, *, rtl: bool = False) -> OrdersChart:
    made = OrdersChart(look, Speech.chosen("fa" if rtl else "en"))
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    made.resize(140, made.height())
    made.tell(days((1, 0), (4, 2)))
    return made


def coloured(chart: OrdersChart, colour: str, *, left: bool) -> int:
    """How many points of a colour one half of the picture has."""
    picture = chart.grab().toImage()
    half = picture.width() // 2
    columns = range(half) if left else range(half, picture.width())
    return sum(picture.pixelColor(x, y).name() == colour for x in columns for y in range(picture.height()))


@pytest.mark.parametrize("rtl", [False, True])
def test_today_comes_last_in_either_direction(look: Look, rtl: bool) -> None:
    chart = chart_of(look, rtl=rtl)
    today_is_left = rtl
    today = coloured(chart, look.colours.accent, left=today_is_left)
    assert today > coloured(chart, look.colours.accent, left=not today_is_left) > 0
    last = chart.day_at(10 if rtl else 130)
    assert last is not None
    assert last.day == TODAY


def test_what_failed_is_hatched_not_only_coloured(look: Look) -> None:
    chart = chart_of(look)
    bad = coloured(chart, look.colours.bad, left=False)
    # A frame and some lines of a bar of 28 × 45 points, and not the whole of it.
    assert 50 < bad < 28 * 45 // 2


def test_a_day_is_told_in_words(look: Look) -> None:
    chart = chart_of(look)
    assert chart.accessibleDescription().splitlines() == [
        "24 Nov: 1 sent, 0 failed",
        "25 Nov: 4 sent, 2 failed",
    ]
    assert chart_of(look, rtl=True).day_said(days((4, 2))[0]).startswith("۴ آذر: ۴")
    assert chart.day_at(-1) is None


def test_two_weeks_without_orders_say_so(look: Look) -> None:
    chart = chart_of(look)
    chart.tell(days((0, 0), (0, 0)))
    assert chart.accessibleDescription() == "No orders in these days"
    assert coloured(chart, look.colours.accent, left=True) == 0
