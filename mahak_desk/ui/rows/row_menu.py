"""What a right click on rows offers: what the buttons offer, copying, and another order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from mahak_desk.ui.look.look import Look
from mahak_desk.ui.parts.banner import Verb
from mahak_desk.ui.rows.header import RowsHeader
from mahak_desk.ui.rows.order_menu import OrderMenu

R = TypeVar("R")


class RowMenu(QMenu):
    """Goes when it closes; a None among the verbs is a line between."""

    def __init__(
        self,
        verbs: Sequence[Verb | None],
        copy: Callable[[], object],
        header: RowsHeader[R],
        look: Look,
        parent: QWidget,
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
        self.addMenu(OrderMenu(header, self))


def _calling(do: Callable[[], object]) -> Callable[[], None]:
    """Without the `checked` a triggered action would hand over."""

    def call(_checked: bool = False) -> None:
        do()

    return call
