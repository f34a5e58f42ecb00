from __future__ import annotations

from decimal import Decimal

import pytest

from mahak_desk.practice.groups import SAVE_GROUPS
from mahak_desk.practice.login import DEMO, Account
from mahak_desk.practice.office import furnish
from mahak_desk.practice.server import PracticeCloud
from tests.practice.calling import Caller, Json, a_line, an_order, ids, results

REGISTERED = "این سفارش در نرم افزار محک ثبت شده است و امکان ویرایش آن وجود ندارد"
ITEM_MISSING = {
    "Property": "IncomeId,ExpenseId,ProductDetailId",
    "Error": "ProductDetailId or IncomeId or ExpenseId is required ",
}


@pytest.fixture
def detail_id(cloud: PracticeCloud) -> int:
    return cloud.shop.product("کتاب", prices=(1000,), stock={1: 10}).base.id


def refusals(answer: Json, group: str) -> list[Json]:
    return [error for row in results(answer, group) for error in row.get("Errors", ())]


def test_every_list_is_in_the_answer_also_to_nothing(caller: Caller) -> None:
    answer = caller.save()
    assert answer["Result"] is True
    assert tuple(answer["Data"]["Objects"]) == SAVE_GROUPS
    assert all(part == {"Results": []} for part in answer["Data"]["Objects"].values())


def test_a_good_order_is_stored_as_a_message_only(
    cloud: PracticeCloud, caller: Caller, detail_id: int
) -> None:
    answer = caller.save(orders=[an_order()], orderDetails=[a_line(detail_id, count1=4)])
    assert list(answer) == ["Result", "Data"]
    (header,) = results(answer, "Orders")
    assert list(header) == ["Result", "Index", "EntityId", "EntityClientId", "RowVersion"]
    assert (header["Result"], header["Index"], header["EntityClientId"]) == (True, 1, 501)
    (order,) = caller.rows("Order", "Orders")
    assert (order["OrderId"], order["OrderCode"]) == (header["EntityId"], 0)
    assert order["VisitorId"] == DEMO.visitor_id
    assert cloud.store.rows("ProductDetailStoreAssets")[0]["Count1"] == 10
    assert cloud.store.rows("Transactions") == []


def test_results_come_in_the_order_of_the_request(caller: Caller, detail_id: int) -> None:
    lines = [a_line(detail_id, client_id) for client_id in (9003, 9001, 9002)]
    answer = caller.save(orders=[an_order()], orderDetails=lines)
    found = [(row["Index"], row["EntityClientId"]) for row in results(answer, "OrderDetails")]
    assert found == [(1, 9003), (2, 9001), (3, 9002)]


def test_a_line_without_an_item_is_refused_and_its_header_stays(caller: Caller, detail_id: int) -> None:
    bad = a_line(detail_id, 9002, productDetailId=None, productId=77)
    answer = caller.save(orders=[an_order()], orderDetails=[a_line(detail_id, 9001), bad])
    assert answer["Result"] is False
    assert results(answer, "Orders")[0]["Result"] is True
    good, refused = results(answer, "OrderDetails")
    assert good["Result"] is True
    assert refused == {"Result": False, "Index": 2, "Errors": [ITEM_MISSING]}
    assert len(caller.rows("Order", "Orders")) == 1
    assert ids(caller.rows("OrderDetail", "OrderDetails"), "OrderDetailClientId") == {9001}


def test_an_income_or_expense_is_an_item_too(caller: Caller) -> None:
    lines = [
        {"orderDetailClientId": 1, "orderClientId": 501, "incomeId": 3},
        {"orderDetailClientId": 2, "orderClientId": 501, "expenseId": 4},
    ]
    assert caller.save(orders=[an_order()], orderDetails=lines)["Result"] is True


def test_shipping_without_a_carrier_is_refused_with_its_lines(caller: Caller, detail_id: int) -> None:
    answer = caller.save(orders=[an_order(sendCost=5)], orderDetails=[a_line(detail_id)])
    assert refusals(answer, "Orders") == [
        {"Property": "CarrierType", "Error": "CarrierType is required "},
        {"Property": "CarrierID", "Error": "CarrierID is required "},
        {"Property": "CarryingAsExpense", "Error": "CarryingAsExpense is required "},
    ]
    assert results(answer, "OrderDetails")[0]["Result"] is False
    assert caller.rows("Order", "Orders") == []
    assert caller.rows("OrderDetail", "OrderDetails") == []


def test_shipping_with_a_carrier_is_stored(caller: Caller) -> None:
    carrier = {"CarrierType": 2, "carrierID": 61_001, "carryingAsExpense": False}
    assert caller.save(orders=[an_order(sendCost="500000", **carrier)])["Result"] is True
    (order,) = caller.rows("Order", "Orders")
    assert (order["SendCost"], order["CarrierType"], order["CarrierID"]) == (500_000, 2, 61_001)


def test_a_shipped_order_can_be_updated_without_naming_the_carrier_again(caller: Caller) -> None:
    carrier = {"carrierType": 2, "carrierID": 61_001, "carryingAsExpense": False}
    caller.save(orders=[an_order(sendCost=5, **carrier)])
    assert caller.save(orders=[an_order(sendCost=6)])["Result"] is True
    assert [row["SendCost"] for row in caller.rows("Order", "Orders")] == [6]


def test_a_carrier_must_be_a_real_id(caller: Caller) -> None:
    carrier = {"carrierType": 2, "carrierID": 0, "carryingAsExpense": False}
    answer = caller.save(orders=[an_order(sendCost=5, **carrier)])
    assert [error["Property"] for error in refusals(answer, "Orders")] == ["CarrierID"]


def test_the_same_client_ids_again_update_the_same_rows(caller: Caller, detail_id: int) -> None:
    first = caller.save(orders=[an_order()], orderDetails=[a_line(detail_id, count1=1)])
    second = caller.save(orders=[an_order(discount=50)], orderDetails=[a_line(detail_id, count1=3)])
    for group in ("Orders", "OrderDetails"):
        before, after = results(first, group)[0], results(second, group)[0]
        assert before["EntityId"] == after["EntityId"]
        assert before["RowVersion"] < after["RowVersion"]
    assert [row["Discount"] for row in caller.rows("Order", "Orders")] == [50]
    assert [row["Count1"] for row in caller.rows("OrderDetail", "OrderDetails")] == [3]


def test_a_missing_line_can_be_repaired_alone(caller: Caller, detail_id: int) -> None:
    answer = caller.save(orders=[an_order()], orderDetails=[a_line(detail_id, productDetailId=0)])
    order_id = results(answer, "Orders")[0]["EntityId"]
    repaired = caller.save(orderDetails=[a_line(detail_id, order=0, orderId=order_id)])
    assert repaired["Result"] is True
    assert ids(caller.rows("OrderDetail", "OrderDetails"), "OrderId") == {order_id}


def test_a_registered_order_refuses_everything(cloud: PracticeCloud, caller: Caller, detail_id: int) -> None:
    caller.save(orders=[an_order()], orderDetails=[a_line(detail_id)])
    cloud.desktop.sync()
    before = caller.read(fromOrderVersion=0, fromOrderDetailVersion=0)
    lines = [a_line(detail_id, count1=9), a_line(detail_id, 9002)]
    answer = caller.save(orders=[an_order(discount=50)], orderDetails=lines)
    assert answer["Result"] is False
    assert refusals(answer, "Orders") == [{"Property": "OrderId", "Error": REGISTERED}]
    assert [row["Result"] for row in results(answer, "OrderDetails")] == [False, False]
    assert caller.read(fromOrderVersion=0, fromOrderDetailVersion=0) == before


def test_unknown_people_and_details_are_taken_as_they_are(caller: Caller) -> None:
    assert caller.save(orders=[an_order(personId=1)], orderDetails=[a_line(424_242)])["Result"] is True
    assert caller.rows("Order", "Orders")[0]["PersonId"] == 1


def test_unknown_details_can_be_refused(cloud: PracticeCloud, caller: Caller, detail_id: int) -> None:
    cloud.switches.accept_unknown_details = False
    answer = caller.save(orders=[an_order()], orderDetails=[a_line(424_242), a_line(detail_id, 9002)])
    assert refusals(answer, "OrderDetails") == [
        {"Property": "ProductDetailId", "Error": "ProductDetailId is not valid "}
    ]


def test_a_line_id_of_another_order_is_refused(caller: Caller, detail_id: int) -> None:
    caller.save(orders=[an_order(501), an_order(502)], orderDetails=[a_line(detail_id, 9001, order=501)])
    answer = caller.save(orderDetails=[a_line(detail_id, 9001, order=502)])
    assert [error["Property"] for error in refusals(answer, "OrderDetails")] == ["OrderDetailClientId"]
    assert len(caller.rows("OrderDetail", "OrderDetails")) == 1


def test_one_line_id_twice_in_a_request_keeps_the_later_line(caller: Caller, detail_id: int) -> None:
    lines = [a_line(detail_id, count1=1), a_line(detail_id, count1=2)]
    answer = caller.save(orders=[an_order()], orderDetails=lines)
    assert len({row["EntityId"] for row in results(answer, "OrderDetails")}) == 1
    assert [row["Count1"] for row in caller.rows("OrderDetail", "OrderDetails")] == [2]


def test_an_order_needs_its_client_id_and_a_line_its_order(caller: Caller, detail_id: int) -> None:
    answer = caller.save(orders=[an_order(0)], orderDetails=[a_line(detail_id, order=999)])
    assert [error["Property"] for error in refusals(answer, "Orders")] == ["OrderClientId"]
    assert [error["Property"] for error in refusals(answer, "OrderDetails")] == ["OrderId,OrderClientId"]


def test_numbers_may_be_text_and_keys_in_any_case(caller: Caller, detail_id: int) -> None:
    line = {
        "ORDERDETAILCLIENTID": "9001",
        "orderClientId": "501",
        "ProductDetailId": str(detail_id),
        "price": "12500.50",
        "Count1": " 2 ",
        "deleted": "false",
        "userID": 4,
    }
    assert caller.save(ORDERS=[an_order()], orderdetails=[line])["Result"] is True
    (stored,) = caller.cloud.store.rows("OrderDetails")
    assert (stored["Price"], stored["Count1"]) == (Decimal("12500.5"), 2)
    assert stored["ItemType"] == 1


def test_what_is_no_number_is_refused_by_name(caller: Caller, detail_id: int) -> None:
    answer = caller.save(orders=[an_order()], orderDetails=[a_line(detail_id, price="cheap"), 7])
    assert refusals(answer, "OrderDetails") == [
        {"Property": "Price", "Error": "Price is not valid "},
        {"Property": "OrderDetail", "Error": "OrderDetail is not valid "},
    ]


@pytest.mark.parametrize("amount", ["Infinity", "nan", "1e999999999", True, [1], {}])
def test_an_amount_beyond_reason_is_refused(caller: Caller, detail_id: int, amount: object) -> None:
    answer = caller.save(orders=[an_order()], orderDetails=[a_line(detail_id, price=amount)])
    assert [error["Property"] for error in refusals(answer, "OrderDetails")] == ["Price"]


def test_flags_and_texts_are_read_leniently(caller: Caller) -> None:
    caller.save(orders=[an_order(immediate=1, description=45)])
    (order,) = caller.rows("Order", "Orders")
    assert (order["Immediate"], order["Description"]) == (True, "45")
    answer = caller.save(orders=[an_order(immediate="perhaps")])
    assert [error["Property"] for error in refusals(answer, "Orders")] == ["Immediate"]


def test_a_reference_that_is_no_number_is_refused_by_name(caller: Caller, detail_id: int) -> None:
    answer = caller.save(receipts=[{"receiptClientId": 1, "personClientId": "who"}])
    assert [error["Property"] for error in refusals(answer, "Receipts")] == ["PersonClientId"]


def test_rows_can_be_updated_by_their_server_ids(
    cloud: PracticeCloud, caller: Caller, detail_id: int
) -> None:
    group_id = cloud.store.rows("PersonGroups")[0]["PersonGroupId"]
    first = caller.save(
        people=[{"personClientId": 1, "personGroupId": group_id}],
        visitorPeople=[{"personClientId": 1}],
        orders=[an_order()],
        orderDetails=[a_line(detail_id)],
        receipts=[{"receiptClientId": 1, "orderClientId": 501}],
        cheques=[{"chequeClientId": 1, "receiptClientId": 1}],
    )
    groups = ("People", "Orders", "OrderDetails", "Receipts", "Cheques")
    person, order, line, receipt, cheque = (results(first, group)[0]["EntityId"] for group in groups)
    again = caller.save(
        people=[{"personId": person, "lastName": "نو"}],
        orders=[{"orderId": order, "discount": 5}],
        orderDetails=[{"orderDetailId": line, "orderId": order, "count1": 4}],
        receipts=[{"receiptId": receipt, "orderId": order, "cashAmount": 6}],
        cheques=[{"chequeId": cheque, "receiptId": receipt, "amount": 7}],
    )
    assert again["Result"] is True
    assert [results(again, group)[0]["EntityId"] for group in groups] == [
        person,
        order,
        line,
        receipt,
        cheque,
    ]
    assert caller.rows("Person", "People")[0]["LastName"] == "نو"
    assert caller.rows("OrderDetail", "OrderDetails")[0]["Count1"] == 4
    assert caller.rows("Cheque", "Cheques")[0]["Amount"] == 7


def test_a_server_id_that_is_not_the_visitors_is_refused(cloud: PracticeCloud, caller: Caller) -> None:
    stranger = results(caller.save(people=[_person(cloud)]), "People")[0]["EntityId"]
    answer = caller.save(
        people=[{**_person(cloud), "personClientId": 0, "personId": stranger}],
        receipts=[{"receiptId": 4}, {}],
    )
    assert [error["Property"] for error in refusals(answer, "People")] == ["PersonId"]
    assert [error["Property"] for error in refusals(answer, "Receipts")] == ["ReceiptId", "ReceiptClientId"]


def _person(cloud: PracticeCloud) -> Json:
    return {"personClientId": 31, "personGroupId": cloud.store.rows("PersonGroups")[0]["PersonGroupId"]}


def test_parents_client_ids_read_as_zero(caller: Caller, detail_id: int) -> None:
    caller.save(orders=[an_order()], orderDetails=[a_line(detail_id, productDetailCode=3)])
    (line,) = caller.rows("OrderDetail", "OrderDetails")
    echoes = ("OrderClientId", "OrderCode", "ProductDetailClientId", "ProductDetailCode")
    assert [line[key] for key in echoes] == [0, 0, 0, 0]
    assert line["OrderDetailClientId"] == 9001


def test_the_service_gives_codes_and_versions_itself(caller: Caller) -> None:
    caller.save(orders=[an_order(orderCode=77, rowVersion=5, orderId=None, dataHash="x")])
    (order,) = caller.rows("Order", "Orders")
    assert order["OrderCode"] == 0
    assert order["RowVersion"] > 4_250_000_000


def test_an_order_can_be_deleted_until_it_is_registered(cloud: PracticeCloud, caller: Caller) -> None:
    caller.save(orders=[an_order()])
    caller.save(orders=[an_order(deleted=True)])
    assert caller.rows("Order", "Orders")[0]["Deleted"] is True
    assert cloud.desktop.sync().orders == []


def test_receipts_and_cheques_follow_the_order(caller: Caller, detail_id: int) -> None:
    answer = caller.save(
        orders=[an_order(receiptClientId=501)],
        orderDetails=[a_line(detail_id)],
        receipts=[{"receiptClientId": 501, "orderClientId": 501, "personId": 1, "cashAmount": 0}],
        cheques=[
            {"chequeClientId": 7, "receiptClientId": 501, "type": 2, "amount": "1000", "bankId": 71_001}
        ],
    )
    assert answer["Result"] is True
    (order,) = caller.rows("Order", "Orders")
    (receipt,) = caller.rows("Receipt", "Receipts")
    (cheque,) = caller.rows("Cheque", "Cheques")
    assert order["ReceiptId"] == receipt["ReceiptId"]
    assert receipt["OrderId"] == order["OrderId"]
    assert (cheque["ReceiptId"], cheque["Amount"]) == (receipt["ReceiptId"], 1000)
    assert [results(answer, group)[0]["EntityClientId"] for group in ("Receipts", "Cheques")] == [501, 7]


def test_payments_of_another_order_are_refused(caller: Caller) -> None:
    caller.save(
        orders=[an_order(501), an_order(502)],
        receipts=[
            {"receiptClientId": 501, "orderClientId": 501},
            {"receiptClientId": 502, "orderClientId": 502},
        ],
        cheques=[{"chequeClientId": 7, "receiptClientId": 501}],
    )
    answer = caller.save(
        receipts=[{"receiptClientId": 501, "orderClientId": 502}],
        cheques=[{"chequeClientId": 7, "receiptClientId": 502}, {"chequeClientId": 8}],
    )
    assert [error["Property"] for error in refusals(answer, "Receipts")] == ["ReceiptClientId"]
    assert [error["Property"] for error in refusals(answer, "Cheques")] == [
        "ChequeClientId",
        "ReceiptId,ReceiptClientId",
    ]


def test_a_receipt_of_a_refused_order_belongs_to_none_until_the_order_comes(caller: Caller) -> None:
    receipt = {"receiptClientId": 501, "orderClientId": 501, "cashAmount": 10}
    caller.save(orders=[an_order(sendCost=5)], receipts=[receipt])
    assert caller.rows("Receipt", "Receipts")[0]["OrderId"] == 0
    caller.save(orders=[an_order()], receipts=[receipt])
    (order,) = caller.rows("Order", "Orders")
    assert [row["OrderId"] for row in caller.rows("Receipt", "Receipts")] == [order["OrderId"]]


def test_a_new_person_is_visible_through_a_link_sent_beside_it(cloud: PracticeCloud, caller: Caller) -> None:
    group_id = cloud.store.rows("PersonGroups")[0]["PersonGroupId"]
    person = {"personClientId": 7001, "personGroupId": group_id, "firstName": "مینا", "mobile": "0912"}
    answer = caller.save(
        visitorPeople=[{"personClientId": 7001, "visitorPersonClientId": 1}],
        people=[person],
        personAddresses=[{"personAddressClientId": 3, "personClientId": "7001", "address": "خیابان"}],
        orders=[an_order(personId=None, personClientId=7001)],
    )
    assert answer["Result"] is True
    person_id = results(answer, "People")[0]["EntityId"]
    assert results(answer, "VisitorPeople")[0]["EntityClientId"] == 0
    assert ids(caller.rows("Person", "People"), "PersonId") == {person_id}
    assert ids(caller.rows("PersonAddress", "PersonAddresses"), "PersonId") == {person_id}
    assert ids(caller.rows("Order", "Orders"), "PersonId") == {person_id}


def test_people_first_and_their_link_later_works_too(cloud: PracticeCloud, caller: Caller) -> None:
    group_id = cloud.store.rows("PersonGroups")[0]["PersonGroupId"]
    answer = caller.save(people=[{"personClientId": 7001, "personGroupId": group_id}])
    person_id = results(answer, "People")[0]["EntityId"]
    assert caller.rows("Person", "People") == []
    link = {"personId": person_id, "visitorId": DEMO.visitor_id}
    first, again = caller.save(visitorPeople=[link]), caller.save(visitorPeople=[link])
    assert ids(caller.rows("Person", "People"), "PersonId") == {person_id}
    assert results(first, "VisitorPeople")[0]["EntityId"] == results(again, "VisitorPeople")[0]["EntityId"]


def test_a_person_is_updated_by_its_client_id(cloud: PracticeCloud, caller: Caller) -> None:
    group_id = cloud.store.rows("PersonGroups")[0]["PersonGroupId"]
    person = {"personClientId": 7001, "personGroupId": group_id}
    caller.save(people=[{**person, "lastName": "یک"}], visitorPeople=[{"personClientId": 7001}])
    caller.save(people=[{**person, "lastName": "دو"}])
    assert [row["LastName"] for row in caller.rows("Person", "People")] == ["دو"]


def test_people_need_a_group_that_exists_and_links_a_person(caller: Caller) -> None:
    answer = caller.save(
        people=[{"personClientId": 1}, {"personClientId": 2, "personGroupId": 5}],
        visitorPeople=[{"personClientId": 99}, {"personId": 99}],
    )
    assert [error["Error"] for error in refusals(answer, "People")] == [
        "PersonGroupId is required ",
        "PersonGroupId is not valid ",
    ]
    assert [error["Error"] for error in refusals(answer, "VisitorPeople")] == [
        "PersonId or PersonClientId is required ",
        "PersonId is not valid ",
    ]


def test_client_ids_are_each_visitors_own() -> None:
    other = Account("other", "word", 50_002, "فروشگاه دیگر")
    with PracticeCloud(build=furnish, accounts=[DEMO, other]) as cloud:
        first, second = Caller(cloud), Caller(cloud, other)
        with first.session, second.session:
            mine = results(first.save(orders=[an_order()]), "Orders")[0]["EntityId"]
            theirs = results(second.save(orders=[an_order()]), "Orders")[0]["EntityId"]
            stolen = second.save(orders=[an_order(0, orderId=mine)])
    assert mine != theirs
    assert refusals(stolen, "Orders") == [{"Property": "OrderId", "Error": "OrderId is not valid "}]


def test_an_order_for_another_visitor_leaves_the_callers_sight(caller: Caller) -> None:
    assert caller.save(orders=[an_order(visitorId=66_666)])["Result"] is True
    assert caller.rows("Order", "Orders") == []


def test_other_entities_are_refused_by_name(caller: Caller) -> None:
    answer = caller.save(products=[{"productClientId": 1}], banks=None)
    assert [error["Property"] for error in refusals(answer, "Products")] == ["Products"]


def test_save_all_data_v2_is_the_same(caller: Caller) -> None:
    answer = caller.post("SaveAllDataV2", {"orders": [an_order()]}).json()
    assert results(answer, "Orders")[0]["EntityClientId"] == 501
    assert results(caller.save(orders=[an_order()]), "Orders")[0]["Result"] is True
    assert len(caller.rows("Order", "Orders")) == 1
