"""Takes Mahak's answer into the mirror: rows, row versions and the list of touched products at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, select

from mahak_desk.mahak.body import read_rows
from mahak_desk.mahak.rows import READ_ENTITIES
from mahak_desk.mahak.session import Session
from mahak_desk.mahak.transport import Answer
from mahak_desk.sync.incoming.applying import Progress
from mahak_desk.sync.incoming.mirroring import Mirroring
from mahak_desk.sync.incoming.orphans import want_orphans
from mahak_desk.sync.incoming.queue import queue_touched
from mahak_desk.sync.incoming.report import IncomingReport
from mahak_desk.sync.people import refresh_person_keys
from mahak_desk.sync.problems import Finding, problems_of_reason, record
from mahak_desk.sync.state import mark_categories_touched
from mahak_desk.website.bulk import stored_moment, upsert_rows
from mahak_desk.website.ledger import row_versions

UNREADABLE = "row-unreadable"


def versions_to_ask(connection: Connection, session: Session, *, everything: bool) -> dict[str, int]:
    """Up to where each entity has been read for this account; 0 asks for everything (field notes §3.1).

    Every entity is named, the link tables too: a missing link version would bring the whole catalogue.
    """
    asked = {row_type.entity: 0 for row_type in READ_ENTITIES}
    if not everything:
        asked |= {e: v for e, v in _stored_versions(connection, session).items() if e in asked}
    return asked


def _stored_versions(connection: Connection, session: Session) -> dict[str, int]:
    column = row_versions.c
    query = select(column.entity, column.row_version).where(
        column.database_id == session.database_id, column.visitor_id == session.visitor_id
    )
    return {entity: version for entity, version in connection.execute(query)}


def store_answer(
    connection: Connection,
    answer: Answer,
    session: Session,
    report: IncomingReport,
    progress: Progress,
    now: datetime,
    *,
    everything: bool,
) -> None:
    """Store one whole answer within the caller's transaction.

    Raises MahakUnreadable or MahakRefused, upon which the caller's transaction must not be committed: a
    response that did not parse whole advances nothing.
    """
    known = problems_of_reason(connection, "incoming", UNREADABLE)
    once_unreadable: dict[str, set[int]] = {}
    for problem in known:
        if problem.entity_id.isdecimal():
            once_unreadable.setdefault(problem.entity, set()).add(int(problem.entity_id))
    mirroring = Mirroring(connection, everything=everything, once_unreadable=once_unreadable)
    for piece in read_rows(answer.body):
        mirroring.store(piece)
        progress("storing", answer.body.tell(), answer.size)
    if everything:
        report.vanished = mirroring.mark_vanished()
        mark_categories_touched(connection)
        want_orphans(connection)
    queue_touched(connection, mirroring.touched)
    refresh_person_keys(connection, sorted(mirroring.touched.people))
    if mirroring.touched.categories:
        mark_categories_touched(connection)
    _advance(connection, session, mirroring.versions, now, everything=everything)
    unreadable = [
        Finding(
            bad.entity,
            bad.id_text,
            UNREADABLE,
            {"fault": bad.fault},
            raw=bad.raw,
        )
        for bad in mirroring.unreadable
    ]
    # A full read has seen every row there is; a delta says nothing of the rows it did not bring.
    came = mirroring.healed | {(finding.entity, finding.entity_id) for finding in unreadable}
    looked_at = known if everything else [p for p in known if (p.entity, p.entity_id) in came]
    record(connection, "incoming", unreadable, looked_at, now)
    report.findings += unreadable
    report.received = mirroring.received
    report.changed_rows = mirroring.changed
    report.different = mirroring.different
    report.row_versions = mirroring.versions


def _advance(
    connection: Connection, session: Session, versions: Mapping[str, int], now: datetime, *, everything: bool
) -> None:
    """Move the row versions to the greatest stored. After a full read they are what was read, even if that
    is less than before: a restored Mahak counts from where its backup stood."""
    rows = [
        (session.database_id, session.visitor_id, entity, version, stored_moment(connection, now))
        for entity, version in versions.items()
    ]
    columns = ("database_id", "visitor_id", "entity", "row_version", "read_at")
    upsert_rows(connection, row_versions, columns, rows, newer_than=None if everything else "row_version")
