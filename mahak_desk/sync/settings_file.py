"""Changes single settings in a shop's settings file and keeps the rest of it, comments too."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import tomlkit
from tomlkit.exceptions import TOMLKitError

from mahak_desk.sync.profile import writing_to
from mahak_desk.sync.settings import Settings, SettingsUnreadable

_BEGINNING = "# The settings of this shop. What is not here has its default value.\n"


def change_setting(path: Path, section: str, name: str, value: str | int | float | bool) -> None:
    """Set one value in the file, which is made if it is not there; it is replaced whole or not at all.

    Raises SettingsUnreadable when the file, or what it would become, is not what the program can read, and
    FolderUnusable and DiskFull.
    """
    with writing_to(path.parent):
        text = path.read_bytes().decode("utf-8-sig") if path.exists() else _BEGINNING
    try:
        document = tomlkit.parse(text)
        document.setdefault(section, tomlkit.table())[name] = value
        msgspec.convert(document.unwrap(), Settings)
    except (TOMLKitError, msgspec.ValidationError, TypeError) as error:
        raise SettingsUnreadable(path, str(error)) from None
    draft = path.with_suffix(".new")
    with writing_to(path):
        try:
            draft.write_bytes(tomlkit.dumps(document).encode())
            os.replace(draft, path)
        finally:
            draft.unlink(missing_ok=True)
