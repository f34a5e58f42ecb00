"""Whatever goes wrong on the way, nothing half-read is kept, the run says why, and the next one catches up."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from mahak_desk.errors import DeskError
from mahak_desk.mahak.errors import (
    MahakAnswerLost,
    MahakBusy,
    MahakLoginRefused,
    MahakMoved,
    MahakRefused,
    MahakServerError,
    MahakTokenRefused,
    MahakUnreachable,
    MahakUnreadable,
)
from mahak_desk.practice.faults import (
    BUSY,
    EMPTY_BODY,
    MOVED,
    PROXY_PAGE,
    UNAUTHORIZED,
    UNAVAILABLE,
    ByteOrderMark,
    Endpoint,
    Fault,
    MissingList,
    Refusal,
    Reset,
    Status,
    Truncated,
)
from mahak_desk.sync.stores import StoreNotChosen, StoreUnknown
from mahak_desk.website import ledger
from tests.sync.incoming.shops import ACCOUNT, Shop
from tests.sync.incoming.test_preview import contents

LOGIN: Endpoint = "login"
READ: Endpoint = "read"
HTML = Status(200, "<html><body>welcome to the hotel's wifi</body></html>")

FAILURES: list[tuple[Endpoint, Fault, int, type[DeskError]]] = [
    (LOGIN, Refusal("نام کاربری یا رمز عبور اشتباه است"), 1, MahakLoginRefused),
    (LOGIN, Status(500), 1, MahakServerError),
    (LOGIN, HTML, 1, MahakUnreadable),
    (LOGIN, EMPTY_BODY, 1, MahakUnreadable),
    (LOGIN, Truncated(), 1, MahakUnreadable),
    (LOGIN, Truncated(promises_whole=True), 1, MahakAnswerLost),
    (LOGIN, Reset(), 1, MahakAnswerLost),
    (READ, Status(500), 1, MahakServerError),
    (READ, PROXY_PAGE, 1, MahakServerError),
    (READ, MOVED, 1, MahakMoved),
    (READ, BUSY, 1, MahakBusy),
    (READ, UNAVAILABLE, 1, MahakBusy),
    (READ, UNAUTHORIZED, 2, MahakTokenRefused),
    (READ, Refusal("توکن نامعتبر است"), 2, MahakTokenRefused),
    (READ, Refusal("خطای داخلی", 17), 1, MahakRefused),
    (READ, Refusal(), 1, MahakRefused),
    (READ, HTML, 1, MahakUnreadable),
    (READ, EMPTY_BODY, 1, MahakUnreadable),
    (READ, Truncated(), 1, MahakUnreadable),
    (READ, Truncated(promises_whole=True), 1, MahakAnswerLost),
    (READ, Reset(), 1, MahakAnswerLost),
    (READ, Reset(commits=True), 1, MahakAnswerLost),
]


@pytest.mark.parametrize(("endpoint", "fault", "times", "failure"), FAILURES)
def test_a_failed_cycle_keeps_nothing_says_why_and_the_next_catches_up(
    shop: Shop, endpoint: Endpoint, fault: Fault, times: int, failure: type[DeskError]
) -> None:
    made = shop.goods.product("کفش", prices=(9_000,), stock={1: 2})
    shop.sync()
    shop.desktop.change_price(made.base.id, 8_000)
    shop.reconnect()
    before = contents(shop.database)
    shop.cloud.faults.arm(endpoint, fault, times=times)
    with pytest.raises(failure):
        shop.sync()
    assert shop.cloud.faults.armed() == []
    after = contents(shop.database)
    assert len(after.pop("sync_runs")) == len(before.pop("sync_runs")) + 1
    assert after == before
    run = shop.last_run()
    assert (run.flow, run.kind, run.result, run.reason) == ("incoming", "delta", "failed", failure.code)
    assert run.message
    assert run.finished_at == shop.clock.now()
    assert shop.sync().products.updated == 1
    assert shop.variant(made.base).price == 8_000
    assert shop.last_run().result == "ok"


def test_a_cloud_that_is_not_there_is_a_failed_run(shop: Shop) -> None:
    shop.cloud.stop()
    with pytest.raises(MahakUnreachable):
        shop.sync()
    assert shop.last_run().reason == "mahak-unreachable"
    shop.cloud.start()
    assert shop.sync().result == "ok"


def test_a_session_that_ended_is_begun_anew_without_a_word(shop: Shop) -> None:
    made = shop.goods.product("کفش", prices=(9_000,), stock={1: 2})
    shop.sync()
    for refusal in ("401", "result"):
        shop.cloud.switches.session_refusal = refusal
        shop.cloud.faults.arm("read", UNAUTHORIZED)
        shop.desktop.change_stock(made.base.id, 1)
        assert shop.sync().result == "ok"


@pytest.mark.parametrize("fault", [ByteOrderMark(), MissingList("Banks"), MissingList("Orders")])
def test_an_odd_answer_is_read_all_the_same(shop: Shop, fault: Fault) -> None:
    made = shop.goods.product("کفش", prices=(9_000,), stock={1: 2})
    shop.cloud.faults.arm("read", fault)
    shop.sync()
    assert shop.on_sale(made.base)


def test_a_wrong_password_is_told_in_mahaks_words(shop: Shop) -> None:
    shop.cloud.faults.arm("login", Refusal("حساب شما بسته است"))
    with pytest.raises(MahakLoginRefused) as refused:
        shop.sync()
    assert "حساب شما بسته است" in refused.value.sentence("fa")
    assert "حساب شما بسته است" in (shop.last_run().message or "")


class TestStores:
    def test_that_could_both_be_meant_stop_the_cycle_but_keep_what_was_read(self, shop: Shop) -> None:
        made = shop.goods.product("کفش", prices=(9_000,), stock={1: 2, 2: 5})
        shop.desktop.change("Visitors", ACCOUNT.visitor_id, StoreCode=0)
        with pytest.raises(StoreNotChosen) as stopped:
            shop.sync()
        assert "انبار مرکزی" in stopped.value.sentence("fa")
        assert shop.last_run().reason == "store-not-chosen"
        shop.decide("stock", stores=(2,))
        assert shop.sync().received == 0
        assert (shop.variant(made.base).stock, shop.on_sale(made.base)) == (5, True)

    def test_that_do_not_exist_are_named(self, shop: Shop) -> None:
        shop.decide("stock", stores=(7,))
        with pytest.raises(StoreUnknown):
            shop.sync()
        assert "7" in (shop.last_run().message or "")

    def test_another_than_the_visitors_own_is_never_sold_from_unasked(self, shop: Shop) -> None:
        made = shop.goods.product("کفش", prices=(9_000,), stock={1: 2, 2: 70})
        shop.sync()
        shop.desktop.change("Stores", shop.goods.store_id(1), Deleted=True)
        with pytest.raises(StoreNotChosen) as stopped:
            shop.sync()
        assert "(1)" in stopped.value.sentence("en")
        assert shop.variant(made.base).stock == 2
        shop.desktop.change("Visitors", ACCOUNT.visitor_id, StoreCode=2)
        shop.sync()
        assert shop.variant(made.base).stock == 70

    def test_are_not_asked_about_where_there_is_one(self, shop: Shop) -> None:
        shop.desktop.change("Visitors", ACCOUNT.visitor_id, StoreCode=0)
        shop.desktop.change("Stores", shop.goods.store_id(2), Deleted=True)
        made = shop.goods.product("کفش", prices=(9_000,), stock={1: 2})
        shop.sync()
        assert shop.variant(made.base).stock == 2


class TestRuns:
    def test_are_recorded_with_their_counts(self, shop: Shop) -> None:
        shop.goods.product("کفش", prices=(9_000,), stock={1: 2})
        shop.sync()
        run = shop.last_run()
        assert (run.result, run.reason, run.started_at) == ("ok", None, shop.clock.now())
        assert run.counts is not None
        assert run.counts["products"] == {
            "created": 1,
            "updated": 0,
            "hidden": 0,
            "unchanged": 0,
            "errors": 0,
        }

    def test_that_met_problems_are_partial(self, shop: Shop) -> None:
        shop.goods.product("کفش", prices=(0,), stock={1: 2})
        shop.sync()
        assert shop.last_run().result == "partial"

    def test_leave_a_row_each(self, shop: Shop) -> None:
        for _ in range(3):
            shop.sync()
        shop.cloud.faults.arm("read", Status(500))
        with pytest.raises(MahakServerError):
            shop.sync()
        assert shop.rows(select(func.count().label("runs")).select_from(ledger.sync_runs))[0].runs == 4

    def test_a_preview_is_none(self, shop: Shop) -> None:
        shop.preview()
        assert shop.rows(ledger.sync_runs) == []
