"""Guards whose data a database holds: another Mahak account never mixes in unasked (field notes §2)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, select

from mahak_desk.errors import DeskError, Words
from mahak_desk.mahak.session import Session
from mahak_desk.website.bulk import stored_moment, upsert_rows
from mahak_desk.website.ledger import products_to_apply, row_versions, shop_account
from mahak_desk.website.mirror import MIRRORS


class AccountChanged(DeskError):
    """The login belongs to another Mahak database or visitor than the data kept here."""

    code = "account-changed"
    reached = True

    def __init__(self, kept: tuple[int, int], found: tuple[int, int]) -> None:
        self.kept = kept
        self.found = found
        slots = {"kept": f"{kept[0]}/{kept[1]}", "found": f"{found[0]}/{found[1]}"}
        super().__init__(
            Words(
                "این نام کاربری به حساب دیگری از محک ({found}) وصل است؛ داده‌های این پوشه از حساب {kept} است.",
                "This user name belongs to another Mahak account ({found}); the data here is of {kept}.",
            ).filled(**slots),
            Words(
                "اگر حساب را به‌عمد عوض کرده‌اید بنویسید: mahak-desk credentials accept-account",
                "If you changed the account on purpose, run: mahak-desk credentials accept-account",
            ),
        )


def check_account(connection: Connection, session: Session) -> None:
    """Raise AccountChanged if the database holds another account's data."""
    known = connection.execute(select(shop_account.c.database_id, shop_account.c.visitor_id)).first()
    found = (session.database_id, session.visitor_id)
    if known is not None and (known.database_id, known.visitor_id) != found:
        raise AccountChanged((known.database_id, known.visitor_id), found)


def remember_account(connection: Connection, session: Session, now: datetime) -> None:
    """Note whose data the database holds, and what the last login said of the licence."""
    check_account(connection, session)
    columns = ("id", "database_id", "visitor_id", "title", "credit_days", "seen_at")
    values = (
        1,
        session.database_id,
        session.visitor_id,
        session.user_title,
        session.credit_days,
        stored_moment(connection, now),
    )
    upsert_rows(connection, shop_account, columns, [values])


def accept_account(connection: Connection, session: Session, now: datetime) -> None:
    """Let the database hold another account's data from now on.

    The mirror is emptied, since it is the former account's, and read from 0, even for an account that was here
    before; mappings stay, each under its own database id.
    What the new account does not have leaves the site with the next full read.
    """
    for table in MIRRORS.values():
        connection.execute(delete(table))
    connection.execute(delete(row_versions))
    connection.execute(delete(products_to_apply))
    connection.execute(delete(shop_account))
    remember_account(connection, session, now)
