"""A folder that takes no writes and a disk that is full: one sentence, and a database that goes on afterwards."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.cli.shops import Shop, says_one_sentence


class Disk:
    """A small file system of its own in memory."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def remount(self, options: str) -> None:
        subprocess.run(["mount", "-o", f"remount,{options}", str(self.folder)], check=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    folder = tmp_path / "disk"
    folder.mkdir()
    if sys.platform != "linux":
        pytest.skip("a small disk is mounted on Linux only")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=50m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this user may not mount a small disk")
    yield Disk(folder)
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("size", ["4k", "60k", "250k", "450k", "600k"])
@pytest.mark.parametrize("language", ["fa", "en"])
def test_a_full_disk_stops_the_sync_with_one_sentence(
    demo_shop: Shop, disk: Disk, size: str, language: str
) -> None:
    """The room ends at the lock, the log, the tables, the rows."""
    demo_shop.environment |= {"MAHAK_DESK_HOME": str(disk.folder), "MAHAK_DESK_LANGUAGE": language}
    disk.remount(f"size={size}")
    ended = demo_shop.spawn("sync", "incoming")
    assert (ended.code, ended.out) == (2, "")
    assert says_one_sentence(ended)
    wanted = {"fa": "جای خالی روی دیسک نمانده", "en": "The disk has no room left"}
    assert wanted[language] in ended.err


@pytest.mark.parametrize("size", ["60k", "250k", "450k", "600k"])
def test_after_a_full_disk_the_next_sync_does_it_all(demo_shop: Shop, disk: Disk, size: str) -> None:
    demo_shop.home = disk.folder
    demo_shop.environment["MAHAK_DESK_HOME"] = str(disk.folder)
    disk.remount(f"size={size}")
    assert demo_shop.spawn("sync", "incoming").code == 2
    disk.remount("size=50m")
    ended = demo_shop.spawn("sync", "incoming", "--json")
    assert ended.code == 1
    assert ended.json["counts"]["products"]["created"] == 35
    assert demo_shop.scalar(text("PRAGMA integrity_check")) == "ok"


@pytest.mark.parametrize("language", ["fa", "en"])
def test_a_folder_that_takes_no_writes(shop: Shop, disk: Disk, language: str) -> None:
    shop.environment |= {"MAHAK_DESK_HOME": str(disk.folder), "MAHAK_DESK_LANGUAGE": language}
    disk.remount("ro")
    ended = shop.spawn("sync", "incoming", "--json")
    assert ended.code == 2
    assert ended.json["reason"] == "folder-unusable"
    assert says_one_sentence(ended)
    assert str(disk.folder) in ended.err
    assert "MAHAK_DESK_HOME" in ended.err


def test_the_doctor_names_a_folder_that_takes_no_writes(shop: Shop, disk: Disk) -> None:
    shop.environment["MAHAK_DESK_HOME"] = str(disk.folder)
    disk.remount("ro")
    ended = shop.spawn("doctor")
    assert ended.code == 2
    assert f"✗ Data folder: {disk.folder} cannot be written to" in ended.out
    assert "✓ Login to Mahak" in ended.out


def test_a_folder_below_a_file(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ended = shop.run("sync", "incoming", MAHAK_DESK_HOME=str(tmp_path / "file" / "home"))
    assert ended.code == 2
    assert says_one_sentence(ended)
    assert str(tmp_path / "file" / "home") in ended.err


def test_status_of_a_folder_that_has_become_read_only(shop: Shop, disk: Disk) -> None:
    shop.environment["MAHAK_DESK_HOME"] = str(disk.folder)
    shop.home = disk.folder
    assert shop.spawn("sync", "incoming").code == 0
    disk.remount("ro")
    for command in (["status"], ["sync", "incoming", "--preview"]):
        ended = shop.spawn(*command)
        assert (ended.code, ended.out) == (2, "")
        assert says_one_sentence(ended)
        assert f"{shop.profile.database_file} cannot be written to" in ended.err
