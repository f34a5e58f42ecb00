"""A page is read again when a cycle can have changed what it shows, and left alone when not."""

from __future__ import annotations

from typing import get_args

import pytest

from mahak_desk.ui.live.changes import EVERYTHING, Changes, Subject, changes_of
from tests.ui.glances import a_result

GOODS: Changes = frozenset({"products", "mappings", "orders", "problems", "runs"})
INVOICES: Changes = frozenset({"products", "orders", "problems", "runs"})
ONLY_THE_RUN: Changes = frozenset({"runs"})


def products(**counts: int) -> dict[str, object]:
    return {"products": {"created": 0, "updated": 0, "hidden": 0, "unchanged": 0, "errors": 0, **counts}}


@pytest.mark.parametrize(
    ("flow", "before", "last", "changes"),
    [
        ("incoming", products(unchanged=40), products(unchanged=40), ONLY_THE_RUN),
        ("incoming", products(unchanged=40), products(updated=1), GOODS),
        ("incoming", products(updated=1), products(updated=1), GOODS),
        ("incoming", products(unchanged=40), products(unchanged=39), GOODS),
        ("incoming", products(errors=1), products(errors=1), GOODS),
        ("outgoing", {"found": 3, "waiting": 3}, {"found": 3, "waiting": 3}, ONLY_THE_RUN),
        ("outgoing", {"found": 3, "waiting": 3}, {"found": 4, "waiting": 4}, INVOICES),
        ("outgoing", {"found": 0, "sent": 2}, {"found": 0, "sent": 2}, INVOICES),
        ("outgoing", {}, {}, ONLY_THE_RUN),
    ],
)
def test_two_cycles_in_a_row(
    flow: str, before: dict[str, object], last: dict[str, object], changes: Changes
) -> None:
    assert changes_of(flow, a_result(last), a_result(before)) == changes


@pytest.mark.parametrize("flow", ["incoming", "outgoing"])
def test_after_the_first_cycle_everything_of_its_flow_is_new(flow: str) -> None:
    assert changes_of(flow, a_result(), None) == (GOODS if flow == "incoming" else INVOICES)


@pytest.mark.parametrize("flow", ["incoming", "outgoing"])
def test_a_failed_cycle_may_have_done_a_part_of_its_work(flow: str) -> None:
    last = a_result()
    assert changes_of(flow, last, last) == (GOODS if flow == "incoming" else INVOICES)
    assert changes_of(flow, None, None) == (GOODS if flow == "incoming" else INVOICES)


def test_everything_names_every_subject() -> None:
    assert frozenset(get_args(Subject)) == EVERYTHING
