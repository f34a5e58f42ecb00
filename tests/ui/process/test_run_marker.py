"""The next start knows how this run ended."""

from __future__ import annotations

import faulthandler
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mahak_desk.sync.profile import Profile
from mahak_desk.ui.process.run_marker import KEPT_BYTES, RunMarker


def test_a_run_that_ended_leaves_nothing(tmp_path: Path) -> None:
    first = RunMarker(Profile("default", tmp_path))
    first.begin()
    assert first.is_there
    first.end()
    second = RunMarker(Profile("default", tmp_path))
    second.begin()
    assert not second.ended_badly
    second.end()


def test_a_run_that_broke_off_is_known_at_the_next_start(tmp_path: Path) -> None:
    first = RunMarker(Profile("default", tmp_path))
    first.begin()
    second = RunMarker(Profile("default", tmp_path))  # as after a kill: nobody called `end`
    second.begin()
    assert second.ended_badly
    second.end()
    first.end()
    third = RunMarker(Profile("default", tmp_path))
    third.begin()
    assert not third.ended_badly
    third.end()


def test_a_run_that_is_still_ending_has_not_ended_badly(tmp_path: Path) -> None:
    first = RunMarker(Profile("default", tmp_path))
    first.begin()
    first.ending()
    second = RunMarker(Profile("default", tmp_path))
    second.begin()
    assert not second.ended_badly
    second.end()
    first.end()


def test_one_that_was_ended_while_it_was_ending_has(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as former:
        former.wait()
    (tmp_path / "running").write_text(f"{former.pid} ending\n")
    marker = RunMarker(Profile("default", tmp_path))
    marker.begin()
    assert marker.ended_badly
    marker.end()


def test_a_run_ends_no_other_s_marker(tmp_path: Path) -> None:
    first = RunMarker(Profile("default", tmp_path))
    first.begin()
    (tmp_path / "running").write_text(f"{os.getppid()}\n")  # as the next start writes it
    first.ending()
    first.end()
    assert (tmp_path / "running").read_text() == f"{os.getppid()}\n"


@pytest.mark.parametrize(
    "content", [b"", b"x", b"1 2 3", b"-5 ending", b"\xff ending", b"9" * 30 + b" ending"]
)
def test_a_damaged_marker_is_one_of_a_bad_end(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "running").write_bytes(content)
    marker = RunMarker(Profile("default", tmp_path))
    marker.begin()
    assert marker.ended_badly
    marker.end()
    assert not marker.is_there


def test_faults_of_c_code_go_to_a_file(tmp_path: Path) -> None:
    before = faulthandler.is_enabled()
    marker = RunMarker(Profile("default", tmp_path))
    marker.begin()
    assert faulthandler.is_enabled()
    faulthandler.dump_traceback(marker._stream)  # what a crash would write
    marker.end()
    assert "test_faults_of_c_code_go_to_a_file" in (tmp_path / "logs" / "faults.txt").read_text()
    if before:
        faulthandler.enable()


def test_a_folder_that_takes_no_file_stops_nothing(tmp_path: Path) -> None:
    nowhere = tmp_path / "file"
    nowhere.write_text("")
    marker = RunMarker(Profile("default", nowhere))
    marker.begin()
    marker.end()
    assert not marker.ended_badly


def test_the_faults_of_former_runs_do_not_fill_the_disk(tmp_path: Path) -> None:
    profile = Profile("default", tmp_path)
    profile.logs.mkdir()
    profile.faults_file.write_bytes(b"old" * KEPT_BYTES + b"the last one\n")
    marker = RunMarker(profile)
    marker.begin()
    marker.end()
    kept = profile.faults_file.read_bytes()
    assert len(kept) == KEPT_BYTES
    assert kept.endswith(b"the last one\n")
