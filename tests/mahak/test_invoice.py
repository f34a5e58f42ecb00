from __future__ import annotations

import json
from collections import Counter
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from mahak_desk.mahak.invoice import (
    Address,
    Carrier,
    ExpectedLine,
    InvoiceRefused,
    ShopOrder,
    build_invoice,
    encode_document,
)
from tests.mahak.orders import (
    MARYAM,
    RULES,
    Json,
    a_line,
    an_order,
    ids_for,
    orders,
    sent,
    totals_in_mahak,
)


def document_of(order: ShopOrder, **rules: Any) -> Json:
    return sent(build_invoice(order, ids_for(order), replace(RULES, **rules)))


def refusal_of(order: ShopOrder, **rules: Any) -> InvoiceRefused:
    with pytest.raises(InvoiceRefused) as refused:
        build_invoice(order, ids_for(order), replace(RULES, **rules))
    return refused.value


def test_an_order_becomes_the_rows_that_production_is_known_to_take() -> None:
    order = an_order(
        a_line(1, 18_000_000, 2),
        shipping=500_000,
        discount=1_000_000,
        note="زنگ نزنید",
        receiver=MARYAM,
        payment_reference="۱۰۰۰۴۵۹",
    )
    ids = ids_for(order)
    rules = replace(RULES, carrier=Carrier(2, 61_001), receipt="bank_transfer", bank_id=71_001, cash_code=3)
    document = sent(build_invoice(order, ids, rules))
    (header,) = document["orders"]
    date, address = header["orderDate"], header["shippingAddress"]
    assert document == {
        "orders": [
            {
                "orderClientId": ids.order,
                "orderType": 201,
                "orderDate": date,
                "deliveryDate": date,
                "personId": 9_900_001,
                "visitorId": 50_001,
                "receiptClientId": ids.receipt,
                "discount": 1_000_000,
                "discountType": 0,
                "sendCost": 500_000,
                "carrierType": 2,
                "carrierID": 61_001,
                "driverCurrencyType": 0,
                "carryingAsExpense": False,
                "otherCost": 0,
                "settlementType": 1,
                "immediate": False,
                "description": "سفارش سایت 1045 | گیرنده: مریم احمدی | "
                "نشانی: فارس، شیراز، خیابان نمونه، پلاک ۷ | کد پستی: 7134567890 | همراه: 09123456789 | "
                "تلفن: 071-32334455 | یادداشت: زنگ نزنید",
                "shippingAddress": address,
                "latitude": 0,
                "longitude": 0,
                "deleted": False,
            }
        ],
        "orderDetails": [
            {
                "orderDetailClientId": ids.lines[1, 1],
                "orderClientId": ids.order,
                "orderCode": 0,
                "itemType": 1,
                "productDetailId": 9_243_301,
                "price": 9_000_000,
                "count1": 2,
                "count2": 0,
                "storeId": 32_001,
                "discount": 0,
                "discountType": 0,
                "taxPercent": 0,
                "chargePercent": 0,
                "promotionCode": 0,
                "gift": 0,
                "rowId": 1,
                "description": "",
                "deleted": False,
            }
        ],
        "receipts": [
            {
                "receiptClientId": ids.receipt,
                "orderClientId": ids.order,
                "personId": 9_900_001,
                "visitorId": 50_001,
                "cashAmount": 0,
                "date": date,
                "description": "پرداخت سفارش 1045، پیگیری 1000459",
                "deleted": False,
            }
        ],
        "cheques": [
            {
                "chequeClientId": ids.cheque,
                "receiptClientId": ids.receipt,
                "type": 2,
                "amount": 17_500_000,
                "bankId": 71_001,
                "number": "1000459",
                "date": date,
                "description": "پرداخت سفارش 1045، پیگیری 1000459",
                "deleted": False,
            }
        ],
    }
    assert json.loads(address)["mobile"] == "09123456789"


def test_dates_show_tehrans_clock() -> None:
    (header,) = document_of(an_order(a_line()))["orders"]
    assert header["orderDate"].startswith("2026-02-11T00:20:00")


def test_a_moment_without_a_zone_makes_no_invoice() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        document_of(an_order(a_line(), moment=datetime(2026, 2, 10)))  # noqa: DTZ001


@pytest.mark.parametrize("receiver", [None, Address()])
def test_an_order_that_goes_nowhere_has_no_address(receiver: Address | None) -> None:
    (header,) = document_of(an_order(a_line(), receiver=receiver))["orders"]
    assert "shippingAddress" not in header


class TestShipping:
    ORDER = an_order(a_line(), shipping=500_000)

    def test_goes_with_its_carrier(self) -> None:
        (header,) = document_of(self.ORDER, carrier=Carrier(1, 99), shipping="service_line")["orders"]
        assert header["sendCost"] == 500_000
        assert (header["carrierType"], header["carrierID"]) == (1, 99)
        assert header["otherCost"] == 0

    def test_is_other_cost_without_one(self) -> None:
        (header,) = document_of(self.ORDER)["orders"]
        assert header["otherCost"] == 500_000
        assert not header.keys() & {"sendCost", "carrierType", "carrierID", "carryingAsExpense"}

    def test_can_be_a_service_of_the_invoice(self) -> None:
        document = document_of(self.ORDER, shipping="service_line", income_id=31)
        _, service = document["orderDetails"]
        assert (service["itemType"], service["incomeId"], service["rowId"]) == (2, 31, 2)
        assert (service["price"], service["count1"]) == (500_000, 1)
        assert service["orderDetailClientId"] == ids_for(self.ORDER).lines[0, 1]
        assert not service.keys() & {"productDetailId", "storeId"}
        assert document["orders"][0]["otherCost"] == 0

    def test_as_a_service_needs_to_know_which(self) -> None:
        assert refusal_of(self.ORDER, shipping="service_line").reason == "shipping-not-set"

    @pytest.mark.parametrize("rules", [{"carrier": Carrier(1, 99)}, {"shipping": "service_line"}])
    def test_that_is_free_leaves_no_trace(self, rules: Json) -> None:
        document = document_of(an_order(a_line()), **rules)
        assert len(document["orderDetails"]) == 1
        assert document["orders"][0]["otherCost"] == 0
        assert "carrierType" not in document["orders"][0]


class TestTax:
    def test_percents_stay_at_home_when_the_website_took_no_tax(self) -> None:
        (row,) = document_of(an_order(a_line(tax_percent=9, charge_percent=1)))["orderDetails"]
        assert (row["taxPercent"], row["chargePercent"]) == (0, 0)

    def test_is_taken_by_percents_on_the_net_amount(self) -> None:
        line = a_line(1, 1_000_000, 3, tax_percent=6, charge_percent=Decimal("3.500"))
        document = document_of(an_order(line, tax=95_000))
        assert [row["taxPercent"] for row in document["orderDetails"]] == [6, 6]
        assert [row["chargePercent"] for row in document["orderDetails"]] == [Decimal("3.5")] * 2
        assert document["orders"][0]["discount"] == 0
        assert document["orders"][0]["otherCost"] == 0

    @pytest.mark.parametrize(
        ("order_tax", "discount", "other_cost"),
        # Two of three rows, 55 Rial at 10 %, make 6 Rial each; a website may say 11 for both.
        [(12, 700, 0), (11, 701, 0), (9, 703, 0), (13, 700, 1), (15, 700, 3)],
    )
    def test_another_rounding_is_carried_to_the_rial(
        self, order_tax: int, discount: int, other_cost: int
    ) -> None:
        lines = [a_line(number, 55, 1, tax_percent=10) for number in (1, 2)]
        order = an_order(*lines, a_line(3, 1_000), tax=order_tax, discount=700)
        (header,) = document_of(order)["orders"]
        assert (header["discount"], header["otherCost"]) == (discount, other_cost)

    def test_the_rounding_goes_beside_shipping(self) -> None:
        order = an_order(a_line(1, 55, 1, tax_percent=10), tax=7, shipping=40_000)
        assert document_of(order)["orders"][0]["otherCost"] == 40_001
        header = document_of(order, carrier=Carrier(2, 5))["orders"][0]
        assert (header["otherCost"], header["sendCost"]) == (1, 40_000)

    def test_what_a_coupon_leaves_is_taxed_where_the_website_does_so(self) -> None:
        lines = [a_line(1, 1_000_000, 3, tax_percent=9), a_line(2, 500_000, tax_percent=9), a_line(3, 7)]
        order = an_order(*lines, discount=150_001, tax=121_500)
        document = document_of(order)
        (header,) = document["orders"]
        assert (header["discount"], header["otherCost"]) == (0, 0)
        of_line = Counter[int]()
        for row in document["orderDetails"]:
            of_line[row["productDetailId"]] += row["price"] * row["count1"]
        assert list(of_line.values()) == [900_000, 450_000, 6]

    def test_a_coupon_that_is_taxed_all_the_same_stays_the_headers(self) -> None:
        order = an_order(a_line(1, 1_000_000, tax_percent=9), discount=100_000, tax=90_000)
        assert document_of(order)["orders"][0]["discount"] == 100_000

    @pytest.mark.parametrize("order_tax", [1, 9, 15, 100])
    def test_another_percent_is_no_rounding(self, order_tax: int) -> None:
        lines = [a_line(number, 55, 1, tax_percent=10) for number in (1, 2)]
        refused = refusal_of(an_order(*lines, tax=order_tax))
        assert refused.reason == "tax-differs"
        assert refused.facts == {"order_tax": order_tax, "rebuilt_tax": 12}


class TestReceipt:
    def test_cash_goes_into_its_box(self) -> None:
        document = document_of(an_order(a_line()), receipt="cash", cash_code=3)
        (receipt,) = document["receipts"]
        assert (receipt["cashAmount"], receipt["cashCode"]) == (9_000_000, 3)
        assert document["orders"][0]["receiptClientId"] == receipt["receiptClientId"]
        assert "cheques" not in document

    def test_cash_without_a_box_leaves_it_to_mahak(self) -> None:
        (receipt,) = document_of(an_order(a_line()), receipt="cash")["receipts"]
        assert "cashCode" not in receipt

    def test_a_transfer_without_a_reference_carries_the_orders_number(self) -> None:
        order = an_order(a_line(), payment_reference=" ")
        document = document_of(order, receipt="bank_transfer", bank_id=4)
        assert document["cheques"][0]["number"] == "1045"
        assert document["receipts"][0]["description"] == "پرداخت سفارش 1045"

    def test_a_transfer_needs_its_bank(self) -> None:
        assert refusal_of(an_order(a_line()), receipt="bank_transfer").reason == "bank-not-set"

    @pytest.mark.parametrize("receipt", ["cash", "bank_transfer"])
    def test_a_free_order_has_none(self, receipt: str) -> None:
        document = document_of(an_order(a_line(), discount=9_000_000), receipt=receipt)
        assert document.keys() == {"orders", "orderDetails"}
        assert "receiptClientId" not in document["orders"][0]

    def test_none_is_sent_unless_wanted(self) -> None:
        document = document_of(an_order(a_line()), receipt="none")
        assert document.keys() == {"orders", "orderDetails"}
        assert "receiptClientId" not in document["orders"][0]


class TestRefusals:
    def test_an_order_without_lines(self) -> None:
        assert refusal_of(an_order(total=0)).reason == "no-lines"

    @pytest.mark.parametrize("quantity", [0, -1, Decimal("-0.5")])
    def test_a_quantity_that_is_none(self, quantity: Decimal | int) -> None:
        refused = refusal_of(an_order(a_line(quantity=quantity)))
        assert refused.reason == "quantity-not-positive"
        assert refused.facts == {"name": "کالای 1", "quantity": str(quantity)}

    @pytest.mark.parametrize(
        "quantity", [Decimal("NaN"), Decimal("Infinity"), Decimal("0.0005"), 10**12 + 1, -(10**12) - 1]
    )
    def test_a_quantity_nobody_sells(self, quantity: Decimal) -> None:
        assert refusal_of(an_order(a_line(quantity=quantity))).reason == "amount-absurd"

    @pytest.mark.parametrize(
        "order",
        [
            an_order(a_line(total=10**14 + 1)),
            an_order(a_line(), discount=-(10**15), total=1),
            an_order(a_line(), shipping=10**15),
            an_order(a_line(tax_percent=Decimal("NaN")), tax=1),
            an_order(a_line(charge_percent=101), tax=1),
        ],
    )
    def test_amounts_that_are_typing_errors(self, order: ShopOrder) -> None:
        refused = refusal_of(order)
        assert refused.reason == "amount-absurd"
        assert refused.facts["what"] in {"کالای 1", "total", "discount", "shipping"}

    @pytest.mark.parametrize(
        ("order", "what"),
        [
            (an_order(a_line(total=-1)), "کالای 1"),
            (an_order(a_line(tax_percent=-1)), "کالای 1"),
            (an_order(a_line(), discount=9_000_001), "total"),
            (an_order(a_line(), discount=-1), "discount"),
            (an_order(a_line(), shipping=-1), "shipping"),
            (an_order(a_line(), tax=-1), "tax"),
        ],
    )
    def test_amounts_below_zero(self, order: ShopOrder, what: str) -> None:
        refused = refusal_of(order)
        assert refused.reason == "negative-amount"
        assert refused.facts["what"] == what

    @pytest.mark.parametrize("paid", [9_500_001, 9_499_999, 0, 90_000_000])
    def test_a_total_that_is_not_the_sum_of_its_parts(self, paid: int) -> None:
        refused = refusal_of(an_order(a_line(), shipping=500_000, total=paid))
        assert refused.reason == "totals-differ"
        assert refused.facts == {
            "order_total": paid,
            "rebuilt_total": 9_500_000,
            "difference": abs(paid - 9_500_000),
        }


BOOKINGS = st.sampled_from(
    [
        {},
        {"carrier": Carrier(2, 61_001)},
        {"shipping": "service_line", "income_id": 31},
        {"receipt": "cash", "cash_code": 1},
        {"receipt": "bank_transfer", "bank_id": 4, "currency": "toman"},
        {"currency": "toman", "shipping": "service_line", "income_id": 31},
        {"currency": "toman", "carrier": Carrier(1, 9)},
    ]
)


@given(orders(), BOOKINGS)
def test_both_readings_of_the_discount_come_to_what_was_paid(order: ShopOrder, rules: Json) -> None:
    document = document_of(order, **rules)
    in_rial = 10 if rules.get("currency") == "toman" else 1
    assert [total * in_rial for total in totals_in_mahak(document)] == [order.total, order.total]


@given(orders(taxed=True))
def test_taxed_orders_come_to_what_was_paid_however_the_website_rounds(order: ShopOrder) -> None:
    document = document_of(order)
    assert [*totals_in_mahak(document)] == [order.total, order.total]
    (header,) = document["orders"]
    corrections = (header["discount"] - order.discount, header["otherCost"] - order.shipping)
    assert 0 in corrections
    assert 0 <= sum(corrections) <= len(document["orderDetails"])


@given(orders(), st.integers(-(10**6), 10**6).filter(bool))
def test_no_difference_is_ever_sent(order: ShopOrder, difference: int) -> None:
    refused = refusal_of(replace(order, total=order.total + difference))
    assert refused.reason == ("negative-amount" if order.total + difference < 0 else "totals-differ")


@given(orders(), BOOKINGS)
def test_rows_carry_no_discount_and_the_header_only_the_orders_own(order: ShopOrder, rules: Json) -> None:
    document = document_of(order, **rules)
    assert {row["discount"] for row in document["orderDetails"]} == {0}
    in_rial = 10 if rules.get("currency") == "toman" else 1
    assert document["orders"][0]["discount"] * in_rial == order.discount


@given(orders(), BOOKINGS)
def test_the_payment_is_what_was_paid(order: ShopOrder, rules: Json) -> None:
    document = document_of(order, **rules)
    in_rial = 10 if rules.get("currency") == "toman" else 1
    paid = sum(row["cashAmount"] for row in document.get("receipts", ()))
    paid += sum(row["amount"] for row in document.get("cheques", ()))
    assert paid * in_rial == (order.total if "receipt" in rules else 0)


@given(orders(), BOOKINGS)
def test_a_toman_shop_gets_a_tenth_of_every_amount(order: ShopOrder, rules: Json) -> None:
    rial = document_of(order, **{**rules, "currency": "rial"})
    toman = document_of(order, **{**rules, "currency": "toman"})
    for group, key in (
        ("orders", "discount"),
        ("orders", "otherCost"),
        ("orderDetails", "price"),
        ("cheques", "amount"),
        ("receipts", "cashAmount"),
    ):
        for one, other in zip(rial.get(group, ()), toman.get(group, ()), strict=True):
            assert one[key] == other[key] * 10
    assert [row["count1"] for row in rial["orderDetails"]] == [row["count1"] for row in toman["orderDetails"]]


@given(orders(taxed=True), BOOKINGS)
def test_numbers_are_plain_json_numbers_without_drift(order: ShopOrder, rules: Json) -> None:
    body = encode_document([build_invoice(order, ids_for(order), replace(RULES, **rules))])
    fractions: list[str] = []
    json.loads(body, parse_float=fractions.append)
    for text in fractions:
        assert "e" not in text.lower()
        assert len(text.partition(".")[2]) <= 3
        assert not text.endswith("0")


@given(orders(), BOOKINGS)
def test_every_row_has_an_id_of_its_own(order: ShopOrder, rules: Json) -> None:
    ids = ids_for(order)
    document = sent(build_invoice(order, ids, replace(RULES, **rules)))
    used = [row["orderDetailClientId"] for row in document["orderDetails"]]
    used += [row["receiptClientId"] for row in document.get("receipts", ())]
    used += [row["chequeClientId"] for row in document.get("cheques", ())]
    used += [row["orderClientId"] for row in document["orders"]]
    assert len(set(used)) == len(used)
    assert set(used) <= {ids.order, ids.receipt, ids.cheque, *ids.lines.values()}
    assert [row["rowId"] for row in document["orderDetails"]] == list(
        range(1, len(document["orderDetails"]) + 1)
    )


@given(orders(), BOOKINGS)
def test_the_same_order_is_sent_in_the_same_bytes(order: ShopOrder, rules: Json) -> None:
    chosen = replace(RULES, **rules)
    first, again = (encode_document([build_invoice(order, ids_for(order), chosen)]) for _ in range(2))
    assert first == again


def test_an_invoice_says_what_the_cloud_must_show() -> None:
    order = an_order(a_line(1, 100_000, 3), a_line(2, 20_000, 1), shipping=30_000)
    ids = ids_for(order)
    rules = replace(RULES, shipping="service_line", income_id=31, currency="toman")
    invoice = build_invoice(order, ids, rules)
    assert invoice.total == 150_000
    assert invoice.expected_lines == {
        ids.lines[1, 1]: ExpectedLine(1, 9_243_301, Decimal("3333.3"), 2, 0, 0, 0, 32_001),
        ids.lines[1, 2]: ExpectedLine(1, 9_243_301, Decimal("3333.4"), 1, 0, 0, 0, 32_001),
        ids.lines[2, 1]: ExpectedLine(1, 9_243_302, 2_000, 1, 0, 0, 0, 32_001),
        ids.lines[0, 1]: ExpectedLine(2, None, 3_000, 1, 0, 0, 0, None),
    }


def test_a_row_without_an_id_is_never_sent() -> None:
    order = an_order(a_line(1, 100_000, 3))
    ids = ids_for(order)
    with pytest.raises(KeyError):
        build_invoice(order, replace(ids, lines={(1, 1): 5}), RULES)


def test_several_orders_travel_in_their_sequence() -> None:
    invoices = [
        build_invoice(order, ids_for(order, first), RULES)
        for first, order in ((1_000, an_order(a_line(1), a_line(2))), (2_000, an_order(a_line(3))))
    ]
    document = sent(*invoices)
    assert [row["orderClientId"] for row in document["orders"]] == [1_000, 2_000]
    assert [row["orderClientId"] for row in document["orderDetails"]] == [1_000, 1_000, 2_000]


def test_a_note_of_ten_thousand_letters_still_fits() -> None:
    order = an_order(a_line(), note="🎁 خیلی فوری " * 900, receiver=MARYAM)
    (header,) = document_of(order)["orders"]
    assert len(header["description"].encode("utf-16-le")) <= 2 * 1000
    assert header["description"].endswith("…")
    assert "09123456789" in header["description"]
