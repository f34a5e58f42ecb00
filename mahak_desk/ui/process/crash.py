"""Faults of the program itself: from whatever thread they come, they end in the log and in one dialog."""

from __future__ import annotations

import asyncio
import logging
import sys
import threading
import traceback
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler

from mahak_desk.sync.redaction import redact

log = logging.getLogger(__name__)

_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.DEBUG,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Faults(QObject):
    """Catches what nobody caught; `happened` comes in the window's thread, once for each kind of fault."""

    happened = Signal(str)
    """The fault as text for support, its secrets struck out."""
    _arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._seen: set[str] = set()
        # Slots, threads and virtual methods raise in whatever thread they run.
        self._arrived.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._former: tuple[Any, Any, Any] | None = None

    def watch(self, events: asyncio.AbstractEventLoop) -> None:
        """From now on, until `leave`."""
        self._former = (sys.excepthook, threading.excepthook, qInstallMessageHandler(_log_qt))
        sys.excepthook = self._of_interpreter
        threading.excepthook = self._of_thread
        events.set_exception_handler(self._of_events)

    def leave(self) -> None:
        if self._former is not None:
            sys.excepthook, threading.excepthook, of_qt = self._former
            self._former = None
            qInstallMessageHandler(of_qt)

    def take(self, fault: BaseException) -> None:
        """One that was caught and logged elsewhere."""
        self._arrived.emit(fault)

    def _of_interpreter(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        log.error("A fault that nobody caught", exc_info=fault)
        self._arrived.emit(fault)

    def _of_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            name = args.thread.name if args.thread is not None else "?"
            log.error("A fault that nobody caught, in the thread %s", name, exc_info=args.exc_value)
            self._arrived.emit(args.exc_value)

    def _of_events(self, events: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        fault = context.get("exception")
        log.error("A fault in the event loop: %s", context.get("message"), exc_info=fault)
        if fault is not None:
            self._arrived.emit(fault)

    def _take(self, fault: BaseException) -> None:
        trace = traceback.extract_tb(fault.__traceback__)
        place = f"{trace[-1].filename}:{trace[-1].lineno}" if trace else ""
        kind = f"{type(fault).__name__} {place}"
        # A fault while painting comes back with every picture.
        if kind not in self._seen:
            self._seen.add(kind)
            self.happened.emit(redact("".join(traceback.format_exception(fault))))


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    logging.getLogger("mahak_desk.qt").log(_QT_LEVELS.get(kind, logging.WARNING), "%s", message)
