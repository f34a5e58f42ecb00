"""Writes a table to a file for spreadsheet programs, CSV or XLSX, row by row; a text is never a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from mahak_desk.errors import DeskError, Language, Words
from mahak_desk.sync.profile import writing_to
from mahak_desk.windows.open_files import put_in_place

if TYPE_CHECKING:
    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

Cell = str | int | Decimal | bool | datetime | None
"""A moment has no zone: it is written as a clock on the wall shows it."""

_FORMULA_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet program runs a CSV cell that begins so (owasp.org/www-community/attacks/CSV_Injection)."""

SHEET_ROWS = 1_048_576
CELL_LETTERS = 32_767
_EXACT_DIGITS = 15
"""A spreadsheet's numbers are floats: a longer id or code would lose its end, so it is written as text."""


class FileKindUnknown(DeskError):
    """The file's name ends in neither .csv nor .xlsx."""

    code = "file-kind-unknown"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Words(
                f"نوع پروندهٔ {path.name} شناخته نیست.", f"{path.name} is no kind of file that can be written."
            ),
            Words("نامی با پایان .csv یا .xlsx بدهید.", "Give a name that ends in .csv or .xlsx."),
        )


class TooManyRows(DeskError):
    """More rows than a sheet of a spreadsheet program has."""

    code = "too-many-rows"

    def __init__(self) -> None:
        super().__init__(
            Words(
                "ردیف‌ها در یک برگهٔ xlsx جا نمی‌شوند.", "The rows do not fit into one sheet of an .xlsx file."
            ),
            Words("پروندهٔ .csv بسازید.", "Write a .csv file."),
        )


def write_table(path: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]], language: Language) -> int:
    """Write the file, replacing one of that name only when it is whole; how many rows it has.

    Raises FileKindUnknown, TooManyRows, FolderUnusable and DiskFull.
    """
    kinds = {".csv": _write_csv, ".xlsx": _write_sheet}
    write = kinds.get(path.suffix.lower())
    if write is None:
        raise FileKindUnknown(path)
    draft = path.with_name(f".{path.name}.new")
    with writing_to(path):
        try:
            count = write(draft, header, rows, language)
            put_in_place(draft, path)
        finally:
            draft.unlink(missing_ok=True)
    return count


def _write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]], language: Language) -> int:
    # Without the mark at the beginning, Excel takes the text for the computer's old code page.
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        count = 0
        for count, row in enumerate(rows, 1):  # noqa: B007 (the last number is the answer)
            writer.writerow([_csv_cell(cell) for cell in row])
    return count


def _csv_cell(cell: Cell) -> str | int | Decimal:
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_FORMULA_BEGINNINGS) else cell
    if isinstance(cell, bool):
        return int(cell)
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M:%S}"
    return "" if cell is None else cell


def _write_sheet(
    path: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]], language: Language
) -> int:
    import xlsxwriter  # type: ignore[import-untyped]
    from xlsxwriter.exceptions import FileCreateError  # type: ignore[import-untyped]

    # Row by row to a temporary file; and a text is a text, whatever it looks like.
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    # The archive is made in memory: one that a full disk cut off would complain on stderr when it is freed.
    archive = io.BytesIO()
    try:
        with xlsxwriter.Workbook(archive, options) as workbook:
            sheet = workbook.add_worksheet()
            if language == "fa":
                sheet.right_to_left()
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, len(header) - 1, 18)
            sheet.write_row(0, 0, header, workbook.add_format({"bold": True}))
            moments = workbook.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
            count = 0
            for count, row in enumerate(rows, 1):
                if count == SHEET_ROWS:
                    raise TooManyRows
                for column, cell in enumerate(row):
                    _write_cell(sheet, count, column, cell, moments)
    except FileCreateError as error:
        raise error.args[0] from None  # the system's own, as for a CSV
    path.write_bytes(archive.getbuffer())
    return count


def _write_cell(sheet: Worksheet, row: int, column: int, cell: Cell, moments: Format) -> None:
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, int | Decimal) and len(str(cell)) <= _EXACT_DIGITS:
        sheet.write_number(row, column, cell)
    elif isinstance(cell, datetime):
        sheet.write_datetime(row, column, cell, moments)
    elif cell is not None:
        sheet.write_string(row, column, str(cell)[:CELL_LETTERS])
