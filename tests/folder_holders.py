"""A data folder held by another process, as far as its lock and its note can tell."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from mahak_desk.sync.folder_lock import FolderLock, Holder

OTHER_PID = os.getppid()


@contextmanager
def held_by_another(folder: Path, program: str) -> Iterator[None]:
    """Another process, called `program`, works in the folder meanwhile."""
    lock = FolderLock(folder, program)
    lock.take(datetime(2026, 11, 25, tzinfo=UTC))
    note = folder / "mahak-desk.holder.json"
    ours = msgspec.json.decode(note.read_bytes(), type=Holder)
    note.write_bytes(msgspec.json.encode(msgspec.structs.replace(ours, pid=OTHER_PID)))
    try:
        yield
    finally:
        lock.release()
