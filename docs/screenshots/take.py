"""Takes the pictures of the window that the documents show: `python docs/screenshots/take.py [NAME …]`.

Both languages, both themes, no screen needed. The shop is an invented one that has lived for two weeks
(invented_shop.py). With names, such as `overview orders`, only those pictures are taken again.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["TZ"] = "Asia/Tehran"
if hasattr(time, "tzset"):
    time.tzset()

import qasync
from invented_shop import InventedShop
from PySide6.QtCore import QEvent, QPoint, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QColor, QFontDatabase, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from mahak_desk.sync.loop_state import Running
from mahak_desk.ui.program import Program
from mahak_desk.ui.window.appearance import Appearance
from mahak_desk.ui.window.main_window import MainWindow
from mahak_desk.ui.window.places import Place
from mahak_desk.ui.window.remembered import Remembered

HERE = Path(__file__).parent
SIZE = (1366, 768)
SMALLEST = (900, 560)
COLOURS = 256
PATIENCE = 60.0
A_FAULT = """Traceback (most recent call last):
  File "docs/screenshots/take.py", line 1, in <module>
    raise RuntimeError("invented for this picture")
RuntimeError: invented for this picture
"""


class Photographer:
    """The real program on the invented shop, in one language and theme after the other."""

    def __init__(self, app: QApplication, shop: InventedShop, wanted: frozenset[str]) -> None:
        self.shop = shop
        self.wanted = wanted
        self.folder = HERE
        self.suffix = ""
        remembered = Remembered(shop.profile.folder)
        remembered.set_text("language", "fa")
        remembered.set_text("theme", "light")
        self.appearance = Appearance(app, remembered, {})
        self.appearance.put_on()
        self.events = qasync.QEventLoop(app)
        asyncio.set_event_loop(self.events)
        self.window = MainWindow(remembered)
        self.window.dress(self.appearance.look, self.appearance.speech)
        self.window.resize(*SIZE)
        self.window.show()
        self.program = Program(self.window, self.appearance, remembered, shop.desk, shop.clock)
        self.task = self.events.create_task(self.program.run())

    def wants(self, name: str) -> bool:
        return not self.wanted or name in self.wanted

    def until(self, holds: Callable[[], object]) -> None:
        """Let the program live until something holds, and a moment longer."""

        async def wait() -> None:
            end = time.monotonic() + PATIENCE
            while not holds():
                if time.monotonic() > end:
                    raise TimeoutError(holds)
                if self.task.done():
                    self.task.result()
                await asyncio.sleep(0.01)

        self.events.run_until_complete(wait())
        self.settle()

    def settle(self, seconds: float = 0.6) -> None:
        """Let what was asked in the background come, and be painted."""
        self.events.run_until_complete(asyncio.sleep(seconds))

    def until_open(self) -> None:
        states = self.program.shop.states

        def quiet() -> bool:
            return len(states) == 2 and all(
                getattr(state, "last", None) is not None and not isinstance(state, Running)
                for state in states.values()
            )

        self.until(quiet)

    def dress(self, language: str, theme: str) -> None:
        """As a person does it, in the settings."""
        desk = self.program.shop.desk
        assert desk is not None
        desk.office.save({("interface", "language"): language, ("interface", "theme"): theme})
        self.program.shop.touched("settings")
        self.folder = HERE / language
        self.suffix = theme
        self.settle()
        self.until_open()

    def go(self, place: Place) -> QWidget:
        self.window.go(place)
        page = self.window.shown_page
        assert page is not None
        self.settle()
        return page

    def take(self, name: str, *, over: QWidget | None = None) -> None:
        """A picture of the window, with a dialog over it."""
        picture = self.window.grab().toImage()
        if over is not None:
            _lay(picture, over)
        self.folder.mkdir(exist_ok=True)
        _save(picture, self.folder / f"{name}-{self.suffix}.png")

    def dialog(self) -> QDialog:
        """The one that has come up."""
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

    def end(self) -> None:
        self.program.end()
        self.events.run_until_complete(asyncio.wait_for(self.task, PATIENCE))
        self.events.close()


def _lay(picture: QImage, over: QWidget) -> None:
    """A dialog as it stands over a window that is not in front."""
    shown = over.grab().toImage()
    painter = QPainter(picture)
    painter.fillRect(picture.rect(), QColor(0, 0, 0, 90))
    corner = QPoint((picture.width() - shown.width()) // 2, (picture.height() - shown.height()) // 2)
    painter.drawImage(corner, shown)
    painter.setPen(QPen(QColor(128, 128, 128), 1))
    painter.drawRect(shown.rect().translated(corner).adjusted(-1, -1, 0, 0))
    painter.end()


def _save(picture: QImage, file: Path) -> None:
    """As a PNG of few colours, in which a window is drawn anyway: a third of the size."""
    whole = picture.convertToFormat(QImage.Format.Format_RGB32)
    table = _fewer(Counter(memoryview(whole.constBits()).cast("I")))
    few = whole.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.ThresholdDither)
    few.save(str(file), "PNG", 0)
    sys.stdout.write(f"{file.relative_to(HERE)}  {file.stat().st_size / 1024:.0f} KB\n")


def _fewer(counted: Counter[int]) -> list[int]:
    """The colours there is most of, then those that are least like any chosen: a small red mark stays red."""
    chosen = [colour for colour, _ in counted.most_common(COLOURS // 2)]
    left = {colour: min(_unlike(colour, each) for each in chosen) for colour in counted}
    while len(chosen) < COLOURS and (best := max(left, key=lambda colour: left[colour])) not in chosen:
        chosen.append(best)
        for colour in left:
            left[colour] = min(left[colour], _unlike(colour, best))
    return chosen


def _unlike(one: int, other: int) -> int:
    red, green, blue = (abs((one >> shift & 255) - (other >> shift & 255)) for shift in (16, 8, 0))
    return 3 * red + 6 * green + blue


def _select(page: QWidget, ident: object) -> None:
    """Select a row by its identity."""
    model, view = page.model, page.view  # type: ignore[attr-defined]
    place = model.position_of(ident)
    if place is not None:
        view.setCurrentIndex(model.index(place, 0))


def _pictures(at: Photographer) -> Iterator[None]:
    if at.wants("overview"):
        at.go(Place("overview"))
        at.take("overview")
    if at.wants("overview-small"):
        at.window.resize(*SMALLEST)
        at.go(Place("overview"))
        at.take("overview-small")
        at.window.resize(*SIZE)
        at.settle()
    if at.wants("products"):
        page = at.go(Place("products"))
        _select(page, 30)
        at.settle()
        at.take("products")
    if at.wants("mappings"):
        at.go(Place("mappings"))
        at.take("mappings")
    if at.wants("orders"):
        page = at.go(Place("orders", chip="needs_you"))
        _select(page, "1557")
        at.settle()
        at.take("orders")
    if at.wants("orders-all"):
        page = at.go(Place("orders", chip="all"))
        at.take("orders-all")
    if at.wants("invoice"):
        page = at.go(Place("orders", chip="all"))
        page._preview("1550")  # type: ignore[attr-defined]
        at.take("invoice", over=at.dialog())
        at.dialog().close()
        at.settle()
    if at.wants("activity"):
        at.go(Place("activity"))
        at.take("activity")
    if at.wants("problems"):
        at.go(Place("activity", chip="problems"))
        at.take("problems")
    if at.wants("log"):
        at.go(Place("activity", chip="log"))
        at.take("log")
    for section in ("general", "credentials", "database", "prices", "stores", "invoices", "schedule"):
        if at.wants(f"settings-{section}"):
            at.go(Place("settings", section=section))
            at.take(f"settings-{section}")
    if at.wants("crash"):
        at.go(Place("overview"))
        at.program.faults.happened.emit(A_FAULT)
        at.take("crash", over=at.dialog())
        at.dialog().close()
        at.settle()
    yield


def _quietly(kind: QtMsgType, _: object, text: str) -> None:
    if "propagateSizeHints" not in text and kind != QtMsgType.QtDebugMsg:
        sys.stderr.write(f"{text}\n")


def main(names: list[str]) -> None:
    qInstallMessageHandler(_quietly)
    app = QApplication(["mahak-desk"])
    app.setQuitOnLastWindowClosed(False)
    if "Noto Sans" not in QFontDatabase.families():
        sys.stderr.write("Without the font Noto Sans the pictures look different.\n")
    with tempfile.TemporaryDirectory() as home:
        shop = InventedShop(Path(home) / "shop")
        try:
            shop.live()
            at = Photographer(app, shop, frozenset(names))
            at.until_open()
            shop.last_minute()
            for language in ("fa", "en"):
                for theme in ("light", "dark"):
                    at.dress(language, theme)
                    for _ in _pictures(at):
                        pass
            at.end()
        finally:
            shop.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


if __name__ == "__main__":
    main(sys.argv[1:])
