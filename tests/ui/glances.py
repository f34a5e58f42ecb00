"""How a shop stands, made up: for rules over it that need no shop."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from mahak_desk.errors import DeskError, Words
from mahak_desk.sync.activity.needs import Level, Need
from mahak_desk.sync.activity.next_click import Action, ShowOrders
from mahak_desk.sync.activity.overview import Overview
from mahak_desk.sync.cycle import CycleResult
from mahak_desk.sync.order_book.piles import PILES
from mahak_desk.sync.status import FlowSeen, OrdersSeen, Status
from mahak_desk.ui.live.glance import Glance

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)


class Refused(DeskError):
    """Some failure with its next step."""

    code = "refused"

    def __init__(self) -> None:
        super().__init__(
            Words("رمز پذیرفته نشد.", "The password was refused."),
            Words("رمز را در تنظیمات بنویسید.", "Enter it in the settings."),
        )


def a_need(
    reason: str = "line-unmapped",
    count: int = 1,
    level: Level = "warn",
    title: str = "Belt",
    action: Action | None = None,
) -> Need:
    words = Words(f"{title} در محک طرف حساب ندارد", f"{title} has no partner in Mahak")
    return Need(
        reason,
        level,
        "outgoing",
        count,
        words,
        words,
        Words("وصل کنید", "Map it"),
        NOW,
        action or ShowOrders(reason),
        title,
    )


def a_status(
    *,
    to_be_sent: int = 0,
    incoming_at: datetime | None = NOW,
    outgoing_at: datetime | None = NOW,
    held_by: str | None = None,
) -> Status:
    return Status(
        account=None,
        incoming=FlowSeen(None, incoming_at, held_by),
        outgoing=FlowSeen(None, outgoing_at, held_by),
        orders=OrdersSeen(to_be_sent, 0, 0, 0, 0, None),
        products_on_sale=0,
        variants_on_sale=0,
        products_waiting=0,
        problems={},
        problems_of_goods={},
    )


def a_glance(needs: Iterable[Need] = (), needs_you: int = 0, status: Status | None = None) -> Glance:
    piles = dict.fromkeys(PILES, 0) | {"needs_you": needs_you}
    return Glance(Overview(NOW, status or a_status(), piles, (), tuple(needs)), piles)


def a_result(counts: dict[str, object] | None = None, at: datetime = NOW) -> CycleResult:
    return CycleResult("ok", counts or {}, 0, at)
