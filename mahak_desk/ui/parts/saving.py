"""Asking where a file is to be put, and showing where it was."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where(parent: QWidget, title: str, name: str, filters: Sequence[str]) -> QFileDialog:
    """A dialog for a new file of that name, to be connected and opened; gone when closed."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, title, folder or QDir.homePath())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(filters)
    dialog.selectFile(name)
    return dialog


def with_ending(path: Path, ending: str, *others: str) -> Path:
    """Some systems' dialogs leave the ending to us; one of `others` that was typed stays."""
    if path.suffix.lower() in (ending, *others):
        return path
    return path.with_name(path.name + ending)


def open_folder(folder: Path) -> None:
    """In the system's own file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
