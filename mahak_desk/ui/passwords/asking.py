"""Asks for the password once after a start that finds none, as on a computer without a keyring."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from mahak_desk.sync.loop_state import Blocked, LoopState
from mahak_desk.ui.live.live_shop import LiveShop
from mahak_desk.ui.passwords.password_dialog import MISSING, ask_password
from mahak_desk.ui.window.surroundings import Surroundings


class PasswordAsking(QObject):
    """Lives as long as the program; whoever answers "later" finds the password in the settings."""

    def __init__(self, shop: LiveShop, window: QWidget, around: Callable[[], Surroundings]) -> None:
        """`around` gives the window's surroundings as they are now."""
        super().__init__(window)
        self._shop = shop
        self._window = window
        self._around = around
        self._is_done = False
        shop.flow_moved.connect(self._flow_moved)

    def _flow_moved(self, flow: str, state: LoopState) -> None:
        if self._is_done:
            return
        if isinstance(state, Blocked) and state.why.code in MISSING:
            self._is_done = ask_password(self._around(), self._window) is not None
        elif getattr(state, "last", None) is not None:
            self._is_done = True  # there was one: who takes it away later knows what they do
