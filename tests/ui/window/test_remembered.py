"""What the window remembers of itself; nonsense in its file costs nothing but itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from mahak_desk.ui.window.remembered import Remembered


def test_it_is_there_at_the_next_start(tmp_path: Path) -> None:
    first = Remembered(tmp_path)
    first.page = "orders"
    first.geometry = QByteArray(b"\x01\x00\xff")
    first.set_text("language", "fa")
    again = Remembered(tmp_path)
    assert again.page == "orders"
    assert again.geometry == QByteArray(b"\x01\x00\xff")
    assert again.text("language") == "fa"


def test_at_first_there_is_nothing(tmp_path: Path) -> None:
    remembered = Remembered(tmp_path)
    assert (remembered.page, remembered.geometry) == ("overview", None)
    assert remembered.text("language", "system") == "system"


@pytest.mark.parametrize(
    "content",
    ["[General]\npage=nowhere\ngeometry=12\n", "\x00\xff\x00", "[[[", ""],
)
def test_nonsense_is_not_followed(tmp_path: Path, content: str) -> None:
    (tmp_path / "window.ini").write_text(content, encoding="latin-1")
    remembered = Remembered(tmp_path)
    assert remembered.page == "overview"
    assert remembered.geometry is None


def test_what_a_killed_program_locked_is_freed(tmp_path: Path) -> None:
    """Killed between making the lock and writing its name into it."""
    lock = tmp_path / "window.ini.lock"
    lock.touch()
    remembered = Remembered(tmp_path)
    remembered.free()
    assert not lock.exists(), "Qt would wait for it"
    remembered.page = "orders"
    remembered.file.sync()
    assert "orders" in (tmp_path / "window.ini").read_text()
    remembered.free()
