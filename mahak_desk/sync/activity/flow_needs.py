"""What is wrong with a flow or with the shop as a whole, from what the database remembers: pure rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

import msgspec

from mahak_desk.errors import Words
from mahak_desk.sync.activity.needs import Need
from mahak_desk.sync.activity.next_click import AgreeToMassChange, HowTo, about_failure
from mahak_desk.sync.incoming.brake import MassChange
from mahak_desk.sync.runs import Delay, Run
from mahak_desk.sync.setbacks import NEEDS_CREDENTIALS, SEVERAL
from mahak_desk.sync.status import Status

UNREGISTERED_LONG = timedelta(hours=3)
"""A sent invoice that Mahak's desktop has not taken in by then is worth a word."""

_ENDED_BY_HAND = frozenset(("cancelled", "interrupted", "flow-taken"))
"""Codes of cycles whose end says nothing about the flow."""

_STOPS_BOTH = frozenset(error.code for error in NEEDS_CREDENTIALS)
"""Whichever flow meets it, the other one begins no more cycle either."""

_STANDS_STILL = {
    "incoming": Words("محک ← سایت ایستاده است.", "Mahak → website stands still."),
    "outgoing": Words("سایت ← محک ایستاده است.", "Website → Mahak stands still."),
}
_BOTH_STAND_STILL = Words("هر دو همگام‌سازی ایستاده‌اند.", "Both syncs stand still.")
_NO_ANSWER = Words("محک جواب نمی‌دهد.", "Mahak does not answer.")
_GOES_ON_BY_ITSELF = Words("برنامه خودش دوباره تلاش می‌کند.", "The program keeps trying by itself.")
_NOTHING = Words("", "")


class FlowOutcome(msgspec.Struct, frozen=True):
    """How the newest cycle of a flow that was not skipped ended; `delay` if it left something to wait for."""

    run: Run
    delay: Delay | None


def needs_of_flows(outcomes: Sequence[FlowOutcome]) -> list[Need]:
    """Failures that will not pass soon; one that stops both flows is told once."""
    needs: list[Need] = []
    for outcome in outcomes:
        need = _failure(outcome)
        if need is None:
            continue
        if needs and needs[0].reason == need.reason:
            title = needs[0].title if need.title == _NO_ANSWER else _BOTH_STAND_STILL
            needs[0] = msgspec.structs.replace(needs[0], flow=None, title=title)
        else:
            needs.append(need)
    return needs


def _failure(outcome: FlowOutcome) -> Need | None:
    run, delay = outcome.run, outcome.delay
    if run.result != "failed" or run.reason is None or run.reason in _ENDED_BY_HAND:
        return None
    if delay is not None and delay.failures < SEVERAL:
        return None  # it may pass with the next try
    stops_both = run.reason in _STOPS_BOTH
    stands_still = _BOTH_STAND_STILL if stops_both else _STANDS_STILL[run.flow]
    unreachable = delay is not None and run.reason.startswith("mahak-")
    return Need(
        reason=run.reason,
        level="bad",
        flow=None if stops_both else run.flow,
        count=1,
        title=_NO_ANSWER if unreachable else stands_still,
        why=run.why or _NOTHING,
        # What a person has to do is said with the failure.
        next_step=_GOES_ON_BY_ITSELF if delay is not None else run.why or _NOTHING,
        newest=run.started_at if delay is None else delay.since,
        action=about_failure(run.reason, run.flow, run.id),
    )


def needs_of_shop(status: Status, incoming: Run | None, now: datetime) -> Iterator[Need]:
    """What the brake holds back, invoices nobody registers, and a licence that runs out."""
    held = None if incoming is None else (incoming.counts or {}).get("held")
    if held is not None:
        yield _mass_change(msgspec.convert(held, MassChange), incoming)
    since = status.orders.unregistered_since
    if since is not None and now - since >= UNREGISTERED_LONG:
        yield _unregistered(status.orders.unregistered, since)
    account = status.account
    if account is not None and account.credit_days is not None and account.credit_is_low:
        yield _licence(account.credit_days)


def _mass_change(held: MassChange, run: Run | None) -> Need:
    gone = f"{held.hidden + held.zeroed:,}"
    return Need(
        reason="mass-change",
        level="bad",
        flow="incoming",
        count=held.hidden + held.zeroed,
        title=Words(
            "{n} کالا می‌خواهد از فروش سایت برود؛ تا شما موافقت نکنید نمی‌رود.",
            "{n} items would leave the website's sale; they stay until you agree.",
        ).filled(n=gone),
        why=Words(
            "{hidden} پنهان و {zeroed} ناموجود می‌شود، از {on_sale} کالای در فروش. بقیهٔ تغییرها انجام شد.",
            "{hidden} would be hidden and {zeroed} sold out, of {on_sale} on sale. The rest was done.",
        ).filled(hidden=f"{held.hidden:,}", zeroed=f"{held.zeroed:,}", on_sale=f"{held.on_sale:,}"),
        next_step=Words(
            "پیش‌نمایش را ببینید؛ اگر درست است موافقت کنید.",
            "Look at the preview, and agree if it is right.",
        ),
        newest=None if run is None else run.started_at,
        action=AgreeToMassChange(),
    )


def _unregistered(count: int, since: datetime) -> Need:
    return Need(
        reason="unregistered",
        level="warn",
        flow="outgoing",
        count=count,
        title=Words(
            "{n} فاکتور به محک رسیده ولی هنوز در نرم‌افزار محک ثبت نشده است.",
            "{n} invoices have reached Mahak and are not yet registered in the Mahak program.",
        ).filled(n=f"{count:,}"),
        why=Words(
            "نرم‌افزار محک فقط وقتی فاکتورها را می‌گیرد که «ارسال و دریافت اطلاعات» زده شود.",
            "The Mahak program takes invoices in only when «ارسال و دریافت اطلاعات» is pressed there.",
        ),
        next_step=Words(
            "در محک «ارسال و دریافت اطلاعات» را بزنید.", "Press «ارسال و دریافت اطلاعات» in Mahak."
        ),
        newest=since,
        action=HowTo("register"),
    )


def _licence(days: int) -> Need:
    title = Words("{n} روز از اعتبار سرویس محک مانده است.", "{n} days are left of the Mahak service.")
    if days < 0:
        title = Words("اعتبار سرویس محک {n} روز پیش تمام شده.", "The Mahak service ran out {n} days ago.")
    return Need(
        reason="licence",
        level="bad" if days < 0 else "warn",
        flow=None,
        count=1,
        title=title.filled(n=f"{abs(days):,}"),
        why=Words("پس از آن هیچ‌کدام از دو همگام‌سازی کار نمی‌کند.", "After that neither sync works."),
        next_step=Words("سرویس را در محک تمدید کنید.", "Renew the service with Mahak."),
        newest=None,
        action=HowTo("renew"),
        thing=f"{days} days",  # worth a word every day
    )
