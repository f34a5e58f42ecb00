"""When something is worth a notice beside the clock: pure rules over what was known and what is known now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from mahak_desk.errors import DeskError, Words
from mahak_desk.sync.activity.needs import Need
from mahak_desk.sync.cycle import CycleResult
from mahak_desk.sync.problems import Flow
from mahak_desk.sync.status import FlowSeen, Status
from mahak_desk.ui.window.next_places import list_of, place_of
from mahak_desk.ui.window.places import Place

NoticeLevel = Literal["none", "problems", "all"]
"""What a person wants to be told: the setting."""

Weight = Literal["loud", "problem", "news"]
"""loud: said at any level but none, and even while the chatter is snoozed."""

ONCE_PER = timedelta(hours=1)
"""One notice of a kind in so long."""
SILENCE = timedelta(hours=3)
"""After so long without a cycle that worked, it is said aloud: nobody may have looked at the window."""

OVERVIEW = Place("overview")


@dataclass(frozen=True)
class Notice:
    """`key` is its kind; `place` is where a click leads, `together` where it does with others of its kind."""

    key: str
    weight: Weight
    title: Words
    text: Words
    place: Place = OVERVIEW
    together: Place = OVERVIEW
    code: str = ""
    """Of the trouble, where the window may know the next step better than `text`, which may name a command."""


Trouble = tuple[str, Flow | None, str]
"""What makes a need the same as one of before: reason, flow and thing."""


def trouble_of(need: Need) -> Trouble:
    return need.reason, need.flow, need.thing


def grown(before: Iterable[Need], now: Iterable[Need]) -> set[Trouble]:
    """Those that were not there before, or have become more; what settles itself is none."""
    known = {trouble_of(need): need.count for need in before}
    return {
        trouble_of(need)
        for need in now
        if need.level != "notice" and need.count > known.get(trouble_of(need), 0)
    }


def of_needs(needs: Iterable[Need], untold: Collection[Trouble]) -> list[Notice]:
    """Of the troubles that are still to be told, as they stand now."""
    return [
        Notice(
            key_of(trouble_of(need)),
            "problem",
            need.title,
            need.next_step,
            place_of(need.action),
            list_of(need.action, need.reason),
            need.reason,
        )
        for need in needs
        if trouble_of(need) in untold
    ]


def key_of(trouble: Trouble) -> str:
    return f"need {trouble[0]}"


def leads_to(shown: Notice, told: Iterable[Notice]) -> Place:
    """To the exact row, or to the list where several of its kind were told at once."""
    alike = [notice for notice in told if notice.key == shown.key]
    return shown.place if len(alike) == 1 else shown.together


def of_cycle(flow: str, result: CycleResult) -> list[Notice]:
    """Good news, for who wants all of it."""
    sent = result.counts.get("sent", 0)
    if flow != "outgoing" or not isinstance(sent, int) or not sent:
        return []
    return [
        Notice(
            "sent",
            "news",
            Words(f"{sent} سفارش به محک فرستاده شد.", f"Orders sent to Mahak: {sent}."),
            Words(
                "پس از «ارسال و دریافت اطلاعات» در محک فاکتور می‌شوند.",
                "They become invoices after «ارسال و دریافت اطلاعات» in Mahak.",
            ),
        )
    ]


def of_closed(error: DeskError) -> list[Notice]:
    """Of a shop that could not be opened, or whose flows broke down: at a login nobody looks at the window."""
    return [Notice(f"closed {error.code}", "problem", error.title, error.advice, code=error.code)]


def of_silence(
    status: Status | None, paused: Mapping[str, bool], awake_since: datetime, now: datetime
) -> list[Notice]:
    """When nothing has worked for hours though it should; counted from `awake_since` at the earliest.

    Without a `status` the shop was never open.
    """
    unknown = FlowSeen(None, None, None)
    incoming, outgoing = (unknown, unknown) if status is None else (status.incoming, status.outgoing)
    notices = []
    for name, flow in (("incoming", incoming), ("outgoing", outgoing)):
        if paused.get(name) or flow.held_by is not None:
            continue
        since = max(flow.succeeded_at or awake_since, awake_since)
        if now - since >= SILENCE:
            hours = int((now - since).total_seconds() // 3600)
            what = {
                "incoming": Words("کالا و موجودی به سایت نرفته است", "No goods have reached the website"),
                "outgoing": Words("سفارشی به محک نرفته است", "No order has reached Mahak"),
            }[name]
            notices.append(
                Notice(
                    f"silence {name}",
                    "loud",
                    Words(f"{hours} ساعت است که {what.fa}.", f"{what.en} for {hours} hours."),
                    Words("پنجره را باز کنید تا علت را ببینید.", "Open the window to see why."),
                )
            )
    return notices


@dataclass(frozen=True)
class Told:
    """What has been said when, and until when a person wants quiet."""

    at: Mapping[str, datetime]
    quiet_until: datetime | None = None


def to_tell(notices: Iterable[Notice], told: Told, level: NoticeLevel, now: datetime) -> list[Notice]:
    """Those to show, the heaviest first: none twice within an hour, nothing a person does not want."""
    if level == "none":
        return []
    quiet = told.quiet_until is not None and now < told.quiet_until
    wanted = [
        notice
        for notice in notices
        if (notice.weight == "loud" or not quiet)
        and (level == "all" or notice.weight != "news")
        and (notice.key not in told.at or now - told.at[notice.key] >= ONCE_PER)
    ]
    return sorted(wanted, key=lambda notice: ("loud", "problem", "news").index(notice.weight))
