"""How large a window may be on its screen: a small one, or one that shows everything larger, has less room."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QWidget

_FRAME = QSize(16, 40)
"""What the system draws around a window."""


def room_for(window: QWidget) -> QSize:
    """What the screen it is on, or will open on, has for its content."""
    return window.screen().availableSize() - _FRAME


def fit(dialog: QDialog, wanted: QSize) -> None:
    """Let a dialog that holds its content open as large as wanted, or as there is room for."""
    room = room_for(dialog)
    # Its paragraphs ask for the height of a narrow column, and would push what is below them off the screen.
    dialog.setMinimumSize(dialog.minimumSizeHint().boundedTo(room))
    dialog.resize(wanted.boundedTo(room))
