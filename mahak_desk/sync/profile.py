"""Where a shop's things are on this computer: one profile is one shop is one data folder."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mahak_desk.errors import DeskError, Words
from mahak_desk.windows.open_files import is_open_elsewhere

DEFAULT = "default"
HOME_VARIABLE = "MAHAK_DESK_HOME"

_NAME = r"\w(?:[\w .-]{0,38}[\w-])?"
_WINDOWS_DEVICE = r"(?i:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?"
"""Names that open a device instead of a folder, on Windows and on no other system."""


class ProfileNameInvalid(DeskError):
    """The name cannot be a folder's name on every system the program runs on."""

    code = "profile-name-invalid"

    def __init__(self, name: str) -> None:
        super().__init__(
            Words(f"«{name}» نام نمایه نمی‌شود.", f"“{name}” cannot be the name of a profile."),
            Words(
                "از حرف، رقم، فاصله، خط تیره و نقطه استفاده کنید، حداکثر ۴۰ نویسه.",
                "Use letters, digits, blanks, dashes and dots, at most 40 characters.",
            ),
        )


class FolderUnusable(DeskError):
    """A file or folder of the profile cannot be made, read or written."""

    code = "folder-unusable"
    told = Words("در {path} نمی‌توان نوشت ({cause}).", "{path} cannot be written to ({cause}).")
    advised = Words(
        f"مجوز پوشه را بررسی کنید، یا پوشهٔ دیگری را در {HOME_VARIABLE} بنویسید.",
        f"Check the folder's permissions, or name another folder in {HOME_VARIABLE}.",
    )

    def __init__(self, path: Path, cause: str) -> None:
        super().__init__(self.told.filled(path=path, cause=cause), self.advised)


class FileInUse(FolderUnusable):
    """Another program has the file open, and Windows lets nobody else write it meanwhile."""

    code = "file-in-use"
    told = Words("فایل {path} در برنامهٔ دیگری باز است.", "{path} is open in another program.")
    advised = Words(
        "آن را در آن برنامه (مثلاً اکسل) ببندید و دوباره تلاش کنید.",
        "Close it there (in Excel, say) and try again.",
    )


class DiskFull(DeskError):
    """No room is left where a file has to be written."""

    code = "disk-full"

    def __init__(self, path: Path | str) -> None:
        super().__init__(
            Words(f"برای {path} جای خالی روی دیسک نمانده است.", f"The disk has no room left for {path}."),
            Words("مقداری جا باز کنید و دوباره تلاش کنید.", "Free some space and try again."),
        )


@dataclass(frozen=True)
class Profile:
    """The paths of one shop's data folder. Nothing is made before `create`."""

    name: str
    folder: Path

    @property
    def settings_file(self) -> Path:
        return self.folder / "settings.toml"

    @property
    def database_file(self) -> Path:
        return self.folder / "mahak-desk.sqlite3"

    @property
    def backups(self) -> Path:
        return self.folder / "backups"

    @property
    def logs(self) -> Path:
        return self.folder / "logs"

    @property
    def log_file(self) -> Path:
        return self.logs / "mahak-desk.log"

    @property
    def faults_file(self) -> Path:
        """What the interpreter wrote of faults of C code, with which the process ended."""
        return self.logs / "faults.txt"

    @property
    def pictures(self) -> Path:
        """Pictures of goods that were shown; they may be deleted at any time."""
        return self.folder / "pictures"

    @property
    def updates(self) -> Path:
        """Setups of newer versions that were downloaded."""
        return self.folder / "updates"

    @property
    def first_run_file(self) -> Path:
        """How far the shop has been set up."""
        return self.folder / "first-run.json"

    @property
    def practice_cloud_file(self) -> Path:
        """What the practice cloud's shop is kept in, in practice mode."""
        return self.folder / "practice-cloud.json"

    def create(self) -> None:
        """Make the data folder. Raises FolderUnusable and DiskFull."""
        with writing_to(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)

    def try_writing(self) -> None:
        """Prove that the data folder takes files, leaving none. Raises FolderUnusable and DiskFull."""
        import tempfile  # here, since the window's first picture waits for this module

        self.create()
        with writing_to(self.folder), tempfile.TemporaryFile(dir=self.folder) as trial:
            trial.write(bytes(4096))


def shop_profile(name: str, environment: Mapping[str, str]) -> Profile:
    """The profile of that name; "default" is the home folder itself. Raises ProfileNameInvalid."""
    if not _can_name_a_folder(name):
        raise ProfileNameInvalid(name)
    home = _home(environment)
    return Profile(name, home if name == DEFAULT else home / "profiles" / name)


def _can_name_a_folder(name: str) -> bool:
    if name == DEFAULT:
        return True
    import re

    return bool(re.fullmatch(_NAME, name)) and not re.fullmatch(_WINDOWS_DEVICE, name)


def practice_profile(environment: Mapping[str, str]) -> Profile:
    """The profile of practice mode, apart from every shop's."""
    return Profile("practice", _home(environment) / "practice")


def _home(environment: Mapping[str, str]) -> Path:
    if chosen := environment.get(HOME_VARIABLE):
        return Path(chosen).expanduser().absolute()
    # Imported here, like `re` below: the window's first picture waits for this module.
    import platformdirs

    return platformdirs.user_data_path("MahakDesk", appauthor=False)


@contextmanager
def writing_to(path: Path) -> Iterator[None]:
    """Within it, the system's refusal to make or write a file becomes FolderUnusable, FileInUse or DiskFull."""
    try:
        yield
    except OSError as error:
        if is_disk_full(error):
            raise DiskFull(path) from error
        is_in_use = isinstance(error, PermissionError) and is_open_elsewhere(path)
        kind = FileInUse if is_in_use else FolderUnusable
        raise kind(path, os.strerror(error.errno) if error.errno else str(error)) from error


def is_disk_full(error: OSError) -> bool:
    """Whether the system's reason is a full disk or a used-up quota."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT)
