"""`mahak-desk db`: the website database itself."""

from __future__ import annotations

import click

from mahak_desk.cli.command_line import CommandLine
from mahak_desk.errors import Words


@click.group()
def db() -> None:
    """Upgrade or back up the website database."""


@db.command()
@click.pass_obj
def upgrade(line: CommandLine) -> None:
    """Make the database ready for this version; an older SQLite file is copied first."""
    with line.desk() as desk:
        done = desk.upgrade()
    if done.before == done.after:
        told = Words("پایگاه داده به‌روز است (طرح {after}).", "The database is up to date (schema {after}).")
    elif done.before is None:
        told = Words("جدول‌ها ساخته شد (طرح {after}).", "The tables were made (schema {after}).")
    else:
        told = Words(
            "پایگاه داده از طرح {before} به {after} به‌روز شد.",
            "The database was upgraded from schema {before} to {after}.",
        )
    click.echo(told.filled(before=done.before, after=done.after).in_language(line.language))
    if done.backup is not None:
        click.echo(done.backup)


@db.command()
@click.pass_obj
def backup(line: CommandLine) -> None:
    """Copy the SQLite database into the backups of the data folder, and print the copy's path."""
    with line.desk() as desk:
        click.echo(desk.back_up())
