"""Every order lies on one pile, and the piles' counts are those of the rows."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest

from mahak_desk.sync.explanations import EXPLANATIONS
from mahak_desk.sync.order_book.piles import PILES, Pile, pile_of
from mahak_desk.sync.outgoing.states import State
from tests.sync.order_book.books import Bookkeeping


@pytest.mark.parametrize(
    ("state", "reason", "pile"),
    [
        ("waiting", None, "pending"),
        ("waiting", "line-unmapped", "needs_you"),
        ("waiting", "shipping-not-set", "needs_you"),
        ("waiting", "a-reason-of-a-newer-program", "needs_you"),
        ("ready", None, "pending"),
        ("sending", None, "pending"),
        ("in_doubt", "answer-lost", "pending"),
        ("in_doubt", "line-refused", "pending"),
        ("rejected", "line-refused", "needs_you"),
        ("rejected", "too-many-attempts", "needs_you"),
        ("sent", None, "sent"),
        ("sent", "receipt-refused", "needs_you"),
        ("registered", None, "registered"),
        ("registered", "edited-after-sending", "needs_you"),
        ("ignored", None, "ignored"),
        ("ignored", "withdrawn-after-sending", "needs_you"),
    ],
)
def test_the_pile_of_an_order(state: State, reason: str | None, pile: Pile) -> None:
    assert pile_of(state, reason) == pile


def test_every_state_lies_somewhere_whatever_the_reason() -> None:
    for state in get_args(State):
        for reason in (None, *EXPLANATIONS):
            assert pile_of(state, reason) in PILES


def test_the_counts_are_those_of_the_rows(any_kept: Bookkeeping) -> None:
    assert any_kept.book.counts() == dict.fromkeys(PILES, 0)
    any_kept.registered()
    any_kept.sent_without_payment()
    any_kept.ignored()
    for _ in range(2):
        any_kept.waiting()
    any_kept.refused()
    any_kept.being_sent()
    any_kept.in_doubt(there=True)
    any_kept.unseen()
    counted = Counter(row.pile for row in any_kept.rows())
    assert any_kept.book.counts() == {pile: counted[pile] for pile in PILES}
    assert counted == {"registered": 1, "needs_you": 4, "ignored": 1, "pending": 3}


def test_an_order_of_which_much_is_open_counts_once(kept: Bookkeeping) -> None:
    order = kept.sent_without_payment()
    kept.world.website.change(order, order_status="Cancelled")
    kept.world.website.change(order, note="فوری")
    kept.world.cycle()
    assert len(kept.world.website.problems()) == 3
    assert kept.book.counts()["needs_you"] == 1
    assert kept.book.counts()["sent"] == 0
    assert kept.row(order).reason == "edited-after-sending"
