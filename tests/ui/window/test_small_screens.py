"""Nothing is cut on a small screen, or where the system shows everything half as large again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QPushButton

from mahak_desk.ui.settings.page import SettingsPage
from mahak_desk.ui.window.places import PAGES
from tests.ui.dialogs import every_dialog
from tests.ui.windows import WindowAtWork

LEAST = QSize(894, 424)
"""What 1366 by 768 at 150 % have for a window, within its frame and above a task bar."""


@pytest.fixture(params=["en", "fa"])
def shown(request: pytest.FixtureRequest, qapp: QApplication, tmp_path: Path) -> Iterator[WindowAtWork]:
    window = WindowAtWork(qapp, tmp_path, request.param)
    window.until_open()
    yield window
    window.end()


def out_of_sight(dialog: QDialog) -> list[str]:
    """The buttons that are not wholly within it."""
    return [
        made.text()
        for made in dialog.findChildren(QPushButton)
        if made.isVisible() and not dialog.rect().contains(QRect(made.mapTo(dialog, QPoint()), made.size()))
    ]


def test_no_section_of_the_settings_is_wider_than_the_least_window_shows(shown: WindowAtWork) -> None:
    shown.window.resize(LEAST)
    page = shown.go("settings")
    assert isinstance(page, SettingsPage)
    shown.until(lambda: page._saved is not None and page._choices is not None)
    for section in page.sections:
        for part in (*section.findChildren(QAbstractButton), *section.findChildren(QLineEdit)):
            part.show()  # whatever is there at times
    room = page._area.viewport().width()
    needed = {section.name: section.minimumSizeHint().width() for section in page.sections}
    assert not {name: width for name, width in needed.items() if width > room}


def test_no_page_needs_more_than_the_least_window(shown: WindowAtWork) -> None:
    shown.window.resize(LEAST)
    needed = {name: shown.go(name).minimumSizeHint().width() for name in PAGES}
    room = LEAST.width() - shown.window.canvas.navigation.width()
    assert not {name: width for name, width in needed.items() if width > room}


def test_every_dialog_opens_on_its_screen_and_keeps_its_buttons_in_sight(shown: WindowAtWork) -> None:
    screen = shown.window.screen().availableSize()
    failed: dict[str, object] = {}
    for dialog in every_dialog(shown):
        dialog.show()
        opened = dialog.size()
        dialog.resize(opened.boundedTo(LEAST))
        missing = out_of_sight(dialog)
        if missing or opened.boundedTo(screen) != opened or dialog.size().boundedTo(LEAST) != dialog.size():
            failed[type(dialog).__name__] = (missing, opened, dialog.size())
        dialog.close()
    assert not failed
