"""Which flows a person paused, and what of that the shop's database knows already."""

from __future__ import annotations

import asyncio
import threading
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

    def __init__(
        self,
        background: Background,
        owner: QObject,
        kept: Callable[[], None],
        not_kept: Callable[[DeskError], None],
    ) -> None:
        self.flows: set[Flow] = set()
        self._background = background
        self._owner = owner
        self._kept = kept
        self._not_kept = not_kept
        self._asked: frozenset[Flow] | None = frozenset()
        self._under_way = 0
        self._one_at_a_time = threading.Lock()

    def join(self, kept: frozenset[Flow], desk: Desk) -> None:
        """A shop was opened that knows of these; one it knows nothing of outlives the move to it."""
        self._asked = kept
        self.flows |= kept
        self.keep(desk)

    def keep(self, desk: Desk | None) -> None:
        """Let the next start know of them; without a desk the next opening does."""
        flows = frozenset(self.flows)
        if desk is not None and flows != self._asked:
            # Compared is with what was asked last: a person who changes their mind while the first word still waits
            # for its turn would else be taken to have said nothing new.
            self._asked = flows
            self._under_way += 1
            self._background.write(self._owner, partial(self._write, desk), self._written, self._failed)

    async def keep_at_last(self, desk: Desk | None) -> None:
        """Before the shop closes: asked for a moment ago, the write itself may come too late."""
        if desk is not None and (self._under_way or self._asked is None):
            with suppress(DeskError, TimeoutError):
                await asyncio.wait_for(in_thread(partial(self._write, desk)), _LAST_WORD)

    def _write(self, desk: Desk) -> None:
        """In any thread: what holds when its turn comes, so that the last to write writes the last word."""
        with self._one_at_a_time:
            desk.keep_paused(frozenset(self.flows))

    def _written(self, _: None) -> None:
        self._under_way -= 1
        self._kept()

    def _failed(self, error: DeskError) -> None:
        self._under_way -= 1
        self._asked = None
        self._not_kept(error)
