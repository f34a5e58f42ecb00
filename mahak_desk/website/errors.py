"""What can go wrong with the website database, in words a shop can act on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mahak_desk.errors import DeskError, Words


class DatabaseError(DeskError):
    """Any failure of the website database that a person can act on; `location` never holds a password."""

    code = "database-failure"


class DatabaseUrlInvalid(DatabaseError):
    """The setting is not a URL of a database this program can use. The URL itself is never repeated."""

    code = "database-url-invalid"

    def __init__(self) -> None:
        super().__init__(
            Words("نشانی پایگاه داده درست نوشته نشده است.", "The database address is not written correctly."),
            Words(
                "نمونهٔ درست: postgresql://user:password@host:5432/shop یا sqlite:///C:/Shop/shop.sqlite3",
                "Right examples: postgresql://user:password@host:5432/shop or sqlite:///C:/Shop/shop.sqlite3",
            ),
        )


class DatabaseDriverMissing(DatabaseError):
    """The Python driver for this kind of database is not installed; `extra` is the one that brings it."""

    code = "database-driver-missing"

    def __init__(self, extra: str) -> None:
        super().__init__(
            Words(
                f"راه‌انداز این نوع پایگاه داده ({extra}) نصب نیست.",
                f"The driver for this kind of database ({extra}) is not installed.",
            ),
            Words(
                f'آن را نصب کنید: pip install "mahak-desk[{extra}]"',
                f'Install it: pip install "mahak-desk[{extra}]"',
            ),
        )


class DatabaseOptionsWrong(DatabaseError):
    """What stands after `?` in a server's address is nothing its driver can use; `cause` says what."""

    code = "database-options-wrong"

    def __init__(self, location: str, cause: str) -> None:
        super().__init__(
            Words(
                f"آنچه پس از ? در نشانی پایگاه داده ({location}) آمده به کار نمی‌آید: {cause}",
                f"What stands after ? in the address of the database ({location}) cannot be used: {cause}",
            ),
            Words(
                "آن را در تنظیمات درست کنید؛ پروندهٔ گواهی باید در همان جایی باشد که نوشته شده.",
                "Correct it in the settings; a file of certificates must be where it says.",
            ),
        )


class DatabaseUnreachable(DatabaseError):
    """No connection, or it broke: server down, wrong host or port, refused, disk not answering."""

    code = "database-unreachable"
    retry = True

    def __init__(self, location: str, cause: str) -> None:
        super().__init__(
            Words(
                f"ارتباط با پایگاه داده ({location}) برقرار نشد: {cause}",
                f"The database ({location}) cannot be reached: {cause}",
            ),
            Words(
                "روشن بودن سرور، شبکه، نام میزبان و درگاه (یا برای پرونده، دیسک) را بررسی کنید.",
                "Check the server, the network, the host name and the port (or, for a file, its disk).",
            ),
        )


class DatabaseAccessDenied(DatabaseError):
    """The database's own user name, password or permission was refused."""

    code = "database-access-denied"

    def __init__(self, location: str) -> None:
        super().__init__(
            Words(
                f"پایگاه داده ({location}) اجازهٔ دسترسی نداد.", f"The database ({location}) denied access."
            ),
            Words(
                "نام کاربری و رمز پایگاه داده و مجوزهای آن کاربر را بررسی کنید.",
                "Check the database's user name and password, and what that user may do.",
            ),
        )


class DatabaseMissing(DatabaseError):
    """The server has no database of that name, or the file cannot be opened where it should be."""

    code = "database-missing"

    def __init__(self, location: str) -> None:
        super().__init__(
            Words(f"پایگاه دادهٔ {location} باز نشد.", f"The database {location} cannot be opened."),
            Words(
                "نام آن را بررسی کنید؛ باید وجود داشته باشد و در دسترس این کاربر باشد.",
                "Check its name; it must exist and be open to this user.",
            ),
        )


class DatabaseLocked(DatabaseError):
    """Another program kept what we need for longer than we wait, or a deadlock chose us."""

    code = "database-locked"
    retry = True

    def __init__(self, location: str) -> None:
        super().__init__(
            Words(
                f"برنامهٔ دیگری پایگاه داده ({location}) را قفل کرده است.",
                f"Another program has the database ({location}) locked.",
            ),
            Words(
                "برنامه خودش دوباره تلاش می‌کند؛ اگر ادامه یافت، برنامهٔ دیگر را ببندید.",
                "The program tries again by itself; if it goes on, close the other program.",
            ),
        )


class DatabaseDiskFull(DatabaseError):
    """No room left for the database or for its backup; what was being written has been undone."""

    code = "database-disk-full"

    def __init__(self, location: str) -> None:
        super().__init__(
            Words(
                f"برای {location} جای خالی روی دیسک نمانده است.", f"The disk has no room left for {location}."
            ),
            Words("مقداری جا باز کنید و دوباره تلاش کنید.", "Free some space and try again."),
        )


class DatabaseReadOnly(DatabaseError):
    """The file, its folder or the server takes no writes."""

    code = "database-read-only"

    def __init__(self, location: str) -> None:
        super().__init__(
            Words(f"در {location} نمی‌توان نوشت.", f"{location} cannot be written to."),
            Words(
                "مجوز نوشتن در پرونده و پوشهٔ آن (یا حالت فقط‌خواندنی سرور) را بررسی کنید.",
                "Check the permission to write to the file and its folder (or the server's read-only mode).",
            ),
        )


class DatabaseDamaged(DatabaseError):
    """The file is not a database, or its content contradicts itself."""

    code = "database-damaged"

    def __init__(self, location: str) -> None:
        super().__init__(
            Words(
                f"پایگاه داده ({location}) آسیب دیده یا پایگاه داده نیست.",
                f"The database ({location}) is damaged, or is not a database.",
            ),
            Words(
                "آخرین نسخهٔ پشتیبان را جای آن بگذارید.",
                "Put the newest backup in its place.",
            ),
        )


class DatabaseForeign(DatabaseError):
    """It has tables with our names that this program did not make; nothing in it was touched."""

    code = "database-foreign"

    def __init__(self, location: str, tables: Sequence[str]) -> None:
        self.tables = tuple(sorted(tables))
        shown = ", ".join(self.tables[:5]) + (", …" if len(self.tables) > 5 else "")
        super().__init__(
            Words(
                f"جدول‌های برنامهٔ دیگری با همین نام‌ها در {location} هست: {shown}",
                f"{location} holds another program's tables of the same names: {shown}",
            ),
            Words(
                "به آن دست زده نشد. یک پایگاه دادهٔ خالی بسازید و نشانی آن را در تنظیمات بنویسید.",
                "It was not touched. Make an empty database and put its address in the settings.",
            ),
        )


class DatabaseNewer(DatabaseError):
    """Its tables were made by a newer version of this program."""

    code = "database-newer"

    def __init__(self, location: str, stamp: str) -> None:
        self.stamp = stamp
        super().__init__(
            Words(
                f"پایگاه داده ({location}) را نسخهٔ تازه‌تری از این برنامه ساخته است (طرح {stamp}).",
                f"The database ({location}) was made by a newer version of this program (schema {stamp}).",
            ),
            Words("این رایانه را به همان نسخه به‌روز کنید.", "Update this computer to that version."),
        )


class DatabaseBackupElsewhere(DatabaseError):
    """A server's database is backed up by the server's own program; `tool` names it."""

    code = "database-backup-elsewhere"

    def __init__(self, location: str, tool: str, command: str) -> None:
        self.tool = tool
        super().__init__(
            Words(
                f"نسخهٔ پشتیبانِ {location} را خود سرور می‌گیرد.",
                f"The backup of {location} is made by the server's own program, {tool}.",
            ),
            Words(f"روی سرور اجرا کنید: {command}", f"Run on the server: {command}"),
        )


class DatabaseRestoreElsewhere(DatabaseError):
    """A server's database is put back by the server's own program; `tool` names it."""

    code = "database-restore-elsewhere"

    def __init__(self, location: str, tool: str) -> None:
        self.tool = tool
        super().__init__(
            Words(
                f"نسخهٔ پشتیبانِ {location} را مدیر سرور با {tool} برمی‌گرداند.",
                f"A backup of {location} is put back by the server's administrator, with {tool}.",
            ),
            Words(
                "پیش از آن «فقط نگاه کن، نفرست» را روشن کنید تا هیچ فاکتوری دوباره فرستاده نشود.",
                "Switch “look, don't send” on before that, so that no invoice is sent a second time.",
            ),
        )


class BackupUnusable(DatabaseError):
    """The file is not there, or is not a copy of this program's database; nothing was changed."""

    code = "backup-unusable"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Words(f"{path} نسخهٔ پشتیبان این برنامه نیست.", f"{path} is not a backup of this program."),
            Words(
                "یکی از نسخه‌های پوشهٔ backups را انتخاب کنید؛ چیزی عوض نشد.",
                "Choose one of the copies in the backups folder; nothing was changed.",
            ),
        )
