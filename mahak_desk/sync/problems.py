"""Keeps the list of problems: one row per thing and reason, resolved by itself when the reason is gone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal

import msgspec
from sqlalchemy import Connection, Row, bindparam, insert, select, update

from mahak_desk.website.ledger import problems

Flow = Literal["incoming", "outgoing"]

_IDS_AT_ONCE = 500


class Finding(msgspec.Struct, frozen=True):
    """Something a person should know about one row or order.

    `reason` is a code of the explanations; `facts` fill the slots of its sentences; `product_id` is the
    Mahak product it belongs to; `raw` keeps a row that could not be stored anywhere else.
    """

    entity: str
    entity_id: str
    reason: str
    facts: dict[str, str | int]
    product_id: int | None = None
    raw: str | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        return (self.entity, self.entity_id, self.reason)


class KnownProblem(msgspec.Struct, frozen=True):
    """A recorded problem, open or resolved; `accepted` is the value a person agreed to."""

    id: int
    entity: str
    entity_id: str
    reason: str
    facts: dict[str, str | int]
    product_id: int | None
    accepted: str | None
    is_open: bool

    @property
    def key(self) -> tuple[str, str, str]:
        return (self.entity, self.entity_id, self.reason)


def known_problem(row: Row[tuple[object, ...]]) -> KnownProblem:
    """A problem from a row of the problems table."""
    return KnownProblem(
        id=row.id,
        entity=row.entity,
        entity_id=row.entity_id,
        reason=row.reason,
        facts=row.facts,
        product_id=row.product_id,
        accepted=row.accepted,
        is_open=row.resolved_at is None,
    )


def record(
    connection: Connection,
    flow: Flow,
    findings: Sequence[Finding],
    known: Iterable[KnownProblem],
    now: datetime,
) -> None:
    """Make the list say what was found: new findings added, known ones seen again, the rest resolved.

    `known` are the recorded problems of everything that was looked at; an open one among them that was not
    found again is resolved. A finding may well be recorded without being among them, such as one of a detail
    that belonged to another product then.
    """
    recorded = {problem.key: problem for problem in known}
    found = {finding.key: finding for finding in findings}
    unfamiliar = [finding for key, finding in found.items() if key not in recorded]
    recorded |= {problem.key: problem for problem in _recorded(connection, unfamiliar)}
    new = [finding for key, finding in found.items() if key not in recorded]
    again = [(recorded[key], finding) for key, finding in found.items() if key in recorded]
    gone = [problem for key, problem in recorded.items() if problem.is_open and key not in found]
    if new:
        connection.execute(
            insert(problems),
            [
                {
                    "flow": flow,
                    "entity": finding.entity,
                    "entity_id": finding.entity_id,
                    "product_id": finding.product_id,
                    "reason": finding.reason,
                    "facts": finding.facts,
                    "raw": finding.raw,
                    "first_seen": now,
                    "last_seen": now,
                    "times_seen": 1,
                }
                for finding in new
            ],
        )
    if again:
        connection.execute(
            update(problems)
            .where(problems.c.id == bindparam("problem_id"))
            .values(
                facts=bindparam("new_facts"),
                raw=bindparam("new_raw"),
                product_id=bindparam("new_product"),
                last_seen=bindparam("seen"),
                times_seen=problems.c.times_seen + 1,
                resolved_at=None,
            ),
            [
                {
                    "problem_id": problem.id,
                    "new_facts": finding.facts,
                    "new_raw": finding.raw,
                    "new_product": finding.product_id,
                    "seen": now,
                }
                for problem, finding in again
            ],
        )
    if gone:
        connection.execute(
            update(problems)
            .where(problems.c.id == bindparam("problem_id"))
            .values(resolved_at=bindparam("at")),
            [{"problem_id": problem.id, "at": now} for problem in gone],
        )


def record_one(connection: Connection, flow: Flow, finding: Finding, now: datetime) -> None:
    """Add one finding to the list, or count it again; what a person had closed is open again, and unanswered."""
    record(connection, flow, [finding], (), now)
    problem = problems.c
    connection.execute(
        update(problems)
        .where(
            problem.entity == finding.entity,
            problem.entity_id == finding.entity_id,
            problem.reason == finding.reason,
        )
        .values(accepted=None)
    )


def resolve_one(connection: Connection, entity: str, entity_id: str, reason: str, now: datetime) -> None:
    """What was found of one thing is so no more."""
    problem = problems.c
    connection.execute(
        update(problems)
        .where(problem.entity == entity, problem.entity_id == entity_id, problem.reason == reason)
        .where(problem.resolved_at.is_(None))
        .values(resolved_at=now)
    )


def _recorded(connection: Connection, findings: Sequence[Finding]) -> list[KnownProblem]:
    """Of the recorded problems, open or not, those that are the same as some findings."""
    ids: dict[tuple[str, str], list[str]] = {}
    for finding in findings:
        ids.setdefault((finding.entity, finding.reason), []).append(finding.entity_id)
    query = select(problems).where(
        problems.c.entity == bindparam("thing"),
        problems.c.reason == bindparam("why"),
        problems.c.entity_id.in_(bindparam("ids", expanding=True)),
    )
    return [
        known_problem(row)
        for (entity, reason), all_ids in ids.items()
        for start in range(0, len(all_ids), _IDS_AT_ONCE)
        for row in connection.execute(
            query, {"thing": entity, "why": reason, "ids": all_ids[start : start + _IDS_AT_ONCE]}
        )
    ]


def problems_of(connection: Connection, entity: str) -> list[KnownProblem]:
    """The recorded problems of one entity, open or not."""
    return [
        known_problem(row) for row in connection.execute(select(problems).where(problems.c.entity == entity))
    ]


def problems_of_reason(connection: Connection, flow: Flow, reason: str) -> list[KnownProblem]:
    """The open problems with one reason."""
    query = select(problems).where(
        problems.c.resolved_at.is_(None), problems.c.flow == flow, problems.c.reason == reason
    )
    return [known_problem(row) for row in connection.execute(query)]
