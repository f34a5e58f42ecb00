"""What a right click on rows offers: what the buttons offer, and copying."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from mahak_desk.ui.look.look import Look
from mahak_desk.ui.parts.banner import Verb


class RowMenu(QMenu):
    """Goes when it closes; a None among the verbs is a line between."""

    def __init__(
        self, verbs: Sequence[Verb | None], copy: Callable[[], object], look: Look, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for verb in verbs:
            if verb is None:
                self.addSeparator()
                continue
            action = self.addAction(verb.text)
            if verb.icon is not None:
                action.setIcon(look.icon(verb.icon))
            action.triggered.connect(_calling(verb.do))
        self.addSeparator()
        self.addAction(look.icon("copy"), self.tr("Copy"), copy)


def _calling(do: Callable[[], object]) -> Callable[[], None]:
    """Without the `checked` a triggered action would hand over."""

    def call(_checked: bool = False) -> None:
        do()

    return call
