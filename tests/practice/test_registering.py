from __future__ import annotations

from decimal import Decimal

import pytest

from mahak_desk.practice.server import PracticeCloud
from tests.practice.calling import Caller, Json, a_line, an_order


@pytest.fixture
def detail_id(cloud: PracticeCloud) -> int:
    return cloud.shop.product("کتاب", prices=(1000,), stock={1: 10, 2: 5}).base.id


@pytest.fixture
def person_id(cloud: PracticeCloud) -> int:
    return cloud.shop.person("مینا", "نمونه")


def entries(caller: Caller) -> list[tuple[int, int, int, int]]:
    """Type, debt, credit and balance of the ledger, in order."""
    rows = sorted(caller.rows("Transaction", "Transactions"), key=lambda row: int(row["Row"]))
    return [(row["Type"], row["DebtAmount"], row["CreditAmount"], row["Balance"]) for row in rows]


def counts(cloud: PracticeCloud) -> tuple[object, object, object]:
    """Count in the first store, in the second, and on the visitor's link."""
    first, second = cloud.store.rows("ProductDetailStoreAssets")
    (link,) = cloud.store.rows("VisitorProducts")
    return first["Count1"], second["Count1"], link["Count1"]


def test_registering_gives_an_order_its_code_and_a_new_version(
    cloud: PracticeCloud, caller: Caller, detail_id: int
) -> None:
    caller.save(orders=[an_order(501), an_order(502)], orderDetails=[a_line(detail_id)])
    before = {row["OrderClientId"]: row for row in caller.rows("Order", "Orders")}
    report = cloud.desktop.sync()
    after = {row["OrderClientId"]: row for row in caller.rows("Order", "Orders")}
    assert sorted(report.orders) == sorted(row["OrderId"] for row in after.values())
    assert [after[501]["OrderCode"], after[502]["OrderCode"]] == [1287, 1288]
    assert after[501]["RowVersion"] > before[501]["RowVersion"]
    assert after[501]["UpdateSyncId"] > before[501]["UpdateSyncId"] == 0


def test_registering_again_does_nothing(cloud: PracticeCloud, caller: Caller, detail_id: int) -> None:
    caller.save(orders=[an_order()], orderDetails=[a_line(detail_id)])
    cloud.desktop.sync()
    before = caller.rows("Order", "Orders"), counts(cloud)
    assert cloud.desktop.sync().orders == []
    assert (caller.rows("Order", "Orders"), counts(cloud)) == before


def test_the_stock_of_the_lines_store_and_of_the_link_drops(
    cloud: PracticeCloud, caller: Caller, detail_id: int
) -> None:
    newest = cloud.store.row_version
    second_store = cloud.shop.store_id(2)
    lines = [a_line(detail_id, 1, count1=3), a_line(detail_id, 2, count1="1.5", storeId=second_store)]
    caller.save(orders=[an_order()], orderDetails=lines)
    assert counts(cloud) == (10, 5, 10)
    cloud.desktop.sync()
    assert counts(cloud) == (7, Decimal("3.5"), Decimal("5.5"))
    moved = caller.read(fromProductDetailStoreAssetVersion=newest, fromVisitorProductVersion=newest)
    assert len(moved["ProductDetailStoreAssets"]) == 2
    assert len(moved["VisitorProducts"]) == 1


def test_too_little_stock_does_not_move(cloud: PracticeCloud, caller: Caller, detail_id: int) -> None:
    caller.save(orders=[an_order()], orderDetails=[a_line(detail_id, count1=11)])
    report = cloud.desktop.sync()
    assert report.lines_without_stock == [caller.rows("OrderDetail", "OrderDetails")[0]["OrderDetailId"]]
    assert len(report.orders) == 1
    assert counts(cloud) == (10, 5, 10)


def test_negative_stock_can_be_allowed(cloud: PracticeCloud, caller: Caller, detail_id: int) -> None:
    cloud.switches.negative_stock = True
    caller.save(orders=[an_order()], orderDetails=[a_line(detail_id, count1=11)])
    assert cloud.desktop.sync().lines_without_stock == []
    assert counts(cloud) == (-1, 5, -1)


def test_a_line_without_goods_or_without_stock_rows_moves_nothing(
    cloud: PracticeCloud, caller: Caller, detail_id: int
) -> None:
    income = {"orderDetailClientId": 1, "orderClientId": 501, "itemType": 2, "incomeId": 3, "price": 5}
    caller.save(orders=[an_order()], orderDetails=[income, a_line(424_242)])
    assert len(cloud.desktop.sync().lines_without_stock) == 1
    assert counts(cloud) == (10, 5, 10)


def test_a_deleted_line_moves_nothing(cloud: PracticeCloud, caller: Caller, detail_id: int) -> None:
    caller.save(orders=[an_order()], orderDetails=[a_line(detail_id, deleted=True)])
    cloud.desktop.sync()
    assert counts(cloud) == (10, 5, 10)


def test_only_a_sale_moves_stock_and_money(
    cloud: PracticeCloud, caller: Caller, detail_id: int, person_id: int
) -> None:
    caller.save(orders=[an_order(orderType=203, personId=person_id)], orderDetails=[a_line(detail_id)])
    assert len(cloud.desktop.sync().orders) == 1
    assert counts(cloud) == (10, 5, 10)
    assert entries(caller) == []


def test_a_sale_and_its_payment_are_entered_in_the_persons_ledger(
    cloud: PracticeCloud, caller: Caller, detail_id: int, person_id: int
) -> None:
    receipt = {"receiptClientId": 501, "orderClientId": 501, "personId": person_id}
    caller.save(
        orders=[an_order(personId=person_id)],
        orderDetails=[a_line(detail_id, count1=3)],
        receipts=[{**receipt, "cashAmount": 500}],
        cheques=[
            {"chequeClientId": 1, "receiptClientId": 501, "type": 2, "amount": 2000},
            {"chequeClientId": 2, "receiptClientId": 501, "type": 1, "amount": 300},
        ],
    )
    assert cloud.desktop.sync().without_person == []
    assert entries(caller) == [
        (201, 3000, 0, 3000),
        (206, 0, 500, 2500),
        (217, 0, 2000, 500),
        (208, 0, 300, 200),
    ]


def test_without_a_linked_person_there_is_a_code_but_no_ledger(
    cloud: PracticeCloud, caller: Caller, detail_id: int, person_id: int
) -> None:
    (link,) = caller.rows("VisitorPerson", "VisitorPeople")
    cloud.desktop.change("VisitorPeople", link["VisitorPersonId"], Deleted=True)
    orders = [an_order(501, personId=person_id), an_order(502, personId=1)]
    caller.save(orders=orders, orderDetails=[a_line(detail_id)])
    report = cloud.desktop.sync()
    assert report.without_person == report.orders
    assert cloud.store.rows("Transactions") == []


@pytest.mark.parametrize(
    ("header", "line", "total"),
    [
        ({}, {}, 2000),
        ({"discount": 100}, {}, 1900),
        ({"discount": 10, "discountType": 1}, {}, 1800),
        ({}, {"discount": 200}, 1800),
        ({}, {"discount": 10, "discountType": 1}, 1800),
        ({}, {"taxPercent": 6, "chargePercent": 4}, 2200),
        ({}, {"taxPercent": -1, "chargePercent": -1}, 2000),
        ({}, {"discount": 1000, "taxPercent": 10}, 1100),
        ({"otherCost": 7}, {}, 2007),
        (
            {"sendCost": 500, "carrierType": 2, "carrierID": 61_001, "carryingAsExpense": False},
            {},
            2500,
        ),
    ],
)
def test_the_invoices_total(
    cloud: PracticeCloud,
    caller: Caller,
    detail_id: int,
    person_id: int,
    header: Json,
    line: Json,
    total: int,
) -> None:
    caller.save(
        orders=[an_order(personId=person_id, **header)],
        orderDetails=[a_line(detail_id, count1=2, **line)],
    )
    cloud.desktop.sync()
    assert entries(caller)[0][1] == total


@pytest.mark.parametrize(("inclusive", "total"), [(False, 1500), (True, 1700)])
def test_both_readings_of_the_header_discount_can_be_practised(
    cloud: PracticeCloud, caller: Caller, detail_id: int, person_id: int, inclusive: bool, total: int
) -> None:
    cloud.switches.header_discount_is_total = inclusive
    caller.save(
        orders=[an_order(personId=person_id, discount=300)],
        orderDetails=[a_line(detail_id, count1=2, discount=200)],
    )
    cloud.desktop.sync()
    assert entries(caller)[0][1] == total


def test_a_receipt_waits_with_its_order(cloud: PracticeCloud, caller: Caller, person_id: int) -> None:
    receipt = {"receiptClientId": 1, "orderClientId": 501, "personId": person_id, "cashAmount": 5}
    caller.save(orders=[an_order(deleted=True)], receipts=[receipt])
    cloud.desktop.sync()
    assert caller.rows("Receipt", "Receipts")[0]["ReceiptCode"] == 0
    assert entries(caller) == []


def test_a_booked_receipt_cannot_change(cloud: PracticeCloud, caller: Caller, person_id: int) -> None:
    receipt = {"receiptClientId": 1, "personId": person_id, "cashAmount": 5}
    caller.save(receipts=[receipt])
    cloud.desktop.sync()
    assert entries(caller) == [(206, 0, 5, -5)]
    assert caller.save(receipts=[receipt])["Result"] is False
    assert caller.save(cheques=[{"chequeClientId": 1, "receiptClientId": 1}])["Result"] is False


def test_new_people_get_their_codes(cloud: PracticeCloud, caller: Caller, person_id: int) -> None:
    group_id = cloud.store.rows("PersonGroups")[0]["PersonGroupId"]
    caller.save(
        people=[{"personClientId": 1, "personGroupId": group_id}], visitorPeople=[{"personClientId": 1}]
    )
    cloud.desktop.sync()
    assert sorted(row["PersonCode"] for row in caller.rows("Person", "People")) == [1, 2]
