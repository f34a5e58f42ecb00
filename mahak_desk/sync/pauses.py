"""Which flows a person paused, kept in the website's database: what was not to be sent is not, after any start."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from mahak_desk.sync.state import read_state, write_state

if TYPE_CHECKING:
    from mahak_desk.sync.problems import Flow

_PAUSED = "paused-flows"
_FLOWS: tuple[Flow, ...] = ("incoming", "outgoing")


def paused_flows(connection: Connection) -> frozenset[Flow]:
    """Those that are to stay paused when the program starts."""
    words = (read_state(connection, _PAUSED) or "").split()
    return frozenset(flow for flow in _FLOWS if flow in words)


def keep_paused(connection: Connection, flows: Collection[Flow]) -> None:
    """From now on these and no others."""
    write_state(connection, _PAUSED, " ".join(sorted(flows)))
