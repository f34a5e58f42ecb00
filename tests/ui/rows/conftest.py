from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mahak_desk.ui.words.translation import Translation
from tests.ui.rows.shelves import ShelfRoom


@pytest.fixture
def room(qapp: QApplication, tmp_path: Path) -> Iterator[ShelfRoom]:
    """An English room for a page of goods."""
    Translation(qapp).speak("en")
    made = ShelfRoom(tmp_path)
    yield made
    made.close()


@pytest.fixture
def persian_room(qapp: QApplication, tmp_path: Path) -> Iterator[ShelfRoom]:
    """The same, right to left."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    made = ShelfRoom(tmp_path, "fa")
    yield made
    made.close()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
