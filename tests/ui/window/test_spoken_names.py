"""Whoever does not see the window hears what every part of it is that the keyboard leads to."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from mahak_desk.sync.office.first_run import STEPS
from mahak_desk.ui.first_run.wizard import FirstRun
from mahak_desk.ui.mappings.page import MappingsPage
from mahak_desk.ui.products.page import ProductsPage
from mahak_desk.ui.window.places import PAGES
from tests.ui.dialogs import every_dialog
from tests.ui.windows import WindowAtWork


def nameless(shown: QWidget) -> list[str]:
    """What the keyboard leads to without a word for it."""
    return [
        _described(part) for part in shown.findChildren(QWidget) if _is_reached(part) and not _heard(part)
    ]


def _is_reached(part: QWidget) -> bool:
    # Qt's own parts within a control are heard as the control.
    is_qts_own = part.objectName().startswith("qt_") or part.focusProxy() is not None
    return part.isVisible() and bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus) and not is_qts_own


def _heard(part: QWidget) -> str:
    spoken = QAccessible.queryAccessibleInterface(part)
    return "" if spoken is None else spoken.text(QAccessible.Text.Name).strip()


def _described(part: QWidget) -> str:
    within = [type(each).__name__ for each in _ancestors(part)]
    return f"{type(part).__name__} in {' in '.join(within[:4])}"


def _ancestors(part: QWidget) -> Iterator[QWidget]:
    while (above := part.parentWidget()) is not None:
        yield above
        part = above


def test_every_page_says_what_its_parts_are(an_open_window: WindowAtWork) -> None:
    window = an_open_window
    left_out: dict[str, list[str]] = {}
    for name in PAGES:
        page = window.go(name)
        if isinstance(page, ProductsPage | MappingsPage):  # the shop is sure to have some
            window.until(lambda page=page: page.view.model().rowCount())
            page.view.select_position(0)
            window.until(page.pane.isVisible)
        left_out[name] = nameless(window.window)
    for step in STEPS:
        wizard = FirstRun(window.program._around, step)
        wizard.show()
        left_out[step] = nameless(wizard)
        wizard.close()
        wizard.deleteLater()
    assert not {where: parts for where, parts in left_out.items() if parts}


def test_every_dialog_says_what_its_parts_are(an_open_window: WindowAtWork) -> None:
    left_out: dict[str, list[str]] = {}
    for dialog in every_dialog(an_open_window):
        dialog.show()
        left_out[type(dialog).__name__] = nameless(dialog)
        dialog.close()
    assert not {where: parts for where, parts in left_out.items() if parts}
