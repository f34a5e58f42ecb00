"""Keeps the pictures the window has shown in a folder of the profile, bounded in number and size."""

from __future__ import annotations

import hashlib
import os
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from mahak_desk.errors import DeskError
from mahak_desk.sync.profile import writing_to
from mahak_desk.windows.open_files import put_in_place

MOST_FILES = 3000
_SPARED = 300
"""How many more than the bound go at once, so that not every picture makes the folder be listed."""
TRY_AGAIN = timedelta(minutes=10)


class PictureCache:
    """Usable from any thread. `fetch` gets a picture from its address; `now` is the aware present."""

    def __init__(self, folder: Path, fetch: Callable[[str], bytes], now: Callable[[], datetime]) -> None:
        self._folder = folder
        self._fetch = fetch
        self._now = now
        self._failed: dict[str, datetime] = {}
        """By address, or by host where that could not be reached at all: one time-out is enough."""
        self._kept: int | None = None
        self._keeping = threading.Lock()

    def file_of(self, url: str) -> Path | None:
        """The picture's file, fetched if it is not here yet; None where it cannot be had at the moment.

        An address that failed is left alone for a while. Raises FolderUnusable and DiskFull.
        """
        path = self._folder / hashlib.sha256(url.encode()).hexdigest()[:40]
        if path.is_file():
            return path
        host = urlsplit(url).netloc
        if self._has_failed(url) or self._has_failed(host):
            return None
        try:
            content = self._fetch(url)
        except DeskError as error:
            self._failed[url if error.reached else host] = self._now()
            return None
        self._keep(path, content)
        return path

    def _has_failed(self, what: str) -> bool:
        failed = self._failed.get(what)
        return failed is not None and self._now() - failed < TRY_AGAIN

    def _keep(self, path: Path, content: bytes) -> None:
        """Write it whole or not at all: another thread may look for it at any moment."""
        with writing_to(self._folder), self._keeping:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            put_in_place(name, path)
            self._make_room()

    def _make_room(self) -> None:
        """Delete the oldest files where there are too many."""
        if self._kept is not None and self._kept < MOST_FILES:
            self._kept += 1
            return
        files = sorted((entry.stat().st_mtime_ns, entry.path) for entry in os.scandir(self._folder))
        surplus = len(files) - MOST_FILES
        if surplus > 0:
            for _, path in files[: surplus + _SPARED]:
                with suppress(OSError):  # on Windows one that is being read stays until the next time
                    os.remove(path)
        self._kept = min(len(files), MOST_FILES - _SPARED if surplus > 0 else len(files))
