"""A table with the details of its row beside it, and a border to pull between."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget


class SideBySide(QSplitter):
    """The table takes what room there is; the details keep theirs."""

    def __init__(self, table: QWidget, details: QWidget, *, is_rtl: bool) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(12)
        if is_rtl:
            # Mirrored, Qt's splitter lays everything one pixel too far to the right: the frame would be cut.
            self.setContentsMargins(0, 0, 1, 0)
        self.addWidget(table)
        self.addWidget(details)
        self.setStretchFactor(0, 1)
        self.setSizes([720, 360])
