"""Changes settings, and says what has to happen for them to hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from mahak_desk.sync.settings import Key, Settings
from mahak_desk.sync.settings_file import Value, change_settings

if TYPE_CHECKING:
    from mahak_desk.sync.opened_shop import OpenedShop

Consequence = Literal["reopen", "login", "interface", "next-cycle"]
"""reopen: the shop is closed and opened again (another database, other intervals). login: both flows make
their line to Mahak anew. interface: the window shows itself anew. next-cycle: nothing, the next cycle asks."""


def save_settings(shop: OpenedShop, changes: Mapping[Key, Value]) -> frozenset[Consequence]:
    """Write settings into the shop's file, all of them or none.

    Raises SettingRefused, FolderUnusable and DiskFull.
    """
    before = shop.settings_now()
    shop.profile.create()
    change_settings(shop.profile.settings_file, changes)
    follow = consequences(before, shop.settings_now())
    if follow:
        shop.follow_settings()
    return follow


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
