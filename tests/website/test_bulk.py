"""Bulk writes do on every database what the same statements, row by row, would do."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from sqlalchemy import Table, func, insert, select
from sqlalchemy.exc import DBAPIError, IntegrityError

from mahak_desk.website.bulk import (
    insert_missing,
    insert_rows,
    refusable,
    stored_moment,
    update_rows,
    upsert_rows,
)
from mahak_desk.website.database import Database
from mahak_desk.website.schema import ledger, mirror, tables

STORE = ("id", "row_version", "deleted", "store_code", "name")
MAPPING = ("database_id", "entity_type", "mahak_id", "local_id", "mahak_code", "origin")
NOON = datetime(2026, 11, 23, 12, 30, 15, 123456, tzinfo=UTC)


def stored(database: Database, table: Table) -> Sequence[object]:
    with database.reading() as connection:
        return [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]


def test_every_kind_of_value_comes_back_as_it_was(any_database: Database) -> None:
    options = [{"name": "رنگ", "value": "مشکی"}]
    with any_database.writing() as connection:
        moment = stored_moment(connection, NOON)
        insert_rows(
            connection,
            tables.products,
            ("name", "id", "tax_percent", "is_active", "created_at", "updated_at", "description"),
            [("کفش 👟", 1, Decimal("9.125"), True, moment, moment, None)],
        )
        insert_rows(
            connection,
            tables.product_variants,
            ("id", "product_id", "options", "price", "stock", "is_active", "updated_at"),
            [(1, 1, json.dumps(options), 9_000_000_000, Decimal("12.500"), False, moment)],
        )
    with any_database.reading() as connection:
        product = connection.execute(select(tables.products)).one()
        variant = connection.execute(select(tables.product_variants)).one()
    assert (product.name, product.tax_percent, product.is_active) == ("کفش 👟", Decimal("9.125"), True)
    assert (product.created_at, product.description) == (NOON, None)
    assert (variant.options, variant.price, variant.stock) == (options, 9_000_000_000, Decimal("12.5"))
    assert variant.is_active is False


def test_many_rows_arrive_whole(any_database: Database) -> None:
    long = "ی" * 3000  # 12 MB in all: many of MariaDB's packets
    rows = [(number, number, False, number, f"{number}{long}") for number in range(1, 2001)]
    with any_database.writing() as connection:
        upsert_rows(connection, mirror.stores, STORE, [(*row[:4], None) for row in rows])
        upsert_rows(connection, mirror.stores, STORE, rows[:1000])
        update_rows(connection, mirror.stores, ("name",), [(row[4], row[0]) for row in rows[1000:]])
    assert stored(any_database, mirror.stores) == rows


def test_no_rows_are_no_statement(any_database: Database) -> None:
    with any_database.writing() as connection:
        insert_rows(connection, mirror.stores, STORE, [])
        insert_missing(connection, mirror.stores, STORE, [])
        upsert_rows(connection, mirror.stores, STORE, [])
        update_rows(connection, mirror.stores, ("name",), [])
    assert stored(any_database, mirror.stores) == []


def test_a_lone_row_of_another_width_is_no_row(sqlite_database: Database) -> None:
    with sqlite_database.writing() as connection, pytest.raises(ValueError, match="4 values for rows of 5"):
        insert_rows(connection, mirror.stores, STORE, [(1, 1, False, 1)])


def test_a_transaction_goes_on_after_a_refused_row(any_database: Database) -> None:
    rows = [(number, number, False, number, "انبار") for number in range(1, 451)]
    refused: list[tuple[object, ...]] = [(451, None, False, 1, "بی نسخه")]
    with any_database.writing() as connection:
        with pytest.raises(IntegrityError), refusable(connection):
            upsert_rows(connection, mirror.stores, STORE, rows + refused)
        upsert_rows(connection, mirror.stores, STORE, rows)
    assert stored(any_database, mirror.stores) == rows


class TestInserting:
    def test_a_row_that_exists_is_an_error_and_nothing_stays(self, any_database: Database) -> None:
        with pytest.raises(IntegrityError), any_database.writing() as connection:
            insert_rows(
                connection, mirror.stores, STORE, [(1, 1, False, 1, "انبار"), (1, 2, False, 1, "دوم")]
            )
        assert stored(any_database, mirror.stores) == []

    def test_columns_may_come_in_any_order(self, any_database: Database) -> None:
        with any_database.writing() as connection:
            insert_rows(
                connection,
                mirror.stores,
                ("name", "deleted", "id", "store_code", "row_version"),
                [("انبار", True, 7, 8, 9)],
            )
        assert stored(any_database, mirror.stores) == [(7, 9, True, 8, "انبار")]


class TestInsertingWhatIsMissing:
    def test_what_exists_stays_as_it_is(self, any_database: Database) -> None:
        with any_database.writing() as connection:
            insert_rows(connection, mirror.stores, STORE, [(1, 5, False, 1, "پیش")])
            insert_missing(
                connection, mirror.stores, STORE, [(1, 9, True, 2, "تازه"), (2, 9, False, 2, "دوم")]
            )
        assert stored(any_database, mirror.stores) == [(1, 5, False, 1, "پیش"), (2, 9, False, 2, "دوم")]

    def test_any_unique_key_counts(self, any_database: Database) -> None:
        with any_database.writing() as connection:
            insert_rows(connection, ledger.mappings, MAPPING, [(1, "product", 10, 100, None, "auto")])
            insert_missing(connection, ledger.mappings, MAPPING, [(1, "product", 11, 100, None, "auto")])
        assert stored(any_database, ledger.mappings) == [(1, "product", 10, 100, None, "auto")]

    def test_a_table_of_keys_alone_is_a_queue_without_doubles(self, any_database: Database) -> None:
        with any_database.writing() as connection:
            for _ in range(2):
                insert_missing(connection, ledger.products_to_apply, ("product_id",), [(1,), (2,), (1,)])
        assert stored(any_database, ledger.products_to_apply) == [(1,), (2,)]

    @pytest.mark.parametrize(
        "row",
        [
            pytest.param((1, None, False, 1, "بی‌نسخه"), id="a needed value is missing"),
            pytest.param((1, 1, None, 1, "بی‌پرچم"), id="a needed flag is missing"),
        ],
    )
    def test_other_faults_still_raise(self, any_database: Database, row: tuple[object, ...]) -> None:
        with pytest.raises(IntegrityError), any_database.writing() as connection:
            insert_missing(connection, mirror.stores, STORE, [row])

    def test_a_missing_parent_still_raises(self, any_database: Database) -> None:
        with pytest.raises(IntegrityError), any_database.writing() as connection:
            insert_missing(
                connection,
                tables.product_images,
                ("product_id", "url", "position"),
                [(404, "https://shop.example/1.jpg", 0)],
            )


class TestUpserting:
    def test_new_rows_are_inserted_and_old_ones_updated(self, any_database: Database) -> None:
        with any_database.writing() as connection:
            upsert_rows(connection, mirror.stores, STORE, [(1, 5, False, 1, "پیش"), (2, 5, False, 2, "دوم")])
            upsert_rows(connection, mirror.stores, STORE, [(1, 3, True, 9, None), (3, 1, False, 3, "سوم")])
        assert stored(any_database, mirror.stores) == [
            (1, 3, True, 9, None),
            (2, 5, False, 2, "دوم"),
            (3, 1, False, 3, "سوم"),
        ]

    def test_with_a_version_only_a_greater_one_wins(self, any_database: Database) -> None:
        with any_database.writing() as connection:
            upsert_rows(
                connection, mirror.stores, STORE, [(number, 5, False, 1, "پیش") for number in (1, 2, 3)]
            )
            upsert_rows(
                connection,
                mirror.stores,
                STORE,
                [(1, 4, True, 2, "کهنه"), (2, 5, True, 2, "هم‌نسخه"), (3, 6, True, 2, "تازه")],
                newer_than="row_version",
            )
        assert stored(any_database, mirror.stores) == [
            (1, 5, False, 1, "پیش"),
            (2, 5, False, 1, "پیش"),
            (3, 6, True, 2, "تازه"),
        ]

    def test_of_two_rows_with_one_id_the_greater_version_stays(self, any_database: Database) -> None:
        newer, older = (1, 6, False, 1, "تازه"), (1, 5, True, 2, "کهنه")
        others = [(number, 1, False, number, None) for number in range(2, 200)]
        with any_database.writing() as connection:
            rows = [newer, older, *others]
            upsert_rows(connection, mirror.stores, STORE, rows, newer_than="row_version")
        assert stored(any_database, mirror.stores) == [newer, *others]

    def test_a_key_of_several_columns_in_any_place(self, any_database: Database) -> None:
        columns = ("origin", "mahak_id", "local_id", "entity_type", "database_id")
        with any_database.writing() as connection:
            upsert_rows(connection, ledger.mappings, columns, [("auto", 10, 100, "product", 1)])
            upsert_rows(connection, ledger.mappings, columns, [("manual", 10, 200, "product", 1)])
        assert stored(any_database, ledger.mappings) == [(1, "product", 10, 200, None, "manual")]

    def test_another_rows_unique_value_is_an_error_and_changes_no_row(self, any_database: Database) -> None:
        before = [(1, "product", 10, 100, None, "auto")]
        with any_database.writing() as connection:
            insert_rows(connection, ledger.mappings, MAPPING, before)
        with pytest.raises(IntegrityError), any_database.writing() as connection:
            upsert_rows(connection, ledger.mappings, MAPPING, [(1, "product", 11, 100, None, "manual")])
        assert stored(any_database, ledger.mappings) == before


class TestUpdating:
    def test_values_come_before_the_key(self, any_database: Database) -> None:
        before = [(number, 1, False, number, f"انبار {number}") for number in range(1, 1203)]
        with any_database.writing() as connection:
            insert_rows(connection, mirror.stores, STORE, before)
            changed = [(f"نو {number}", True, number) for number in range(2, 1203)]
            update_rows(connection, mirror.stores, ("name", "deleted"), changed)
        after = [(number, 1, True, number, f"نو {number}") for number in range(2, 1203)]
        assert stored(any_database, mirror.stores) == [before[0], *after]

    def test_a_key_of_several_columns(self, any_database: Database) -> None:
        with any_database.writing() as connection:
            rows = [(1, kind, 10, 100, None, "auto") for kind in ("product", "order")]
            insert_rows(connection, ledger.mappings, MAPPING, rows)
            update_rows(
                connection, ledger.mappings, ("mahak_code", "local_id"), [("۱۲", 300, 1, "order", 10)]
            )
        assert stored(any_database, ledger.mappings) == [
            (1, "order", 10, 300, "۱۲", "auto"),
            (1, "product", 10, 100, None, "auto"),
        ]

    def test_every_kind_of_value(self, any_database: Database) -> None:
        later = NOON + timedelta(days=1)
        with any_database.writing() as connection:
            moment = stored_moment(connection, NOON)
            insert_rows(
                connection,
                tables.products,
                ("id", "name", "created_at", "updated_at"),
                [(1, "کفش", moment, moment)],
            )
            variant = ("id", "product_id", "options", "updated_at")
            insert_rows(connection, tables.product_variants, variant, [(n, 1, "[]", moment) for n in (1, 2)])
            update_rows(
                connection,
                tables.product_variants,
                ("options", "price", "stock", "is_active", "updated_at"),
                [
                    ('["نو"]', 2**53 + 1, Decimal("-0.250"), False, stored_moment(connection, later), 1),
                    ("[]", None, None, True, moment, 2),
                ],
            )
        with any_database.reading() as connection:
            columns = tables.product_variants.c
            rows = connection.execute(
                select(columns.options, columns.price, columns.stock, columns.is_active, columns.updated_at)
            ).all()
        assert [tuple(row) for row in rows] == [
            (["نو"], 2**53 + 1, Decimal("-0.250"), False, later),
            ([], None, None, True, NOON),
        ]

    def test_rows_that_do_not_exist_stay_so(self, any_database: Database) -> None:
        with any_database.writing() as connection:
            update_rows(connection, mirror.stores, ("name",), [("هیچ", 1)])
        assert stored(any_database, mirror.stores) == []


class TestMoments:
    def test_are_stored_as_the_column_type_stores_them(self, any_database: Database) -> None:
        runs = ledger.sync_runs
        tehran = NOON.astimezone(timezone(timedelta(hours=3, minutes=30)))
        with any_database.writing() as connection:
            facts = {"flow": "incoming", "kind": "delta", "result": "ok"}
            connection.execute(insert(runs).values(id=1, started_at=tehran, **facts))
            insert_rows(
                connection,
                runs,
                ("id", "started_at", *facts),
                [(2, stored_moment(connection, tehran), *facts.values())],
            )
            same = select(func.count()).select_from(runs).where(runs.c.started_at == NOON)
            assert connection.scalar(same) == 2

    def test_a_moment_without_zone_is_refused(self, sqlite_database: Database) -> None:
        with sqlite_database.reading() as connection, pytest.raises(ValueError, match="zone"):
            stored_moment(connection, NOON.replace(tzinfo=None))


def test_customers_names_stay_out_of_error_texts(any_database: Database) -> None:
    with pytest.raises(DBAPIError) as caught, any_database.writing() as connection:
        insert_rows(connection, tables.customers, ("id", "last_name"), [(1, "رازدار"), (1, "رازدار")])
    assert "رازدار" not in str(caught.value)
