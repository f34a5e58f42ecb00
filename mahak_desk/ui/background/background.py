"""Runs the facade's blocking verbs in threads and brings their results back to the window's thread."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from mahak_desk.errors import DeskError, Words
from mahak_desk.sync.patience import done_within

log = logging.getLogger(__name__)

T = TypeVar("T")

Then = Callable[[T], None]
Failed = Callable[[DeskError], None]

WRITING = 2.0
"""Seconds that the end of the program leaves to what a person asked to be written."""


class Unexpected(DeskError):
    """A fault of the program itself; the log has its traceback."""

    code = "unexpected"

    def __init__(self, fault: BaseException) -> None:
        kind = type(fault).__name__
        super().__init__(
            Words(f"خطای پیش‌بینی‌نشده در برنامه ({kind}).", f"An unexpected fault in the program ({kind})."),
            Words(
                "دوباره تلاش کنید؛ اگر باز پیش آمد، بستهٔ پشتیبانی را بفرستید.",
                "Try again; if it happens again, send the support bundle.",
            ),
        )


class Ticket:
    """Work that was asked for; cancelled, its result is thrown away and no further piece is read."""

    def __init__(self, owner: QObject) -> None:
        self.cancelled = False
        self._owner = owner

    def cancel(self) -> None:
        self.cancelled = True

    @property
    def wanted(self) -> bool:
        """Whether somebody still waits for it: its owner may have been deleted meanwhile."""
        return not self.cancelled and shiboken6.isValid(self._owner)


class Background(QObject):
    """Three lanes: reads beside each other, writes one after another, so that a person's verbs keep their order, and
    what waits for a server, so that a slow one keeps no table waiting.

    Everything is called, and calls back, in the window's thread. What fails reaches `failed` as a DeskError;
    without one, and for faults of the program itself, it goes to `faulted`.
    """

    faulted = Signal(object)
    """A fault of the program itself (an exception), once it is logged."""
    _arrived = Signal(object)

    def __init__(
        self, reads: Executor | None = None, writes: Executor | None = None, asks: Executor | None = None
    ) -> None:
        """The executors are closed with this."""
        super().__init__()
        self._reads = reads or ThreadPoolExecutor(2, thread_name_prefix="mahak-desk reading")
        self._writes = writes or ThreadPoolExecutor(1, thread_name_prefix="mahak-desk writing")
        # Three: pictures take one or two, and somebody may wait for the answer about a password.
        self._asks = asks or ThreadPoolExecutor(3, thread_name_prefix="mahak-desk asking")
        self._last_write: Future[None] | None = None
        self._closed = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def read(
        self, owner: QObject, work: Callable[[], T], then: Then[T], failed: Failed | None = None
    ) -> Ticket:
        """Read something of the shop; `then` gets it unless the owner has gone by then."""
        return self._look(self._reads, owner, work, then, failed)

    def ask(
        self, owner: QObject, work: Callable[[], T], then: Then[T], failed: Failed | None = None
    ) -> Ticket:
        """The same for what a server has to answer first: Mahak, a database that is tried, pictures, versions."""
        return self._look(self._asks, owner, work, then, failed)

    def write(
        self, owner: QObject, work: Callable[[], T], then: Then[T], failed: Failed | None = None
    ) -> Ticket:
        """Do something that changes the shop; it is done even if the owner goes."""
        ticket = Ticket(owner)
        write = self._submit(self._writes, lambda: self._run(ticket, work, then, failed, always=True))
        self._last_write = write or self._last_write
        return ticket

    def stream(
        self,
        owner: QObject,
        work: Callable[[], Iterable[T]],
        piece: Then[T],
        done: Callable[[], None],
        failed: Failed | None = None,
        *,
        asks: bool = False,
    ) -> Ticket:
        """Read something that comes in pieces, each handed over as it arrives; `asks` as in `ask`."""
        ticket = Ticket(owner)

        def run() -> None:
            try:
                for part in work():
                    if not ticket.wanted:
                        return
                    self._post(ticket, piece, part)
            except Exception as failure:
                self._post_failure(ticket, failure, failed)
            else:
                self._post(ticket, lambda _: done(), None)

        self._submit(self._asks if asks else self._reads, run)
        return ticket

    async def close(self, patience: float = WRITING) -> None:
        """Begin nothing more, and wait for no answer; writes that were asked for have so many seconds."""
        self._closed = True
        self._reads.shutdown(wait=False, cancel_futures=True)
        self._asks.shutdown(wait=False, cancel_futures=True)
        self._writes.shutdown(wait=False)
        if self._last_write is not None and not await done_within(patience, self._last_write):
            log.warning("What was being written did not come to its end within %s seconds", patience)
            self._writes.shutdown(wait=False, cancel_futures=True)

    def _look(
        self, lane: Executor, owner: QObject, work: Callable[[], T], then: Then[T], failed: Failed | None
    ) -> Ticket:
        ticket = Ticket(owner)
        self._submit(lane, lambda: self._run(ticket, work, then, failed))
        return ticket

    def _submit(self, lane: Executor, run: Callable[[], None]) -> Future[None] | None:
        return None if self._closed else lane.submit(run)

    def _run(
        self,
        ticket: Ticket,
        work: Callable[[], T],
        then: Then[T],
        failed: Failed | None,
        always: bool = False,
    ) -> None:
        if not always and not ticket.wanted:
            return
        try:
            result = work()
        except Exception as failure:
            self._post_failure(ticket, failure, failed)
        else:
            self._post(ticket, then, result)

    def _post_failure(self, ticket: Ticket, failure: Exception, failed: Failed | None) -> None:
        if isinstance(failure, DeskError):
            log.info("Could not be done: %s", failure)
            self._post(ticket, failed or self._nobody_minds, failure)
            return
        log.error("A fault in the background", exc_info=failure)
        if failed is not None:
            self._post(ticket, failed, Unexpected(failure))
        self._arrived.emit((None, self.faulted.emit, failure))

    def _post(self, ticket: Ticket, then: Callable[[Any], None], result: object) -> None:
        self._arrived.emit((ticket, then, result))

    @staticmethod
    def _nobody_minds(failure: DeskError) -> None:
        """It stands in the log."""

    @staticmethod
    def _deliver(parcel: tuple[Ticket | None, Callable[[object], None], object]) -> None:
        ticket, then, result = parcel
        if ticket is None or ticket.wanted:
            then(result)
