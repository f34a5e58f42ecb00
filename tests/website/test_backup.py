"""A backup is a whole, checked copy of a SQLite file, or it does not exist."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select

from mahak_desk.website.backup import KEPT_BEFORE_UPGRADES, backup, backup_before_upgrade, look_through
from mahak_desk.website.database import Database
from mahak_desk.website.errors import (
    DatabaseBackupElsewhere,
    DatabaseDamaged,
    DatabaseDiskFull,
    DatabaseError,
    DatabaseMissing,
    DatabaseReadOnly,
)
from mahak_desk.website.schema import tables
from mahak_desk.website.upgrade import upgrade
from tests import servers


def count(database: Database) -> int:
    with database.reading() as connection:
        return connection.scalar(select(func.count()).select_from(tables.categories)) or 0


def test_the_copy_is_a_database_with_everything_committed(sqlite_database: Database, tmp_path: Path) -> None:
    with sqlite_database.writing() as connection:
        connection.execute(insert(tables.categories).values(name="پوشاک"))
    with sqlite_database.writing() as connection:
        connection.execute(insert(tables.categories).values(name="هنوز نوشته نشده"))
        copy = backup(sqlite_database, tmp_path / "backups")
    with Database(f"sqlite:///{copy}") as restored:
        assert upgrade(restored, backups=None).before == upgrade(sqlite_database, backups=None).before
        assert count(restored) == 1


def test_the_copy_is_one_file_named_by_the_moment(sqlite_database: Database, tmp_path: Path) -> None:
    copy = backup(sqlite_database, tmp_path / "backups")
    assert [*copy.parent.iterdir()] == [copy]
    assert copy.match("shop-????????T??????Z.sqlite3")
    with closing(sqlite3.connect(copy)) as connection:  # a write-ahead log could not be read from a CD
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_copies_before_upgrades_are_kept_ten(sqlite_database: Database, tmp_path: Path) -> None:
    for day in range(1, 13):
        (tmp_path / f"shop-202001{day:02}T000000Z-before-upgrade-from-0001.sqlite3").touch()
    by_hand = tmp_path / "shop-20200101T000000Z.sqlite3"
    other_shop = tmp_path / "shop2-20200101T000000Z-before-upgrade-from-0001.sqlite3"
    by_hand.touch()
    other_shop.touch()
    newest = backup_before_upgrade(sqlite_database, tmp_path, "0001")
    kept = sorted(path.name for path in tmp_path.glob("shop-*-before-upgrade-*"))
    assert len(kept) == KEPT_BEFORE_UPGRADES
    assert kept[0] == "shop-20200104T000000Z-before-upgrade-from-0001.sqlite3"
    assert kept[-1] == newest.name
    assert by_hand.exists()
    assert other_shop.exists()


def test_a_server_is_backed_up_by_its_own_program(server_database: Database, tmp_path: Path) -> None:
    with pytest.raises(DatabaseBackupElsewhere) as caught:
        backup(server_database, tmp_path)
    advice = caught.value.advice.en
    assert caught.value.tool == (
        "pg_dump" if server_database.dialect_name == "postgresql" else "mariadb-dump"
    )
    assert caught.value.tool in advice
    assert server_database.name in advice
    assert servers.PASSWORD not in caught.value.sentence("en") + caught.value.sentence("fa")


def test_a_database_in_memory_has_no_file_to_copy(tmp_path: Path) -> None:
    with Database.in_memory() as database, pytest.raises(DatabaseMissing):
        backup(database, tmp_path)


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    with Database(f"sqlite:///{tmp_path / 'shop.sqlite3'}") as database, pytest.raises(DatabaseMissing):
        backup(database, tmp_path / "backups")
    assert not (tmp_path / "shop.sqlite3").exists()


def test_a_damaged_database_leaves_no_copy(sqlite_database: Database, tmp_path: Path) -> None:
    assert sqlite_database.path is not None
    with closing(sqlite3.connect(sqlite_database.path)) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'products'").fetchone()[0]
    with open(sqlite_database.path, "r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)
    with pytest.raises(DatabaseDamaged) as caught:
        backup(sqlite_database, tmp_path / "backups")
    assert str(sqlite_database.path) in caught.value.title.en
    assert [*(tmp_path / "backups").iterdir()] == []


def test_a_folder_that_cannot_be_made(sqlite_database: Database, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseReadOnly) as caught:
        backup(sqlite_database, tmp_path / "file" / "backups")
    assert str(tmp_path / "file" / "backups") in caught.value.title.en


@pytest.fixture
def tiny_disk() -> Iterator[Path]:
    """A folder on a disk of 64 KB."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root can mount a disk")
    folder = Path(tempfile.mkdtemp())
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], capture_output=True)
    if mounted.returncode != 0:
        folder.rmdir()
        pytest.skip(f"no disk can be mounted here: {mounted.stderr.decode().strip()}")
    yield folder
    subprocess.run(["umount", folder], check=True)
    folder.rmdir()


def test_a_full_disk_leaves_no_half_copy(sqlite_database: Database, tiny_disk: Path) -> None:
    with pytest.raises(DatabaseError) as caught:
        backup(sqlite_database, tiny_disk)
    assert type(caught.value) is DatabaseDiskFull
    assert str(tiny_disk) in caught.value.title.en
    assert [*tiny_disk.iterdir()] == []


def test_a_whole_file_is_looked_through_beside_a_writer(sqlite_database: Database) -> None:
    assert sqlite_database.path is not None
    with sqlite_database.writing() as connection:
        connection.execute(insert(tables.categories).values(name="پوشاک"))
        look_through(sqlite_database.path)
    assert count(sqlite_database) == 1


def test_a_torn_page_is_found(sqlite_database: Database) -> None:
    path = sqlite_database.path
    assert path is not None
    sqlite_database.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        page = connection.execute("SELECT max(rootpage) FROM sqlite_schema").fetchone()[0]
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(os.urandom(size))
    with pytest.raises(DatabaseDamaged):
        look_through(path)
