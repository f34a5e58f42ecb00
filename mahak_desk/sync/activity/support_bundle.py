"""One zip file for support: how the shop is set up and what happened, without secrets and without people."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

import msgspec
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from mahak_desk.errors import DeskError
from mahak_desk.sync.activity import bundle_parts
from mahak_desk.sync.activity.anonymity import Anonymity, words_of_customers
from mahak_desk.sync.activity.log_lines import log_files, read_log
from mahak_desk.sync.doctor import Check, examine
from mahak_desk.sync.opened_shop import OpenedShop
from mahak_desk.sync.profile import writing_to
from mahak_desk.sync.shop_database import database_address
from mahak_desk.windows.open_files import put_in_place

Told = Callable[[str], None]
"""Called with the name of each part before it is made; it may raise to give up."""

_README = """\
بستهٔ پشتیبانی محک‌دسک
این پرونده برای پشتیبانی است: تنظیمات، گزارش برنامه، دورهای اخیر، مشکل‌های باز و نسخه‌ها.
رمز، توکن، و نام، شماره و نشانی مشتریان در آن نیست. پیش از فرستادن می‌توانید همه‌اش را بخوانید.

Mahak Desk support bundle
For support: settings, the log, the last cycles, open problems and versions.
It holds no password, no token, and no customer's name, number or address. You can read all of it first.
"""


class SupportBundle(msgspec.Struct, frozen=True):
    """A finished file; `missing` names the parts that could not be read, each told inside with why."""

    path: Path
    size: int
    missing: tuple[str, ...]


def make_support_bundle(
    shop: OpenedShop, path: Path, *, versions: Mapping[str, str], telling: Told
) -> SupportBundle:
    """Write the file, replacing one of that name only when it is whole. Logs in at Mahak once, to see if it can.

    Raises FolderUnusable and DiskFull; whatever else is wrong with the shop is told inside.
    """
    missing: list[str] = []
    draft = path.with_name(f".{path.name}.new")
    with writing_to(path):
        try:
            with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as bundle:
                for name, make in _parts(shop, versions):
                    telling(name)
                    try:
                        content = make()
                    except DeskError as error:
                        missing.append(name)
                        content = f"{error.sentence('en')}\n"
                    except (OSError, SQLAlchemyError) as error:
                        # Of a shop in trouble support must get what there is. Only the kind: a message may
                        # quote anything.
                        missing.append(name)
                        content = f"{type(error).__name__}\n"
                    bundle.writestr(name, content)
            put_in_place(draft, path)
        finally:
            draft.unlink(missing_ok=True)
    return SupportBundle(path, path.stat().st_size, tuple(missing))


def _parts(shop: OpenedShop, versions: Mapping[str, str]) -> Iterator[tuple[str, Callable[[], str]]]:
    anonymous = _anonymity(shop)
    now = shop.clock.now()

    def looked_up(read: Callable[[Connection], object]) -> Callable[[], str]:
        def make() -> str:
            with shop.looking() as connection:
                return _json(read(connection))

        return make

    yield "readme.txt", lambda: _README
    yield "about.json", lambda: _json(bundle_parts.about(shop, now, versions))
    yield "settings.json", lambda: _json(bundle_parts.settings(shop, anonymous))
    yield "database.json", looked_up(lambda each: bundle_parts.database(each, anonymous(_location(shop))))
    yield "status.json", looked_up(lambda each: bundle_parts.status(each, now))
    yield "runs.json", looked_up(lambda each: bundle_parts.runs(each, anonymous))
    yield "problems.json", looked_up(lambda each: bundle_parts.open_problems(each, anonymous))
    yield "attempts.json", looked_up(bundle_parts.attempts)
    yield "doctor.txt", lambda: "".join(_verdict(check, anonymous) for check in examine(shop))
    for file in filter(Path.is_file, (*log_files(shop.profile.log_file), shop.profile.faults_file)):
        yield f"logs/{file.name}", partial(_log, file, anonymous)


def _log(file: Path, anonymous: Anonymity) -> str:
    """In stretches of lines: one pass over all of it would hold the interpreter, and with it the window."""
    lines = read_log(file).splitlines(keepends=True)
    return "".join(anonymous("".join(lines[start : start + 100])) for start in range(0, len(lines), 100))


def _anonymity(shop: OpenedShop) -> Anonymity:
    user_name = ""
    with suppress(DeskError):
        user_name = shop.settings_now().mahak.user_name
        shop.credentials()  # so that the password is known by sight, wherever it may stand
    try:
        with shop.looking() as connection:
            words = words_of_customers(connection)
    except (DeskError, SQLAlchemyError):
        return Anonymity(None, user_name=user_name)
    return Anonymity(words, user_name=user_name)


def _location(shop: OpenedShop) -> str:
    return database_address(shop.settings, shop.profile).location


def _verdict(check: Check, anonymous: Anonymity) -> str:
    advice = "" if check.advice is None else f"\n      {anonymous(check.advice.en)}"
    return f"{check.state:4}  {check.name.en}: {anonymous(check.says.en)}{advice}\n"


def _json(value: object) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=1).decode()
