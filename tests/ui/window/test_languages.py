"""In a Persian window no English is left over, and in an English one no Persian but the shop's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QHeaderView, QLabel, QLineEdit, QWidget

from mahak_desk.ui.window.places import PAGES
from tests.ui.windows import WindowAtWork

OURS = re.compile("[A-Za-z]{3,}")
NO_ENGLISH = {
    "CSV",
    "Excel",
    "PostgreSQL",
    "MariaDB",
    "MySQL",
    "SQLite",
    "Ctrl",
    "XLSX",
    "Mahak",
    "Desk",
    "English",
}
"""Names that are written so in Persian too."""


def said(window: QWidget) -> Iterator[str]:
    """Everything of ours in sight, but for what stands in isolates (codes, names, addresses) and the rows."""
    for label in window.findChildren(QLabel):
        if label.isVisible():
            yield label.text()
    for button in window.findChildren(QAbstractButton):
        if button.isVisible():
            yield from (button.text(), button.toolTip(), button.accessibleName())
    for line in window.findChildren(QLineEdit):
        if line.isVisible():
            yield from (line.placeholderText(), line.accessibleName())
    for box in window.findChildren(QComboBox):
        if box.isVisible():
            yield from (box.itemText(place) for place in range(box.count()))
    for header in window.findChildren(QHeaderView):
        if (
            header.isVisible()
            and header.model() is not None
            and header.orientation() == Qt.Orientation.Horizontal
        ):
            for place in range(header.count()):
                yield str(header.model().headerData(place, Qt.Orientation.Horizontal) or "")


def left_in_english(text: str) -> set[str]:
    bare = re.sub("\u2066.*?\u2069|\\w+://\\S*", "", text, flags=re.DOTALL)
    return set(OURS.findall(bare)) - NO_ENGLISH


@pytest.mark.parametrize("page", PAGES)
def test_no_english_is_left_on_a_persian_page(a_persian_window: WindowAtWork, page: str) -> None:
    a_persian_window.until_open()
    a_persian_window.go(page)  # type: ignore[arg-type]
    a_persian_window.until(lambda: a_persian_window.shop.glance is not None)
    found = {text: words for text in said(a_persian_window.window) if (words := left_in_english(text))}
    assert found == {}
