"""The real window program on an invented shop, without a screen, and pictures of it as small PNG files."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import qasync
from invented_shop import InventedShop
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from mahak_desk.sync.loop_state import Running
from mahak_desk.ui.program import Program
from mahak_desk.ui.window.appearance import Appearance
from mahak_desk.ui.window.main_window import MainWindow
from mahak_desk.ui.window.places import Place
from mahak_desk.ui.window.remembered import Remembered

W = TypeVar("W", bound=QWidget)

SIZE = (1366, 768)
COLOURS = 256
PATIENCE = 60.0
_SETTLED = 0.6
"""Seconds in which what was asked in the background comes, and is painted."""


class Photographer:
    """Opens the window on a shop; `end` closes it. A new shop is asked the questions of its first run."""

    def __init__(self, app: QApplication, shop: InventedShop, folder: Path, *, is_new: bool = False) -> None:
        self._folder = folder
        self._is_new = is_new
        self._language, self._theme = "fa", "light"
        remembered = Remembered(shop.profile.folder)
        remembered.set_text("language", self._language)
        remembered.set_text("theme", self._theme)
        appearance = Appearance(app, remembered, {})
        appearance.put_on()
        self._events = qasync.QEventLoop(app)
        asyncio.set_event_loop(self._events)
        self.window = MainWindow(remembered)
        self.window.dress(appearance.look, appearance.speech)
        self.window.resize(*SIZE)
        self.window.show()
        self.program = Program(
            self.window,
            appearance,
            remembered,
            shop.desk,
            shop.clock,
            sets_up=is_new,
            open_practice=self.settle,  # so that it is offered
        )
        self._task = self._events.create_task(self.program.run())
        self._until_open()

    def dress(self, language: str, theme: str) -> None:
        """Change both, as a person does it in the settings."""
        self._language, self._theme = language, theme
        desk = self.program.shop.desk
        assert desk is not None
        desk.office.save({("interface", "language"): language, ("interface", "theme"): theme})
        self.program.shop.touched("settings")
        self.settle()
        self._until_open()

    def go(self, place: Place) -> QWidget:
        """Show a page, and let it read."""
        self.window.go(place)
        self.settle()
        page = self.window.shown_page
        assert page is not None
        return page

    def select(self, page: QWidget, ident: object) -> None:
        """Select a row of a page by its identity."""
        model, view = page.model, page.view  # type: ignore[attr-defined]
        view.setCurrentIndex(model.index(model.position_of(ident), 0))
        self.settle()

    def dialog(self) -> QDialog:
        """The one that comes up."""
        found: list[QDialog] = []

        def is_there() -> bool:
            found[:] = [
                widget
                for widget in QApplication.topLevelWidgets()
                if isinstance(widget, QDialog) and widget.isVisible()
            ]
            return bool(found)

        self.until(is_there)
        return found[0]

    def take(self, name: str) -> None:
        """A picture of the window, and of nothing over it."""
        self._save(self.window.grab().toImage(), name)

    def take_dialog(self, name: str) -> None:
        """A picture of the dialog that comes up, over the window; then it is closed."""
        dialog = self.dialog()
        picture = self.window.grab().toImage()
        _lay(picture, dialog.grab().toImage())
        self._save(picture, name)
        dialog.close()
        self.settle()

    def until(self, holds: Callable[[], object]) -> None:
        """Let the program live until something holds, and a moment longer."""
        self._events.run_until_complete(self._waited(holds))
        self.settle()

    def settle(self) -> None:
        """Let the program live for a moment."""
        self._events.run_until_complete(asyncio.sleep(_SETTLED))

    def end(self) -> None:
        self.program.end()
        self._events.run_until_complete(asyncio.wait_for(self._task, PATIENCE))
        self._events.close()
        asyncio.set_event_loop(None)
        self.window.deleteLater()

    def _until_open(self) -> None:
        shop = self.program.shop

        def is_open() -> bool:
            if self._is_new:
                return shop.desk is not None
            states = list(shop.states.values())
            ended = all(getattr(state, "last", None) is not None for state in states)
            return bool(states) and ended and not any(isinstance(state, Running) for state in states)

        self.until(is_open)

    async def _waited(self, holds: Callable[[], object]) -> None:
        end = time.monotonic() + PATIENCE
        while not holds():
            if self._task.done():
                self._task.result()
            if time.monotonic() > end:
                raise TimeoutError("the window did not get there")
            await asyncio.sleep(0.01)

    def _save(self, picture: QImage, name: str) -> None:
        file = self._folder / self._language / f"{name}-{self._theme}.png"
        file.parent.mkdir(exist_ok=True)
        _few_colours(picture).save(str(file), "PNG", 0)


def _lay(picture: QImage, dialog: QImage) -> None:
    """A dialog as it stands over a window that is not in front."""
    painter = QPainter(picture)
    painter.fillRect(picture.rect(), QColor(0, 0, 0, 90))
    corner = QPoint((picture.width() - dialog.width()) // 2, (picture.height() - dialog.height()) // 2)
    painter.drawImage(corner, dialog)
    painter.setPen(QPen(QColor(128, 128, 128), 1))
    painter.drawRect(dialog.rect().translated(corner).adjusted(-1, -1, 0, 0))
    painter.end()


def _few_colours(picture: QImage) -> QImage:
    """A window is drawn with few colours; a PNG that knows it has a third of the size."""
    whole = picture.convertToFormat(QImage.Format.Format_RGB32)
    table = _most_telling(Counter(memoryview(whole.constBits()).cast("I")))
    return whole.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.ThresholdDither)


def _most_telling(counted: Counter[int]) -> list[int]:
    """The colours there is most of, then those that are least like any chosen: a small red mark stays red."""
    chosen = [colour for colour, _ in counted.most_common(COLOURS // 2)]
    left = {colour: min(_unlike(colour, each) for each in chosen) for colour in counted}
    while len(chosen) < min(COLOURS, len(left)):
        best = max(left, key=lambda colour: left[colour])
        chosen.append(best)
        for colour in left:
            left[colour] = min(left[colour], _unlike(colour, best))
    return chosen


def _unlike(one: int, other: int) -> int:
    red, green, blue = (abs((one >> shift & 255) - (other >> shift & 255)) for shift in (16, 8, 0))
    return 3 * red + 6 * green + blue
