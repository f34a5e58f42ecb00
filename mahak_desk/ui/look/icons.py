"""Icons: one open set of line drawings (Lucide, ISC), tinted by the theme."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QTransform

from mahak_desk.bundled import bundled_folder

_SIZES = (16, 20, 32, 40)


@lru_cache(maxsize=256)
def tinted_icon(name: str, colour: str, *, mirrored: bool = False) -> QIcon:
    """The drawing of that name in one colour; mirrored for what points along the reading direction."""
    icon = QIcon()
    for size in _SIZES:
        icon.addPixmap(tinted_pixmap(name, colour, size, mirrored=mirrored))
    return icon


BUTTON_ICON = QSize(22, 16)
"""A drawing of 16 pixels and the gap to the button's text, which Qt leaves out right to left."""


@lru_cache(maxsize=256)
def button_icon(name: str, colour: str, faded: str, *, gap_at_left: bool) -> QIcon:
    """A drawing for a button, with another colour for the button that cannot be pressed."""
    icon = QIcon()
    for mode, tint in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, faded)):
        for scale in (1, 2):
            drawing = tinted_pixmap(name, tint, BUTTON_ICON.height() * scale)
            pixmap = QPixmap(BUTTON_ICON * scale)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            painter.drawPixmap(pixmap.width() - drawing.width() if gap_at_left else 0, 0, drawing)
            painter.end()
            icon.addPixmap(pixmap, mode)
    return icon


@lru_cache(maxsize=512)
def tinted_pixmap(
    name: str, colour: str, size: int, *, ratio: float = 1.0, mirrored: bool = False
) -> QPixmap:
    """The same at one size; `ratio` is how many of the screen's pixels make one of `size`."""
    from PySide6.QtSvg import QSvgRenderer  # here: the window's first picture shows no drawing yet

    drawing = _drawing(name).replace("currentColor", colour)
    side = round(size * ratio)
    pixmap = QPixmap(side, side)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap.transformed(QTransform.fromScale(-1, 1)) if mirrored else pixmap


@lru_cache(maxsize=256)
def _drawing(name: str) -> str:
    return Path(bundled_folder("resources"), "icons", f"{name}.svg").read_text(encoding="utf-8")


def mark_file() -> str:
    """The drawing of the program's own mark, in its own colours."""
    return str(Path(bundled_folder("resources"), "icons", "mark.svg"))
