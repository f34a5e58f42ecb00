"""Creates customers of the website in Mahak before their first invoice, looking first whether they are there."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

import msgspec
from sqlalchemy import Connection

from mahak_desk.mahak.client import MahakClient
from mahak_desk.mahak.errors import MahakError
from mahak_desk.mahak.invoice import encode_document
from mahak_desk.mahak.persons import new_person
from mahak_desk.mahak.rows import Person, PersonGroup, VisitorPerson
from mahak_desk.mahak.save_answer import SaveAnswer
from mahak_desk.mahak.session import Session
from mahak_desk.sync.account import remember_account
from mahak_desk.sync.backoff import Jitter, delay
from mahak_desk.sync.clock import Clock
from mahak_desk.sync.explanation import fact_in_both
from mahak_desk.sync.incoming.pulling import store_answer, versions_to_ask
from mahak_desk.sync.incoming.report import IncomingReport
from mahak_desk.sync.outgoing.answers import refusal_text, results_of, why_incomplete
from mahak_desk.sync.outgoing.claiming import MOST_ATTEMPTS, Judged
from mahak_desk.sync.outgoing.customers import New
from mahak_desk.sync.outgoing.deliveries import Delivery, person_client_ids, set_state, stands_refused
from mahak_desk.sync.outgoing.judging import Payable
from mahak_desk.sync.outgoing.persons import known_by_client_id, map_customers
from mahak_desk.sync.outgoing.pictures import person_picture
from mahak_desk.sync.outgoing.shop import InvoiceShop
from mahak_desk.sync.outgoing.wire import Wire
from mahak_desk.sync.people import Candidates, Key, keys_of, persons_for, read_candidates
from mahak_desk.website.database import Database

log = logging.getLogger(__name__)

PEOPLE = (Person.entity, VisitorPerson.entity, PersonGroup.entity)


class Newcomer(msgspec.Struct, frozen=True):
    """A customer to be created, and those of its orders that wait for it now."""

    new: New
    deliveries: list[Delivery]

    @property
    def keys(self) -> list[Key]:
        customer = self.new.customer
        return keys_of(customer.national_code, customer.mobile, customer.phone)

    def may_be_among(self, candidates: Candidates) -> bool:
        customer = self.new.customer
        return bool(persons_for(candidates, customer.national_code, customer.mobile, customer.phone))

    @property
    def failed_before(self) -> bool:
        return any(delivery.attempts for delivery in self.deliveries)


class Newcomers:
    """Creates customers during one cycle of the outgoing flow."""

    def __init__(
        self,
        database: Database,
        client: MahakClient,
        wire: Wire,
        clock: Clock,
        jitter: Jitter,
        session: Session,
        shop: InvoiceShop,
    ) -> None:
        self._database = database
        self._client = client
        self._wire = wire
        self._clock = clock
        self._jitter = jitter
        self._session = session
        self._shop = shop
        self._looked = False
        self._asked: set[int] = set()
        self._asked_keys: set[Key] = set()

    def create(self, judged: Sequence[Judged]) -> None:
        """See to it that the customers of these orders are persons of Mahak, or that their orders wait.

        Raises MahakError when Mahak cannot be reached; a lost answer only delays the orders concerned. One
        that has failed before goes alone, so that it holds up nobody else.
        """
        newcomers = newcomers_of(judged, self._shop.person_group)
        if not newcomers:
            return
        self._look()
        with self._database.writing() as connection:
            client_ids = person_client_ids(connection, list(newcomers))
            there = known_by_client_id(connection, client_ids)
            map_customers(connection, there, self._session.database_id)
            known = read_candidates(connection, [key for each in newcomers.values() for key in each.keys])
        absent = [
            each
            for customer, each in newcomers.items()
            if customer not in there and not each.may_be_among(known)
        ]
        for some in self._requests(absent):
            self._send(some, client_ids)

    def _look(self) -> None:
        """Read the persons that came since the mirror was last brought up to date, once in a cycle."""
        if self._looked:
            return
        with self._database.reading() as connection:
            versions = versions_to_ask(connection, self._session, everything=False)
        asked = {entity: versions[entity] for entity in PEOPLE}
        with self._client.read(asked) as answer, self._database.writing() as connection:
            now = self._clock.now()
            remember_account(connection, self._session, now)  # whoever stores rows of Mahak's waits here
            report = IncomingReport("delta")
            store_answer(connection, answer, self._session, report, _silent, now, everything=False)
        self._looked = True

    def _requests(self, absent: Sequence[Newcomer]) -> Iterator[list[Newcomer]]:
        """Who is asked for together. None is asked for twice in a cycle, nor who may be the same person as
        another: the next look shows whether it is.
        """
        together: list[Newcomer] = []
        alone: list[list[Newcomer]] = []
        for each in absent:
            if each.new.customer_id in self._asked or not self._asked_keys.isdisjoint(each.keys):
                continue
            self._asked.add(each.new.customer_id)
            self._asked_keys.update(each.keys)
            if each.failed_before:
                alone.append([each])
            else:
                together.append(each)
        if together:
            yield together
        yield from alone

    def _send(self, newcomers: Sequence[Newcomer], client_ids: Mapping[int, int]) -> None:
        group, visitor = self._shop.person_group or 0, self._shop.visitor_id
        asked = {client_ids[each.new.customer_id]: each for each in newcomers}
        people = [new_person(each.new.customer, own_id, group, visitor) for own_id, each in asked.items()]
        said = self._wire.save(encode_document(people=people))
        persons: dict[int, int] = {}
        refused: dict[int, str] = {}
        if isinstance(said, MahakError):
            log.warning("Creating customers ended in doubt: %s", said.title.en)
            self._looked = False
        else:
            persons, refused = created(said, list(asked))
        with self._database.writing() as connection:
            mapped = {asked[own_id].new.customer_id: person for own_id, person in persons.items()}
            map_customers(connection, mapped, self._session.database_id)
            now = self._clock.now()
            for own_id, each in asked.items():
                if own_id in refused:
                    self._refuse(connection, each, refused[own_id], now)
                elif own_id not in persons:
                    self._put_off(connection, each, said, now)
        log.info("Created %d customers in Mahak", len(persons))
        self._wire.check(said)

    def _refuse(self, connection: Connection, newcomer: Newcomer, text: str, now: datetime) -> None:
        """Its orders wait until the customer or the settings change."""
        picture = person_picture(newcomer.new.customer, self._shop.person_group)
        for delivery in newcomer.deliveries:
            facts: dict[str, str | int] = {"text": text}
            set_state(
                *(connection, delivery, "rejected", now),
                reason="person-refused",
                facts=facts,
                picture_hash=picture,
                next_try_at=None,
            )

    def _put_off(
        self, connection: Connection, newcomer: Newcomer, said: SaveAnswer | MahakError, now: datetime
    ) -> None:
        """Its orders wait, longer each time, and at last for a person: it counts as an attempt of theirs."""
        facts = fact_in_both("cause", said.title if isinstance(said, MahakError) else why_incomplete(said))
        picture = person_picture(newcomer.new.customer, self._shop.person_group)
        for delivery in newcomer.deliveries:
            attempts = delivery.attempts + 1
            if attempts >= MOST_ATTEMPTS:
                set_state(
                    *(connection, delivery, "rejected", now),
                    reason="too-many-attempts",
                    facts=facts,
                    attempts=attempts,
                    picture_hash=picture,
                    next_try_at=None,
                )
            else:
                later = now + delay(attempts, self._jitter)
                set_state(connection, delivery, "ready", now, attempts=attempts, next_try_at=later)


def newcomers_of(judged: Sequence[Judged], person_group: int | None) -> dict[int, Newcomer]:
    """The customers that have to be created in Mahak first, by customer id.

    One that was refused, or failed too often, is asked for again only when something about it has changed.
    """
    found: dict[int, Newcomer] = {}
    for each in judged:
        if not isinstance(each.verdict, Payable) or not isinstance(each.verdict.person, New):
            continue
        new = each.verdict.person
        if stands_refused(each.delivery, person_picture(new.customer, person_group)):
            continue
        found.setdefault(new.customer_id, Newcomer(new, [])).deliveries.append(each.delivery)
    return found


def created(answer: SaveAnswer, client_ids: Sequence[int]) -> tuple[dict[int, int], dict[int, str]]:
    """By client id: the persons that were created, and Mahak's words on those it refused.

    One whose visitor link was refused counts as neither: it is looked for and sent again. A link has no
    client id of its own; its place in the request tells whose it is.
    """
    people = results_of(answer, "people", client_ids)
    links = {
        result.index or place: result for place, result in enumerate(answer.rows("visitorpeople"), start=1)
    }
    persons: dict[int, int] = {}
    refused: dict[int, str] = {}
    for place, client_id in enumerate(client_ids, start=1):
        result, link = people.get(client_id), links.get(place)
        if result is not None and not result.ok:
            refused[client_id] = refusal_text(result.errors)
        elif result is not None and result.entity_id is not None and link is not None and link.ok:
            persons[client_id] = result.entity_id
    return persons, refused


def _silent(stage: str, done: int, total: int) -> None:
    """A handful of persons needs no progress."""
