"""Brings a setup to this computer and proves that it is the published one before it has its name."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from mahak_desk.releases.errors import SetupDamaged
from mahak_desk.releases.fetching import Way, fetch_pieces
from mahak_desk.releases.release_list import Release
from mahak_desk.sync.profile import writing_to
from mahak_desk.windows.open_files import put_in_place

Progress = Callable[[int, int], None]
"""Told the bytes that have come, and all there are; whatever it raises ends the download."""


def download(release: Release, folder: Path, way: Way, progress: Progress | None = None) -> Path:
    """The setup in `folder`; nothing is fetched when it is there already. Setups of other versions go.

    Raises SetupDamaged, ReleaseAddressWrong, ReleasesUnreachable, FolderUnusable and DiskFull.
    """
    setup = folder / release.file_name
    if _is_published(release, setup):
        return setup
    draft = setup.with_suffix(".part")
    with writing_to(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for old in (*folder.glob("*.exe"), *folder.glob("*.part")):
            with suppress(OSError):  # Windows keeps one that still runs
                old.unlink()
    try:
        _write(draft, _whole(release, fetch_pieces(release.url, way), progress))
        prove(release, draft)
        with writing_to(setup):
            put_in_place(draft, setup)
    finally:
        draft.unlink(missing_ok=True)
    return setup


def prove(release: Release, setup: Path) -> None:
    """That the file's bytes are the published ones; else it is deleted. Raises SetupDamaged."""
    if not _is_published(release, setup):
        setup.unlink(missing_ok=True)
        raise SetupDamaged(release.file_name)


def _is_published(release: Release, setup: Path) -> bool:
    try:
        with setup.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            return digest == release.sha256 and file.tell() == release.size
    except OSError:
        return False


def _whole(release: Release, pieces: Iterator[bytes], progress: Progress | None) -> Iterator[bytes]:
    """The pieces, at most as many bytes as the list promises. Raises SetupDamaged."""
    come = 0
    for piece in pieces:
        come += len(piece)
        if come > release.size:
            raise SetupDamaged(release.file_name)
        yield piece
        if progress is not None:
            progress(come, release.size)


def _write(draft: Path, pieces: Iterator[bytes]) -> None:
    """Raises FolderUnusable and DiskFull, and whatever brings the pieces raises."""
    with writing_to(draft):
        file = draft.open("wb")
    with file:
        for piece in pieces:
            with writing_to(draft):
                file.write(piece)
