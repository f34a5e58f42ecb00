"""The log tells when, keeps no secrets, rotates, and never stops the program."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from mahak_desk.sync.logbook import FILES, start_logging, stop_logging
from mahak_desk.sync.redaction import redact

log = logging.getLogger("mahak_desk.tests")


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    ours = logging.getLogger("mahak_desk")
    level = ours.level
    yield
    stop_logging()
    ours.setLevel(level)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "logs" / "mahak-desk.log"


def lines(file: Path) -> list[str]:
    return file.read_text("utf-8").splitlines()


def test_a_line_says_when_in_utc_how_grave_and_where(file: Path) -> None:
    assert start_logging(file)
    log.info("۳ کالا")
    pattern = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z INFO mahak_desk\.tests: ۳ کالا"
    assert re.fullmatch(pattern, lines(file)[0])


def test_what_others_log_below_a_warning_is_left_out(file: Path) -> None:
    start_logging(file)
    logging.getLogger("urllib3").info("chatter")
    logging.getLogger("urllib3").warning("trouble")
    log.debug("detail")
    assert [line.split(" ", 3)[3] for line in lines(file)] == ["trouble"]


def test_secrets_are_struck_from_messages_arguments_and_tracebacks(file: Path) -> None:
    redact.learn("s3cret-word")
    start_logging(file)
    log.info("it is %s", "s3cret-word")
    try:
        raise RuntimeError("s3cret-word was refused")
    except RuntimeError:
        log.exception("failed")
    text = file.read_text("utf-8")
    assert "it is ***" in text
    assert "RuntimeError: *** was refused" in text
    assert "s3cret-word" not in text


def test_verbose_shows_the_same_lines_and_details_on_stderr(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start_logging(file, verbose=True)
    log.debug("detail")
    assert "DEBUG mahak_desk.tests: detail" in capsys.readouterr().err
    assert len(lines(file)) == 1


def test_full_files_move_along_and_the_oldest_goes(file: Path) -> None:
    start_logging(file, file_bytes=200)
    for number in range(40):
        log.info("line %02d %s", number, "x" * 60)
    files = sorted(path.name for path in file.parent.iterdir())
    assert files == ["mahak-desk.log", *(f"mahak-desk.log.{number}" for number in range(1, FILES))]
    assert all(path.stat().st_size <= 200 for path in file.parent.iterdir())
    kept = [line for name in reversed(files) for line in lines(file.parent / name)]
    assert [int(line.split()[4]) for line in kept] == list(range(40 - len(kept), 40))


def test_a_file_that_cannot_be_moved_goes_on_growing_and_loses_no_older_one(file: Path) -> None:
    """As on Windows while another process has it open; here a folder stands where it would go."""
    start_logging(file, file_bytes=200)
    for number in range(8):
        log.info("line %02d %s", number, "x" * 60)
    older = {path.name: path.read_bytes() for path in file.parent.glob("*.log.*")}
    obstacle = file.parent / "mahak-desk.log.0"
    (obstacle / "in the way").mkdir(parents=True)
    for number in range(8, 40):
        log.info("line %02d %s", number, "x" * 60)
    assert {name: (file.parent / name).read_bytes() for name in older} == older
    assert [int(line.split()[4]) for line in lines(file)][-32:] == list(range(8, 40))
    (obstacle / "in the way").rmdir()
    obstacle.rmdir()
    for number in range(40, 80):
        log.info("line %02d %s", number, "x" * 60)
    assert file.stat().st_size <= 200


def test_a_folder_that_cannot_be_made_costs_the_log_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "logs").touch()
    assert not start_logging(tmp_path / "logs" / "mahak-desk.log")
    log.error("nobody reads this")
    assert capsys.readouterr().err == ""


def test_a_disk_that_takes_no_more_costs_lines_only(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    file.parent.mkdir()
    file.symlink_to(full)
    start_logging(file)
    log.error("no room for this")
    assert capsys.readouterr().err == ""


def test_without_a_file_nothing_is_written_anywhere(capsys: pytest.CaptureFixture[str]) -> None:
    assert not start_logging(None)
    log.error("nobody reads this")
    assert capsys.readouterr().err == ""


def test_a_second_start_logs_to_the_new_place_alone(tmp_path: Path) -> None:
    start_logging(tmp_path / "one" / "a.log")
    start_logging(tmp_path / "two" / "a.log")
    log.info("once")
    assert lines(tmp_path / "one" / "a.log") == []
    assert len(lines(tmp_path / "two" / "a.log")) == 1
