"""The numbers that matter, each a tile that leads to what it counts."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from mahak_desk.ui.look.palettes import Tone
from mahak_desk.ui.parts.plain_parts import label, set_tone
from mahak_desk.ui.words.speech import plain


class NumberTile(QFrame):
    """A number above its name; clicked, or opened by Enter or Space, like a button."""

    clicked = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "tile")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._name = name
        self._number = label("—", role="number")
        below = label(name, tone="muted", wraps=True)
        below.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(14, 8, 14, 8)
        inside.setSpacing(0)
        inside.addWidget(self._number)
        inside.addWidget(below, 1)

    def tell(self, number: str, tone: Tone = "text", hint: str = "") -> None:
        """The number as it is said; `hint` is what hovering adds."""
        self._number.setText(number)
        set_tone(self._number, tone)
        self.setToolTip(hint)
        self.setAccessibleName(f"{self._name}: {plain(number)}")
        self.setAccessibleDescription(hint)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)
