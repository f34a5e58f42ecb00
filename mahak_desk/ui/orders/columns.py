"""The columns and filters of the table of orders."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QIcon

from mahak_desk.sync.order_book.order_rows import OrderRow
from mahak_desk.sync.order_book.piles import PILES, Pile
from mahak_desk.ui.orders.order_words import chip_titles, rank_of, standing, tone_of
from mahak_desk.ui.orders.retrying import offers_retry
from mahak_desk.ui.rows.columns import Chip, Column
from mahak_desk.ui.words.codes import code_text
from mahak_desk.ui.words.speech import Speech

translate = QCoreApplication.translate


def order_columns(
    speech: Speech, now: Callable[[], datetime], again: QIcon, retry: Callable[[OrderRow], object]
) -> list[Column[OrderRow]]:
    """`now` is the moment relative times count from; `again` is the sign that lets `retry` one row."""

    try_again = translate("Orders", "Try this order again (Ctrl+R)")

    def reason(row: OrderRow) -> str:
        told = row.told(speech.language)
        return speech.in_digits(row.ignored_why if told is None else told.title)

    def whole_reason(row: OrderRow) -> str:
        told = row.told(speech.language)
        return speech.in_digits(row.ignored_why if told is None else told.text)

    def next_try(row: OrderRow) -> str:
        return "" if row.next_try_at is None else speech.until(row.next_try_at, now())

    return [
        Column(
            "number",
            translate("Orders", "Order"),
            lambda row: code_text(row.number, speech),
            order=lambda row: row.order_id,
            width=84,
            copied=lambda row: row.number,
        ),
        # Without an order: what a row is searched by begins with the customer's name.
        Column(
            "customer",
            translate("Orders", "Customer"),
            lambda row: row.customer or "—",
            width=120,
            gives_way=1,
        ),
        Column(
            "mobile",
            translate("Orders", "Mobile"),
            lambda row: speech.latin(speech.in_digits(row.mobile)),
            order=lambda row: row.mobile,
            hidden_at_first=True,
            copied=lambda row: row.mobile,
        ),
        Column(
            "total",
            translate("Orders", "Total (Rial)"),
            lambda row: speech.amount(row.total),
            order=lambda row: -1 if row.total is None else row.total,
            width=108,
            gives_way=3,
            align="number",
            copied=lambda row: "" if row.total is None else str(row.total),
            exported=lambda row: row.total,
        ),
        Column(
            "standing",
            translate("Orders", "Status"),
            lambda row: standing(row.state, row.pile),
            order=rank_of,
            width=180,
            tone=lambda row: tone_of(row.state, row.pile),
        ),
        Column(
            "again",
            translate("Orders", "Retry"),
            lambda row: "",
            order=lambda row: not offers_retry(row),
            width=64,
            gives_way=2,
            icon=lambda row: again if offers_retry(row) else None,
            tooltip=lambda row: try_again if offers_retry(row) else "",
            is_sign=True,
            pressed=retry,
        ),
        Column(
            "reason",
            translate("Orders", "Why"),
            reason,
            order=lambda row: row.reason or "",
            width=240,
            stretches=True,
            tooltip=whole_reason,
            copied=whole_reason,
        ),
        Column(
            "paid",
            translate("Orders", "Paid"),
            lambda row: speech.ago(row.paid_at, now()),
            order=lambda row: _seconds(row.paid_at),
            width=116,
            gives_way=4,
            tooltip=lambda row: speech.moment(row.paid_at),
            copied=lambda row: speech.moment(row.paid_at),
            exported=lambda row: speech.wall_clock(row.paid_at),
        ),
        Column(
            "next_try",
            translate("Orders", "Next try"),
            next_try,
            order=lambda row: _seconds(row.next_try_at),
            width=92,
            gives_way=6,
            tooltip=lambda row: "" if row.next_try_at is None else speech.moment(row.next_try_at),
            exported=lambda row: speech.wall_clock(row.next_try_at),
        ),
        Column(
            "attempts",
            translate("Orders", "Tries"),
            # Of an order that is through, one try is nothing to tell.
            lambda row: speech.number(row.attempts) if row.attempts > (row.state in _THROUGH) else "",
            order=lambda row: row.attempts,
            width=72,
            gives_way=7,
            align="number",
            exported=lambda row: row.attempts,
        ),
        Column(
            "code",
            translate("Orders", "Mahak no."),
            lambda row: speech.in_digits(str(row.mahak_order_code)) if row.mahak_order_code else "",
            order=lambda row: row.mahak_order_code or 0,
            width=112,
            gives_way=5,
            align="number",
            exported=lambda row: row.mahak_order_code,
        ),
        Column(
            "changed",
            translate("Orders", "Last change"),
            lambda row: speech.ago(row.changed_at, now()),
            order=lambda row: _seconds(row.changed_at),
            hidden_at_first=True,
            tooltip=lambda row: speech.moment(row.changed_at),
            exported=lambda row: speech.wall_clock(row.changed_at),
        ),
    ]


def order_chips() -> list[Chip[OrderRow]]:
    """All orders, and one filter for each pile."""
    titles = chip_titles()
    return [
        Chip("all", titles["all"], lambda _: True),
        *(Chip(pile, titles[pile], _lies_on(pile), _KEPT.get(pile, ())) for pile in PILES_IN_ORDER),
    ]


PILES_IN_ORDER: tuple[Pile, ...] = ("needs_you", *(pile for pile in PILES if pile != "needs_you"))


_THROUGH = ("sent", "registered")

_KEPT: dict[Pile, tuple[str, ...]] = {"registered": ("code",)}


def _lies_on(pile: Pile) -> Callable[[OrderRow], bool]:
    return lambda row: row.pile == pile


def _seconds(moment: datetime | None) -> float:
    """Unknown moments come before all others."""
    return 0.0 if moment is None else moment.timestamp()
