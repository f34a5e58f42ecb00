"""What the table, the counts and the detail of an order ask costs what they show, not what the shop has."""

from __future__ import annotations

import pytest

from tests.sync.incoming.test_query_plans import scanned, statements
from tests.sync.order_book.books import Bookkeeping

FEW_ROWS = {
    *("mahak_shop_account", "mahak_stores", "mahak_visitors", "mahak_person_groups", "mahak_banks"),
    *("mahak_cashes", "mahak_settings"),
}
"""Tables that stay small in any shop."""

READINGS = {
    "the rows": lambda kept, number: kept.rows(),
    "one order": lambda kept, number: kept.book.order(number, "fa"),
    "its invoice": lambda kept, number: kept.book.invoice(number, "fa"),
}
DECISIONS = {
    "retry": lambda kept, number: kept.book.retry([number]),
    "retry a reason": lambda kept, number: kept.book.retry_all(reason="line-unmapped"),
    "retry everything": lambda kept, number: kept.book.retry_all(),
    "ignore": lambda kept, number: kept.book.ignore([number], who="سارا", why="-"),
    "close problems": lambda kept, number: kept.book.close_problems([number], who="سارا"),
}


@pytest.fixture
def full(kept: Bookkeeping) -> tuple[Bookkeeping, str]:
    """Orders of most kinds, and the number of one that waits."""
    kept.registered()
    kept.sent_without_payment()
    kept.ignored()
    waiting = kept.waiting()
    kept.unseen()
    return kept, f"S-{waiting}"


@pytest.mark.parametrize("what", [*READINGS, *DECISIONS])
def test_no_table_that_grows_is_read_from_end_to_end(full: tuple[Bookkeeping, str], what: str) -> None:
    kept, number = full
    with statements() as seen:
        (READINGS | DECISIONS)[what](kept, number)
    assert seen
    assert scanned(kept.world.database, seen) <= FEW_ROWS


def test_the_counts_walk_through_one_index_of_the_deliveries_and_no_table(
    full: tuple[Bookkeeping, str],
) -> None:
    kept, _ = full
    with statements() as seen:
        kept.book.counts()
    with kept.world.database.reading() as connection:
        steps = [
            step
            for statement in seen
            if "invoice_deliveries" in statement.text
            for *_, step in connection.exec_driver_sql(
                f"EXPLAIN QUERY PLAN {statement.text}", statement.parameters
            )
        ]
    scans = [step for step in steps if step.startswith("SCAN") and "sqlite_master" not in step]
    assert len(scans) == 1
    assert scans[0].startswith("SCAN invoice_deliveries USING COVERING INDEX")
