"""What a person decides about orders, many at once, while the program may be sending them."""

from __future__ import annotations

import pytest

from mahak_desk.sync.outgoing.verbs import OrderOnItsWay, OrderSettled, OrderUnknown, OrderWithdrawn
from tests.sync.order_book.books import Bookkeeping
from tests.sync.outgoing.mahak_side import documents


def numbers(*orders: int) -> list[str]:
    return [f"S-{order}" for order in orders]


def test_retrying_counts_what_is_tried_again(any_kept: Bookkeeping) -> None:
    book = any_kept.book
    refused, waiting, sent = any_kept.refused(), any_kept.waiting(), any_kept.sent()
    assert book.retry(numbers(refused, waiting, sent)) == 2
    assert any_kept.world.state(refused) == ("ready", None)
    assert any_kept.world.cycle().sent == 1


def test_all_with_a_reason_are_retried_and_no_other(any_kept: Bookkeeping) -> None:
    refused, waiting = any_kept.refused(), any_kept.waiting()
    assert any_kept.book.retry_all(reason="refused-by-mahak") == 1
    assert any_kept.world.state(refused)[0] == "ready"
    assert any_kept.world.state(waiting) == ("waiting", "line-unmapped")
    assert any_kept.book.retry_all() == 2


def test_retrying_what_is_in_doubt_looks_for_it_at_once(kept: Bookkeeping) -> None:
    order = kept.in_doubt(there=True)
    kept.world.website.run("UPDATE invoice_deliveries SET next_try_at = '2030-01-01', attempts = 5")
    assert kept.book.retry(numbers(order)) == 1
    assert kept.world.state(order)[0] == "in_doubt"
    assert kept.row(order).next_try_at is None
    kept.world.cycle()
    assert kept.world.state(order)[0] == "sent"
    assert len(documents(kept.world.cloud)[f"S-{order}"]) == 1


def test_what_is_being_sent_is_left_to_whoever_sends_it(any_kept: Bookkeeping) -> None:
    order, waiting = any_kept.being_sent(), any_kept.waiting()
    assert any_kept.book.retry(numbers(order)) == 0
    assert any_kept.book.retry_all() == 1
    with pytest.raises(OrderOnItsWay):
        any_kept.book.ignore(numbers(order), who="سارا", why="-")
    assert any_kept.book.ignore(numbers(order, waiting), who="سارا", why="-") == 1
    assert any_kept.world.state(order)[0] == "sending"


def test_several_are_ignored_with_one_reason_and_taken_back(any_kept: Bookkeeping) -> None:
    orders = [any_kept.waiting(), any_kept.refused(), any_kept.unseen()]
    sent = any_kept.sent()
    # The last cycle has sent what it could: only the first two are left to be ignored.
    unseen = any_kept.unseen()
    wanted = numbers(*orders[:2], unseen, sent)
    assert any_kept.book.ignore(wanted, who="سارا", why="تلفنی") == 3
    rows = any_kept.world.website.rows("SELECT ignored_by FROM invoice_deliveries WHERE state = 'ignored'")
    assert [row.ignored_by for row in rows] == ["سارا"] * 3
    assert any_kept.book.take_back_ignoring(wanted) == 3
    states = [any_kept.world.state(order)[0] for order in (*orders[:2], unseen)]
    assert states == ["waiting", "in_doubt", "waiting"]


def test_an_order_in_mahak_cannot_be_ignored(kept: Bookkeeping) -> None:
    with pytest.raises(OrderSettled):
        kept.book.ignore(numbers(kept.sent()), who="سارا", why="-")


def test_ignoring_twice_changes_nothing(kept: Bookkeeping) -> None:
    order = kept.ignored()
    assert kept.book.ignore(numbers(order), who="علی", why="-") == 0
    assert kept.book.order(f"S-{order}", "fa").ignored_by == "سارا"


def test_what_the_website_withdrew_is_the_websites_to_take_back(kept: Bookkeeping) -> None:
    order = kept.waiting()
    kept.world.website.change(order, order_status="Cancelled")
    kept.world.cycle()
    assert kept.row(order).pile == "ignored"
    with pytest.raises(OrderWithdrawn):
        kept.book.take_back_ignoring(numbers(order))
    assert kept.world.state(order)[0] == "ignored"


def test_a_number_nobody_knows_changes_nothing(kept: Bookkeeping) -> None:
    refused = kept.refused()
    with pytest.raises(OrderUnknown):
        kept.book.retry(["X-9", f"S-{refused}"])
    assert kept.world.state(refused)[0] == "rejected"


def test_more_orders_than_one_statement_takes(kept: Bookkeeping) -> None:
    with kept.world.website.one_transaction():
        orders = [kept.world.order(customer=None) for _ in range(1_201)]
    assert kept.book.ignore(numbers(*orders), who="سارا", why="تعطیل") == 1_201
    assert kept.book.counts()["ignored"] == 1_201
    assert kept.book.take_back_ignoring(numbers(*orders)) == 1_201
