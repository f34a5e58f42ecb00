"""Looks at everything a cycle needs, one thing after the other, and says of each what to do about it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Literal, NamedTuple

from sqlalchemy import Connection, Table, func, select

from mahak_desk.errors import DeskError, Words
from mahak_desk.mahak.rows import Store, Visitor, VisitorProduct
from mahak_desk.mahak.session import Session
from mahak_desk.mahak.text import persian
from mahak_desk.sync.account import check_account
from mahak_desk.sync.incoming.pulling import store_answer
from mahak_desk.sync.incoming.report import IncomingReport
from mahak_desk.sync.incoming.shop import resolve_rules
from mahak_desk.sync.opened_shop import OpenedShop
from mahak_desk.sync.shop_database import DatabaseNotReady, condition_of, open_database
from mahak_desk.sync.status import CREDIT_WARNING_DAYS
from mahak_desk.website import mirror
from mahak_desk.website.database import Database

LEAST_FREE_BYTES = 500 * 1024 * 1024
CLOCK_TOLERANCE = timedelta(minutes=2)
"""The answer's own way counts as offset; and invoices are dated by this computer's clock."""

State = Literal["ok", "warn", "fail"]


class Check(NamedTuple):
    """One thing that was looked at; `advice` is None where nothing needs doing."""

    name: Words
    state: State
    says: Words
    advice: Words | None = None


FOLDER = Words("پوشهٔ داده", "Data folder")
SETTINGS = Words("تنظیمات", "Settings")
DATABASE = Words("پایگاه دادهٔ سایت", "Website database")
PASSWORD = Words("رمز محک", "Mahak password")
LOGIN = Words("ورود به محک", "Login to Mahak")
CLOCK = Words("ساعت", "Clock")
LICENCE = Words("اعتبار سرویس", "Service licence")
ACCOUNT = Words("حساب", "Account")
GOODS = Words("کالاها و انبارها", "Products and stores")


def examine(shop: OpenedShop) -> Iterator[Check]:
    """Every check in turn; one that cannot be made after an earlier one failed is left out."""
    yield _checked(FOLDER, lambda: _folder(shop))
    settings = _checked(SETTINGS, lambda: _settings(shop))
    yield settings
    if settings.state == "fail":
        return
    yield _checked(DATABASE, lambda: _database(shop))
    password = _checked(PASSWORD, lambda: _password(shop))
    yield password
    if password.state == "fail":
        return
    try:
        session = shop.log_in()
    except DeskError as error:
        yield _failed(LOGIN, error)
        return
    yield _logged_in(session)
    yield _clock(session)
    yield _licence(session)
    yield _checked(ACCOUNT, lambda: _account(shop, session))
    yield _checked(GOODS, lambda: _goods(shop, session))


def _checked(name: Words, look: Callable[[], Check]) -> Check:
    try:
        return look()
    except DeskError as error:
        return _failed(name, error)


def _failed(name: Words, error: DeskError) -> Check:
    return Check(name, "fail", error.title, error.advice)


def _folder(shop: OpenedShop) -> Check:
    folder = shop.profile.folder
    shop.profile.try_writing()
    if shutil.disk_usage(folder).free < LEAST_FREE_BYTES:
        says = Words(f"{folder}؛ جای خالی دیسک کم است.", f"{folder}; the disk is nearly full.")
        return Check(FOLDER, "warn", says, Words("مقداری جا باز کنید.", "Free some space."))
    return Check(FOLDER, "ok", _plain(folder))


def _settings(shop: OpenedShop) -> Check:
    file = shop.profile.settings_file
    shop.settings_now().mahak.client_settings()
    if file.exists():
        return Check(SETTINGS, "ok", _plain(file))
    return Check(SETTINGS, "ok", Words(f"پیش‌فرض‌ها؛ {file} نیست.", f"the defaults; there is no {file}."))


def _database(shop: OpenedShop) -> Check:
    with open_database(shop.settings, shop.profile, shop.secrets) as database:
        location = database.location
        condition = condition_of(database)
        if condition == "absent":
            says = Words(
                f"{location}؛ با اولین همگام‌سازی ساخته می‌شود.", f"{location}; the first sync makes it."
            )
            return Check(DATABASE, "ok", says)
        if condition == "other":
            not_ready = DatabaseNotReady(location)
            return Check(DATABASE, "warn", not_ready.title, not_ready.advice)
        with database.writing():
            pass  # a lock or a file that takes no writes shows here
    return Check(DATABASE, "ok", _plain(location))


def _password(shop: OpenedShop) -> Check:
    shop.credentials()
    user = shop.settings.mahak.user_name
    if shop.secrets.password_is_given:
        return Check(PASSWORD, "ok", Words(f"{user}، از متغیر محیطی", f"{user}, from the environment"))
    return Check(PASSWORD, "ok", Words(f"{user}، از جای امن رمزها", f"{user}, from the keyring"))


def _logged_in(session: Session) -> Check:
    who = f"{persian(session.user_title)} ({session.database_id}/{session.visitor_id})"
    return Check(LOGIN, "ok", _plain(who))


def _clock(session: Session) -> Check:
    seconds = round(session.clock_offset.total_seconds())
    if seconds == 0:
        return Check(CLOCK, "ok", Words("با ساعت محک یکی است.", "it agrees with Mahak's."))
    says = Words(
        f"ساعت این رایانه {abs(seconds)} ثانیه از ساعت محک {'عقب‌تر' if seconds > 0 else 'جلوتر'} است.",
        f"this computer's is {abs(seconds)} s {'behind' if seconds > 0 else 'ahead of'} Mahak's.",
    )
    if abs(session.clock_offset) <= CLOCK_TOLERANCE:
        return Check(CLOCK, "ok", says)
    return Check(CLOCK, "warn", says, Words("ساعت رایانه را درست کنید.", "Set this computer's clock."))


def _licence(session: Session) -> Check:
    days = session.credit_days
    if days is None:
        return Check(
            LICENCE, "ok", Words("محک روزهای مانده را نگفت.", "Mahak did not say how long it lasts.")
        )
    renew = Words("سرویس را در محک تمدید کنید.", "Renew the service with Mahak.")
    if days < 0:
        says = Words(f"{-days} روز پیش تمام شد.", f"it ran out {-days} days ago.")
        return Check(LICENCE, "warn", says, renew)
    says = Words(f"{days} روز مانده است.", f"{days} days left.")
    if days <= CREDIT_WARNING_DAYS:
        return Check(LICENCE, "warn", says, renew)
    return Check(LICENCE, "ok", says)


def _account(shop: OpenedShop, session: Session) -> Check:
    with shop.looking() as connection:
        check_account(connection, session)
    return Check(ACCOUNT, "ok", Words("همان حساب این پوشه است.", "it is this folder's own."))


def _goods(shop: OpenedShop, session: Session) -> Check:
    """What Mahak lets this website sell, asked from scratch and kept nowhere."""
    asked = {row_type.entity: 0 for row_type in (Store, Visitor, VisitorProduct)}
    now = shop.clock.now()
    with Database.in_memory() as scratch, shop.client().read(asked) as answer:
        with scratch.writing() as connection:
            store_answer(connection, answer, session, IncomingReport("full"), _silent, now, everything=False)
        with scratch.reading() as connection:
            resolve_rules(connection, shop.settings, session.visitor_id)
            items = _living(connection, mirror.visitor_products)
            stores = _store_names(connection)
    says = Words(f"{items} قلم کالا؛ انبارها: {stores}", f"{items} items; stores: {stores}")
    if items:
        return Check(GOODS, "ok", says)
    return Check(
        GOODS,
        "warn",
        says,
        Words(
            "در افزونهٔ بازارای محک «کالاهای ارسالی» این سایت را انتخاب کنید.",
            "Choose this website's products («کالاهای ارسالی») in Mahak's Bazara add-on.",
        ),
    )


def _living(connection: Connection, table: Table) -> int:
    query = select(func.count()).select_from(table).where(table.c.deleted.is_(False))
    return connection.scalar(query) or 0


def _store_names(connection: Connection) -> str:
    store = mirror.stores.c
    living = select(store.store_code, store.name).where(store.deleted.is_(False)).order_by(store.store_code)
    return "، ".join(f"{row.store_code} ({persian(row.name)})" for row in connection.execute(living)) or "—"


def _plain(text: object) -> Words:
    """A name or a path, the same in both languages."""
    return Words(str(text), str(text))


def _silent(stage: str, done: int, total: int) -> None:
    """Nobody watches this read."""
