"""What no mapping leads to is found wherever it lies, and counting alone where there is none."""

from __future__ import annotations

from collections.abc import Collection

import pytest
from sqlalchemy import delete, insert, select

from mahak_desk.sync.catalogue.mapping_line import FIRST_ID
from mahak_desk.sync.catalogue.unmatched_search import UnmatchedSearch
from mahak_desk.sync.clock import SystemClock
from mahak_desk.website import ledger, tables
from mahak_desk.website.database import Database
from tests.sync.incoming.test_query_plans import statements

OURS, ANOTHERS = 7, 8
"""The accounts of two shops."""

SEARCH = UnmatchedSearch.of(
    select(tables.products.c.id),
    tables.products.c.id,
    "product",
    ledger.mappings.c.local_id,
    among=[tables.products.c.is_active.is_(True)],
    limit=2,
    counted=3,
)


def website(database: Database, products: Collection[int], *, hidden: Collection[int] = ()) -> None:
    moment = SystemClock().now()
    rows = [
        {
            "id": each,
            "name": "کالا",
            "is_active": each not in hidden,
            "created_at": moment,
            "updated_at": moment,
        }
        for each in products
    ]
    with database.writing() as connection:
        connection.execute(insert(tables.products), rows)


def mapped(
    database: Database, ids: Collection[int], *, entity_type: str = "product", account: int = OURS
) -> None:
    rows = [
        {
            "database_id": account,
            "entity_type": entity_type,
            "mahak_id": 1000 - each,
            "local_id": each,
            "origin": "auto",
        }
        for each in ids
    ]
    with database.writing() as connection:
        connection.execute(insert(ledger.mappings), rows)


def unmatched(database: Database) -> list[int]:
    found: list[int] = []
    after: int | None = FIRST_ID
    with database.reading() as connection:
        while after is not None:
            rows, after = SEARCH.after(connection, after, OURS)
            assert len(rows) <= SEARCH.limit
            found += [row.id for row in rows]
    return found


@pytest.mark.parametrize(
    "without",
    [[], [1], [9], [3], [4], [3, 4], [1, 2, 3], [4, 5, 6, 7], [2, 9], list(range(1, 10))],
    ids=lambda without: f"without={without}",
)
def test_every_row_without_a_mapping_is_found_once_in_its_order(
    any_database: Database, without: list[int]
) -> None:
    website(any_database, range(1, 10))
    if matched := set(range(1, 10)) - set(without):
        mapped(any_database, matched)
    assert unmatched(any_database) == without


def test_no_mapping_of_something_else_counts_for_a_row(any_database: Database) -> None:
    website(any_database, range(1, 7), hidden=[3])
    mapped(any_database, [1, 3, 4, 6])
    mapped(any_database, [2, 5], entity_type="product_variant")
    mapped(any_database, [2, 5], account=ANOTHERS)
    with any_database.writing() as connection:  # its mapping stays
        connection.execute(delete(tables.products).where(tables.products.c.id == 6))
    assert unmatched(any_database) == [2, 5]


def test_where_none_lacks_a_mapping_it_is_only_counted(sqlite_database: Database) -> None:
    website(sqlite_database, range(1, 10))
    mapped(sqlite_database, range(1, 10))
    with statements() as seen:
        assert unmatched(sqlite_database) == []
    assert not any("EXISTS" in each.text for each in seen)
