"""The window: navigation, one page at a time, and the status line; it hides before it ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QByteArray, QLocale, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from mahak_desk.ui.look.look import Look
from mahak_desk.ui.parts.plain_parts import label
from mahak_desk.ui.window.navigation import Navigation
from mahak_desk.ui.window.places import PAGES, PageName, Place
from mahak_desk.ui.window.remembered import Remembered
from mahak_desk.ui.window.status_line import StatusLine
from mahak_desk.ui.words.speech import Speech

MakePage = Callable[[], QWidget]


class MainWindow(QMainWindow):
    """Made before anything is known of the shop, so that it is on the screen at once; filled afterwards."""

    close_asked = Signal()
    """The window was to be closed; whoever listens decides whether it hides or the program ends."""
    painted = Signal()
    """It is on the screen for the first time."""
    page_shown = Signal(str)

    def __init__(self, remembered: Remembered) -> None:
        super().__init__()
        self._remembered = remembered
        self._painted = False
        self._factories: dict[PageName, MakePage] = {}
        self._pages: dict[PageName, QWidget] = {}
        self.setMinimumSize(900, 560)
        if not self.restoreGeometry(remembered.geometry or QByteArray()):
            self.resize(1180, 720)

    def dress(self, look: Look, speech: Speech) -> None:
        """Build everything for a look and a language; what was there before is let go."""
        self._factories, self._pages = {}, {}
        self.setWindowTitle(self.tr("Mahak Desk"))
        self.setLocale(QLocale())  # it keeps the one it was made under, and hands that on to what is in it
        canvas = QWidget()
        canvas.setObjectName("canvas")
        self.navigation = Navigation(look, speech, canvas)
        self.navigation.chosen.connect(self._chosen)
        self.navigation.setEnabled(False)
        self.status_line = StatusLine(look, speech, canvas)
        self._stack = QStackedWidget()
        self._above = QVBoxLayout()
        self._above.setContentsMargins(0, 0, 0, 0)
        self._opening = label(self.tr("Opening the shop…"), tone="muted")
        self._opening.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self._opening)
        beside = QHBoxLayout()
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.navigation)
        beside.addWidget(self._stack, 1)
        outer = QVBoxLayout(canvas)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._above)
        outer.addLayout(beside, 1)
        outer.addWidget(self.status_line)
        self.setCentralWidget(canvas)
        refresh = QShortcut(QKeySequence(Qt.Key.Key_F5), canvas)
        refresh.activated.connect(self._sync_shown)

    def offer_pages(self, factories: Mapping[PageName, MakePage]) -> None:
        """The pages there are; each is made when it is first gone to."""
        self._factories = dict(factories)
        self.navigation.setEnabled(True)

    def show_above(self, strip: QWidget) -> None:
        """A strip over the whole width, such as the one of practice mode."""
        self._above.addWidget(strip)

    def show_opening(self) -> None:
        """Let every page go: the shop they show closes, or is opened again."""
        self.show_instead(self._opening)

    def show_instead(self, widget: QWidget) -> None:
        """Something that takes the pages' place: the first run, or why the shop cannot be opened."""
        self.navigation.setEnabled(False)
        self._factories = {}  # until pages are offered again there is nowhere to go
        for page in (name for name in PAGES if name in self._pages):
            self._stack.removeWidget(self._pages[page])
            self._pages.pop(page).deleteLater()
        former = self._stack.currentWidget()
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        if former is not None and former is not self._opening and former is not widget:
            self._stack.removeWidget(former)
            former.deleteLater()

    def go(self, place: Place) -> None:
        """Show a page, and what is named on it."""
        page = self._page(place.page)
        if page is None:
            return
        former = self._stack.currentWidget()
        self._stack.setCurrentWidget(page)
        if former is not None and former is not page and former not in self._pages.values():
            self._stack.removeWidget(former)
            if former is not self._opening:
                former.deleteLater()
        self.navigation.show_chosen(place.page)
        self._remembered.page = place.page
        opener = getattr(page, "open_at", None)
        # Gone to by its button a page is found as it was left, with its search and filter.
        if opener is not None and place != Place(place.page):
            opener(place)
        self.page_shown.emit(place.page)

    @property
    def shown_page(self) -> QWidget | None:
        return self._stack.currentWidget()

    def come_forward(self) -> None:
        """Be seen, whatever it was: hidden, minimised or behind others."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def remember_geometry(self) -> None:
        self._remembered.geometry = self.saveGeometry()

    def closeEvent(self, event: QCloseEvent) -> None:
        # The program outlives its window, and ends in stages while its event loop lives.
        event.ignore()
        self.remember_geometry()
        self.close_asked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.painted.emit()

    def _chosen(self, name: PageName) -> None:
        self.go(Place(name))

    def _page(self, name: PageName) -> QWidget | None:
        if name not in self._pages:
            if name not in self._factories:
                return None
            page = self._factories[name]()
            self._pages[name] = page
            self._stack.addWidget(page)
        return self._pages[name]

    def _sync_shown(self) -> None:
        wanted = getattr(self.shown_page, "sync_wanted", None)
        if wanted is not None:
            wanted()
