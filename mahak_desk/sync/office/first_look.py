"""Reads from Mahak, before anything is stored, what a person needs to choose from; kept nowhere."""

from __future__ import annotations

from mahak_desk.mahak.client import MahakClient
from mahak_desk.mahak.rows import (
    Bank,
    Cash,
    CostLevelName,
    PersonGroup,
    Product,
    ProductDetail,
    Row,
    Store,
    Visitor,
    VisitorProduct,
)
from mahak_desk.sync.clock import Clock
from mahak_desk.sync.incoming.pulling import store_answer
from mahak_desk.sync.incoming.report import IncomingReport
from mahak_desk.sync.office.choices import Choices, read_choices
from mahak_desk.website.database import Database

_ASKED: tuple[type[Row], ...] = (
    *(Store, Visitor, CostLevelName, PersonGroup, Bank, Cash),
    *(Product, ProductDetail, VisitorProduct),
)


def look_first(client: MahakClient, clock: Clock) -> Choices:
    """What Mahak has to choose from now. Raises MahakError."""
    session = client.session()
    with Database.in_memory() as scratch, client.read(dict.fromkeys((r.entity for r in _ASKED), 0)) as answer:
        with scratch.writing() as connection:
            report = IncomingReport("full")
            store_answer(connection, answer, session, report, _silent, clock.now(), everything=False)
        with scratch.reading() as connection:
            return read_choices(connection, session.visitor_id)


def _silent(stage: str, done: int, total: int) -> None:
    """Nobody watches this read."""
