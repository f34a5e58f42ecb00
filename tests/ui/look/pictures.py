"""What pictures look like to somebody who sees no colours: masks and greys, for comparing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter


def alpha_mask(icon: QIcon, side: int) -> list[float]:
    """How much of every pixel is painted, 0 to 1."""
    image = _image(icon, side)
    return [image.pixelColor(x, y).alphaF() for y in range(side) for x in range(side)]


def share_of_difference(one: Sequence[float], other: Sequence[float]) -> float:
    """0: the same everywhere, 1: nothing in common."""
    painted = sum(map(max, one, other))
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / painted


def greys(icon: QIcon, side: int, ground: str) -> list[int]:
    """How light every pixel is on a taskbar of that colour, 0 to 255."""
    image = _image(icon, side)
    shown = QImage(QSize(side, side), QImage.Format.Format_ARGB32)
    shown.fill(QColor(ground))
    painter = QPainter(shown)
    painter.drawImage(0, 0, image)
    painter.end()
    grey = shown.convertToFormat(QImage.Format.Format_Grayscale8)
    return [grey.pixelColor(x, y).lightness() for y in range(side) for x in range(side)]


def _image(icon: QIcon, side: int) -> QImage:
    image = icon.pixmap(QSize(side, side), 1.0).toImage()
    assert image.size() == QSize(side, side)
    return image.scaled(side, side, Qt.AspectRatioMode.IgnoreAspectRatio)
