"""What the window remembers of itself from one start to the next, in a file of its own in the shop's folder."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from mahak_desk.ui.window.places import PAGES, PageName


class Remembered:
    """Nothing here is a setting: a lost file costs a column width.

    Language, theme, digits and calendar are copies of the settings, so that the window can be painted before
    those are read.
    """

    def __init__(self, folder: Path) -> None:
        self.file = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    def free(self) -> None:
        """Take away what a program that was killed while it wrote has left: Qt would wait half a minute for its
        lock, in the window's thread. Only for a program that knows it is the only one."""
        with suppress(OSError):
            Path(self.file.fileName() + ".lock").unlink()

    def text(self, name: str, default: str = "") -> str:
        return str(self.file.value(name, default))

    def set_text(self, name: str, value: str) -> None:
        if self.text(name) != value:
            self.file.setValue(name, value)

    @property
    def geometry(self) -> QByteArray | None:
        value = self.file.value("geometry")
        return value if isinstance(value, QByteArray) else None

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self.file.setValue("geometry", value)

    @property
    def page(self) -> PageName:
        name = self.text("page", "overview")
        return name if name in PAGES else "overview"

    @page.setter
    def page(self, name: PageName) -> None:
        self.set_text("page", name)
