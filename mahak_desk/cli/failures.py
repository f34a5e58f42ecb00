"""Turns whatever stops a command into one plain sentence and an exit code; nobody sees a traceback."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

import click

from mahak_desk.cli.command_line import CommandLine
from mahak_desk.cli.console import print_json
from mahak_desk.errors import DeskError, Words
from mahak_desk.sync.profile import DiskFull, is_disk_full

_log = logging.getLogger(__name__)

DONE, WITH_PROBLEMS, COULD_NOT_RUN, INTERRUPTED = 0, 1, 2, 130
"""The exit codes; 130 is what shells give a program that Ctrl-C ended."""


class Unexpected(DeskError):
    """A fault of the program itself; its traceback is in the log."""

    code = "unexpected"

    def __init__(self, log_file: str | None) -> None:
        where = Words("«mahak-desk -v» را امتحان کنید", "Try “mahak-desk -v”")
        if log_file is not None:
            where = Words(f"جزئیات در {log_file} است", f"The details are in {log_file}")
        super().__init__(
            Words("خطایی پیش‌بینی‌نشده رخ داد.", "Something unexpected went wrong."),
            Words(f"{where.fa}؛ آن را برای پشتیبانی بفرستید.", f"{where.en}; please send them to support."),
        )


def end_with(error: Exception, line: CommandLine) -> int:
    """Say on stderr why the command could not run, log it, and give its exit code."""
    told = _told(error, line)
    if told is error:
        _log.error("%s %s", told.title.en, told.advice.en)
    else:
        _log.error("the command failed", exc_info=error)
    click.echo(told.sentence(line.language), err=True)
    return COULD_NOT_RUN


def end_interrupted(line: CommandLine) -> int:
    """Say that somebody stopped the command, and give its exit code."""
    click.echo(Words("متوقف شد.", "Stopped.").in_language(line.language), err=True)
    return INTERRUPTED


@contextmanager
def answering_in_json(line: CommandLine, wanted: bool, **about: object) -> Iterator[None]:
    """With `wanted`, a failure within it is one JSON object on stdout as well, with the keys of `about`."""
    try:
        yield
    except Exception as error:
        if wanted and not isinstance(error, click.ClickException):
            told = _told(error, line)
            text = told.sentence(line.language)
            print_json({**about, "result": "failed", "reason": told.code, "text": text})
        raise


def _told(error: Exception, line: CommandLine) -> DeskError:
    if isinstance(error, DeskError):
        return error
    if isinstance(error, OSError) and is_disk_full(error):
        return DiskFull(error.filename or tempfile.gettempdir())
    return Unexpected(line.log_file)
