"""Problems about orders that a person has dealt with in Mahak and closes; they are kept, with who closed them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, select, update

from mahak_desk.sync.order_book.piles import open_problem
from mahak_desk.website.ledger import problems

_AT_ONCE = 500


def close_problems(connection: Connection, numbers: Sequence[str], who: str, now: datetime) -> list[int]:
    """Close whatever is open about these orders; the ids of what was closed, for `reopen`."""
    problem = problems.c
    closed: list[int] = []
    for start in range(0, len(numbers), _AT_ONCE):
        some = numbers[start : start + _AT_ONCE]
        query = select(problem.id).where(open_problem(), problem.entity_id.in_(some)).order_by(problem.id)
        ids = connection.scalars(query.with_for_update()).all()
        connection.execute(update(problems).where(problem.id.in_(ids)).values(resolved_at=now, accepted=who))
        closed += ids
    return closed


def reopen(connection: Connection, problem_ids: Sequence[int]) -> int:
    """Take the closing of some problems back; how many were still closed."""
    problem = problems.c
    reopened = 0
    for start in range(0, len(problem_ids), _AT_ONCE):
        some = problem_ids[start : start + _AT_ONCE]
        result = connection.execute(
            update(problems)
            .where(problem.id.in_(some), problem.resolved_at.is_not(None), problem.accepted.is_not(None))
            .values(resolved_at=None, accepted=None)
        )
        reopened += result.rowcount
    return reopened
