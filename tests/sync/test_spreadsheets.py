"""Tables in files: whole or not at all, exact, and never a formula."""

from __future__ import annotations

import csv
import sys
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from mahak_desk.sync import spreadsheets
from mahak_desk.sync.profile import DiskFull, FolderUnusable
from mahak_desk.sync.spreadsheets import Cell, TooManyRows, write_table

HEADER = ("نام", "تعداد")


def csv_rows(file: Path) -> list[list[str]]:
    with open(file, encoding="utf-8-sig", newline="") as opened:
        return list(csv.reader(opened))


def sheet(file: Path) -> str:
    """As an XML reader sees it: a line of the file may end in Windows' two characters."""
    with zipfile.ZipFile(file) as archive:
        return archive.read("xl/worksheets/sheet1.xml").decode().replace("\r\n", "\n")


@pytest.mark.parametrize("text", ["=1+1", "+98912", "-5", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_csv_text_that_would_run_is_quoted(tmp_path: Path, text: str) -> None:
    write_table(tmp_path / "a.csv", HEADER, [(text, -5)], "fa")
    assert csv_rows(tmp_path / "a.csv")[1] == [f"'{text}", "-5"]


@pytest.mark.parametrize("text", ["=1+1", "http://example.com", "0912", "mailto:a@b"])
def test_a_sheets_text_is_text_only(tmp_path: Path, text: str) -> None:
    write_table(tmp_path / "a.xlsx", HEADER, [(text, 1)], "fa")
    xml = sheet(tmp_path / "a.xlsx")
    assert f"<t>{text}</t>" in xml
    assert "<f>" not in xml
    assert "hyperlink" not in xml


@pytest.mark.parametrize(
    ("cell", "in_csv", "in_sheet"),
    [
        (None, "", ""),
        (True, "1", 't="b"><v>1</v>'),
        (0, "0", "<v>0</v>"),
        (Decimal("2.25"), "2.25", "<v>2.25</v>"),
        (999_999_999_999_999, "999999999999999", "<v>999999999999999</v>"),
        (datetime(2026, 11, 25, 14, 30), "2026-11-25 14:30:00", "<v>46351.60416666666</v>"),  # noqa: DTZ001
        (4_611_686_018_427_387_904, "4611686018427387904", "<t>4611686018427387904</t>"),
        ("خط ۱\nخط ۲", "خط ۱\nخط ۲", "خط ۱\nخط ۲"),
        ('a"b,c', 'a"b,c', 'a"b,c'),
    ],
)
def test_every_cell_is_exact(tmp_path: Path, cell: Cell, in_csv: str, in_sheet: str) -> None:
    for name in ("a.csv", "a.xlsx"):
        assert write_table(tmp_path / name, HEADER, [("x", cell)], "en") == 1
    assert csv_rows(tmp_path / "a.csv")[1] == ["x", in_csv]
    assert in_sheet in sheet(tmp_path / "a.xlsx")


def test_a_text_longer_than_a_cell_is_cut_in_a_sheet_alone(tmp_path: Path) -> None:
    for name in ("a.csv", "a.xlsx"):
        write_table(tmp_path / name, HEADER, [("آ" * 40_000, 1)], "en")
    assert len(csv_rows(tmp_path / "a.csv")[1][0]) == 40_000
    assert sheet(tmp_path / "a.xlsx").count("آ") == 32_767


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_rows_are_taken_one_by_one(tmp_path: Path, name: str) -> None:
    """Never all at once: a shop may have a million."""
    alive = 0
    most = 0

    class Row(tuple[Cell, ...]):
        def __del__(self) -> None:
            nonlocal alive
            alive -= 1

    def rows() -> Iterator[Sequence[Cell]]:
        nonlocal alive, most
        for number in range(1000):
            alive += 1
            most = max(most, alive)
            yield Row(("x", number))

    assert write_table(tmp_path / name, HEADER, rows(), "fa") == 1000
    assert most <= 3


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_a_failure_half_way_keeps_the_former_file(tmp_path: Path, name: str) -> None:
    class Interruption(Exception):
        pass

    def rows() -> Iterator[Sequence[Cell]]:
        yield ("x", 1)
        raise Interruption

    (tmp_path / name).write_text("former")
    with pytest.raises(Interruption):
        write_table(tmp_path / name, HEADER, rows(), "fa")
    assert (tmp_path / name).read_text() == "former"
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_more_rows_than_a_sheet_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheets, "SHEET_ROWS", 4)
    assert write_table(tmp_path / "a.xlsx", HEADER, [("x", 1)] * 3, "fa") == 3
    with pytest.raises(TooManyRows, match="do not fit into one sheet"):
        write_table(tmp_path / "a.xlsx", HEADER, [("x", 1)] * 4, "fa")
    assert write_table(tmp_path / "a.csv", HEADER, [("x", 1)] * 4, "fa") == 4


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_a_folder_that_takes_no_files_is_an_error_with_a_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(FolderUnusable):
        write_table(tmp_path / "nowhere" / name, HEADER, [], "fa")


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_a_full_disk_is_an_error_with_a_sentence(tmp_path: Path, name: str) -> None:
    full = Path("/dev/full")
    if sys.platform == "win32" or not full.exists():
        pytest.skip("this system has no /dev/full")
    (tmp_path / f".{name}.new").symlink_to(full)
    with pytest.raises(DiskFull):
        write_table(tmp_path / name, HEADER, [("x" * 100_000, 1)], "fa")
    assert list(tmp_path.iterdir()) == []
