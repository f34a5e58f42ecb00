"""What the practice cloud's desktop, written apart from the invoice, books for the rows it is sent."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from mahak_desk.mahak.client import MahakClient
from mahak_desk.mahak.client_settings import ClientSettings
from mahak_desk.mahak.credentials import Credentials
from mahak_desk.mahak.invoice import (
    Carrier,
    InvoiceRules,
    OrderLine,
    ShopOrder,
    build_invoice,
    encode_document,
)
from mahak_desk.mahak.persons import Customer, new_person
from mahak_desk.practice.login import DEMO
from mahak_desk.practice.office import furnish
from mahak_desk.practice.server import PracticeCloud
from tests.mahak.orders import MARYAM, an_order, ids_for


@pytest.fixture
def cloud() -> Iterator[PracticeCloud]:
    with PracticeCloud(build=furnish) as running:
        yield running


@pytest.fixture
def client(cloud: PracticeCloud) -> Iterator[MahakClient]:
    credentials = Credentials(DEMO.user_name, DEMO.password)
    with MahakClient(credentials, ClientSettings(base_url=cloud.url)) as made:
        yield made


@pytest.fixture
def order(cloud: PracticeCloud) -> ShopOrder:
    """Goods whose price does not divide, goods by weight, a coupon and shipping."""
    pieces = cloud.shop.product("کتاب", prices=(33_333,), stock={1: 10}).base.id
    weight = cloud.shop.product("پسته", prices=(480_000,), stock={1: 10}).base.id
    lines = (
        OrderLine(1, pieces, cloud.shop.store_id(1), "کتاب", 3, 100_000),
        OrderLine(2, weight, cloud.shop.store_id(1), "پسته", Decimal("1.250"), 600_000),
    )
    return an_order(*lines, discount=50_000, shipping=80_000, receiver=MARYAM)


@pytest.fixture
def rules(cloud: PracticeCloud, client: MahakClient) -> InvoiceRules:
    """For a customer that has just been created."""
    (group,) = cloud.store.rows("PersonGroups")
    customer = new_person(
        Customer(first_name="مریم", last_name="احمدی"), 6_001, _whole(group["PersonGroupId"]), DEMO.visitor_id
    )
    answer = client.save(encode_document(people=[customer]))
    assert answer.ok
    person_id = answer.rows("people")[0].entity_id
    assert person_id is not None
    return InvoiceRules(visitor_id=DEMO.visitor_id, person_id=person_id, currency="rial")


def _whole(value: object) -> int:
    assert isinstance(value, int)
    return value


BOOKINGS: list[dict[str, Any]] = [
    {"receipt": "cash"},
    {"receipt": "bank_transfer", "bank_id": 1, "carrier": Carrier(2, 1)},
    {"receipt": "bank_transfer", "bank_id": 1, "shipping": "service_line", "income_id": 1},
]


@pytest.mark.parametrize("header_discount_is_total", [False, True])
@pytest.mark.parametrize("booking", BOOKINGS)
def test_the_customer_owes_and_has_paid_what_the_order_says(
    cloud: PracticeCloud,
    client: MahakClient,
    order: ShopOrder,
    rules: InvoiceRules,
    booking: dict[str, Any],
    header_discount_is_total: bool,
) -> None:
    cloud.switches.header_discount_is_total = header_discount_is_total
    invoice = build_invoice(order, ids_for(order), replace(rules, **booking))
    assert client.save(encode_document([invoice])).ok
    cloud.desktop.sync()
    sale, payment = cloud.store.rows("Transactions")
    assert (sale["DebtAmount"], payment["CreditAmount"], payment["Balance"]) == (730_000, 730_000, 0)


def test_the_goods_leave_the_store_whole(
    cloud: PracticeCloud, client: MahakClient, order: ShopOrder, rules: InvoiceRules
) -> None:
    client.save(encode_document([build_invoice(order, ids_for(order), rules)]))
    assert cloud.desktop.sync().lines_without_stock == []
    books, nuts = cloud.store.rows("ProductDetailStoreAssets")
    assert (books["Count1"], nuts["Count1"]) == (7, Decimal("8.75"))


def test_sending_again_changes_nothing(
    cloud: PracticeCloud, client: MahakClient, order: ShopOrder, rules: InvoiceRules
) -> None:
    document = encode_document([build_invoice(order, ids_for(order), replace(rules, receipt="cash"))])
    first, again = client.save(document), client.save(document)
    assert first.ok
    for group in ("orders", "orderDetails", "receipts"):
        assert [row.entity_id for row in first.rows(group)] == [row.entity_id for row in again.rows(group)]
    assert len(cloud.store.rows("OrderDetails")) == 3
