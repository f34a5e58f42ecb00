"""What has to happen for changed settings to hold."""

from __future__ import annotations

from typing import Literal

from mahak_desk.sync.settings import Settings

Consequence = Literal["reopen", "login", "interface", "next-cycle"]
"""reopen: the shop is closed and opened again (another database, other intervals). login: both flows make
their line to Mahak anew. interface: the window shows itself anew. next-cycle: nothing, the next cycle asks."""


def consequences(before: Settings, after: Settings) -> frozenset[Consequence]:
    """Of the difference between two settings."""
    found: set[Consequence] = set()
    waits = ("incoming_seconds", "outgoing_seconds")
    if before.website != after.website or any(
        getattr(before.schedule, name) != getattr(after.schedule, name) for name in waits
    ):
        found.add("reopen")
    if before.mahak != after.mahak:
        found.add("login")
    if before.interface != after.interface:
        found.add("interface")
    cycle = ("prices", "stock", "catalogue", "invoices")
    if any(getattr(before, section) != getattr(after, section) for section in cycle):
        found.add("next-cycle")
    return frozenset(found)
