"""All orders as light rows for a table: the newest first, in pieces, each read in a moment of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from heapq import merge
from sys import intern
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, bindparam, literal, null, select

from mahak_desk.errors import Language
from mahak_desk.mahak.phones import normal_mobile
from mahak_desk.mahak.rows import MAX_BIGINT
from mahak_desk.mahak.text import persian
from mahak_desk.sync.explanation import Told
from mahak_desk.sync.explanations import tell
from mahak_desk.sync.order_book.piles import DONE, Pile, open_problem, pile_of
from mahak_desk.sync.outgoing.as_stored import as_given, as_text, moment_of, text_of, whole
from mahak_desk.sync.outgoing.look_only import MAY_BE_IN_MAHAK
from mahak_desk.sync.outgoing.states import State
from mahak_desk.website.ledger import invoice_deliveries, problems
from mahak_desk.website.orders import to_be_sent
from mahak_desk.website.tables import customers, user_orders

ROWS_AT_ONCE = 2000

Looking = Callable[[], AbstractContextManager[Connection]]
"""Opens a short reading transaction."""


class OrderRow(msgspec.Struct, frozen=True, gc=False):
    """One order; money in whole Rial, moments in UTC, texts "" where the website has none."""

    order_id: int
    number: str
    customer: str
    mobile: str
    total: int | None
    """None where the website stored what is no amount."""
    paid_at: datetime | None
    state: State
    """*waiting* as well for one that no cycle has seen yet."""
    pile: Pile
    reason: str | None
    """Why it is not sent or, once it is, the problem that is open about it."""
    attempts: int
    next_try_at: datetime | None
    mahak_order_code: int | None
    changed_at: datetime | None
    """None for one that no cycle has seen yet."""
    facts: str
    """What fills the slots of the reason's sentences, as JSON: read when somebody looks."""

    def told(self, language: Language) -> Told | None:
        """The reason in words."""
        return None if self.reason is None else tell(self.reason, _facts_of(self.facts), language)

    @property
    def may_be_invoice(self) -> int | None:
        """Mahak's id of the invoice that may be this order's; None unless it is held for that."""
        if self.reason != MAY_BE_IN_MAHAK:
            return None
        return int(_facts_of(self.facts).get("mahak_order", 0)) or None

    @property
    def ignored_why(self) -> str:
        """What the person wrote who ignored it."""
        return str(_facts_of(self.facts).get("why", "")) if self.state == "ignored" else ""


def _facts_of(written: str) -> dict[str, str | int]:
    return _FACTS.decode(written) if written else {}


_FACTS = msgspec.json.Decoder(dict[str, str | int])


def order_rows(looking: Looking) -> Iterator[list[OrderRow]]:
    """Every order that has a delivery or is to get one, the newest first, in lists of ROWS_AT_ONCE at most.

    What changes while they are read is shown as it was when its piece was read; no order comes twice.
    """
    with looking() as connection:
        told = _open_problems(connection)
    # By order, the reading with a delivery first.
    both = merge(
        _rows(looking, _SEEN), _rows(looking, _UNSEEN), key=lambda row: (row[0], row[-1]), reverse=True
    )
    piece: list[OrderRow] = []
    last = None
    for row in both:
        if row[0] == last:  # it got its delivery between the two readings
            continue
        last = row[0]
        piece.append(_order_row(row, told))
        if len(piece) == ROWS_AT_ONCE:
            yield piece
            piece = []
    if piece:
        yield piece


def _rows(looking: Looking, query: Any) -> Iterator[Row[Any]]:
    before = _BEYOND
    while True:
        with looking() as connection:
            rows = connection.execute(query, {"before": before, "most": ROWS_AT_ONCE}).all()
        yield from rows
        if len(rows) < ROWS_AT_ONCE:
            return
        before = rows[-1][0]


def _order_row(row: Sequence[Any], told: dict[str, tuple[str, str]]) -> OrderRow:
    # By place: names would cost more than everything else here.
    order_id, state, reason, attempts, next_try_at, mahak_code, changed_at, facts, *of_order, _ = row
    number, first_name, last_name, mobile, total, paid_at = of_order
    number = text_of(number)
    facts = text_of(facts)
    if reason is None and state in DONE and number in told:
        reason, facts = told[number]
    return OrderRow(
        order_id=order_id,
        number=number,
        customer=persian(f"{text_of(first_name)} {text_of(last_name)}"),
        mobile=shown_mobile(text_of(mobile)),
        total=whole(total),
        paid_at=moment_of(text_of(paid_at)),
        state=intern(state),  # type: ignore[arg-type]
        pile=pile_of(state, reason),
        reason=intern(reason) if reason else None,
        attempts=attempts,
        next_try_at=next_try_at,
        mahak_order_code=mahak_code,
        changed_at=changed_at,
        facts=facts,
    )


def shown_mobile(typed: str) -> str:
    """In the spelling people search by, or as it was typed where it is no mobile of Iran."""
    if len(typed) == 11 and typed.startswith("09") and typed.isascii():
        return typed  # as nearly all of them are: the rule is slow for many thousands
    return normal_mobile(typed) or typed.strip()


def _open_problems(connection: Connection) -> dict[str, tuple[str, str]]:
    """By order number, a reason for which a problem is open about the order, and its facts."""
    problem = problems.c
    query = select(problem.entity_id, problem.reason, problem.facts).where(open_problem())
    rows = connection.execute(query.order_by(problem.reason.desc()))
    return {number: (reason, msgspec.json.encode(facts).decode()) for number, reason, facts in rows}


_delivery, _order, _customer = invoice_deliveries.c, user_orders.c, customers.c
_BEYOND = MAX_BIGINT
_OF_ORDER = (
    _order.order_number,
    as_text(_customer.first_name),
    as_text(_customer.last_name),
    as_text(_customer.mobile),
    as_given(_order.total_amount),
    as_text(_order.paid_at),
)
_OF_DELIVERY = ("state", "reason", "attempts", "next_try_at", "mahak_order_code", "changed_at", "facts")

# The piece is cut out first: no database then walks through the website's orders that were never paid.
_piece = (
    select(
        _delivery.order_id,
        *(_delivery[name] for name in _OF_DELIVERY if name != "facts"),
        as_text(_delivery.facts),
    )
    .where(_delivery.order_id < bindparam("before"))
    .order_by(_delivery.order_id.desc())
    .limit(bindparam("most"))
    .subquery("piece")
)
_SEEN = (
    select(
        _piece.c.order_id, *(_piece.c[name] for name in _OF_DELIVERY), *_OF_ORDER, literal(1).label("seen")
    )
    .select_from(_piece)
    .join(user_orders, _order.id == _piece.c.order_id)
    .outerjoin(customers, _customer.id == _order.customer_id)
    .order_by(_piece.c.order_id.desc())
)

_BEFORE_THE_FIRST_CYCLE: dict[str, ColumnElement[Any]] = {"state": literal("waiting"), "attempts": literal(0)}
_UNSEEN = (
    select(
        _order.id.label("order_id"),
        *(_BEFORE_THE_FIRST_CYCLE.get(name, null()).label(name) for name in _OF_DELIVERY),
        *_OF_ORDER,
        literal(0).label("seen"),
    )
    .select_from(user_orders)
    .outerjoin(invoice_deliveries, _delivery.order_id == _order.id)
    .outerjoin(customers, _customer.id == _order.customer_id)
    .where(to_be_sent(), _delivery.id.is_(None), _order.id < bindparam("before"))
    .order_by(_order.id.desc())
    .limit(bindparam("most"))
)
