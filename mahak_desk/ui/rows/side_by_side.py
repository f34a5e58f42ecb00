"""A table with the details of its row beside it, and a border to pull between."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QSplitter, QWidget

LEAST_TABLE = 440
"""Pixels in which a row can be told from its neighbours."""

_LEAST_DETAILS, _USUAL_DETAILS = 300, 360


class SideBySide(QSplitter):
    """The table takes what room there is; the details keep theirs, as far as the table can spare it."""

    def __init__(self, table: QWidget, details: QWidget, *, is_rtl: bool) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(12)
        if is_rtl:
            # Mirrored, Qt's splitter lays everything one pixel too far to the right: the frame would be cut.
            self.setContentsMargins(0, 0, 1, 0)
        self._details = details
        details.setMinimumWidth(_LEAST_DETAILS)
        self.addWidget(table)
        self.addWidget(details)
        self.setStretchFactor(0, 1)
        self.setSizes([720, _USUAL_DETAILS])
        self._wished = _USUAL_DETAILS
        self.splitterMoved.connect(self._pulled)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        # The window was made narrower, or the details have come to a narrow one.
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and self._details.isVisible():
            self._leave_the_table_room()
        return done

    def _leave_the_table_room(self) -> None:
        room = sum(self.sizes())
        wanted = max(_LEAST_DETAILS, min(self._wished, room - LEAST_TABLE))
        if self.sizes() != [room - wanted, wanted]:
            self.setSizes([room - wanted, wanted])

    def _pulled(self) -> None:
        self._wished = self.sizes()[1]
