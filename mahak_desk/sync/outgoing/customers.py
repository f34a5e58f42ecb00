"""Which person of Mahak an order belongs to: known, to be created, or a question for a human."""

from __future__ import annotations

import msgspec

from mahak_desk.mahak.persons import Customer
from mahak_desk.sync.outgoing.facts import CustomerFacts
from mahak_desk.sync.people import Candidates, keys_of


class Known(msgspec.Struct, frozen=True):
    person_id: int


class New(msgspec.Struct, frozen=True):
    """No person of Mahak is this customer: one has to be created."""

    customer_id: int
    customer: Customer


class Ambiguous(msgspec.Struct, frozen=True):
    name: str
    candidates: str


def match_customer(customer: CustomerFacts, candidates: Candidates) -> Known | New | Ambiguous:
    """By mapping, then national code, then mobile; two persons with one key are a human's to tell apart."""
    if customer.person_id is not None:
        return Known(customer.person_id)
    for key in keys_of(customer.national_code, customer.mobile, customer.phone):
        persons = candidates.get(key, ())
        if len(persons) == 1:
            return Known(persons[0][0])
        if persons:
            names = "، ".join(f"{name or '—'} ({person_id})" for person_id, name in persons)
            return Ambiguous(f"{customer.first_name} {customer.last_name}".strip(), names)
    return New(
        customer.customer_id,
        Customer(
            first_name=customer.first_name,
            last_name=customer.last_name,
            mobile=customer.mobile,
            national_code=customer.national_code,
            phone=customer.phone,
            email=customer.email,
            address=customer.address,
            city=customer.city,
            province=customer.province,
            postal_code=customer.postal_code,
        ),
    )
