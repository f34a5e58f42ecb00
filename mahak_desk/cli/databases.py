"""`mahak-desk db`: the website database itself."""

from __future__ import annotations

from pathlib import Path

import click

from mahak_desk.cli.command_line import CommandLine
from mahak_desk.errors import Words


@click.group()
def db() -> None:
    """Upgrade, back up or restore the website database."""


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
        click.echo(desk.office.database.back_up())


@db.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def restore(line: CommandLine, file: Path) -> None:
    """Make the SQLite database what it was in a backup. Nothing is sent then until you say go on."""
    with line.desk() as desk:
        aside = desk.office.database.restore(file)
    told = Words(
        "پایگاه داده به این نسخه برگشت. از این پس چیزی فرستاده نمی‌شود تا بنویسید: mahak-desk orders look-only off",
        "The database is what it was in this backup. Nothing is sent until you run: mahak-desk orders look-only off",
    )
    click.echo(told.in_language(line.language))
    if aside is not None:
        kept = Words(f"نسخهٔ پیش از آن: {aside}", f"What it held before: {aside}")
        click.echo(kept.in_language(line.language))
