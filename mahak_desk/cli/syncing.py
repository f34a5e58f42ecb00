"""`mahak-desk sync`: one cycle of a flow, or what it would do."""

from __future__ import annotations

import click

from mahak_desk.cli.command_line import CommandLine
from mahak_desk.cli.console import print_json
from mahak_desk.cli.failures import DONE, WITH_PROBLEMS, answering_in_json
from mahak_desk.cli.incoming_told import incoming_answer, tell_incoming
from mahak_desk.cli.outgoing_told import outgoing_answer, outgoing_lines
from mahak_desk.cli.progress import shown_progress


@click.group()
def sync() -> None:
    """Run one cycle of a flow."""


@sync.command()
@click.option("--full", is_flag=True, help="Read everything from the beginning and compare.")
@click.option("--preview", is_flag=True, help="Only show what would change.")
@click.option("--accept-mass-change", is_flag=True, help="Go on although many variants would leave the sale.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def incoming(line: CommandLine, full: bool, preview: bool, accept_mass_change: bool, as_json: bool) -> int:
    """Mahak → website: categories, products, prices, stock, pictures."""
    kind = "full" if full else "delta"
    with (
        answering_in_json(line, as_json, flow="incoming", kind=kind),
        line.desk(asks_mahak=True) as desk,
    ):
        with shown_progress(line.language) as progress:
            if preview:
                report = desk.preview_incoming(full=full, progress=progress)
            else:
                report = desk.incoming(full=full, accepts_mass_change=accept_mass_change, progress=progress)
        if as_json:
            print_json(incoming_answer(report, line.language, preview=preview))
        else:
            tell_incoming(report, desk, line.language, preview=preview)
    return DONE if report.result == "ok" else WITH_PROBLEMS


@sync.command()
@click.option("--preview", is_flag=True, help="Only show what would be sent.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def outgoing(line: CommandLine, preview: bool, as_json: bool) -> int:
    """Website → Mahak: paid orders become sales invoices."""
    with (
        answering_in_json(line, as_json, flow="outgoing"),
        line.desk(asks_mahak=not preview) as desk,
    ):
        if preview:
            report = desk.order_book.preview()
        else:
            with shown_progress(line.language) as progress:
                report = desk.outgoing(progress=progress)
        if as_json:
            print_json(outgoing_answer(report, line.language, preview=preview))
        else:
            for text in outgoing_lines(report, line.language, preview=preview):
                click.echo(text)
    return DONE if report.result == "ok" else WITH_PROBLEMS
