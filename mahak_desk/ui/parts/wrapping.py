"""A line of widgets that goes on below where there is no more room, as words of a paragraph do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


def rows_of(widths: Sequence[int], room: int, spacing: int) -> list[int]:
    """In which row each thing of some width stands; one that is wider than the room has a row of its own."""
    rows: list[int] = []
    row = used = 0
    for width in widths:
        if used and used + spacing + width > room:
            row, used = row + 1, 0
        used += width + (spacing if used else 0)
        rows.append(row)
    return rows


class Wrapping(QLayout):
    """Along the reading direction; as narrow as its widest widget, if it must."""

    def __init__(self, *widgets: QWidget, spacing: int = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._wraps = True
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        for widget in widgets:
            self.addWidget(widget)

    def wrap(self, wraps: bool) -> None:
        """Where there is room for sure it need not wrap: then its height waits for no width."""
        self._wraps = wraps
        self.invalidate()

    # What Qt asks

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, place: int) -> QLayoutItem | None:
        return self._items[place] if 0 <= place < len(self._items) else None

    def takeAt(self, place: int) -> QLayoutItem | None:
        return self._items.pop(place) if 0 <= place < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return self._wraps

    def heightForWidth(self, width: int) -> int:
        heights = [_height(row) for row in self._rows(width)]
        return sum(heights) + self.spacing() * max(0, len(heights) - 1)

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        hints = [item.sizeHint() for item in self._shown()]
        return QSize(
            max((hint.width() for hint in hints), default=0),
            max((hint.height() for hint in hints), default=0),
        )

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        parent = self.parentWidget()
        rtl = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        top = rect.top()
        for row in self._rows(rect.width()):
            along, height = 0, _height(row)
            for item in row:
                hint = item.sizeHint()
                width = min(hint.width(), rect.width())
                left = rect.right() + 1 - along - width if rtl else rect.left() + along
                item.setGeometry(QRect(left, top + (height - hint.height()) // 2, width, hint.height()))
                along += width + self.spacing()
            top += height + self.spacing()

    def _rows(self, room: int) -> list[list[QLayoutItem]]:
        shown, rows = self._shown(), dict[int, list[QLayoutItem]]()
        places = rows_of([item.sizeHint().width() for item in shown], room, self.spacing())
        for item, place in zip(shown, places, strict=True):
            rows.setdefault(place, []).append(item)
        return list(rows.values())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]


def _height(row: Sequence[QLayoutItem]) -> int:
    return max(item.sizeHint().height() for item in row)


def wrapped(*widgets: QWidget, spacing: int = 8) -> QWidget:
    """Widgets in a line of their own that wraps."""
    holder = QWidget()
    holder.setLayout(Wrapping(*widgets, spacing=spacing))
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    return holder
