"""How many orders were sent and how many failed on each of the last days, by the shop's own calendar day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import msgspec
from sqlalchemy import ColumnElement, Connection, FromClause, case, func, select, union_all

from mahak_desk.mahak.moments import TEHRAN
from mahak_desk.website.ledger import delivery_attempts, invoice_deliveries

DAYS = 14


class DayOfOrders(msgspec.Struct, frozen=True):
    """One day of Tehran. An order failed on the day Mahak refused it, or that it came in and still waits."""

    day: date
    sent: int
    failed: int


def orders_per_day(connection: Connection, now: datetime) -> tuple[DayOfOrders, ...]:
    """The last 14 days, today last."""
    days = _Days(now)
    sent = dict(_sent(connection, days))
    failed = dict(_failed(connection, days))
    return tuple(
        DayOfOrders(day, sent.get(place, 0), failed.get(place, 0)) for place, day in enumerate(days.dates)
    )


class _Days:
    def __init__(self, now: datetime) -> None:
        today = now.astimezone(TEHRAN).date()
        self.dates = [today - timedelta(days=back) for back in range(DAYS - 1, -1, -1)]
        self.begin = self._midnight(self.dates[0])
        self._ends = [self._midnight(day) for day in self.dates[1:]]

    def place_of(self, moment: ColumnElement[datetime]) -> ColumnElement[int]:
        """Which of the days a moment from `begin` on belongs to; one of the future to today."""
        return case(*((moment < end, place) for place, end in enumerate(self._ends)), else_=DAYS - 1)

    @staticmethod
    def _midnight(day: date) -> datetime:
        return datetime.combine(day, time(), TEHRAN)


def _sent(connection: Connection, days: _Days) -> Iterator[tuple[int, int]]:
    """Backed by ix_invoice_deliveries_sent."""
    column = invoice_deliveries.c
    places = (
        select(days.place_of(column.sent_at).label("place"), column.id.label("delivery"))
        .where(column.state.in_(("sent", "registered")), column.sent_at >= days.begin)
        .subquery()
    )
    return _counted(connection, places)


def _failed(connection: Connection, days: _Days) -> Iterator[tuple[int, int]]:
    """Backed by ix_delivery_attempts_started and, for what waits, ix_invoice_deliveries_work."""
    attempt, column = delivery_attempts.c, invoice_deliveries.c
    refused = select(days.place_of(attempt.started_at).label("place"), attempt.delivery_id.label("delivery"))
    refused = refused.where(attempt.started_at >= days.begin, attempt.outcome == "refused")
    waits = select(days.place_of(column.created_at).label("place"), column.id.label("delivery"))
    waits = waits.where(
        column.state.in_(("waiting", "rejected")), column.reason.is_not(None), column.created_at >= days.begin
    )
    return _counted(connection, union_all(refused, waits).subquery())


def _counted(connection: Connection, places: FromClause) -> Iterator[tuple[int, int]]:
    query = select(places.c.place, func.count(places.c.delivery.distinct())).group_by(places.c.place)
    for place, count in connection.execute(query):
        yield int(place), count
