"""Tries a user name and password at Mahak and says in one sentence what is right or wrong with them."""

from __future__ import annotations

from typing import Literal

import msgspec

from mahak_desk.errors import DeskError, Words
from mahak_desk.mahak.body import read_rows
from mahak_desk.mahak.client import MahakClient
from mahak_desk.mahak.errors import MahakLoginRefused
from mahak_desk.mahak.rows import VisitorProduct
from mahak_desk.mahak.session import Session
from mahak_desk.mahak.text import persian

Kind = Literal["good", "wrong_password", "unreachable", "licence", "nothing_assigned", "other_account"]


class LoginVerdict(msgspec.Struct, frozen=True):
    """What a trial showed; everything after `advice` is None or 0 where the login did not succeed."""

    kind: Kind
    title: Words
    advice: Words
    account: str = ""
    """Mahak's own title of this website."""
    identity: tuple[int, int] | None = None
    """Database id and visitor id."""
    credit_days: int | None = None
    items: int = 0
    """Items that this website may sell."""

    @property
    def lets_in(self) -> bool:
        """Whether Mahak takes the user name and the password."""
        return self.identity is not None


def try_login(client: MahakClient, kept: tuple[int, int] | None) -> LoginVerdict:
    """Log in, and look at the licence and at what is assigned. What is wrong is a verdict, not an exception.

    `kept` is the account whose data the database holds, None where it holds none yet.
    """
    try:
        session = client.login()
    except MahakLoginRefused as error:
        return _wrong_password(error)
    except DeskError as error:
        return LoginVerdict("unreachable", error.title, error.advice)
    if session.credit_days is not None and session.credit_days < 0:
        return _licence(session)
    try:
        items = _count_items(client)
    except DeskError as error:
        return LoginVerdict("unreachable", error.title, error.advice)
    if kept is not None and kept != session.identity:
        return _other_account(session, kept, items)
    return _good(session, items) if items else _nothing_assigned(session)


def _count_items(client: MahakClient) -> int:
    newest: dict[int, tuple[int, bool]] = {}
    with client.read({VisitorProduct.entity: 0}) as answer:
        for piece in read_rows(answer.body, (VisitorProduct,)):
            for row in piece.good:
                newest[row.id] = max(newest.get(row.id, (-1, False)), (row.row_version, not row.deleted))
    return sum(living for _, living in newest.values())


def _wrong_password(error: MahakLoginRefused) -> LoginVerdict:
    # Isolated: Mahak's words have their own direction, whatever the sentence around them has.
    said = f" (\u2068«{error.message}»\u2069)" if error.message else ""
    return LoginVerdict(
        "wrong_password",
        Words(
            f"محک ورود با این نام کاربری و رمز را نپذیرفت{said}.",
            f"Mahak refused a login with this user name and password{said}.",
        ),
        Words(
            "نام کاربری و رمزِ «مرکز مشتریان محک» را بنویسید، نه رمز ورود به نرم‌افزار محک؛"
            " زبان صفحه‌کلید و حروف بزرگ و کوچک را هم نگاه کنید."
            " اگر درست‌اند، ببینید اعتبار سرویس محک تمام نشده باشد.",
            "Give those of Mahak's customer centre, not the ones you open the Mahak program with;"
            " look at the keyboard's language and at capital letters too."
            " If they are right, see whether Mahak's service has run out.",
        ),
    )


def _licence(session: Session) -> LoginVerdict:
    days = -(session.credit_days or 0)
    return _of(
        session,
        "licence",
        Words(f"اعتبار سرویس محک {days} روز پیش تمام شده است.", f"Mahak's service ran out {days} days ago."),
        Words(
            "سرویس را در مرکز مشتریان محک تمدید کنید؛ نام کاربری و رمز درست‌اند.",
            "Renew it in Mahak's customer centre; the user name and password are right.",
        ),
    )


def _nothing_assigned(session: Session) -> LoginVerdict:
    return _of(
        session,
        "nothing_assigned",
        Words(
            "ورود درست است، اما در محک هیچ کالایی برای این سایت انتخاب نشده.",
            "The login is right, but nothing is assigned to this website in Mahak.",
        ),
        Words(
            "در نرم‌افزار محک: عملیات خاص ← بازارا ← کالاهای ارسالی؛ کالاها را اضافه کنید و"
            " «ارسال و دریافت اطلاعات» را بزنید.",
            "In the Mahak program: عملیات خاص → بازارا → کالاهای ارسالی; add the products and press"
            " «ارسال و دریافت اطلاعات».",
        ),
    )


def _other_account(session: Session, kept: tuple[int, int], items: int) -> LoginVerdict:
    found = session.identity
    return _of(
        session,
        "other_account",
        Words(
            f"این نام کاربری به حساب دیگری از محک وصل است ({found[0]}/{found[1]})؛"
            f" داده‌های این‌جا از حساب {kept[0]}/{kept[1]} است.",
            f"This user name belongs to another Mahak account ({found[0]}/{found[1]});"
            f" the data here is of {kept[0]}/{kept[1]}.",
        ),
        Words(
            "فقط اگر حساب را به‌عمد عوض کرده‌اید ادامه دهید: همهٔ داده‌ها از حساب تازه خوانده می‌شود و"
            " کالاهایی که آن‌جا نیستند از سایت برداشته می‌شوند.",
            "Go on only if you changed the account on purpose: everything is read from the new one, and"
            " products it does not have leave the website.",
        ),
        items,
    )


def _good(session: Session, items: int) -> LoginVerdict:
    days = session.credit_days
    left = Words("", "")
    if days is not None:
        left = Words(f" {days} روز از اعتبار سرویس مانده است.", f" The service lasts another {days} days.")
    name = persian(session.user_title)
    return _of(
        session,
        "good",
        Words(f"ورود درست است: {name}", f"The login is right: {name}"),
        Words(
            f"{items} قلم کالا برای این سایت انتخاب شده.{left.fa}",
            f"{items} items are assigned to this website.{left.en}",
        ),
        items,
    )


def _of(session: Session, kind: Kind, title: Words, advice: Words, items: int = 0) -> LoginVerdict:
    name = persian(session.user_title)
    return LoginVerdict(kind, title, advice, name, session.identity, session.credit_days, items)
