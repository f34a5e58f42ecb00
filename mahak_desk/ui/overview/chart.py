"""Two weeks of orders as bars: sent in one colour, failed above them hatched in another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QHelpEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from mahak_desk.mahak.moments import TEHRAN
from mahak_desk.sync.activity.per_day import DayOfOrders
from mahak_desk.ui.look.look import Look
from mahak_desk.ui.words.speech import Speech

_HEIGHT = 190
_BELOW = 22
"""For the names of days."""
_ABOVE = 18
"""For the numbers over the bars."""


class OrdersChart(QWidget):
    """Mirrored where the language is: time goes along the reading direction, today comes last."""

    def __init__(self, look: Look, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._speech = speech
        self._days: Sequence[DayOfOrders] = ()
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Orders of the last 14 days"))

    def tell(self, days: Sequence[DayOfOrders]) -> None:
        if self._days == days:
            return
        self._days = days
        told = [self.day_said(day) for day in days if day.sent or day.failed]
        self.setAccessibleDescription("\n".join(told) or self.tr("No orders in these days"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, _HEIGHT)

    def day_said(self, day: DayOfOrders) -> str:
        """ "25 Nov: 12 sent, 1 failed"."""
        speech = self._speech
        said = self.tr("{0}: {1} sent, {2} failed")
        return said.format(self._name(day), speech.number(day.sent), speech.number(day.failed))

    def day_at(self, x: float) -> DayOfOrders | None:
        """Whose bar is there."""
        if not self._days or not 0 <= x < self.width():
            return None
        place = int(x * len(self._days) / self.width())
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            place = len(self._days) - 1 - place
        return self._days[place]

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            day = self.day_at(event.pos().x())
            QToolTip.showText(event.globalPos(), "" if day is None else self.day_said(day), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max((day.sent + day.failed for day in self._days), default=0)
        if not most:
            painter.setPen(QColor(self._look.colours.muted))
            painter.drawText(
                self.rect().adjusted(8, 8, -8, -8),
                int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap),
                self.tr("No orders in the last 14 days"),
            )
            painter.end()
            return
        slot = self.width() / len(self._days)
        ground = self.height() - _BELOW
        painter.setPen(QPen(QColor(self._look.colours.border), 1))
        painter.drawLine(0, ground, self.width(), ground)
        for place, day in enumerate(self._days):
            self._paint_day(painter, place, day, slot, (ground - _ABOVE) / most)
        painter.end()

    def _paint_day(
        self, painter: QPainter, place: int, day: DayOfOrders, slot: float, per_order: float
    ) -> None:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - (place + 1) * slot if rtl else place * slot
        ground = self.height() - _BELOW
        width = min(28.0, slot * 0.6)
        sent, failed = day.sent * per_order, day.failed * per_order
        bar = QRectF(left + (slot - width) / 2, ground - sent, width, sent)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.brush("accent"))
        painter.drawRect(bar)
        if day.failed:
            bad = QColor(self._look.colours.bad)
            # Hatched and framed: it must be told apart without its colour too.
            top = QRectF(bar.left() + 0.5, bar.top() - failed, width - 1, failed)
            painter.setBrush(QBrush(bad, Qt.BrushStyle.BDiagPattern))
            painter.setPen(QPen(bad, 1))
            painter.drawRect(top)
        is_last = place == len(self._days) - 1
        painter.setPen(QColor(self._look.colours.text if is_last else self._look.colours.muted))
        if day.sent or day.failed:
            over = QRectF(left, bar.top() - failed - _ABOVE, slot, _ABOVE)
            painter.drawText(over, Qt.AlignmentFlag.AlignCenter, self._speech.number(day.sent + day.failed))
        # From the last one back, every other day: all of them would touch.
        if (len(self._days) - 1 - place) % 2 == 0:
            below = QRectF(left - slot / 2, ground + 2, 2 * slot, _BELOW - 2)
            where = Qt.AlignmentFlag.AlignCenter
            if is_last:  # at the edge there is room on one side only
                below = QRectF(left if rtl else left - slot, ground + 2, 2 * slot, _BELOW - 2)
                where = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
                where |= Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight
            painter.drawText(below, where, self.tr("today") if is_last else self._name(day))

    def _name(self, day: DayOfOrders) -> str:
        return self._speech.day_of_month(datetime.combine(day.day, time(12), TEHRAN))


def swatch(look: Look, *, hatched: bool) -> QPixmap:
    """A small square as the bars are filled, for the legend."""
    pixmap = QPixmap(12, 12)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    if hatched:
        bad = QColor(look.colours.bad)
        painter.setBrush(QBrush(bad, Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(bad, 1))
        painter.drawRect(0, 0, 11, 11)
    else:
        painter.fillRect(pixmap.rect(), look.brush("accent"))
    painter.end()
    return pixmap
