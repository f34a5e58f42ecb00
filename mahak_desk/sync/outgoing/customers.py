"""Which person of Mahak an order belongs to: known, to be created, or a question for a human."""

from __future__ import annotations

import msgspec

from mahak_desk.mahak.persons import Customer
from mahak_desk.sync.outgoing.facts import CustomerFacts
from mahak_desk.sync.people import Candidates, persons_for


class Known(msgspec.Struct, frozen=True):
    person_id: int


class New(msgspec.Struct, frozen=True):
    """No person of Mahak is this customer: one has to be created."""

    customer_id: int
    customer: Customer


class Ambiguous(msgspec.Struct, frozen=True):
    name: str
    candidates: str


class Gone(msgspec.Struct, frozen=True):
    """The person this customer was is deleted in Mahak, and nobody else there is known to be it.

    It is not created anew: the shop deleted it, and knows what it wants instead.
    """

    name: str


def match_customer(customer: CustomerFacts, candidates: Candidates) -> Known | New | Ambiguous | Gone:
    """By mapping, then national code, then mobile; two persons with one key are a human's to tell apart.

    A mapping to a person that is gone says nothing any more; what was mapped by hand nobody else decides.
    """
    if customer.person_id is not None and not customer.person_gone:
        return Known(customer.person_id)
    name = f"{customer.first_name} {customer.last_name}".strip()
    persons = persons_for(candidates, customer.national_code, customer.mobile, customer.phone)
    if customer.person_id is not None and (customer.mapped_by_hand or not persons):
        return Gone(name)
    if len(persons) == 1:
        return Known(persons[0].person_id)
    if persons:
        names = "، ".join(f"{person.name or '—'} ({person.person_id})" for person in persons)
        return Ambiguous(name, names)
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
