"""Creates customers of the website in Mahak before their first invoice, looking first whether they are there."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from datetime import timedelta

from sqlalchemy import Connection, bindparam, select

from mahak_desk.mahak.client import MahakClient
from mahak_desk.mahak.errors import MahakError
from mahak_desk.mahak.invoice import encode_document
from mahak_desk.mahak.persons import new_person
from mahak_desk.mahak.rows import Person, PersonGroup, VisitorPerson
from mahak_desk.mahak.save_answer import SaveAnswer
from mahak_desk.mahak.session import Session
from mahak_desk.sync.clock import Clock
from mahak_desk.sync.incoming.pulling import store_answer, versions_to_ask
from mahak_desk.sync.incoming.report import IncomingReport
from mahak_desk.sync.outgoing.answers import refusal_text, results_of
from mahak_desk.sync.outgoing.claiming import Judged
from mahak_desk.sync.outgoing.customers import New
from mahak_desk.sync.outgoing.deliveries import person_client_ids, set_state
from mahak_desk.sync.outgoing.judging import Payable
from mahak_desk.sync.outgoing.shop import InvoiceShop
from mahak_desk.sync.people import keys_of, read_candidates
from mahak_desk.website import mirror
from mahak_desk.website.bulk import insert_missing
from mahak_desk.website.database import Database
from mahak_desk.website.ledger import mappings

log = logging.getLogger(__name__)

LATER = timedelta(seconds=30)
"""How long orders wait after the creation of their customer ended in doubt."""

PEOPLE = (Person.entity, VisitorPerson.entity, PersonGroup.entity)


class Newcomers:
    """Creates customers during one cycle of the outgoing flow."""

    def __init__(
        self, database: Database, client: MahakClient, clock: Clock, session: Session, shop: InvoiceShop
    ) -> None:
        self._database = database
        self._client = client
        self._clock = clock
        self._session = session
        self._shop = shop
        self._looked = False

    def create(self, customers: Mapping[int, New], judged: Sequence[Judged]) -> int:
        """See to it that these customers are persons of Mahak, or that their orders wait; requests made.

        Raises MahakError when Mahak cannot be reached; a lost answer only delays the orders concerned.
        """
        self._look()
        with self._database.writing() as connection:
            client_ids = person_client_ids(connection, list(customers))
            there = known_by_client_id(connection, client_ids)
            map_customers(connection, there, self._session.database_id)
            missing = {
                customer: new
                for customer, new in customers.items()
                if customer not in there and not _recognised(connection, new)
            }
        if not missing:
            return 0
        ordered = list(missing)
        people = [
            new_person(
                missing[c].customer, client_ids[c], self._shop.person_group or 0, self._shop.visitor_id
            )
            for c in ordered
        ]
        persons: dict[int, int] = {}
        refused: dict[int, str] = {}
        try:
            answer = self._client.save(encode_document(people=people))
            persons, refused = created(answer, ordered, client_ids)
        except MahakError as error:
            if not error.reached:
                raise
            log.warning("Creating customers ended in doubt: %s", error.title.en)
            self._looked = False
        with self._database.writing() as connection:
            map_customers(connection, persons, self._session.database_id)
            _hold_back(connection, judged, ordered, persons, refused, self._clock)
        log.info("Created %d customers in Mahak", len(persons))
        return 1

    def _look(self) -> None:
        """Read the persons that came since the mirror was last brought up to date, once in a cycle."""
        if self._looked:
            return
        with self._database.reading() as connection:
            versions = versions_to_ask(connection, self._session, everything=False)
        asked = {entity: versions[entity] for entity in PEOPLE}
        with self._client.read(asked) as answer, self._database.writing() as connection:
            report = IncomingReport("delta")
            now = self._clock.now()
            store_answer(connection, answer, self._session, report, _silent, now, everything=False)
        self._looked = True


def _recognised(connection: Connection, new: New) -> bool:
    """Whether the look has found a person with the customer's national code or mobile after all."""
    customer = new.customer
    keys = keys_of(customer.national_code, customer.mobile, customer.phone)
    return bool(read_candidates(connection, keys))


def _silent(stage: str, done: int, total: int) -> None:
    """A handful of persons needs no progress."""


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
    """Remember which person of Mahak each customer is; what a human mapped stays."""
    columns = ("database_id", "entity_type", "mahak_id", "local_id", "mahak_code", "origin")
    rows = [
        (database_id, "customer", person_id, customer_id, None, "auto")
        for customer_id, person_id in persons.items()
    ]
    insert_missing(connection, mappings, columns, rows)


def created(
    answer: SaveAnswer, ordered: Sequence[int], client_ids: Mapping[int, int]
) -> tuple[dict[int, int], dict[int, str]]:
    """By customer: the persons that were created, and Mahak's words on those it refused.

    One whose visitor link was refused counts as neither: it is looked for and sent again.
    """
    people = results_of(answer, "people", [client_ids[customer] for customer in ordered])
    links = answer.rows("visitorpeople")
    persons: dict[int, int] = {}
    refused: dict[int, str] = {}
    for place, customer in enumerate(ordered):
        result = people.get(client_ids[customer])
        if result is None:
            continue
        if not result.ok:
            refused[customer] = refusal_text(result.errors)
        elif result.entity_id is not None and place < len(links) and links[place].ok:
            persons[customer] = result.entity_id
    return persons, refused


def _hold_back(
    connection: Connection,
    judged: Sequence[Judged],
    asked: Sequence[int],
    persons: Mapping[int, int],
    refused: Mapping[int, str],
    clock: Clock,
) -> None:
    """Orders of customers that were not created wait: of refused ones for a human, of others a little."""
    now = clock.now()
    for each in judged:
        if not isinstance(each.verdict, Payable) or not isinstance(each.verdict.person, New):
            continue
        customer = each.verdict.person.customer_id
        if customer in refused:
            facts: dict[str, str | int] = {"text": refused[customer]}
            set_state(connection, each.delivery, "waiting", now, reason="person-refused", facts=facts)
        elif customer in asked and customer not in persons:
            set_state(connection, each.delivery, "ready", now, next_try_at=now + LATER)
