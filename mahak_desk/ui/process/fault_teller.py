"""Tells a person of a fault of the program, in one dialog however many there are."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from mahak_desk.ui.look.look import Look
from mahak_desk.ui.process.crash_dialog import CrashDialog
from mahak_desk.ui.window.main_window import MainWindow


class FaultTeller(QObject):
    """`look` and `flows_run` are asked when there is something to tell."""

    def __init__(
        self,
        window: MainWindow,
        look: Callable[[], Look],
        open_bundle: Callable[[], object],
        flows_run: Callable[[], bool],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._look = look
        self._open_bundle = open_bundle
        self._flows_run = flows_run
        self._dialog: CrashDialog | None = None
        self._ended = False

    def tell(self, fault: str) -> None:
        if self._ended:
            return  # it stands in the log; a closing program shows nothing any more
        if self._dialog is not None:
            self._dialog.add(fault)
            return
        self._dialog = CrashDialog(
            self._window, self._look(), self._open_bundle, fault, flows_run=self._flows_run()
        )
        self._dialog.finished.connect(self._forget)
        self._window.come_forward()
        self._dialog.open()

    def end(self) -> None:
        """Close what is open, and tell nothing more."""
        self._ended = True
        if self._dialog is not None:
            self._dialog.close()

    def _forget(self) -> None:
        self._dialog = None
