"""Whatever a website writes: one order with nonsense in it is cleaned or held, and the others go on."""

from __future__ import annotations

import json

import pytest

from mahak_desk.sync.outgoing.as_stored import moment_of
from mahak_desk.website.database import Database
from tests.sync.outgoing.mahak_side import documents, people, the_document
from tests.sync.outgoing.worlds import MUG, World, a_world

NOW_IN_TEHRAN = "2026-02-11T00:21:00"


def sent_beside(world: World, order: int) -> bool:
    """Whether the order is sent; another one beside it is in any case."""
    other = world.order()
    world.cycle()
    assert world.state(other) == ("sent", None)
    return bool(world.state(order)[0] == "sent")


@pytest.mark.parametrize("moment", ["2062-01-01 00:00:00", "1970-01-01 00:00:00", "9999-12-31 23:59:59"])
def test_a_date_that_cannot_be_is_replaced_by_today(any_world: World, moment: str) -> None:
    order = any_world.order(created_at=moment, paid_at=moment)
    assert sent_beside(any_world, order)
    assert the_document(any_world.cloud, order).order["OrderDate"].startswith(NOW_IN_TEHRAN[:16])


@pytest.mark.parametrize(
    "moment", ["infinity", "-infinity", "20260-02-11 00:00:00", "0044-03-15 12:00:00 BC"]
)
def test_so_is_one_that_only_postgresql_can_hold(postgresql_database: Database, moment: str) -> None:
    with a_world(postgresql_database) as world:
        order = world.order(created_at=moment)
        assert sent_beside(world, order)
        assert the_document(world.cloud, order).order["OrderDate"].startswith(NOW_IN_TEHRAN[:16])


@pytest.mark.parametrize(
    "moment", ["۱۴۰۴/۱۱/۲۲", "دیروز", "", "0000-00-00", 1_770_800_000, "0001-01-01T00:00:00+14:00", b"\xff"]
)
def test_so_is_one_that_only_sqlite_can_hold(world: World, moment: object) -> None:
    order = world.order(created_at=moment, paid_at=moment)
    assert sent_beside(world, order)
    assert the_document(world.cloud, order).order["OrderDate"].startswith(NOW_IN_TEHRAN[:16])


def test_moments_are_read_as_utc_unless_they_say_otherwise() -> None:
    spellings = ("2026-02-10 20:50:00", "2026-02-10T20:50:00Z", "2026-02-11 00:20+03:30")
    assert {str(moment_of(text)) for text in spellings} == {"2026-02-10 20:50:00+00:00"}


def test_a_note_of_ten_thousand_letters_is_cut(any_world: World) -> None:
    order = any_world.order(note="لطفاً " * 2_000)
    assert sent_beside(any_world, order)
    description = the_document(any_world.cloud, order).order["Description"]
    assert len(description) <= 1_000
    assert description.endswith("…")


def test_a_name_of_emoji_becomes_a_name(any_world: World) -> None:
    world = any_world
    order = world.order(
        customer=world.website.customer(first_name="🌸", last_name="🎉🎉", mobile="09121234567")
    )
    assert sent_beside(world, order)
    (person,) = [row for row in people(world.cloud) if row["Mobile"] == "09121234567"]
    assert person["LastName"] == "مشتری سایت"


ADDRESSES = {
    "broken": '{"city": "شیراز"',
    "a list": '["شیراز", 1]',
    "a number": "12",
    "null": "null",
    "text": '"شیراز، خیابان نمونه"',
    "nested": json.dumps({"city": {"name": "شیراز"}, "address": ["کوچهٔ ۱"], "postal_code": 7134567890}),
    "half an emoji": r'{"address": "کوچهٔ \ud83d"}',
    "deep": "[" * 5_000 + "]" * 5_000,
}


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
def test_an_address_of_any_shape_holds_nothing_up(world: World, address: str) -> None:
    order = world.order(shipping_address=address)
    assert sent_beside(world, order)
    assert the_document(world.cloud, order).total == 1_250_000


@pytest.mark.parametrize("name", ["a list", "a number", "text", "nested"])
def test_so_does_one_the_servers_take_for_json(server_database: Database, name: str) -> None:
    with a_world(server_database) as world:
        assert sent_beside(world, world.order(shipping_address=ADDRESSES[name]))


def test_so_does_half_an_emoji_that_postgresql_takes_for_json(postgresql_database: Database) -> None:
    with a_world(postgresql_database) as world:
        assert sent_beside(world, world.order(shipping_address=ADDRESSES["half an emoji"]))


def test_an_address_that_is_no_json_is_taken_for_the_street(world: World) -> None:
    order = world.order(shipping_address="شیراز، خیابان نمونه")
    world.cycle()
    sent = json.loads(the_document(world.cloud, order).order["ShippingAddress"])
    assert sent["address"] == "شیراز، خیابان نمونه"


@pytest.mark.parametrize("garbage", ["abc", "1,250,000", "9e999", "1e300", 1250000.5, b"\x00\xff", ""])
@pytest.mark.parametrize("column", ["total_amount", "discount_amount", "shipping_amount", "tax_amount"])
def test_an_amount_that_is_no_number_of_rial_holds_the_order(
    world: World, column: str, garbage: object
) -> None:
    order = world.order(**{column: garbage})
    assert not sent_beside(world, order)
    state, reason = world.state(order)
    assert state == "waiting"
    assert reason in ("amount-absurd", "totals-differ", "tax-differs")


def test_an_amount_in_persian_digits_is_a_number(world: World) -> None:
    assert sent_beside(world, world.order(total_amount="۱۲۵۰۰۰۰"))


@pytest.mark.parametrize("garbage", ["abc", "9e999", "1e300", b"\x00", ""])
@pytest.mark.parametrize("column", ["quantity", "unit_price", "total_price", "discount_amount"])
def test_so_does_one_in_a_line_and_the_stock_goes_on(world: World, column: str, garbage: object) -> None:
    order = world.order(world.line(MUG))
    world.website.run(
        f"UPDATE user_order_items SET {column} = :garbage WHERE order_id = :id", garbage=garbage, id=order
    )
    assert not sent_beside(world, order)
    assert world.state(order)[0] == "waiting"
    world.take_in()
    assert world.stock(MUG) >= 0


@pytest.mark.parametrize("kind", ["BLOB", "TEXT"])
def test_text_in_another_encoding_holds_nothing_up(world: World, kind: str) -> None:
    customer = world.website.customer(last_name="؟", mobile="09121234567")
    order = world.order(customer=customer)
    arabic = f"CAST(x'{'يزد'.encode('cp1256').hex()}' AS {kind})"
    world.website.run(f"UPDATE customers SET last_name = {arabic}, address = {arabic}")
    world.website.run(
        f"UPDATE user_orders SET note = {arabic}, shipping_address = {arabic} WHERE id = {order}"
    )
    world.website.run(f"UPDATE user_order_items SET product_name = {arabic} WHERE order_id = {order}")
    assert sent_beside(world, order)
    assert len(documents(world.cloud)[f"S-{order}"]) == 1


def test_an_order_of_a_thousand_lines_goes(world: World) -> None:
    with world.website.one_transaction():
        order = world.order(*(world.line(MUG) for _ in range(1_000)))
    assert sent_beside(world, order)
    assert the_document(world.cloud, order).total == 1_000 * 1_250_000
