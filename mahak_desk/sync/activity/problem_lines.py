"""The open problems one by one as light rows, the newest first."""

from __future__ import annotations

from datetime import datetime

import msgspec
from sqlalchemy import Connection, select

from mahak_desk.errors import Words
from mahak_desk.mahak.text import persian
from mahak_desk.sync.explanation import Remedy
from mahak_desk.sync.explanations import explain, tell
from mahak_desk.sync.problems import Flow
from mahak_desk.website import mirror
from mahak_desk.website.ledger import problems

PIECE = 2000


class ProblemLine(msgspec.Struct, frozen=True, gc=False):
    """One open problem; `answered` once a person has agreed and the next cycle is to act on it."""

    id: int
    flow: Flow
    entity: str
    entity_id: str
    product_id: int | None
    name: str | None
    """Of the product in Mahak, where it is about one."""
    reason: str
    remedy: Remedy
    title: Words
    why: Words
    next_step: Words
    first_seen: datetime
    times_seen: int
    answered: bool


def problem_piece(connection: Connection, before: int | None) -> list[ProblemLine]:
    """The newest open problems with an id below `before`."""
    problem, product = problems.c, mirror.products.c
    query = (
        select(problems, product.name)
        .outerjoin(mirror.products, product.id == problem.product_id)
        .where(problem.resolved_at.is_(None))
        .order_by(problem.id.desc())
        .limit(PIECE)
    )
    if before is not None:
        query = query.where(problem.id < before)
    lines = []
    for row in connection.execute(query):
        fa, en = tell(row.reason, row.facts, "fa"), tell(row.reason, row.facts, "en")
        lines.append(
            ProblemLine(
                id=row.id,
                flow=row.flow,
                entity=row.entity,
                entity_id=row.entity_id,
                product_id=row.product_id,
                name=persian(row.name) or None,
                reason=row.reason,
                remedy=explain(row.reason).remedy,
                title=Words(fa.title, en.title),
                why=Words(fa.why, en.why),
                next_step=Words(fa.next_step, en.next_step),
                first_seen=row.first_seen,
                times_seen=row.times_seen,
                answered=row.accepted is not None,
            )
        )
    return lines
