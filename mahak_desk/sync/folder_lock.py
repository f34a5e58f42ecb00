"""One process per data folder, which a second one can name."""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout

from mahak_desk.errors import DeskError, Words
from mahak_desk.sync.profile import writing_to
from mahak_desk.windows.open_files import put_in_place

_LOCK = "mahak-desk.lock"
_HOLDER = "mahak-desk.holder.json"
"""Beside the lock, because Windows lets nobody read a locked file."""


class Holder(msgspec.Struct, frozen=True):
    """Which process works in a data folder; `since` is aware."""

    pid: int
    host: str
    program: str
    since: datetime

    @property
    def is_this_process(self) -> bool:
        # A folder on a network drive may be held by another computer, where numbers are others'.
        return self.pid == os.getpid() and self.host == socket.gethostname()


class FolderInUse(DeskError):
    """Another process works in the data folder; `holder` is None when it has not said who it is."""

    code = "folder-in-use"
    retry = True

    def __init__(self, folder: Path, holder: Holder | None) -> None:
        self.holder = holder
        self.is_our_own = holder is not None and holder.is_this_process
        """It is a thread of this very process that has not come back: nobody can close anything."""
        if self.is_our_own:
            super().__init__(
                Words("فروشگاه هنوز دارد کاری را تمام می‌کند.", "The shop is still finishing something."),
                Words("همین‌که تمام شود خودش باز می‌شود.", "It opens by itself as soon as that ends."),
            )
            return
        slots = {"folder": folder}
        who = Words("برنامهٔ دیگری", "another process")
        if holder is not None:
            since = holder.since.astimezone().strftime("%Y-%m-%d %H:%M")
            who = Words(
                f"«{holder.program}» (پردازهٔ {holder.pid} در {holder.host}، از {since})",
                f"“{holder.program}” (process {holder.pid} on {holder.host}, since {since})",
            )
        super().__init__(
            Words(
                f"پوشهٔ {folder} در دست {who.fa} است.".format(**slots),
                f"The folder {folder} is in use by {who.en}.".format(**slots),
            ),
            Words(
                "آن را ببندید یا بگذارید کارش تمام شود، سپس دوباره تلاش کنید.",
                "Close it or let it finish, then try again.",
            ),
        )


class FolderLock:
    """Holds a data folder for this process from `take` until `release`, or until the process ends somehow."""

    def __init__(self, folder: Path, program: str) -> None:
        """`program` is what the holder is called in the other's error."""
        self._folder = folder
        self._program = program
        # Taken by one thread, released by whichever closes the program.
        self._lock = FileLock(folder / _LOCK, thread_local=False)

    @property
    def is_taken(self) -> bool:
        return self._lock.is_locked

    def take(self, now: datetime) -> None:
        """Hold the folder, which must exist. Raises FolderInUse, FolderUnusable and DiskFull."""
        with writing_to(self._folder):
            try:
                self._lock.acquire(blocking=False)
            except Timeout:  # an OSError too
                raise FolderInUse(self._folder, _read_holder(self._folder / _HOLDER)) from None
        # Not platform.node(), which starts a cmd.exe on Windows.
        holder = Holder(os.getpid(), socket.gethostname(), self._program, now)
        try:
            with writing_to(self._folder):
                _write_holder(self._folder / _HOLDER, holder)
        except DeskError:
            self._lock.release()
            raise

    def release(self) -> None:
        if self._lock.is_locked:
            with suppress(OSError):
                (self._folder / _HOLDER).unlink()
            self._lock.release()


def _read_holder(path: Path) -> Holder | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Holder)
    except (OSError, msgspec.MsgspecError):
        return None


def _write_holder(path: Path, holder: Holder) -> None:
    draft = path.with_suffix(".new")
    draft.write_bytes(msgspec.json.encode(holder))
    put_in_place(draft, path)
