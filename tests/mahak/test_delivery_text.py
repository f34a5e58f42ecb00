from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET
from msgspec.structs import replace

from mahak_desk.mahak.delivery_text import (
    DESCRIPTION_LENGTH,
    mark_in,
    order_description,
    order_mark,
    shipping_address,
)
from mahak_desk.mahak.invoice import Address
from tests.mahak.orders import MARYAM, a_line, an_order

ANY_TEXT = st.text(st.characters(codec=None))


def test_the_address_is_json_with_the_contracts_keys() -> None:
    text = shipping_address(MARYAM)
    assert isinstance(text, str)
    assert json.loads(text) == {
        "title": "نشانی تحویل",
        "description": "مریم احمدی",
        "address": "فارس، شیراز، خیابان نمونه، پلاک ۷",
        "postalcode": "7134567890",
        "tel": "071-32334455",
        "mobile": "09123456789",
        "cityid": 0,
        "latitude": 0,
        "longitude": 0,
    }
    assert "فارس" in text


@pytest.mark.parametrize("receiver", [None, Address()])
def test_no_address_is_no_json(receiver: Address | None) -> None:
    assert shipping_address(receiver) is UNSET


@pytest.mark.parametrize(
    ("province", "city", "street", "shown"),
    [
        ("فارس", "شیراز", "شیراز، خ نمونه", "فارس، شیراز، خ نمونه"),
        ("فارس", "شیراز", "فارس شیراز خ نمونه", "فارس شیراز خ نمونه"),
        ("تهران", "تهران", "تهران - خ نمونه", "تهران - خ نمونه"),
        ("تهران", "تهران", "خ نمونه", "تهران، خ نمونه"),
        ("تهران", "ری", "ریحان ۲", "تهران، ری، ریحان ۲"),
        ("", "", "خ نمونه", "خ نمونه"),
        ("فارس", "شیراز", "", "فارس، شیراز"),
        ("كرمان", "(بم)", "خ نمونه", "کرمان، (بم)، خ نمونه"),
    ],
)
def test_places_are_said_once(province: str, city: str, street: str, shown: str) -> None:
    text = shipping_address(Address(province=province, city=city, address=street))
    assert isinstance(text, str)
    assert json.loads(text)["address"] == shown


def test_numbers_that_are_none_stay_readable() -> None:
    receiver = replace(MARYAM, mobile="+۴۹ ۱۷۰ ۱۲۳", postal_code="۱۲۳")
    text = order_description(an_order(a_line(), receiver=receiver), "سفارش")
    assert "همراه: +49 170 123" in text
    assert "کد پستی: 123" in text


@pytest.mark.parametrize(
    ("customer", "shown"),
    [
        ("رضا احمدی", "سفارش سایت 1045 | مشتری: رضا احمدی | گیرنده: مریم احمدی"),
        ("مريم  احمدي", "سفارش سایت 1045 | گیرنده: مریم احمدی"),
        ("", "سفارش سایت 1045 | گیرنده: مریم احمدی"),
    ],
)
def test_the_customer_is_named_where_another_receives(customer: str, shown: str) -> None:
    order = an_order(a_line(), customer_name=customer, receiver=Address(name="مریم احمدی"))
    assert order_description(order, "سفارش سایت") == shown


def test_an_order_without_an_address_has_its_number_and_note() -> None:
    order = an_order(a_line(), note="خط یک\nخط دو")
    assert order_description(order, "سفارش سایت") == "سفارش سایت 1045 | یادداشت: خط یک خط دو"


@given(st.builds(Address, *[ANY_TEXT] * 7), ANY_TEXT, ANY_TEXT)
def test_whatever_was_typed_can_be_sent(receiver: Address, note: str, customer: str) -> None:
    order = an_order(a_line(), receiver=receiver, note=note, customer_name=customer)
    description = order_description(order, "سفارش سایت")
    assert len(description.encode("utf-16-le")) <= 2 * DESCRIPTION_LENGTH
    address = shipping_address(receiver)
    assert address is UNSET or json.loads(address)["cityid"] == 0


@given(st.builds(Address, *[st.text(min_size=1)] * 5, mobile=st.just("09123456789"), phone=st.just("071-3")))
def test_a_long_address_never_pushes_the_phones_out(receiver: Address) -> None:
    long = replace(receiver, name=receiver.name * 200, address=receiver.address * 600)
    description = order_description(an_order(a_line(), receiver=long), "سفارش سایت")
    assert "همراه: 09123456789 | تلفن: 071-3" in description


class TestTheMark:
    """By its description an invoice can be told to be of an order when its ids are lost."""

    @given(number=st.text(st.characters(codec=None), max_size=120), name=ANY_TEXT, note=ANY_TEXT)
    def test_stands_in_the_description_whatever_the_number_and_the_customer(
        self, number: str, name: str, note: str
    ) -> None:
        order = replace(an_order(a_line()), number=number, customer_name=name, note=note, receiver=MARYAM)
        assert mark_in(order_description(order, "سفارش سایت")) == order_mark(number, "سفارش سایت")

    @pytest.mark.parametrize(
        "spelled", ["سفارش سایت S-45 | مشتری: الف", "سفارش سايت  S-45", "سفارش سایت s-۴۵|مشتری"]
    )
    def test_survives_what_the_desktop_does_to_letters_and_digits(self, spelled: str) -> None:
        assert mark_in(spelled) == order_mark("S-45", "سفارش سایت")

    @pytest.mark.parametrize("other", ["سفارش سایت S-4", "سفارش سایت S-456", "S-45", "", None])
    def test_is_no_other_orders(self, other: str | None) -> None:
        assert mark_in(other) != order_mark("S-45", "سفارش سایت")
