"""Which flows a person paused, and what of that the shop's database knows already."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mahak_desk.errors import DeskError
from mahak_desk.ui.background.background import Background
from mahak_desk.ui.live.prepared_desk import in_thread

if TYPE_CHECKING:
    from mahak_desk.sync.desk import Desk
    from mahak_desk.sync.problems import Flow

_LAST_WORD = 0.5
"""Seconds within which a pause that is not kept yet is kept before the shop closes."""


class Pauses:
    """In the window's thread. They are kept in the database, where a lost file cannot take them along."""

    def __init__(self, background: Background, owner: QObject, not_kept: Callable[[DeskError], None]) -> None:
        self.flows: set[Flow] = set()
        self._background = background
        self._owner = owner
        self._not_kept = not_kept
        self._kept: frozenset[Flow] = frozenset()

    def join(self, kept: frozenset[Flow], desk: Desk) -> None:
        """A shop was opened that knows of these; one it knows nothing of outlives the move to it."""
        self._kept = kept
        self.flows |= kept
        self.keep(desk)

    def keep(self, desk: Desk | None) -> None:
        """Let the next start know of them; without a desk the next opening does."""
        flows = frozenset(self.flows)
        if desk is not None and flows != self._kept:
            self._background.write(self._owner, partial(_keep, desk, flows), self._take, self._not_kept)

    async def keep_at_last(self, desk: Desk | None) -> None:
        """Before the shop closes: asked for a moment ago, the write itself may come too late."""
        flows = frozenset(self.flows)
        if desk is not None and flows != self._kept:
            with suppress(DeskError, TimeoutError):
                await asyncio.wait_for(in_thread(partial(_keep, desk, flows)), _LAST_WORD)

    def _take(self, flows: frozenset[Flow]) -> None:
        self._kept = flows


def _keep(desk: Desk, flows: frozenset[Flow]) -> frozenset[Flow]:
    desk.keep_paused(flows)
    return flows
