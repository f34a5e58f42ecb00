"""Lets exactly one of several PCs run a flow on a shared database; the others are told which one does."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec
from sqlalchemy import Connection, delete, func, select, update

from mahak_desk.errors import DeskError, Words
from mahak_desk.sync.problems import Flow
from mahak_desk.website.bulk import insert_missing, stored_moment
from mahak_desk.website.ledger import sync_leases

LEASE = timedelta(minutes=10)
"""Longer than a request may take, so that a PC that still waits for an answer is not taken for dead."""


class Holder(msgspec.Struct, frozen=True):
    """A program that runs flows: by what it knows itself again after a restart, and how it is shown."""

    id: str
    shown_as: str


class FlowTaken(DeskError):
    """Another PC runs this flow on this database."""

    code = "flow-taken"

    def __init__(self, shown_as: str, until: datetime) -> None:
        self.shown_as = shown_as
        self.until = until
        super().__init__(
            Words(f"این کار را اکنون «{shown_as}» انجام می‌دهد.", f"“{shown_as}” is doing this right now."),
            Words(
                "کاری لازم نیست؛ اگر آن رایانه خاموش شود این‌جا ادامه می‌یابد.",
                "Nothing to do; if that computer is switched off, this one goes on.",
            ),
        )


def take(connection: Connection, flow: Flow, holder: Holder, now: datetime) -> None:
    """Take the flow, or keep it, for another LEASE from now. Raises FlowTaken while another has it.

    The moment is the database server's own where it has a clock, since the PCs' may differ.
    """
    now = server_time(connection, now)
    lease = sync_leases.c
    columns = ("flow", "holder", "shown_as", "until")
    until = stored_moment(connection, now + LEASE)
    insert_missing(connection, sync_leases, columns, [(flow, holder.id, holder.shown_as, until)])
    taken = connection.execute(
        update(sync_leases)
        .where(lease.flow == flow, (lease.holder == holder.id) | (lease.until < now))
        .values(holder=holder.id, shown_as=holder.shown_as, until=now + LEASE)
    )
    if taken.rowcount:
        return
    other = connection.execute(select(lease.shown_as, lease.until).where(lease.flow == flow)).first()
    if other is None:  # given back just now
        take(connection, flow, holder, now)
        return
    raise FlowTaken(other.shown_as, other.until)


def give_back(connection: Connection, flow: Flow, holder: Holder) -> None:
    """Let another PC take the flow at once."""
    lease = sync_leases.c
    connection.execute(delete(sync_leases).where(lease.flow == flow, lease.holder == holder.id))


def holders(connection: Connection) -> dict[str, str]:
    """Who runs which flow, as shown to people."""
    lease = sync_leases.c
    return {flow: shown for flow, shown in connection.execute(select(lease.flow, lease.shown_as))}


def server_time(connection: Connection, now: datetime) -> datetime:
    """The database server's moment, which all PCs share; ours where the database is a file."""
    if connection.dialect.name == "sqlite":
        return now
    moment = connection.scalar(select(func.current_timestamp(type_=sync_leases.c.until.type)))
    return now if moment is None else moment
