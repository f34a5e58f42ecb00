from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahak_desk.mahak.invoice import encode_document
from mahak_desk.mahak.persons import NAMELESS, Customer, new_person
from mahak_desk.mahak.phones import normal_mobile

Json = dict[str, Any]


def sent(**typed: str) -> Json:
    """The person's row as it is sent for a customer."""
    document = json.loads(encode_document(people=[new_person(Customer(**typed), 88, 7, 50_001)]))
    (person,) = document["people"]
    return dict(person)


def test_a_customer_becomes_a_person_and_its_link() -> None:
    customer = Customer(
        first_name="مريم",
        last_name="احمدي",
        mobile="۰۹۱۲ ۳۴۵ ۶۷۸۹",
        national_code="499370899",
        phone="021-88881234",
        email=" maryam@example.ir ",
        address="خیابان نمونه",
        city="شیراز",
        province="فارس",
        postal_code="۷۱۳۴۵۶۷۸۹۰",
    )
    assert json.loads(encode_document(people=[new_person(customer, 88, 7, 50_001)])) == {
        "people": [
            {
                "personClientId": 88,
                "personGroupId": 7,
                "personType": 0,
                "firstName": "مریم",
                "lastName": "احمدی",
                "mobile": "09123456789",
                "nationalCode": "0499370899",
                "phone": "021-88881234",
                "email": "maryam@example.ir",
                "state": "فارس",
                "city": "شیراز",
                "address": "خیابان نمونه",
                "postalCode": "7134567890",
                "deleted": False,
            }
        ],
        "visitorPeople": [{"personClientId": 88, "visitorId": 50_001, "deleted": False}],
    }


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ({}, ("", NAMELESS)),
        ({"first_name": "😀", "last_name": "🎁"}, ("", NAMELESS)),
        ({"first_name": "مریم"}, ("", "مریم")),
        ({"last_name": "احمدی"}, ("", "احمدی")),
        ({"organization": "گل‌فروشی نمونه"}, ("", "گل‌فروشی نمونه")),
        ({"first_name": "مریم", "organization": "گل‌فروشی نمونه"}, ("", "مریم")),
        ({"first_name": "علي 😀", "last_name": "  كريمي  پور "}, ("علی", "کریمی پور")),
    ],
)
def test_a_person_always_has_a_last_name(typed: Json, names: tuple[str, str]) -> None:
    person = sent(**typed)
    assert (person["firstName"], person["lastName"]) == names


def test_overlong_names_are_cut() -> None:
    assert len(sent(last_name="احمدی" * 100)["lastName"]) == 50


def test_numbers_that_are_none_are_left_out() -> None:
    person = sent(national_code="1111111111", postal_code="12", email="maryam", phone="")
    assert person.keys() == {
        *("personClientId", "personGroupId", "personType"),
        *("firstName", "lastName", "mobile", "deleted"),
    }
    assert person["mobile"] == ""


@pytest.mark.parametrize(
    ("mobile", "phone", "kept_mobile", "kept_phone"),
    [
        ("0912 345 6789", "09123456789", "09123456789", None),
        ("0912 345 6789", "0935 123 4567", "09123456789", "0935 123 4567"),
        ("", "0935 123 4567", "09351234567", None),
        ("+49 170 1234567", "", "", "+49 170 1234567"),
        ("+49 170 1234567", "021-8888", "", "021-8888"),
        ("۱۲۳", "۰۹۳۵۱۲۳۴۵۶۷", "09351234567", "123"),
    ],
)
def test_every_number_a_customer_gave_has_its_place(
    mobile: str, phone: str, kept_mobile: str, kept_phone: str | None
) -> None:
    person = sent(mobile=mobile, phone=phone)
    assert (person["mobile"], person.get("phone")) == (kept_mobile, kept_phone)


@pytest.mark.parametrize(
    ("email", "kept"),
    [
        ("a" * 95 + "@x.ir", "a" * 95 + "@x.ir"),
        ("a" * 96 + "@x.ir", None),
        (" a@x.ir\n", "a@x.ir"),
        ("a\t@x.ir", None),
        ("ایمیل@x.ir", None),
        ("maryam", None),
    ],
)
def test_an_email_is_whole_or_absent(email: str, kept: str | None) -> None:
    assert sent(email=email).get("email") == kept


@given(st.fixed_dictionaries(dict.fromkeys(Customer.__struct_fields__, st.text(st.characters(codec=None)))))
def test_whatever_was_typed_makes_a_person(typed: dict[str, str]) -> None:
    person = sent(**typed)
    assert person["lastName"]
    assert person["mobile"] == "" or normal_mobile(person["mobile"]) == person["mobile"]
