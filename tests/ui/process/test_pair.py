"""PySide and this Python fit together: one release of PySide drops a reference of None with every call."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QLabel


def test_none_is_still_there_after_fifty_calls(qapp: QApplication) -> None:
    shown = QLabel()
    before = sys.getrefcount(None)
    for _ in range(50):
        shown.setText("x")
    assert abs(sys.getrefcount(None) - before) < 25
