"""What is, or was, wrong with one variant or its product, in words."""

from __future__ import annotations

from datetime import datetime

import msgspec
from sqlalchemy import Connection, and_, or_, select

from mahak_desk.errors import Language
from mahak_desk.sync.explanation import Told
from mahak_desk.sync.explanations import tell
from mahak_desk.sync.problem_list import what_it_asks
from mahak_desk.website import ledger

MOST_PROBLEMS = 50


class VariantProblem(msgspec.Struct, frozen=True):
    """A problem, open until `resolved_at`; moments are UTC."""

    id: int
    told: Told
    can_be_accepted: bool
    """Whether `CatalogueDesk.accept` settles it: a price that jumped, a product of the same name."""
    is_accepted: bool
    first_seen: datetime
    last_seen: datetime
    times_seen: int
    resolved_at: datetime | None


def problems_of_variant(
    connection: Connection, detail_id: int | None, mahak_product_id: int | None, language: Language
) -> list[VariantProblem]:
    """Those of the detail and of its product as a whole: the open ones first, the newest first."""
    if mahak_product_id is None:
        return []
    problem = ledger.problems.c
    query = (
        select(ledger.problems)
        .where(
            problem.product_id == mahak_product_id,
            or_(
                problem.entity == "Product",
                and_(problem.entity == "ProductDetail", problem.entity_id == str(detail_id)),
            ),
        )
        .order_by(problem.id.desc())
        .limit(MOST_PROBLEMS)
    )
    found = [
        VariantProblem(
            id=row.id,
            told=tell(row.reason, row.facts, language),
            can_be_accepted=row.resolved_at is None and what_it_asks(row.reason, row.facts) is not None,
            is_accepted=row.accepted is not None,
            first_seen=row.first_seen,
            last_seen=row.last_seen,
            times_seen=row.times_seen,
            resolved_at=row.resolved_at,
        )
        for row in connection.execute(query)
    ]
    return sorted(found, key=lambda each: each.resolved_at is not None)
