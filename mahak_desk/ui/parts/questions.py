"""The few questions that must be answered before something happens; none of them blocks the event loop."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QInputDialog, QLabel, QMessageBox, QPushButton, QWidget


def plain_box(parent: QWidget, icon: QMessageBox.Icon, title: str, text: str) -> QMessageBox:
    """A box with a title and a text, to be given buttons and opened. A name in them that looks like markup is
    a name: Qt would guess."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(icon)
    box.setWindowTitle(title)
    box.setText(title)
    box.setInformativeText(text)
    _be_plain(box)
    return box


def _be_plain(dialog: QWidget) -> None:
    for each in dialog.findChildren(QLabel):
        each.setTextFormat(Qt.TextFormat.PlainText)


def ask(
    parent: QWidget, title: str, text: str, yes: str, then: Callable[[], object], *, destructive: bool = False
) -> QMessageBox:
    """A question with a verb for an answer and a way out; `then` is called for yes.

    `open` and not `exec`: a nested event loop would stop both flows' tasks under qasync.
    """
    icon = QMessageBox.Icon.Warning if destructive else QMessageBox.Icon.Question
    box = plain_box(parent, icon, title, text)
    agreed = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    out = box.addButton(QCoreApplication.translate("Questions", "Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(out if destructive else agreed)
    box.setEscapeButton(out)

    def answered() -> None:
        if box.clickedButton() is agreed:
            then()

    box.finished.connect(lambda _: answered())
    box.open()
    return box


def ask_text(parent: QWidget, title: str, text: str, yes: str, then: Callable[[str], object]) -> QInputDialog:
    """A question answered by a line of text; there is no answering with an empty one."""
    dialog = QInputDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    dialog.setLabelText(text)
    dialog.setOkButtonText(yes)
    dialog.setCancelButtonText(QCoreApplication.translate("Questions", "Cancel"))
    _be_plain(dialog)
    dialog.resize(420, dialog.sizeHint().height())

    def answered(typed: str) -> None:
        if typed.strip():
            then(typed.strip())

    dialog.textValueSelected.connect(answered)
    dialog.open()
    for agree in (each for each in dialog.findChildren(QPushButton) if each.text() == yes):
        agree.setEnabled(False)
        dialog.textValueChanged.connect(lambda typed, agree=agree: agree.setEnabled(bool(typed.strip())))
    return dialog
