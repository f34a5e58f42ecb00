"""A problem a person has dealt with in Mahak is closed, stays on record, and can be opened again."""

from __future__ import annotations

from tests.sync.order_book.books import Bookkeeping


def test_a_closed_problem_needs_nobody_and_can_be_opened_again(any_kept: Bookkeeping) -> None:
    order, other = any_kept.sent_without_payment(), any_kept.sent_without_payment()
    closed = any_kept.book.close_problems([f"S-{order}"], who="سارا")
    assert len(closed) == 1
    assert (any_kept.row(order).pile, any_kept.row(other).pile) == ("sent", "needs_you")
    row = any_kept.world.website.row("SELECT * FROM problems WHERE id = :id", id=closed[0])
    assert (row.reason, row.accepted) == ("receipt-refused", "سارا")
    assert row.resolved_at is not None
    assert any_kept.book.reopen(closed) == 1
    assert any_kept.row(order).pile == "needs_you"
    assert any_kept.book.reopen(closed) == 0


def test_it_stays_closed_in_the_cycles_that_follow(kept: Bookkeeping) -> None:
    order = kept.sent()
    kept.world.website.change(order, note="فوری", order_status="Cancelled")
    kept.world.cycle()
    assert len(kept.book.close_problems([f"S-{order}"], who="سارا")) == 2
    kept.world.cycle()
    assert kept.row(order).pile == "sent"


def test_where_nothing_is_open_nothing_is_closed(kept: Bookkeeping) -> None:
    assert kept.book.close_problems([f"S-{kept.waiting()}", "X-9"], who="سارا") == []
