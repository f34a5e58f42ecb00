"""The log is read newest first, in pieces, without keeping a file open."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mahak_desk.sync.activity.log_lines import PIECE, LogLine, log_lines
from mahak_desk.sync.logbook import start_logging, stop_logging
from mahak_desk.sync.redaction import redact


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    """A log with small files, being written to."""
    level = logging.getLogger("mahak_desk").level
    path = tmp_path / "logs" / "mahak-desk.log"
    assert start_logging(path, file_bytes=20_000)
    yield path
    stop_logging()
    logging.getLogger("mahak_desk").setLevel(level)


def lines(path: Path, **narrowed: object) -> list[LogLine]:
    return [line for piece in log_lines(path, **narrowed) for line in piece]  # type: ignore[arg-type]


log = logging.getLogger("mahak_desk.a_test")


def test_a_log_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert lines(tmp_path / "none.log") == []


def test_the_newest_line_comes_first_across_all_files(log_file: Path) -> None:
    for number in range(400):
        log.info("line %d %s", number, "x" * 50)
    assert log_file.with_name("mahak-desk.log.1").exists()
    told = [line.text.split()[1] for line in lines(log_file)]
    assert told == [str(number) for number in range(399, 399 - len(told), -1)]
    assert len(told) == 400


def test_a_line_is_taken_apart_and_keeps_its_traceback(log_file: Path) -> None:
    try:
        raise ValueError("سبد")
    except ValueError:
        log.exception("The cycle crashed")
    (line,) = lines(log_file)
    assert (line.level, line.logger, line.text) == ("ERROR", "mahak_desk.a_test", "The cycle crashed")
    assert line.more.startswith("Traceback")
    assert line.more.endswith("ValueError: سبد")
    assert abs((datetime.now(UTC) - line.at).total_seconds()) < 60


def test_the_very_same_line_twice_is_two_lines(log_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.time", lambda: 1_764_000_000.25)  # what a record of the log is stamped with
    monkeypatch.setattr("time.time_ns", lambda: 1_764_000_000_250_000_000)
    for text in ("once", "again", "again", "other", "again"):
        log.info(text)
    told = lines(log_file)
    assert [(line.text, line.later) for line in told] == [
        *(("again", 0), ("other", 0), ("again", 1), ("again", 2), ("once", 0)),
    ]
    assert len(set(told)) == 5
    assert set(lines(log_file, text="again")) == {line for line in told if line.text == "again"}


def test_lines_are_narrowed_by_level_and_by_text_in_any_case(log_file: Path) -> None:
    log.info("Order W-1 sent")
    log.warning("order w-2 refused")
    assert [line.text for line in lines(log_file, least="WARNING")] == ["order w-2 refused"]
    assert len(lines(log_file, text="ORDER W")) == 2
    assert lines(log_file, text="nobody wrote this") == []


def test_long_logs_come_in_pieces(log_file: Path) -> None:
    for number in range(PIECE + 1):
        log.info("%d", number)
    assert [len(piece) for piece in log_lines(log_file)] == [PIECE, 1]


def test_a_secret_learned_later_is_not_shown(log_file: Path) -> None:
    log.info("what was typed: later-learned-secret")
    redact.learn("later-learned-secret")
    assert "secret" not in lines(log_file)[0].text


def test_what_is_no_log_is_left_out(log_file: Path) -> None:
    log_file.write_bytes(b"\xff\xfe half a line\n2026-01-01T00:00:00.000Z INFO mahak_desk: whole\n")
    assert [line.text for line in lines(log_file)] == ["whole"]


def test_files_that_move_along_while_they_are_read_are_not_told_twice(log_file: Path) -> None:
    def write(path: Path, lines: range) -> None:
        told = [f"2026-01-01T00:00:00.000Z INFO mahak_desk: {number}" for number in lines]
        path.write_text("\n".join(told) + "\n", "utf-8")

    older, oldest = (log_file.with_name(f"mahak-desk.log.{number}") for number in (1, 2))
    write(older, range(3))
    write(log_file, range(3, 3 + PIECE))
    pieces = log_lines(log_file)
    told = [line.text for line in next(pieces)]
    older.replace(oldest)
    log_file.replace(older)
    write(log_file, range(1000, 1001))
    told += [line.text for piece in pieces for line in piece]
    assert told == [str(number) for number in range(2 + PIECE, -1, -1)]
