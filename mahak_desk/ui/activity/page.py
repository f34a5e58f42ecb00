"""The page Activity: every run, every open problem, the log; and what leaves the program as a file."""

from __future__ import annotations

from functools import partial
from typing import Any, Literal, get_args

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget

from mahak_desk.ui.activity.log import LogView
from mahak_desk.ui.activity.problems import ProblemsView
from mahak_desk.ui.activity.runs import RunsView
from mahak_desk.ui.activity.taking_out import TakingOut
from mahak_desk.ui.parts.plain_parts import button
from mahak_desk.ui.parts.saving import open_folder
from mahak_desk.ui.rows.narrowing import AsLeft
from mahak_desk.ui.rows.page import RowsPage
from mahak_desk.ui.window.page import Page
from mahak_desk.ui.window.places import Place
from mahak_desk.ui.window.surroundings import Surroundings

View = Literal["runs", "problems", "log"]


class ActivityPage(Page):
    """One of three tables at a time; each reads only while it is the one in sight."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings, self.tr("Activity"))
        self.taking_out = TakingOut(self)
        self.runs = RunsView(surroundings)
        self.problems = ProblemsView(surroundings)
        self.log = LogView(surroundings)
        self.views: dict[View, RowsPage[Any]] = {
            "runs": self.runs,
            "problems": self.problems,
            "log": self.log,
        }
        self._stack = QStackedWidget()
        for view in self.views.values():
            view.stand_inside()
            self._stack.addWidget(view)
        self._switches = self._make_switches()
        self._make_verbs()
        self.body.addWidget(self._stack, 1)
        self.show_view("runs")

    @property
    def shown(self) -> RowsPage[Any]:
        """The table in sight."""
        return self.views[self._shown]

    def show_view(self, name: View) -> None:
        self._shown = name
        self._stack.setCurrentWidget(self.views[name])
        self._switches[name].setChecked(True)

    def open_at(self, place: Place) -> None:
        """`chip` names the table, `row` a row of it; `verb` "bundle" begins a support bundle."""
        name = next((view for view in get_args(View) if view == place.chip), None)
        if name is None and (place.row is not None or place.search is not None):
            name = "runs"
        if name is not None:
            self.show_view(name)
            inner = Place("activity", row=place.row, search=place.search, reason=place.reason)
            self.views[name].open_at(inner)
        if place.verb == "bundle":
            self.taking_out.bundle.choose()

    def as_left(self) -> tuple[View, dict[View, AsLeft]]:
        return self._shown, {name: view.as_left() for name, view in self.views.items()}

    def take_up(self, left: object) -> None:
        if not isinstance(left, tuple):
            return
        shown, of_views = left
        for name, view in self.views.items():
            view.take_up(of_views[name])
        self.show_view(shown)

    def _make_switches(self) -> dict[View, QPushButton]:
        group = QButtonGroup(self)
        titles: dict[View, str] = {
            "runs": self.tr("Runs"),
            "problems": self.tr("Problems"),
            "log": self.tr("Log"),
        }
        made: dict[View, QPushButton] = {}
        for name, title in titles.items():
            one = QPushButton(title)
            one.setProperty("role", "chip")
            one.setCheckable(True)
            one.setAutoDefault(False)
            one.setCursor(Qt.CursorShape.PointingHandCursor)
            one.clicked.connect(partial(self._switched, name))
            group.addButton(one)
            self.beside_title.addWidget(one)
            made[name] = one
        self.beside_title.addSpacing(20)
        return made

    def _switched(self, name: View, _checked: bool = False) -> None:
        self.show_view(name)

    def _make_verbs(self) -> None:
        look, out = self.look, self.taking_out
        self.bundle_button = button(self.tr("Support &bundle…"), out.bundle.choose, look, icon="file-archive")
        self.export_button = button(self.tr("&Export…"), self._show_exports, look, icon="download")
        self._exports = out.export_menu(lambda: self.shown)
        folder = button(self.tr("Open log &folder"), self._open_logs, look, icon="folder-open")
        for made in (self.bundle_button, self.export_button, folder):
            self.beside_title.addWidget(made)

    def _show_exports(self) -> None:
        at = self.export_button.rect().bottomLeft()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            at = self.export_button.rect().bottomRight()
            at.setX(at.x() - self._exports.sizeHint().width())
        self._exports.popup(self.export_button.mapToGlobal(at))

    def _open_logs(self) -> None:
        folder = self.around.desk.profile.logs
        open_folder(folder if folder.is_dir() else folder.parent)
