"""Which customers of the website are already persons of Mahak, and how that is remembered."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, bindparam, select, update

from mahak_desk.website import mirror
from mahak_desk.website.bulk import insert_missing
from mahak_desk.website.ledger import mappings


def known_by_client_id(connection: Connection, client_ids: Mapping[int, int]) -> dict[int, int]:
    """Of customers with the client id each is created under, those that Mahak already has: customer → person."""
    person = mirror.people.c
    query = select(person.person_client_id, person.id).where(
        person.person_client_id.in_(bindparam("ids", expanding=True)), person.deleted.is_(False)
    )
    there = {
        client: person_id
        for client, person_id in connection.execute(query, {"ids": list(client_ids.values())})
    }
    return {customer: there[client] for customer, client in client_ids.items() if client in there}


def map_customers(connection: Connection, persons: Mapping[int, int], database_id: int) -> None:
    """Remember which person of Mahak each customer is.

    A customer that is mapped already stays as it is. A person that was created for another customer goes
    over to this one: the website has joined the two, and the order it was created for is now this one's.
    """
    if not persons:
        return
    columns = ("database_id", "entity_type", "mahak_id", "local_id", "mahak_code", "origin")
    rows = [
        (database_id, "customer", person_id, customer_id, None, "auto")
        for customer_id, person_id in persons.items()
    ]
    insert_missing(connection, mappings, columns, rows)
    mapping = mappings.c
    of_customers = (mapping.database_id == database_id, mapping.entity_type == "customer")
    mapped = set(
        connection.scalars(select(mapping.local_id).where(*of_customers, mapping.local_id.in_(list(persons))))
    )
    for customer_id in persons.keys() - mapped:
        connection.execute(
            update(mappings)
            .where(*of_customers, mapping.mahak_id == persons[customer_id])
            .values(local_id=customer_id)
        )
