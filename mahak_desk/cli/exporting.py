"""`mahak-desk export`: tables for a spreadsheet program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mahak_desk.cli.command_line import CommandLine
from mahak_desk.cli.console import number
from mahak_desk.errors import Words

if TYPE_CHECKING:
    from mahak_desk.sync.exports import Exported


@click.command()
@click.argument("what", type=click.Choice(["products", "orders", "mappings", "problems", "runs"]))
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def export(line: CommandLine, what: Exported, file: Path) -> None:
    """Write products, orders, mappings, problems or runs to FILE.csv or FILE.xlsx."""
    with line.desk() as desk:
        count = desk.export(what, file, line.language)
    done = Words("{n} ردیف در {file} نوشته شد.", "{n} rows written to {file}.")
    click.echo(done.filled(n=number(count, line.language), file=file).in_language(line.language))
