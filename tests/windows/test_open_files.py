"""A file that another program has open is waited for, and told from one that may not be written."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mahak_desk.sync.profile import FileInUse, FolderUnusable, writing_to
from mahak_desk.windows.open_files import put_in_place


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    draft = tmp_path / "orders.new"
    draft.write_bytes(b"new")
    return draft


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "سفارش‌ها.xlsx"
    path.write_bytes(b"old")
    return path


@pytest.fixture
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", lambda _: None)


@contextmanager
def open_in_excel(path: Path) -> Iterator[None]:
    """Open, and shared with nobody."""
    assert sys.platform == "win32"
    import ctypes
    from ctypes import wintypes

    read_and_write, open_existing = 0xC000_0000, 3
    kernel = ctypes.windll.kernel32
    kernel.CreateFileW.restype = wintypes.HANDLE
    handle = kernel.CreateFileW(str(path), read_and_write, 0, None, open_existing, 0, None)
    try:
        yield
    finally:
        kernel.CloseHandle(wintypes.HANDLE(handle))


def test_a_draft_takes_the_place_of_the_file(draft: Path, path: Path) -> None:
    put_in_place(draft, path)
    assert path.read_bytes() == b"new"
    assert not draft.exists()


@pytest.mark.skipif(sys.platform != "win32", reason="elsewhere open files can be replaced")
class TestOnWindows:
    def test_a_reader_that_lets_go_is_waited_for(
        self, draft: Path, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        reader = path.open("rb")
        pauses = iter(range(3))
        monkeypatch.setattr("time.sleep", lambda _: next(pauses) == 1 and reader.close())
        put_in_place(draft, path)
        assert path.read_bytes() == b"new"
        assert next(pauses) == 2, "it was refused twice"

    @pytest.mark.usefixtures("no_pauses")
    def test_a_file_that_stays_open_is_told_of(self, draft: Path, path: Path) -> None:
        with open_in_excel(path), pytest.raises(FileInUse) as told, writing_to(path):
            put_in_place(draft, path)
        assert "open in another program" in told.value.sentence("en")
        assert path.read_bytes() == b"old"

    @pytest.mark.usefixtures("no_pauses")
    def test_a_file_that_may_not_be_written_is_told_from_it(self, draft: Path, path: Path) -> None:
        path.unlink()
        path.mkdir()
        with pytest.raises(FolderUnusable), writing_to(path):
            put_in_place(draft, path)
