"""What stands above a table: the search, the filters and the verbs, in one line or in two."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mahak_desk.ui.parts.plain_parts import column, row
from mahak_desk.ui.rows.narrowing import ChipLine

R = TypeVar("R")


class LineAbove(QWidget, Generic[R]):
    """In a narrow window the filters have a line of their own, so that neither they nor the verbs are cut."""

    def __init__(self, search: QWidget, filters: ChipLine[R], more: QWidget) -> None:
        super().__init__()
        self._filters = filters
        self._search = search
        self._more = more
        self.verbs = row()
        self._first = row(search, filters, None, self.verbs, more, spacing=12)
        self._lines = column(self._first)
        self._last: QWidget = filters.buttons[-1] if filters.buttons else search
        """Before what is added."""
        self._in_two = False
        filters.wrap(False)
        self.setLayout(self._lines)
        # It must be given less room than one line needs in order to make two of it.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def add_verb(self, verb: QWidget) -> None:
        """After the others, for who goes through them with Tab too."""
        self.verbs.addWidget(verb)
        QWidget.setTabOrder(self._last, verb)
        self._last = verb

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        # A count or a verb has become longer; before it is seen it has no width to speak of.
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        parts = (self._filters, self.verbs, self._more)
        wanted = self._search.minimumWidth() + sum(part.sizeHint().width() for part in parts)
        in_two = wanted + 4 * self._first.spacing() > self.width()
        if in_two == self._in_two:
            return
        self._in_two = in_two
        self._filters.wrap(in_two)
        if in_two:
            self._first.removeWidget(self._filters)
            self._lines.addWidget(self._filters)
        else:
            self._lines.removeWidget(self._filters)
            self._first.insertWidget(1, self._filters)
