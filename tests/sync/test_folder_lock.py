"""A data folder has one holder, whom others can name."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mahak_desk.sync.folder_lock import FolderInUse, FolderLock
from tests.folder_holders import OTHER_PID, held_by_another

NOW = datetime(2026, 2, 1, 9, 30, tzinfo=UTC)


def test_the_second_is_refused_and_told_who_the_first_is(tmp_path: Path) -> None:
    with held_by_another(tmp_path, "the window"), pytest.raises(FolderInUse) as caught:
        FolderLock(tmp_path, "a task").take(NOW)
    for language in ("fa", "en"):
        assert "the window" in caught.value.sentence(language)
        assert str(OTHER_PID) in caught.value.sentence(language)
    assert caught.value.retry
    assert not caught.value.is_our_own


def test_a_process_in_its_own_way_is_not_told_to_close_itself(tmp_path: Path) -> None:
    """A thread of an earlier opening has not come back yet."""
    first = FolderLock(tmp_path, "the window")
    first.take(NOW)
    with pytest.raises(FolderInUse, match="still finishing something") as caught:
        FolderLock(tmp_path, "the window").take(NOW)
    first.release()
    holder = caught.value.holder
    assert holder is not None
    assert (holder.pid, holder.host, holder.program) == (os.getpid(), socket.gethostname(), "the window")
    assert holder.since == NOW
    assert caught.value.is_our_own
    assert caught.value.retry
    assert "by itself" in caught.value.sentence("en")
    assert "Close it" not in caught.value.sentence("en")


def test_after_the_release_the_folder_is_free_and_names_nobody(tmp_path: Path) -> None:
    first, second = FolderLock(tmp_path, "one"), FolderLock(tmp_path, "two")
    first.take(NOW)
    first.release()
    assert not (tmp_path / "mahak-desk.holder.json").exists()
    second.take(NOW)
    assert second.is_taken
    second.release()


def test_two_folders_have_two_holders(tmp_path: Path) -> None:
    locks = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        locks.append(FolderLock(tmp_path / name, name))
    for lock in locks:
        lock.take(NOW)
    assert all(lock.is_taken for lock in locks)
    for lock in locks:
        lock.release()


def test_one_thread_may_release_what_another_took(tmp_path: Path) -> None:
    lock = FolderLock(tmp_path, "the window")
    taking = threading.Thread(target=lock.take, args=(NOW,))
    taking.start()
    taking.join()
    lock.release()
    assert not lock.is_taken


def test_a_holder_that_was_killed_holds_nothing(tmp_path: Path) -> None:
    program = (
        "import sys; from datetime import UTC, datetime; from pathlib import Path;"
        "from mahak_desk.sync.folder_lock import FolderLock;"
        "lock = FolderLock(Path(sys.argv[1]), 'killed'); lock.take(datetime.now(UTC));"
        "print('taken', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "taken\n"
        with pytest.raises(FolderInUse) as caught:
            FolderLock(tmp_path, "second").take(NOW)
        assert caught.value.holder is not None
        assert (caught.value.holder.pid, caught.value.holder.program) == (process.pid, "killed")
        process.kill()
    lock = FolderLock(tmp_path, "second")
    lock.take(NOW)
    lock.release()


@pytest.mark.parametrize("content", [None, b"", b"{", b'{"pid": "many"}'])
def test_a_holder_that_has_not_said_who_it_is(tmp_path: Path, content: bytes | None) -> None:
    first = FolderLock(tmp_path, "one")
    first.take(NOW)
    note = tmp_path / "mahak-desk.holder.json"
    note.unlink()
    if content is not None:
        note.write_bytes(content)
    with pytest.raises(FolderInUse, match="in use by another process") as caught:
        FolderLock(tmp_path, "two").take(NOW)
    assert caught.value.holder is None
    first.release()


def test_releasing_what_was_never_taken_does_nothing(tmp_path: Path) -> None:
    FolderLock(tmp_path, "one").release()
    assert list(tmp_path.iterdir()) == []
