"""Both loops of a shop together: started with one gate, ended in order."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from mahak_desk.sync.gate import Gate
from mahak_desk.sync.loop import SyncLoop
from mahak_desk.sync.patience import when_done

log = logging.getLogger(__name__)


class TwoLoops:
    """What the window and the command line run. All methods are called in the event loop's thread."""

    def __init__(self, incoming: SyncLoop, outgoing: SyncLoop, gate: Gate, close: Callable[[], None]) -> None:
        """`close` closes the database and lets go of the data folder; it is called when no loop uses them."""
        self.incoming = incoming
        self.outgoing = outgoing
        self._gate = gate
        self._close = close
        self._closing: Future[None] | None = None
        self._runs = False
        self._ended = asyncio.Event()

    def credentials_changed(self) -> None:
        """Go on with the user name and password that are stored now."""
        self._gate.open()

    async def run(self) -> None:
        """Run both loops until `stop`, or until the task is cancelled."""
        self._runs = True
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self.incoming.run(), name="incoming loop")
                group.create_task(self.outgoing.run(), name="outgoing loop")
        finally:
            await self._let_go()
            self._ended.set()

    async def stop(self) -> None:
        """End both loops and then what they share; takes little longer than one loop's patience.

        In stages, each awaited, so that the event loop lives on meanwhile and still delivers what they say:
        no new cycles begin, running requests are cut off, both threads come to rest, leases are given back
        and clients closed (all this within each loop, both at the same time), and the database is closed
        last, because every stage before it writes down how it ended.
        """
        await asyncio.gather(self.incoming.stop(), self.outgoing.stop())
        if self._runs:
            await self._ended.wait()

    @property
    def left_thread_behind(self) -> bool:
        """After the end: whether a thread still worked on something that could not be cut off."""
        return self.incoming.left_thread_behind or self.outgoing.left_thread_behind

    def when_free(self, tell: Callable[[], None]) -> None:
        """After the end: call this once the database is closed and the folder let go of."""
        assert self._closing is not None
        when_done(self._closing, tell)

    async def _let_go(self) -> None:
        """Close what both used, as soon as no thread uses it any more; only a thread left behind is not awaited.

        The folder's lock must outlast such a thread: somebody else would work beside it.
        """
        thread = ThreadPoolExecutor(1, thread_name_prefix="mahak-desk closing")
        self._closing = thread.submit(self._close_when_free)
        if self.left_thread_behind:
            log.warning("The database is left open until what could not be cut off has ended")
        else:
            await asyncio.wrap_future(self._closing)
        thread.shutdown(wait=not self.left_thread_behind)

    def _close_when_free(self) -> None:
        self.incoming.wait_until_free()
        self.outgoing.wait_until_free()
        try:
            self._close()
        except Exception:
            log.exception("The shop did not let go of everything")
