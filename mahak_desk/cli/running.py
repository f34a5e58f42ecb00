"""`mahak-desk run`: both flows again and again, until Ctrl-C."""

from __future__ import annotations

import asyncio

import click

from mahak_desk.cli.command_line import CommandLine
from mahak_desk.cli.failures import DONE
from mahak_desk.errors import Words


@click.command()
@click.pass_obj
def run(line: CommandLine) -> int:
    """Keep both flows alive until Ctrl-C, without a window."""
    from mahak_desk.sync.stop_signals import run_until_signal

    line.show_log()
    with line.desk(asks_mahak=True) as desk:
        desk.database_ready()
        loops = desk.loops()
        begun = Words(
            "هر دو جریان کار می‌کنند؛ برای پایان Ctrl-C را بزنید.", "Both flows are running; Ctrl-C ends them."
        )
        click.echo(begun.in_language(line.language), err=True)
        asyncio.run(run_until_signal(loops))
    return DONE
