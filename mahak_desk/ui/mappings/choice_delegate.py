"""How a choice of the map dialog is drawn: its name, and what tells it from its like below."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

ABOUT = Qt.ItemDataRole.UserRole + 1
_ASIDE, _ABOVE, _BETWEEN = 10, 6, 2

Index = QModelIndex | QPersistentModelIndex


class ChoiceDelegate(QStyledItemDelegate):
    """Two lines: the item's text in bold, the text under `ABOUT` in grey."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = 2 * option.fontMetrics.height() + 2 * _ABOVE + _BETWEEN
        return QSize(200, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        bare = QStyleOptionViewItem(option)
        self.initStyleOption(bare, index)
        name, bare.text = bare.text, ""
        style = bare.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, bare, painter, bare.widget)
        inside = bare.rect.adjusted(_ASIDE, _ABOVE, -_ASIDE, -_ABOVE)
        line = bare.fontMetrics.height()
        painter.save()
        bold = bare.font
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(bare.palette.text().color())
        self._draw(painter, bare, QRect(inside.left(), inside.top(), inside.width(), line), name)
        bold.setBold(False)
        painter.setFont(bold)
        painter.setPen(bare.palette.placeholderText().color())
        below = QRect(inside.left(), inside.top() + line + _BETWEEN, inside.width(), line)
        self._draw(painter, bare, below, str(index.data(ABOUT) or ""))
        painter.restore()

    @staticmethod
    def _draw(painter: QPainter, option: QStyleOptionViewItem, area: QRect, text: str) -> None:
        side = Qt.AlignmentFlag.AlignLeft
        if option.direction == Qt.LayoutDirection.RightToLeft:
            side = Qt.AlignmentFlag.AlignRight
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(area, flags, shown)
