"""A line for a password: hidden, and seen while a person wants to, who else cannot look for the slip in it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit

from mahak_desk.ui.look.look import Look
from mahak_desk.ui.parts.plain_parts import latin_line


def secret_line(look: Look, name: str) -> QLineEdit:
    """The eye in it shows what is typed, until it is emptied or hidden again; `name` is for screen readers."""
    line = latin_line()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setAccessibleName(name)
    eye = line.addAction(look.icon("eye"), QLineEdit.ActionPosition.TrailingPosition)
    eye.setToolTip(QCoreApplication.translate("SecretLine", "Show or hide what is typed"))
    eye.setCheckable(True)

    def show(shown: bool) -> None:
        line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def hide_the_next(text: str) -> None:
        if not text:
            eye.setChecked(False)

    eye.toggled.connect(show)
    line.textChanged.connect(hide_the_next)
    return line
