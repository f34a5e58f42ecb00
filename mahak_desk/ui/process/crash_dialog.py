"""The one dialog for a fault of the program: what it means, the text to copy, and the way to support."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from mahak_desk.ui.parts.banner import Banner
from mahak_desk.ui.parts.plain_parts import button, label, row
from mahak_desk.ui.parts.screen_room import fit
from mahak_desk.ui.window.bundle_saving import BundleSaving
from mahak_desk.ui.window.surroundings import Surroundings

FlowsStand = Literal["run", "come back", "stand still"]
"""Whether the flows run, in spite of the fault; whether they do so again without a person."""


class CrashDialog(QDialog):
    """A second fault is added to the first one's text: there is one dialog at a time."""

    def __init__(
        self,
        parent: QWidget,
        around: Surroundings,
        fault: str,
        *,
        flows: FlowsStand = "run",
    ) -> None:
        super().__init__(parent)
        look = around.look
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("A fault in the program"))
        title = label(self.tr("Something went wrong inside Mahak Desk."), role="heading", wraps=True)
        mend = self.tr("Send the support bundle so that it can be mended.")
        why = label(f"{self._of_flows(flows)} {mend}", wraps=True)
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._text.setAccessibleName(self.tr("Details"))
        banner = Banner(look, around.speech)
        self.bundle = BundleSaving(around, self, banner)
        buttons = row(
            button(self.tr("Copy"), self._copy, look, icon="copy"),
            button(self.tr("Support bundle…"), self.bundle.choose, look, icon="file-archive"),
            None,
            button(self.tr("Close"), self.close, look, role="primary"),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(title)
        layout.addWidget(why)
        layout.addWidget(self._text, 1)
        layout.addWidget(banner)
        layout.addLayout(buttons)
        fit(self, QSize(620, 400))
        self.add(fault)

    def _of_flows(self, flows: FlowsStand) -> str:
        match flows:
            case "run":
                return self.tr("Both flows go on, and no order is lost or sent twice by this.")
            case "come back":
                return self.tr(
                    "The flows stand still and start again by themselves. No order is lost or sent twice by this."
                )
            case "stand still":
                return self.tr(
                    "The flows do not run now. No order is lost or sent twice by this; start the program again."
                )

    def add(self, fault: str) -> None:
        self._text.appendPlainText(fault)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
