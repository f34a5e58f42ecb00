"""What fills the window: navigation, one page at a time, strips above them and the status line below."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mahak_desk.ui.look.look import Look
from mahak_desk.ui.parts.plain_parts import label
from mahak_desk.ui.window.navigation import Navigation
from mahak_desk.ui.window.page import Page
from mahak_desk.ui.window.places import PAGES, PageName, Place
from mahak_desk.ui.window.remembered import Remembered
from mahak_desk.ui.window.status_line import StatusLine
from mahak_desk.ui.words.speech import Speech

MakePage = Callable[[], QWidget]


class Canvas(QWidget):
    """Made anew for every look and language; it says that the shop opens until it is offered pages."""

    turning = Signal()
    """Somebody turns from one page to another, or is about to."""

    def __init__(
        self, look: Look, speech: Speech, remembered: Remembered, left: Mapping[PageName, object]
    ) -> None:
        """`left` is what a canvas before this one was `left` with."""
        super().__init__()
        self._left = dict(left)
        self._remembered = remembered
        self._factories: dict[PageName, MakePage] = {}
        self._pages: dict[PageName, QWidget] = {}
        self.setObjectName("canvas")
        self.navigation = Navigation(look, speech, self)
        self.navigation.chosen.connect(self._chosen)
        self.navigation.neared.connect(self.turning)
        self.navigation.setEnabled(False)
        self.status_line = StatusLine(look, speech, self)
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
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._above)
        outer.addLayout(beside, 1)
        outer.addWidget(self.status_line)
        refresh = QShortcut(QKeySequence(Qt.Key.Key_F5), self)
        refresh.activated.connect(self._sync_shown)

    def offer_pages(self, factories: Mapping[PageName, MakePage]) -> None:
        """The pages there are; each is made when it is first gone to."""
        self._factories = dict(factories)
        self.navigation.setEnabled(True)

    def show_above(self, strip: QWidget) -> None:
        """A strip over the whole width, such as the one of practice mode."""
        self._above.addWidget(strip)

    def show_opening(self) -> None:
        """Let every page go: the shop they show closes, or is opened again. The pages after them begin as these
        were left."""
        self.show_instead(self._opening)

    def show_instead(self, widget: QWidget) -> None:
        """Something that takes the pages' place: the first run, or why the shop cannot be opened."""
        self.navigation.setEnabled(False)
        self._factories = {}  # until pages are offered again there is nowhere to go
        self._left = self.left
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
        if former is not page and former in self._pages.values():
            self.turning.emit()
        self.navigation.show_chosen(place.page)
        self._remembered.page = place.page
        opener = getattr(page, "open_at", None)
        # Gone to by its button a page is found as it was left, with its search and filter.
        if opener is not None and place != Place(place.page):
            opener(place)

    @property
    def left(self) -> dict[PageName, object]:
        """What a person made of the pages, those among them that have not been gone to since."""
        made = {name: page.as_left() for name, page in self._pages.items() if hasattr(page, "as_left")}
        return self._left | made

    @property
    def shown_page(self) -> QWidget | None:
        return self._stack.currentWidget()

    @property
    def holds_typing(self) -> bool:
        """Whether something typed on a page, seen or not, is kept nowhere yet."""
        return bool(self.typing) or getattr(self.shown_page, "holds_typing", False)

    @property
    def typing(self) -> dict[PageName, object]:
        """What the end of the program would lose; the first run keeps each answer by itself."""
        return {name: left for name, left in self.left.items() if getattr(left, "holds_typing", False)}

    @property
    def page_with_typing(self) -> Page | None:
        """A page that holds some of it, seen or not; None also while the shop is closed, and there are no pages."""
        for name in self.typing:
            page = self._page(name)
            if isinstance(page, Page):
                return page
        return None

    def _chosen(self, name: PageName) -> None:
        self.go(Place(name))

    def _page(self, name: PageName) -> QWidget | None:
        if name not in self._pages:
            if name not in self._factories:
                return None
            page = self._factories[name]()
            if (left := self._left.pop(name, None)) is not None:
                page.take_up(left)  # type: ignore[attr-defined] # it came from such a page
            self._pages[name] = page
            self._stack.addWidget(page)
        return self._pages[name]

    def _sync_shown(self) -> None:
        wanted = getattr(self.shown_page, "sync_wanted", None)
        if wanted is not None:
            wanted()
