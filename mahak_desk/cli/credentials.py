"""`mahak-desk credentials`: the passwords in the system's keyring, and whose account the shop is."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from mahak_desk.cli.command_line import CommandLine
from mahak_desk.errors import DeskError, Words
from mahak_desk.mahak.text import persian

if TYPE_CHECKING:
    from mahak_desk.mahak.session import Session


class InputUnreadable(DeskError):
    """Stdin is closed, or is not text in UTF-8."""

    code = "input-unreadable"

    def __init__(self) -> None:
        super().__init__(
            Words("رمز از ورودی خوانده نشد.", "The password could not be read from the input."),
            Words(
                "فرمان را در پنجرهٔ فرمان اجرا کنید، یا رمز را با UTF-8 به ورودی بدهید.",
                "Run the command in a terminal, or pipe the password in as UTF-8.",
            ),
        )


@click.group()
def credentials() -> None:
    """Store, test or forget passwords. A password is asked for or read from stdin, never an argument."""


@credentials.command("set")
@click.option("--user", metavar="NAME", help="Mahak's user name; asked for without it.")
@click.option("--database", is_flag=True, help="Store the password of the website's database server.")
@click.pass_obj
def set_(line: CommandLine, user: str | None, database: bool) -> None:
    """Store Mahak's user name and password, or the database server's password."""
    with line.desk() as desk:
        if database:
            account = desk.office.database.account()
            desk.office.database.keep_password(_password(line, Words("رمز پایگاه داده", "Database password")))
            stored = Words(f"رمز {account} ذخیره شد.", f"The password of {account} was stored.")
        else:
            name = user or _user_name(line, desk.settings.mahak.user_name)
            desk.office.keep_credentials(name, _password(line, Words("رمز محک", "Mahak password")))
            stored = Words(
                f"رمز {name} ذخیره شد. امتحان کنید: mahak-desk credentials test",
                f"The password of {name} was stored. Try it: mahak-desk credentials test",
            )
    click.echo(stored.in_language(line.language))


@credentials.command()
@click.pass_obj
def test(line: CommandLine) -> None:
    """Log in at Mahak with what is stored."""
    with line.desk(asks_mahak=True) as desk:
        session = desk.office.log_in()
    click.echo(Words("ورود موفق: ", "Logged in: ").in_language(line.language) + _whose(session))


@credentials.command()
@click.pass_obj
def forget(line: CommandLine) -> None:
    """Remove this shop's passwords from the keyring."""
    with line.desk() as desk:
        forgotten = desk.office.forget_passwords()
    done = Words("رمزها پاک شد.", "The passwords were removed.")
    if not forgotten:
        done = Words("رمزی ذخیره نشده بود.", "No password was stored.")
    click.echo(done.in_language(line.language))


@credentials.command("accept-account")
@click.pass_obj
def accept_account(line: CommandLine) -> None:
    """Let the shop's data belong to the account that logs in now, if it was another one's."""
    with line.desk(asks_mahak=True) as desk:
        session = desk.office.accept_account()
    done = Words(
        "این پوشه از این پس برای این حساب است: {whose}. بنویسید: mahak-desk sync incoming --full",
        "The data here now belongs to {whose}. Run: mahak-desk sync incoming --full",
    )
    click.echo(done.filled(whose=_whose(session)).in_language(line.language))


def _whose(session: Session) -> str:
    return f"{persian(session.user_title)} ({session.database_id}/{session.visitor_id})"


def _user_name(line: CommandLine, stored: str) -> str:
    """From the terminal, with the stored one to be kept by Enter; else the stored one."""
    if not _at_terminal():
        return stored
    label = Words("نام کاربری محک", "Mahak user name").in_language(line.language)
    name: str = click.prompt(label, default=stored or None, err=True)
    return name


def _password(line: CommandLine, label: Words) -> str:
    """Typed without being shown, or the first line of what is piped in."""
    if _at_terminal():
        password: str = click.prompt(label.in_language(line.language), hide_input=True, err=True)
        return password
    if sys.stdin is None:
        raise InputUnreadable
    try:
        return sys.stdin.buffer.readline().decode("utf-8-sig").rstrip("\r\n")
    except (UnicodeDecodeError, OSError):
        raise InputUnreadable from None


def _at_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()
