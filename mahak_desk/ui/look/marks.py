"""State marks: a shape and a colour for each tone, so that neither is needed to tell them apart alone."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPolygonF

from mahak_desk.ui.look.palettes import Colours, Tone

_SIDE = 24
_SHARPNESS = 2
"""Drawn twice as large, for screens of which two pixels make one of a widget's."""


@lru_cache(maxsize=64)
def mark(tone: Tone, colours: Colours) -> QIcon:
    """good: a disc, warn: a triangle, bad: a square, accent: a diamond, muted and text: a ring."""
    pixmap = QPixmap(_SIDE * _SHARPNESS, _SIDE * _SHARPNESS)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(_SHARPNESS, _SHARPNESS)
    colour = QColor(colours.of(tone))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    centre, reach = _SIDE / 2, _SIDE * 0.29
    match tone:
        case "good":
            painter.drawEllipse(QPointF(centre, centre), reach, reach)
        case "warn":
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(centre, centre - reach * 1.15),
                        QPointF(centre + reach * 1.15, centre + reach * 0.9),
                        QPointF(centre - reach * 1.15, centre + reach * 0.9),
                    ]
                )
            )
        case "bad":
            # Sharp corners: at 12 pixels a rounded square is a disc.
            painter.drawRect(QRectF(centre - reach, centre - reach, 2 * reach, 2 * reach))
        case "accent":
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(centre, centre - reach * 1.4),
                        QPointF(centre + reach * 1.4, centre),
                        QPointF(centre, centre + reach * 1.4),
                        QPointF(centre - reach * 1.4, centre),
                    ]
                )
            )
        case _:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(colour)
            pen.setWidthF(3)
            painter.setPen(pen)
            painter.drawEllipse(QPointF(centre, centre), reach - 1, reach - 1)
    painter.end()
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)  # Qt would tint it with the selection's colour
    return icon
