"""The program's mark in four states that a shape tells apart at 16 pixels, and not colour alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtSvg import QSvgRenderer

from mahak_desk.ui.live.standing import Level
from mahak_desk.ui.look.icons import mark_file
from mahak_desk.ui.look.palettes import LIGHT

_SIZES = (16, 20, 24, 32, 48, 64)
_EDGE = QColor("#ffffff")


def tray_icon(level: Level) -> QIcon:
    """well: the mark; paused: two bars; attention: a triangle; trouble: a square with a cross."""
    icon = QIcon()
    renderer = QSvgRenderer(mark_file())
    for size in _SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter, QRectF(0, 0, size, size))
        if level != "well":
            _draw_badge(painter, level, QRectF(size * 0.42, size * 0.42, size * 0.58, size * 0.58))
        painter.end()
        icon.addPixmap(pixmap)
    return icon


def _draw_badge(painter: QPainter, level: Level, area: QRectF) -> None:
    unit = area.width() / 10
    painter.setPen(QPen(_EDGE, unit * 1.1))
    if level == "attention":
        painter.setBrush(QColor("#f0a30a"))
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(area.center().x(), area.top() + unit * 0.4),
                    QPointF(area.right() - unit * 0.2, area.bottom() - unit * 0.6),
                    QPointF(area.left() + unit * 0.2, area.bottom() - unit * 0.6),
                ]
            )
        )
        return
    painter.setBrush(QColor(LIGHT.bad if level == "trouble" else LIGHT.muted))
    inner = area.adjusted(unit * 0.6, unit * 0.6, -unit * 0.6, -unit * 0.6)
    if level == "trouble":
        painter.drawRect(inner)
        painter.setPen(QPen(_EDGE, unit * 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        cross = inner.adjusted(unit * 2.4, unit * 2.4, -unit * 2.4, -unit * 2.4)
        painter.drawLine(cross.topLeft(), cross.bottomRight())
        painter.drawLine(cross.topRight(), cross.bottomLeft())
        return
    painter.drawEllipse(inner)
    painter.setPen(QPen(_EDGE, unit * 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    for share in (0.38, 0.62):
        x = inner.left() + inner.width() * share
        painter.drawLine(QPointF(x, inner.top() + unit * 2.4), QPointF(x, inner.bottom() - unit * 2.4))
