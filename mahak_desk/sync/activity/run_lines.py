"""Every cycle as a light row, the newest first, and what is known of one of them."""

from __future__ import annotations

from datetime import datetime

import msgspec
from sqlalchemy import Connection, Text, and_, cast, exists, select

from mahak_desk.errors import Words
from mahak_desk.mahak.text import persian
from mahak_desk.sync.activity.run_words import changed_something, counted, in_full, in_short
from mahak_desk.sync.explanation import Told
from mahak_desk.sync.explanations import tell
from mahak_desk.sync.problems import Flow
from mahak_desk.sync.runs import Run, run_of
from mahak_desk.website import mirror
from mahak_desk.website.ledger import delivery_attempts, invoice_deliveries, problems, sync_runs
from mahak_desk.website.tables import user_orders

PIECE = 2000
MOST_FACTS = 200
"""How many orders, and how many problems, are told of one run."""


class RunLine(msgspec.Struct, frozen=True, gc=False):
    """One cycle; `seconds` is None while it runs, `why` is what failed it, delayed it or made it skip.

    It `brought_news` where it changed something, holds something back, or met a problem that none had met before:
    the other problems are told by every cycle, for as long as they stand.
    """

    id: int
    flow: Flow
    kind: str
    started_at: datetime
    seconds: float | None
    result: str
    brought_news: bool
    did: Words
    why: Words | None


class RunOrder(msgspec.Struct, frozen=True):
    """An order that was tried in a cycle, and what became of that: sent, refused, in_doubt, …"""

    number: str
    outcome: str | None


class RunProblem(msgspec.Struct, frozen=True):
    """A problem first met in a cycle; `name` is the product's, where it is about one."""

    id: int
    entity: str
    entity_id: str
    name: str | None
    told: tuple[Told, Told]
    """In Persian and in English."""
    is_open: bool


class RunFacts(msgspec.Struct, frozen=True):
    """What is known of one cycle; at most 200 orders and 200 problems."""

    run: Run
    counts: list[tuple[Words, int]]
    orders: list[RunOrder]
    problems: list[RunProblem]


class RunTexts:
    """Texts of many runs, each kept once: most runs say the same."""

    def __init__(self) -> None:
        self._reasons: dict[str, Words] = {}
        self._counts: dict[tuple[str, str | None], tuple[bool, Words]] = {}

    def why(self, message: str | None, message_fa: str | None) -> Words | None:
        if message is None:
            return None
        known = self._reasons.get(message)
        if known is None:
            known = self._reasons[message] = Words(message_fa or message, message)
        return known

    def did(self, flow: str, counts: str | None) -> tuple[bool, Words]:
        """Whether a run changed something or holds it back, and what it did, from its counts as they are stored."""
        known = self._counts.get((flow, counts))
        if known is None:
            numbers = () if counts is None else counted(msgspec.json.decode(counts))
            words = _NOT_KNOWN if counts is None else in_short(flow, numbers)
            is_news = changed_something(numbers) or "held" in dict(numbers)
            known = self._counts[flow, counts] = (is_news, words)
        return known


_NOT_KNOWN = Words("", "")

_RUN = sync_runs.c
_FIRST_MET = exists().where(
    problems.c.flow == _RUN.flow,
    problems.c.first_seen >= _RUN.started_at,
    problems.c.first_seen <= _RUN.finished_at,
)
"""Whether a problem was first met in a run; along ix_problems_met."""
_LINE = select(
    *(_RUN.id, _RUN.flow, _RUN.kind, _RUN.started_at, _RUN.finished_at, _RUN.result),
    cast(_RUN.counts, Text),  # equal texts are read once
    *(_RUN.message, _RUN.message_fa),
    and_(_RUN.result == "partial", _FIRST_MET),
)


def run_piece(
    connection: Connection, texts: RunTexts, *, before: int | None, newer_than: int, since: datetime | None
) -> list[RunLine]:
    """The newest runs with an id below `before` and above `newer_than`, begun at `since` or later."""
    query = _LINE.where(_RUN.id > newer_than).order_by(_RUN.id.desc()).limit(PIECE)
    if before is not None:
        query = query.where(_RUN.id < before)
    lines = []
    rows = connection.execute(query)
    for run_id, flow, kind, began, ended, result, counts, message, message_fa, first_met in rows:
        if since is not None and began < since:
            continue
        is_news, did = texts.did(flow, counts)
        seconds = None if ended is None else max(0.0, (ended - began).total_seconds())
        why = texts.why(message, message_fa)
        news = is_news or bool(first_met)
        lines.append(RunLine(run_id, flow, kind, began, seconds, result, news, did, why))
    return lines


def run_facts(connection: Connection, run_id: int, now: datetime) -> RunFacts | None:
    """None when there is no such run. Backed by ix_problems_met and ix_delivery_attempts_started."""
    row = connection.execute(select(sync_runs).where(sync_runs.c.id == run_id)).first()
    if row is None:
        return None
    run = run_of(row)
    until = run.finished_at or now
    orders = _orders(connection, run.started_at, until) if run.flow == "outgoing" else []
    return RunFacts(run, list(in_full(run.counts)), orders, _problems(connection, run, until))


def _orders(connection: Connection, begin: datetime, end: datetime) -> list[RunOrder]:
    attempt, delivery, order = delivery_attempts.c, invoice_deliveries.c, user_orders.c
    query = (
        select(order.order_number, attempt.outcome)
        .select_from(delivery_attempts)
        .join(invoice_deliveries, delivery.id == attempt.delivery_id)
        .join(user_orders, order.id == delivery.order_id)
        .where(attempt.started_at >= begin, attempt.started_at <= end)
        .order_by(attempt.started_at, attempt.id)
        .limit(MOST_FACTS)
    )
    return [RunOrder(number, outcome) for number, outcome in connection.execute(query)]


def _problems(connection: Connection, run: Run, end: datetime) -> list[RunProblem]:
    problem, product = problems.c, mirror.products.c
    query = (
        select(problems, product.name)
        .outerjoin(mirror.products, product.id == problem.product_id)
        .where(problem.flow == run.flow, problem.first_seen >= run.started_at, problem.first_seen <= end)
        .order_by(problem.first_seen, problem.id)
        .limit(MOST_FACTS)
    )
    return [
        RunProblem(
            id=row.id,
            entity=row.entity,
            entity_id=row.entity_id,
            name=persian(row.name) or None,
            told=(tell(row.reason, row.facts, "fa"), tell(row.reason, row.facts, "en")),
            is_open=row.resolved_at is None,
        )
        for row in connection.execute(query)
    ]
