"""`mahak-desk doctor`: everything a cycle needs, looked at one after the other."""

from __future__ import annotations

import click

from mahak_desk.cli.command_line import CommandLine
from mahak_desk.cli.failures import COULD_NOT_RUN, DONE, WITH_PROBLEMS

_MARKS = {"ok": "✓", "warn": "!", "fail": "✗"}
_CODES = {"ok": DONE, "warn": WITH_PROBLEMS, "fail": COULD_NOT_RUN}


@click.command()
@click.pass_obj
def doctor(line: CommandLine) -> int:
    """Check settings, database, password, login, clock and licence, and say what to do.

    Ends with 1 when something needs attention, with 2 when a cycle could not run.
    """
    worst = DONE
    with line.desk(asks_mahak=True) as desk:
        for check in desk.doctor():
            name, says = check.name.in_language(line.language), check.says.in_language(line.language)
            click.echo(f"{_MARKS[check.state]} {name}: {says}")
            if check.advice is not None:
                click.echo(f"    {check.advice.in_language(line.language)}")
            worst = max(worst, _CODES[check.state])
    return worst
