"""The small pictures in a table of products: asked for as rows come into sight, read and scaled in a thread."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from mahak_desk.sync.catalogue.catalogue_desk import CatalogueDesk
from mahak_desk.ui.background.background import Background
from mahak_desk.ui.look.look import Look

SIDE = 26
_KEPT = 2000
_AT_ONCE = 32
"""As many as a screen shows; those that were scrolled past are not worth fetching."""
_PAUSE = 80
_SHARPNESS = 2
"""Pictures are kept twice as large, for screens that are."""

Thumbnail = tuple[int, QImage | None]


class Thumbnails(QObject):
    """Icons by the website's product id. In the window's thread; `arrived` asks for a repaint."""

    arrived = Signal()

    def __init__(
        self, desk: Callable[[], CatalogueDesk], background: Background, look: Look, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._empty = _icon(look.pixmap("image", 16, "muted"))
        self._known: OrderedDict[int, QIcon] = OrderedDict()
        self._outdated: set[int] = set()
        self._wanted: OrderedDict[int, None] = OrderedDict()
        self._reading = False
        self._pausing = QTimer(self)
        self._pausing.setSingleShot(True)
        self._pausing.setInterval(_PAUSE)
        self._pausing.timeout.connect(self._ask)

    def icon(self, product_id: int) -> QIcon:
        """The picture, or a sign for one until it has come."""
        known = self._known.get(product_id)
        if known is not None and product_id not in self._outdated:
            return known
        self._outdated.discard(product_id)
        self._wanted[product_id] = None
        self._wanted.move_to_end(product_id)
        if (
            not self._reading and not self._pausing.isActive()
        ):  # a table that is painted often must not put it off
            self._pausing.start()
        return self._empty if known is None else known

    def look_again(self) -> None:
        """Another reading of the catalogue may have brought other pictures; the old ones stay until they come."""
        self._outdated = set(self._known)

    def _ask(self) -> None:
        newest = list(self._wanted)[-_AT_ONCE:]
        self._wanted.clear()
        if not newest or self._reading:
            return
        self._reading = True
        desk = self._desk()
        self._background.stream(
            self, lambda: _thumbnails(desk, newest), self._take, self._done, lambda _: self._done(), asks=True
        )

    def _take(self, thumbnail: Thumbnail) -> None:
        product_id, image = thumbnail
        self._known[product_id] = self._empty if image is None else _icon(QPixmap.fromImage(image))
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
        self.arrived.emit()

    def _done(self) -> None:
        self._reading = False
        if self._wanted:
            self._pausing.start()


class PictureDelegate(QStyledItemDelegate):
    """Draws the pictures as large as a row allows; the marks of other columns keep their size."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.decorationSize = QSize(SIDE, SIDE)
        option.decorationAlignment = Qt.AlignmentFlag.AlignCenter


def _icon(pixmap: QPixmap) -> QIcon:
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)  # Qt would tint it with the selection's colour
    return icon


def _thumbnails(desk: CatalogueDesk, product_ids: Sequence[int]) -> Iterator[Thumbnail]:
    urls = desk.pictures_of(product_ids)
    for product_id in product_ids:
        url = urls.get(product_id)
        path = None if url is None else desk.picture(product_id, url)
        yield product_id, None if path is None else scaled_picture(path, SIDE * _SHARPNESS)


def scaled_picture(path: Path, side: int) -> QImage | None:
    """A picture's file in a square of so many pixels, uncut; None where it is no picture. For any thread."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image
