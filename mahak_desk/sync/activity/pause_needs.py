"""A pause that lasts while something waits for its end: a person chose it, and may have forgotten it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta

from mahak_desk.errors import Words
from mahak_desk.sync.activity.needs import Need
from mahak_desk.sync.activity.next_click import Resume
from mahak_desk.sync.problems import Flow
from mahak_desk.sync.status import FlowSeen, Status

PAUSED_LONG = timedelta(hours=1)
"""After so long without a cycle that worked it is worth a word."""


def needs_of_pauses(paused: Collection[Flow], status: Status, pending: int, now: datetime) -> Iterator[Need]:
    """`pending` orders would go to Mahak by themselves; the website falls behind whether anybody buys or not."""
    if "outgoing" in paused and pending and _lasts(status.outgoing, now):
        title = Words(
            "{n} سفارش به محک نمی‌رود: سایت ← محک متوقف است.",
            "Orders that do not go to Mahak: {n}. Website → Mahak is paused.",
        )
        yield _need("outgoing", title.filled(n=f"{pending:,}"), pending, status.outgoing)
    if "incoming" in paused and _lasts(status.incoming, now):
        title = Words(
            "کالا، قیمت و موجودی سایت به‌روز نمی‌شود: محک ← سایت متوقف است.",
            "The website falls behind: Mahak → website is paused.",
        )
        yield _need("incoming", title, 1, status.incoming)


def _lasts(flow: FlowSeen, now: datetime) -> bool:
    return flow.succeeded_at is None or now - flow.succeeded_at >= PAUSED_LONG


def _need(flow: Flow, title: Words, count: int, seen: FlowSeen) -> Need:
    return Need(
        reason="paused",
        level="warn",
        flow=flow,
        count=count,
        title=title,
        why=Words("این همگام‌سازی را کسی متوقف کرده است.", "Somebody paused this sync."),
        next_step=Words("«ادامه» را بزنید تا دوباره خودش کار کند.", "Press Resume to let it go on."),
        newest=seen.succeeded_at,
        action=Resume(flow),
    )
