"""Reserved ids are free to insert, whoever else inserts meanwhile."""

from __future__ import annotations

import sqlite3

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError

from mahak_desk.website.bulk import insert_rows
from mahak_desk.website.database import Database
from mahak_desk.website.row_ids import reserve_ids
from mahak_desk.website.schema import metadata, tables


def test_reserved_ids_are_new_and_free_to_insert(any_database: Database) -> None:
    with any_database.writing() as connection:
        connection.execute(insert(tables.categories), [{"name": "یک"}, {"name": "دو"}])
        ids = reserve_ids(connection, tables.categories, 1200)
        assert len(set(ids)) == 1200
        insert_rows(connection, tables.categories, ("id", "name"), [(one, "نو") for one in ids])
    with any_database.writing() as connection:
        connection.execute(insert(tables.categories).values(name="سه"))
        assert len(set(reserve_ids(connection, tables.categories, 3)) - set(ids)) == 3


def test_every_table_whose_ids_the_database_gives_can_do_it(any_database: Database) -> None:
    counted = [table for table in metadata.sorted_tables if table.autoincrement_column is not None]
    assert tables.product_variants in counted
    with any_database.writing() as connection:
        for table in counted:
            assert len(set(reserve_ids(connection, table, 3))) == 3
    with any_database.reading() as connection:
        for table in counted:
            assert connection.scalar(select(func.count()).select_from(table)) == 0


def test_parents_are_still_asked_for_afterwards(any_database: Database) -> None:
    columns = ("id", "product_id", "url", "position")
    with any_database.writing() as connection:
        [new_id] = reserve_ids(connection, tables.product_images, 1)
        orphan = (new_id, 404, "https://shop.example/1.jpg", 0)
        with pytest.raises(IntegrityError), connection.begin_nested():
            insert_rows(connection, tables.product_images, columns, [orphan])


def test_a_website_that_inserts_meanwhile_neither_waits_nor_collides(server_database: Database) -> None:
    website_row = insert(tables.categories).values(name="از وب‌سایت")
    with server_database.writing() as website, server_database.writing() as ours:
        website.execute(website_row)
        ids = reserve_ids(ours, tables.categories, 5)
        website.execute(website_row)
        insert_rows(ours, tables.categories, ("id", "name"), [(one, "از محک") for one in ids])
        website.execute(website_row)
    with server_database.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(tables.categories)) == 8


def test_on_sqlite_nobody_else_can_write_meanwhile(sqlite_database: Database) -> None:
    assert sqlite_database.path is not None
    website = sqlite3.connect(sqlite_database.path, timeout=0, isolation_level=None)
    with sqlite_database.writing() as connection:
        reserve_ids(connection, tables.categories, 1)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            website.execute("INSERT INTO categories (name) VALUES ('از وب‌سایت')")
    website.close()


def test_no_rows_need_no_ids(sqlite_database: Database) -> None:
    with sqlite_database.writing() as connection:
        assert reserve_ids(connection, tables.products, 0) == []
