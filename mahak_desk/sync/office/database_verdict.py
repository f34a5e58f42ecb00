"""Looks at a database before a shop moves there, changing nothing, and says what would happen with it."""

from __future__ import annotations

from typing import Literal

import msgspec

from mahak_desk.bundled import bundled_folder
from mahak_desk.errors import DeskError, Words
from mahak_desk.sync.shop_database import condition_of
from mahak_desk.website.address import DialectName
from mahak_desk.website.database import Database
from mahak_desk.website.errors import DatabaseForeign, DatabaseNewer
from mahak_desk.website.schema import metadata
from mahak_desk.website.upgrade import revisions, schema_stamp

Kind = Literal["empty", "ready", "older", "newer", "foreign", "unusable"]


class DatabaseVerdict(msgspec.Struct, frozen=True):
    """What is there; `usable` says whether a shop can work with it."""

    kind: Kind
    title: Words
    advice: Words
    location: str = ""
    dialect: DialectName | None = None

    @property
    def usable(self) -> bool:
        return self.kind in ("empty", "ready", "older")


def no_server(url: str) -> DatabaseVerdict | None:
    """What is wrong with an address that is to be a server's and names none; None where nothing is."""
    if not url.strip():
        return DatabaseVerdict(
            "unusable",
            Words("نشانی سرور پایگاه داده نوشته نشده است.", "The address of the database server is missing."),
            Words(
                "آن را از کسی که سایت را ساخته بپرسید و این‌جا بنویسید.",
                "Ask whoever made the website for it and give it here.",
            ),
        )
    if url.strip().casefold().startswith("sqlite"):
        return DatabaseVerdict(
            "unusable",
            Words("این نشانیِ یک پرونده است، نه سرور.", "This is the address of a file, not of a server."),
            Words("نشانی سرور را بنویسید، یا پرونده را انتخاب کنید.", "Give a server's, or choose the file."),
        )
    return None


def look_at_database(url: str) -> DatabaseVerdict:
    """What a database is, by its address with the password in it. What is wrong is a verdict."""
    try:
        with Database(url) as database:
            return _verdict(database)
    except DeskError as error:
        return DatabaseVerdict("unusable", error.title, error.advice)


def _verdict(database: Database) -> DatabaseVerdict:
    known = revisions(bundled_folder("migrations"))
    condition = condition_of(database)
    if condition == "other":
        with database.reading() as connection:
            stamp = schema_stamp(connection)
        if stamp is None:
            error: DeskError = DatabaseForeign(database.location, sorted(metadata.tables)[:3])
            return _of(database, "foreign", error.title, error.advice)
        if stamp not in known:
            error = DatabaseNewer(database.location, stamp)
            return _of(database, "newer", error.title, error.advice)
        return _of(
            database,
            "older",
            Words(
                "پایگاه داده از نسخهٔ قدیمی‌تر همین برنامه است.",
                "It was made by an older version of this program.",
            ),
            Words("هنگام باز شدن به‌روز می‌شود.", "It is upgraded when it is opened."),
        )
    if condition == "absent":
        return _of(
            database,
            "empty",
            Words("پایگاه داده در دسترس و خالی است.", "The database can be reached and is empty."),
            Words("جدول‌ها هنگام باز شدن ساخته می‌شود.", "The tables are made when it is opened."),
        )
    return _of(
        database,
        "ready",
        Words("پایگاه داده در دسترس و آماده است.", "The database can be reached and is ready."),
        Words(
            "داده‌های یک فروشگاه در آن هست و همان‌ها ادامه می‌یابد.", "It holds a shop's data, which goes on."
        ),
    )


def _of(database: Database, kind: Kind, title: Words, advice: Words) -> DatabaseVerdict:
    return DatabaseVerdict(kind, title, advice, database.location, database.dialect_name)
