"""Raw text that is there for whoever helps, and out of the way of everybody else."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from mahak_desk.ui.look.look import Look
from mahak_desk.ui.parts.plain_parts import button, row
from mahak_desk.ui.words.speech import plain


class Folded(QWidget):
    """Raw text under a small arrow, with a button that copies it."""

    def __init__(self, title: str, text: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._text = text
        self._arrow = QToolButton()
        self._arrow.setProperty("role", "quiet")
        self._arrow.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._arrow.setText(title)
        self._arrow.setCheckable(True)
        self._arrow.toggled.connect(self._unfold)
        self._copy = button(self.tr("Copy"), self._copy_text, look, role="link", icon="copy")
        self._box = QPlainTextEdit()
        self._box.setReadOnly(True)
        self._box.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        # Wire text is left to right whatever the window is.
        self._box.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._box.setMinimumHeight(140)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row(self._arrow, self._copy, None))
        layout.addWidget(self._box)
        self._unfold(False)

    def text(self) -> str:
        return self._text

    @property
    def is_unfolded(self) -> bool:
        return self._arrow.isChecked()

    def unfold(self) -> None:
        self._arrow.setChecked(True)

    def _unfold(self, unfolded: bool) -> None:
        self._arrow.setIcon(
            self._look.icon("chevron-down" if unfolded else "chevron-right", directional=not unfolded)
        )
        if unfolded and not self._box.toPlainText():
            self._box.setPlainText(self._text)
        self._box.setVisible(unfolded)
        self._copy.setVisible(unfolded)

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(plain(self._text))
