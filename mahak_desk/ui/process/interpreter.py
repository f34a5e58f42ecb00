"""How Python itself runs beside a window: its threads take short turns, and what stays is not searched for garbage."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from mahak_desk.ui.live.live_shop import LiveShop

_TURN = 0.001
"""Seconds. A picture asks Python for every cell; while a flow computes, each of them may wait this long."""


def run_beside_window(shop: LiveShop) -> None:
    """Hold up a window as little as Python can; `shop` has not been opened yet."""
    sys.setswitchinterval(_TURN)
    shop.opened.connect(_spare_what_stays, Qt.ConnectionType.SingleShotConnection)


def _spare_what_stays() -> None:
    """Leave what was made until now out of every search for garbage.

    Once the flows run, libraries and window are there; to look through them takes a tenth of a second in which
    nothing else runs, and reading a large table would begin such a search several times.
    """
    gc.freeze()
