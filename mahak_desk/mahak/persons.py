"""A customer of the website as a new person of Mahak, together with its visitor link (field notes §4.8)."""

from __future__ import annotations

from msgspec import UNSET, Struct, UnsetType

from mahak_desk.mahak.field_text import field_text, name_text, number_text
from mahak_desk.mahak.phones import normal_mobile, normal_national_code, normal_postal_code
from mahak_desk.mahak.rows_sent import PersonSent, VisitorPersonSent

NAMELESS = "مشتری سایت"
"""The last name of a customer who gave none."""

_NAME, _PLACE, _ADDRESS, _EMAIL, _PHONE = 50, 50, 300, 100, 30
"""Lengths no desktop has been seen to refuse; the contract gives none."""


class Customer(Struct, frozen=True, kw_only=True):
    """A customer as typed on the website; "" where nothing was."""

    first_name: str = ""
    last_name: str = ""
    organization: str = ""
    mobile: str = ""
    national_code: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    city: str = ""
    province: str = ""
    postal_code: str = ""


class NewPerson(Struct, frozen=True):
    """The two rows that create a customer in one request."""

    person: PersonSent
    link: VisitorPersonSent


def new_person(customer: Customer, client_id: int, person_group_id: int, visitor_id: int) -> NewPerson:
    """A person with a last name in every case; numbers that are none are left out, so that they match nobody.

    A mobile that is no Iranian one is kept as the phone where there is no other.
    """
    first, last = _names(customer)
    mobile = normal_mobile(customer.mobile) or normal_mobile(customer.phone) or ""
    phone = "" if normal_mobile(customer.phone) == mobile else customer.phone
    if not phone and not normal_mobile(customer.mobile):
        phone = customer.mobile
    person = PersonSent(
        person_client_id=client_id,
        person_group_id=person_group_id,
        first_name=first,
        last_name=last,
        organization=_given(name_text(customer.organization, _NAME)),
        mobile=mobile,
        national_code=_given(normal_national_code(customer.national_code)),
        phone=_given(number_text(phone, _PHONE)),
        email=_given(_email(customer.email)),
        state=_given(name_text(customer.province, _PLACE)),
        city=_given(name_text(customer.city, _PLACE)),
        address=_given(field_text(customer.address, _ADDRESS)),
        postal_code=_given(normal_postal_code(customer.postal_code)),
    )
    return NewPerson(person, VisitorPersonSent(person_client_id=client_id, visitor_id=visitor_id))


def _names(customer: Customer) -> tuple[str, str]:
    """First and last name; Mahak lists persons by the last one, so that is never empty."""
    first, last = name_text(customer.first_name, _NAME), name_text(customer.last_name, _NAME)
    if not last:
        first, last = "", first
    return first, last or name_text(customer.organization, _NAME) or NAMELESS


def _email(text: str) -> str:
    """An address that fits, or nothing: a cut one would reach somebody else."""
    email = text.strip()
    return email if "@" in email and email.isascii() and email.isprintable() and len(email) <= _EMAIL else ""


def _given(text: str | None) -> str | UnsetType:
    return text or UNSET
