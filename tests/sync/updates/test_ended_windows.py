"""What a setup ended is started again as it was, once, and soon or never."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mahak_desk.sync.updates import ended_windows
from mahak_desk.sync.updates.ended_windows import EndedWindow, note_ended, take_ended

NOW = datetime(2026, 11, 26, 8, tzinfo=UTC)
SECOND = EndedWindow(False, "فروشگاه دوم", "en", NOW)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {"MAHAK_DESK_HOME": str(tmp_path)}


@pytest.mark.parametrize(
    ("window", "arguments"),
    [
        (SECOND, ["--profile", "فروشگاه دوم", "--language", "en", "--hidden"]),
        (EndedWindow(False, "default", None, NOW), ["--profile", "default", "--hidden"]),
        (EndedWindow(True, "default", None, NOW), ["--practice", "--hidden"]),
    ],
)
def test_it_is_started_as_it_was_and_hidden(window: EndedWindow, arguments: list[str]) -> None:
    assert window.arguments == arguments


def test_one_program_brings_it_back_and_no_other(environment: dict[str, str]) -> None:
    assert take_ended(environment, NOW) == []
    note_ended(environment, SECOND)
    assert take_ended(environment, NOW + timedelta(minutes=2)) == [SECOND]
    assert take_ended(environment, NOW + timedelta(minutes=2)) == []


def test_what_was_ended_long_ago_stays_ended(environment: dict[str, str]) -> None:
    note_ended(environment, SECOND)
    assert take_ended(environment, NOW + timedelta(hours=2)) == []


def test_nonsense_in_a_note_is_passed_over(environment: dict[str, str], tmp_path: Path) -> None:
    note_ended(environment, SECOND)
    folder = ended_windows._folder(environment)
    (folder / "1.json").write_bytes(b'{"practice": tr')
    (folder / "2.json").write_bytes(b'{"practice": true, "profile": "x", "language": "de", "at": 3}')
    (folder / "3.json").write_bytes(
        b'{"practice": true, "profile": "x", "language": null, "at": "2026-11-26T08:00:00"}'
    )
    assert take_ended(environment, NOW) == [SECOND]
    assert list(folder.iterdir()) == []


def test_a_folder_that_takes_no_note_keeps_nobody_from_ending(tmp_path: Path) -> None:
    (tmp_path / "updates").write_text("in its place")
    note_ended({"MAHAK_DESK_HOME": str(tmp_path)}, SECOND)
