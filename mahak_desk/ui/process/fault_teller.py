"""Tells a person of a fault of the program, in one dialog however many there are."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from mahak_desk.ui.process.crash_dialog import CrashDialog, FlowsStand
from mahak_desk.ui.window.main_window import MainWindow
from mahak_desk.ui.window.surroundings import Surroundings


class FaultTeller(QObject):
    """`around` and `flows` are asked when there is something to tell."""

    def __init__(
        self,
        window: MainWindow,
        around: Callable[[], Surroundings],
        flows: Callable[[], FlowsStand],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._around = around
        self._flows = flows
        self._dialog: CrashDialog | None = None
        self._ended = False

    def tell(self, fault: str) -> None:
        if self._ended:
            return  # it stands in the log; a closing program shows nothing any more
        if self._dialog is not None:
            self._dialog.add(fault)
            return
        self._dialog = CrashDialog(self._window, self._around(), fault, flows=self._flows())
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
