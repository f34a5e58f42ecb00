"""The rows of the table of orders: all of them, each once, the newest first, whatever the website stored."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import Connection, insert

from mahak_desk.sync.order_book.order_rows import ROWS_AT_ONCE, order_rows
from mahak_desk.sync.outgoing.deliveries import collect, random_id
from mahak_desk.website.database import Database
from mahak_desk.website.tables import user_orders
from tests.sync.order_book.books import Bookkeeping


def test_a_row_tells_who_bought_for_how_much_and_how_far_it_is(any_kept: Bookkeeping) -> None:
    world = any_kept.world
    customer = world.website.customer(first_name="نيلوفر", last_name=" نمونه پور", mobile="+98 ۹۱۲ 0000001")
    order = world.order(customer=customer, paid_at="2026-02-10 18:30:00")
    world.cycle()
    row = any_kept.row(order)
    assert (row.number, row.customer, row.mobile) == (f"S-{order}", "نیلوفر نمونه پور", "09120000001")
    assert (row.total, row.paid_at) == (1_250_000, datetime(2026, 2, 10, 18, 30, tzinfo=UTC))
    assert (row.state, row.pile, row.reason, row.attempts) == ("sent", "sent", None, 1)
    assert (row.next_try_at, row.mahak_order_code) == (None, None)
    assert row.changed_at == world.clock.now()


def test_a_registered_order_has_its_code_in_mahak(kept: Bookkeeping) -> None:
    row = kept.row(kept.registered())
    assert row.pile == "registered"
    assert row.mahak_order_code is not None
    assert row.mahak_order_code > 0


def test_a_row_says_in_words_why_it_waits(any_kept: Bookkeeping) -> None:
    waiting, unpaid = any_kept.row(any_kept.waiting()), any_kept.row(any_kept.sent_without_payment())
    told = waiting.told("en")
    assert told is not None
    assert told.title == "“؟” has no partner in Mahak."
    told = unpaid.told("en")
    assert told is not None
    assert told.why == "Mahak refused the receipt: “CashCode is not valid”"
    ignored = any_kept.row(any_kept.ignored())
    assert (ignored.told("en"), ignored.ignored_why) == (None, "تلفنی شد")


def test_an_order_no_cycle_has_seen_is_pending(any_kept: Bookkeeping) -> None:
    sent, unseen = any_kept.sent(), any_kept.unseen()
    rows = any_kept.rows()
    assert [row.order_id for row in rows] == [unseen, sent]
    assert (rows[0].state, rows[0].pile, rows[0].attempts, rows[0].changed_at) == (
        "waiting",
        "pending",
        0,
        None,
    )


def test_orders_that_are_not_paid_or_were_withdrawn_unseen_are_no_rows(kept: Bookkeeping) -> None:
    kept.world.order(customer=None, payment_status="Pending")
    kept.world.order(customer=None, order_status="Cancelled")
    assert kept.rows() == []


def test_what_the_website_stored_wrongly_is_shown_as_not_there(kept: Bookkeeping) -> None:
    order = kept.world.order(customer=None)
    kept.world.website.run(
        "UPDATE user_orders SET paid_at = 'دیروز', total_amount = 'گران' WHERE id = :id", id=order
    )
    row = kept.row(order)
    assert (row.paid_at, row.total, row.customer) == (None, None, "")


def fill(database: Database, first: int, last: int) -> None:
    with database.writing() as connection:
        rows = [
            {"id": n, "order_number": f"N-{n}", "payment_status": "Paid", "total_amount": n}
            for n in range(first, last + 1)
        ]
        connection.execute(insert(user_orders), rows)


def give_deliveries(database: Database, now: datetime, most: int) -> None:
    with database.writing() as connection:
        collect(connection, now, random_id, most)


NOW = datetime(2026, 2, 10, tzinfo=UTC)
FIRST = 1_000_000
LAST = FIRST + 2 * ROWS_AT_ONCE + 500


def test_many_rows_come_in_pieces_whether_seen_or_not(any_database: Database) -> None:
    fill(any_database, FIRST, LAST)
    give_deliveries(any_database, NOW, ROWS_AT_ONCE + 300)
    pieces = list(order_rows(any_database.reading))
    assert [len(piece) for piece in pieces] == [ROWS_AT_ONCE, ROWS_AT_ONCE, 501]
    ids = [row.order_id for piece in pieces for row in piece]
    assert ids == list(range(LAST, FIRST - 1, -1))
    seen = [row.order_id for piece in pieces for row in piece if row.changed_at is not None]
    assert seen == list(range(FIRST + ROWS_AT_ONCE + 299, FIRST - 1, -1))


def test_the_first_piece_is_there_before_the_others_are_read(sqlite_database: Database) -> None:
    fill(sqlite_database, FIRST, LAST)
    give_deliveries(sqlite_database, NOW, LAST)
    looks = 0

    @contextmanager
    def looking() -> Iterator[Connection]:
        nonlocal looks
        looks += 1
        with sqlite_database.reading() as connection:
            yield connection

    first = next(order_rows(looking))
    assert len(first) == ROWS_AT_ONCE
    assert looks == 3  # the problems, and a piece each of what was seen and what was not


def test_an_order_that_is_seen_between_two_pieces_comes_once(sqlite_database: Database) -> None:
    fill(sqlite_database, LAST - ROWS_AT_ONCE + 1, LAST)
    give_deliveries(sqlite_database, NOW, ROWS_AT_ONCE)
    fill(sqlite_database, FIRST, LAST - ROWS_AT_ONCE)
    rows = order_rows(sqlite_database.reading)
    ids = [row.order_id for row in next(rows)]
    give_deliveries(sqlite_database, NOW, LAST)
    ids += [row.order_id for piece in rows for row in piece]
    assert ids == list(range(LAST, FIRST - 1, -1))
