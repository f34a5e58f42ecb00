"""Columns mean the same on every database, also to a website that writes plain SQL."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from sqlalchemy import Connection, func, insert, select
from sqlalchemy.exc import IntegrityError, StatementError

from mahak_desk.website.database import Database
from mahak_desk.website.schema import ledger, tables

CUSTOMERS = tables.customers
ORDERS = tables.user_orders
ITEMS = tables.user_order_items
NOON = datetime(2026, 11, 23, 12, 30, 15, 123456, tzinfo=UTC)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("سارا 🌹👩🏽‍🚀", id="emoji of many code points"),
        pytest.param("نام‌خانوادگیِ بسیار بلند " * 12, id="three hundred letters"),
        pytest.param("  دو فاصله  ", id="spaces around"),
        pytest.param("O'Brien \\ %s ? :name", id="what statements use for themselves"),
        pytest.param("", id="nothing, which is not absent"),
    ],
)
def test_a_name_comes_back_letter_for_letter(any_database: Database, name: str) -> None:
    with any_database.writing() as connection:
        connection.execute(insert(CUSTOMERS).values(id=1, first_name=name))
    with any_database.reading() as connection:
        assert connection.scalar(select(CUSTOMERS.c.first_name)) == name


def test_letters_of_other_case_and_other_emoji_are_other_texts(any_database: Database) -> None:
    numbers = ["w-1", "W-1", "W-🌹", "W-👟", "ي", "ی"]
    with any_database.writing() as connection:
        connection.execute(insert(ORDERS), [{"order_number": one, "total_amount": 1} for one in numbers])
    with any_database.reading() as connection:
        for number in numbers:
            assert connection.scalar(select(func.count()).where(ORDERS.c.order_number == number)) == 1


def test_an_order_number_is_taken_once(any_database: Database) -> None:
    with pytest.raises(IntegrityError), any_database.writing() as connection:
        connection.execute(insert(ORDERS), [{"order_number": "W-1", "total_amount": 1}] * 2)


class TestAmounts:
    @pytest.mark.parametrize(
        "quantity", ["0", "0.001", "0.1", "12.500", "-3.25", "1000000", "999999999999.999", "-0.007"]
    )
    def test_a_quantity_is_exact(self, any_database: Database, quantity: str) -> None:
        with any_database.writing() as connection:
            connection.execute(insert(ORDERS).values(id=1, order_number="W-1", total_amount=1))
            line = {"order_id": 1, "unit_price": 1, "total_price": 1}
            connection.execute(insert(ITEMS).values(quantity=Decimal(quantity), **line))
            connection.exec_driver_sql(
                "INSERT INTO user_order_items (order_id, quantity, unit_price, total_price)"
                f" VALUES (1, {quantity}, 1, 1)"
            )
        with any_database.reading() as connection:
            found = connection.scalars(select(ITEMS.c.quantity)).all()
            matching = connection.scalar(select(func.count()).where(ITEMS.c.quantity == Decimal(quantity)))
        assert found == [Decimal(quantity)] * 2
        assert all(isinstance(one, Decimal) for one in found)
        assert matching == 2

    def test_tenths_add_up(self, any_database: Database) -> None:
        with any_database.writing() as connection:
            connection.execute(insert(ORDERS).values(id=1, order_number="W-1", total_amount=1))
            line = {"order_id": 1, "unit_price": 1, "total_price": 1}
            connection.execute(
                insert(ITEMS), [{"quantity": Decimal(one), **line} for one in ("0.1", "0.2", "-0.3")]
            )
        with any_database.reading() as connection:
            assert sum(connection.scalars(select(ITEMS.c.quantity))) == 0

    def test_money_is_whole_rial_of_64_bits(self, any_database: Database) -> None:
        with any_database.writing() as connection:
            connection.execute(insert(ORDERS).values(order_number="W-1", total_amount=2**63 - 1))
        with any_database.reading() as connection:
            assert connection.scalar(select(ORDERS.c.total_amount)) == 2**63 - 1


class TestMoments:
    @pytest.mark.parametrize(
        "moment",
        [
            pytest.param(NOON, id="UTC"),
            pytest.param(NOON.astimezone(timezone(timedelta(hours=3, minutes=30))), id="Tehran"),
            pytest.param(NOON.replace(microsecond=0), id="whole second"),
            pytest.param(datetime(2026, 11, 23, 22, tzinfo=timezone(-timedelta(hours=5))), id="next day"),
        ],
    )
    def test_come_back_as_the_same_moment_in_utc(self, any_database: Database, moment: datetime) -> None:
        with any_database.writing() as connection:
            connection.execute(insert(ORDERS).values(order_number="W-1", total_amount=1, paid_at=moment))
        with any_database.reading() as connection:
            found = connection.scalar(select(ORDERS.c.paid_at).where(ORDERS.c.paid_at == moment))
        assert found == moment
        assert found.tzinfo is UTC

    def test_without_a_zone_they_are_refused(self, any_database: Database) -> None:
        naive = NOON.replace(tzinfo=None)
        with pytest.raises(StatementError, match="zone"), any_database.writing() as connection:
            connection.execute(insert(ORDERS).values(order_number="W-1", total_amount=1, paid_at=naive))

    @pytest.mark.parametrize("word", ["CURRENT_TIMESTAMP", "now()"])
    def test_a_websites_own_clock_is_understood(self, any_database: Database, word: str) -> None:
        if word == "now()" and any_database.dialect_name == "sqlite":
            word = "strftime('%Y-%m-%dT%H:%M:%fZ')"  # SQLite's nearest, as many programs write it
        with any_database.writing() as connection:
            before = datetime.now(UTC)
            paid_by_website(connection, word)
            after = datetime.now(UTC)
        with any_database.reading() as connection:
            paid = connection.scalar(select(ORDERS.c.paid_at))
        assert before - timedelta(seconds=1) <= paid <= after

    def test_a_website_in_tehrans_zone_stores_the_same_moment(self, server_database: Database) -> None:
        with server_database.writing() as connection:
            before = datetime.now(UTC)
            if server_database.dialect_name == "postgresql":
                connection.exec_driver_sql("SET LOCAL TIME ZONE 'Asia/Tehran'")
                paid_by_website(connection, "now()")
            else:
                connection.exec_driver_sql("SET SESSION time_zone = '+03:30'")
                paid_by_website(connection, "UTC_TIMESTAMP()")
                connection.exec_driver_sql("SET SESSION time_zone = '+00:00'")
            after = datetime.now(UTC)
        with server_database.reading() as connection:
            paid = connection.scalar(select(ORDERS.c.paid_at))
        assert before - timedelta(seconds=1) <= paid <= after

    @pytest.mark.parametrize(
        "written",
        [
            "2026-11-23 12:30:15",
            "2026-11-23T12:30:15Z",
            "2026-11-23T16:00:15+03:30",
            "2026-11-23 12:30:15.000",
        ],
    )
    def test_sqlite_reads_every_usual_way_to_write_one(self, sqlite_database: Database, written: str) -> None:
        with sqlite_database.writing() as connection:
            paid_by_website(connection, f"'{written}'")
        with sqlite_database.reading() as connection:
            assert connection.scalar(select(ORDERS.c.paid_at)) == NOON.replace(microsecond=0)


def paid_by_website(connection: Connection, moment: str) -> None:
    """An order stored by a website, in plain SQL."""
    connection.exec_driver_sql(
        "INSERT INTO user_orders (order_number, payment_status, total_amount, paid_at)"
        f" VALUES ('W-1', 'Paid', 9000000, {moment})"
    )


class TestDefaults:
    def test_a_website_needs_to_say_nothing_of_synchronising(self, any_database: Database) -> None:
        with any_database.writing() as connection:
            paid_by_website(connection, "CURRENT_TIMESTAMP")
        with any_database.reading() as connection:
            order = connection.execute(select(ORDERS).where(~ORDERS.c.synced_to_mahak)).one()
        assert (order.synced_to_mahak, order.mahak_order_id) == (False, None)
        assert (order.discount_amount, order.shipping_amount, order.tax_amount) == (0, 0, 0)


class TestJson:
    def test_no_value_is_null_and_not_the_word_null(self, any_database: Database) -> None:
        with any_database.writing() as connection:
            row = {"order_number": "W-1", "total_amount": 1, "shipping_address": None}
            connection.execute(insert(ORDERS).values(**row))
            null = select(func.count()).where(ORDERS.c.shipping_address.is_(None))
            assert connection.scalar(null) == 1

    def test_persian_stays_readable_in_the_stored_text(self, any_database: Database) -> None:
        with any_database.writing() as connection:
            moments = {"first_seen": NOON, "last_seen": NOON}
            connection.execute(
                insert(ledger.problems).values(
                    flow="incoming",
                    entity="Product",
                    entity_id="1",
                    reason="no-name",
                    facts={"نام": "کفش 👟"},
                    times_seen=1,
                    **moments,
                )
            )
        with any_database.reading() as connection:
            text = "facts::text" if any_database.dialect_name == "postgresql" else "facts"
            stored = connection.exec_driver_sql(f"SELECT {text} FROM problems").scalar_one()
            assert stored == '{"نام": "کفش 👟"}'
            assert connection.scalar(select(ledger.problems.c.facts)) == {"نام": "کفش 👟"}
