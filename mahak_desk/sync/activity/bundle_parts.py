"""What support needs to see of a shop, without secrets and without people: each part as plain values."""

from __future__ import annotations

import locale
import platform
import sys
from collections.abc import Mapping
from datetime import datetime
from importlib import metadata

import msgspec
from sqlalchemy import Connection, func, select

from mahak_desk import __version__
from mahak_desk.sync.activity.anonymity import Anonymity
from mahak_desk.sync.opened_shop import OpenedShop
from mahak_desk.sync.runs import run_of
from mahak_desk.sync.status import read_status
from mahak_desk.website.ledger import delivery_attempts, invoice_deliveries, problems, sync_runs
from mahak_desk.website.schema import metadata as schema
from mahak_desk.website.tables import user_orders
from mahak_desk.website.upgrade import schema_stamp

RUNS = 300
PROBLEMS = 2000
ATTEMPTS = 300

_LIBRARIES = (
    *("alembic", "certifi", "cryptography", "filelock", "keyring", "msgspec", "platformdirs", "psycopg"),
    *("PyMySQL", "PySide6-Essentials", "qasync", "requests", "SQLAlchemy", "urllib3", "XlsxWriter"),
)
_GOODS = ("Product", "ProductDetail", "Category")
"""Entities whose facts speak of no person."""


def about(shop: OpenedShop, now: datetime, versions: Mapping[str, str]) -> object:
    """Versions and the computer."""
    return {
        "made_at": now,
        "mahak_desk": __version__,
        "python": sys.version,
        "frozen": bool(getattr(sys, "frozen", False)),
        "system": platform.platform(),
        "machine": platform.machine(),
        "locale": locale.getlocale(),
        "encoding": sys.getfilesystemencoding(),
        "profile": shop.profile.name,
        "libraries": {name: version for name in _LIBRARIES if (version := _version(name))},
        **versions,
    }


def _version(library: str) -> str | None:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return None


def settings(shop: OpenedShop, anonymous: Anonymity) -> object:
    """What is in force; names and addresses masked. The file itself may have anything in its comments."""
    plain: dict[str, dict[str, object]] = msgspec.to_builtins(shop.settings_now())
    return {
        section: {
            name: anonymous(value) if isinstance(value, str) else value for name, value in values.items()
        }
        for section, values in plain.items()
    }


def database(connection: Connection, location: str) -> object:
    """Kind, version, schema stamp, and how many rows each table has."""
    counts = {
        name: connection.scalar(select(func.count()).select_from(each))
        for name, each in sorted(schema.tables.items())
    }
    version = connection.dialect.server_version_info
    return {
        "kind": connection.dialect.name,
        "version": None if version is None else ".".join(map(str, version)),
        "location": location,
        "schema": schema_stamp(connection),
        "rows": counts,
    }


def status(connection: Connection, now: datetime) -> object:
    seen = read_status(connection, now)
    account = seen.account
    if account is not None:
        account = msgspec.structs.replace(account, title=None)
    flows = {
        name: msgspec.structs.replace(flow, last=None)
        for name, flow in (("incoming", seen.incoming), ("outgoing", seen.outgoing))
    }
    return {
        **msgspec.structs.asdict(seen),
        "account": account,
        **flows,
        "deliveries": _deliveries(connection),
    }


def _deliveries(connection: Connection) -> object:
    delivery = invoice_deliveries.c
    query = select(delivery.state, delivery.reason, func.count()).group_by(delivery.state, delivery.reason)
    return [
        {"state": state, "reason": reason, "orders": count}
        for state, reason, count in connection.execute(query)
    ]


def runs(connection: Connection, anonymous: Anonymity) -> object:
    """The newest cycles, with what was said of those that failed."""
    newest = select(sync_runs).order_by(sync_runs.c.id.desc()).limit(RUNS)
    return [
        msgspec.structs.replace(
            run, message=None if run.message is None else anonymous(run.message), message_fa=None
        )
        for run in map(run_of, connection.execute(newest))
    ]


def open_problems(connection: Connection, anonymous: Anonymity) -> object:
    """Reasons and numbers; of texts only those about goods."""
    problem = problems.c
    newest = select(problems).where(problem.resolved_at.is_(None)).order_by(problem.id.desc()).limit(PROBLEMS)
    return [
        {
            "id": row.id,
            "flow": row.flow,
            "entity": row.entity,
            "entity_id": row.entity_id,
            "product_id": row.product_id,
            "reason": row.reason,
            "facts": _facts(row.entity, row.facts, anonymous),
            "first_seen": row.first_seen,
            "last_seen": row.last_seen,
            "times_seen": row.times_seen,
            "accepted": row.accepted is not None,
        }
        for row in connection.execute(newest)
    ]


def _facts(entity: str, facts: Mapping[str, str | int], anonymous: Anonymity) -> dict[str, str | int]:
    numbers: dict[str, str | int] = {name: value for name, value in facts.items() if isinstance(value, int)}
    if entity not in _GOODS:
        return numbers
    return numbers | {name: anonymous(value) for name, value in facts.items() if isinstance(value, str)}


def attempts(connection: Connection) -> object:
    """The newest sendings: which order, when, and what became of it; neither request nor answer."""
    attempt, delivery, order = delivery_attempts.c, invoice_deliveries.c, user_orders.c
    newest = (
        select(
            order.order_number,
            attempt.started_at,
            attempt.finished_at,
            attempt.outcome,
            attempt.http_status,
            delivery.state,
            delivery.reason,
        )
        .select_from(delivery_attempts)
        .join(invoice_deliveries, delivery.id == attempt.delivery_id)
        .join(user_orders, order.id == delivery.order_id)
        .order_by(attempt.id.desc())
        .limit(ATTEMPTS)
    )
    return [dict(row._mapping) for row in connection.execute(newest)]
