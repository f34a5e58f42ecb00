"""`mahak-desk problems`: what a person should know of, and agree to."""

from __future__ import annotations

import click

from mahak_desk.cli.command_line import CommandLine
from mahak_desk.cli.console import print_json
from mahak_desk.cli.failures import answering_in_json
from mahak_desk.errors import Words


@click.group()
def problems() -> None:
    """See the open problems, and accept what they ask."""


@problems.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def list_(line: CommandLine, as_json: bool) -> None:
    """Show every open problem with its number and the next step."""
    with answering_in_json(line, as_json), line.desk() as desk:
        found = desk.open_problems(line.language)
        if as_json:
            print_json({"problems": found})
            return
    if not found:
        click.echo(Words("مشکلی نیست.", "No problems.").in_language(line.language))
    for problem in found:
        thing = f"{problem.entity} {problem.entity_id}"
        click.echo(f"{problem.id}  {f'{problem.name} ({thing})' if problem.name else thing}: {problem.text}")


@problems.command()
@click.argument("number", type=int)
@click.pass_obj
def accept(line: CommandLine, number: int) -> None:
    """Agree to what problem NUMBER asks: a new price, or that something is not what the website has already."""
    with line.desk() as desk:
        desk.catalogue.accept_problem(number)
    done = Words("پذیرفته شد؛ با همگام‌سازی بعدی اعمال می‌شود.", "Accepted; the next sync applies it.")
    click.echo(done.in_language(line.language))
