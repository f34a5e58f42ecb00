"""A flow that stands still is told at once or when it has lasted, by what a person can do about it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from mahak_desk.errors import Words
from mahak_desk.sync.activity.flow_needs import FlowOutcome, needs_of_flows, needs_of_shop
from mahak_desk.sync.activity.next_click import AgreeToMassChange, HowTo, OpenSettings, ShowRun, SyncNow
from mahak_desk.sync.problems import Flow
from mahak_desk.sync.runs import Delay, Run
from mahak_desk.sync.status import AccountSeen, FlowSeen, OrdersSeen, Status

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
WELL = Status(
    account=AccountSeen("فروشگاه", 1, 2, 200, NOON),
    incoming=FlowSeen(None, None, None),
    outgoing=FlowSeen(None, None, None),
    orders=OrdersSeen(0, 0, 0, 0, 0, None),
    products_on_sale=1,
    variants_on_sale=1,
    products_waiting=0,
    problems={},
    problems_of_goods={},
)


def failed(reason: str, *, flow: Flow = "incoming", failures: int = 0) -> FlowOutcome:
    """A flow whose newest cycle failed; with failures in a row it is being tried again."""
    run = Run(7, flow, "delta", NOON, NOON, "failed", reason, "It failed.", None, "نشد.")
    delay = Delay(NOON, reason, Words("نشد.", "It failed."), failures, NOON - timedelta(hours=2))
    return FlowOutcome(run, delay if failures else None)


def shop_needs(**changed: object) -> list[object]:
    status = msgspec.structs.replace(WELL, **changed)
    return [(need.reason, need.action) for need in needs_of_shop(status, None, NOON)]


@pytest.mark.parametrize(
    ("reason", "action"),
    [
        ("login-refused", OpenSettings("mahak")),
        ("account-changed", OpenSettings("mahak")),
        ("store-not-chosen", OpenSettings("stock")),
        ("database-unreachable", OpenSettings("website")),
        ("settings-unreadable", ShowRun(7)),
    ],
)
def test_what_only_a_person_can_end_is_told_at_once(reason: str, action: object) -> None:
    (need,) = needs_of_flows([failed(reason)])
    assert (need.level, need.action) == ("bad", action)
    assert need.why == need.next_step == Words("نشد.", "It failed."), "a notice says the next step only"


def test_what_may_pass_is_told_when_it_has_lasted() -> None:
    assert needs_of_flows([failed("mahak-unreachable", failures=2)]) == []
    (need,) = needs_of_flows([failed("mahak-unreachable", failures=3)])
    assert need.title.en == "Mahak does not answer."
    assert (need.newest, need.action) == (NOON - timedelta(hours=2), SyncNow("incoming"))


def test_what_stops_both_flows_is_told_once() -> None:
    for outcomes in (
        [failed("login-refused")],  # the other flow begins no cycle that could fail too
        [failed("database-missing"), failed("database-missing", flow="outgoing")],
    ):
        (need,) = needs_of_flows(outcomes)
        assert (need.flow, need.title.en) == (None, "Both syncs stand still.")
    assert needs_of_flows([failed("database-missing")])[0].flow == "incoming"
    (need,) = needs_of_flows(
        [failed("mahak-busy", failures=3), failed("mahak-busy", flow="outgoing", failures=3)]
    )
    assert (need.flow, need.title.en) == (None, "Mahak does not answer.")


@pytest.mark.parametrize("reason", ["cancelled", "interrupted"])
def test_a_cycle_that_was_cut_short_is_no_trouble(reason: str) -> None:
    assert needs_of_flows([failed(reason)]) == []


def test_what_the_brake_holds_back_asks_for_agreement() -> None:
    counts: dict[str, object] = {"held": {"hidden": 30, "zeroed": 10, "on_sale": 100}}
    run = Run(7, "incoming", "delta", NOON, NOON, "partial", None, None, counts)
    (need,) = needs_of_shop(WELL, run, NOON)
    assert (need.count, need.action) == (40, AgreeToMassChange())


def test_a_shop_that_is_well_needs_nothing() -> None:
    assert shop_needs() == []


def test_invoices_that_nobody_registers_are_told_after_a_while() -> None:
    def sent(hours: int) -> OrdersSeen:
        return OrdersSeen(0, 0, 0, 0, 2, NOON - timedelta(hours=hours))

    assert shop_needs(orders=sent(2)) == []
    assert shop_needs(orders=sent(3)) == [("unregistered", HowTo("register"))]


def test_a_licence_that_runs_out_is_told_in_time() -> None:
    def left(days: int) -> AccountSeen:
        return AccountSeen("فروشگاه", 1, 2, days, NOON)

    assert shop_needs(account=left(16)) == []
    assert shop_needs(account=left(15)) == [("licence", HowTo("renew"))]
    (need,) = needs_of_shop(msgspec.structs.replace(WELL, account=left(-3)), None, NOON)
    assert (need.level, need.title.en) == ("bad", "The Mahak service ran out 3 days ago.")
