"""`mahak-desk mappings`: what corresponds to what, and pairs made by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mahak_desk.cli.command_line import CommandLine
from mahak_desk.cli.console import print_json
from mahak_desk.cli.failures import answering_in_json
from mahak_desk.errors import Words

if TYPE_CHECKING:
    from mahak_desk.sync.mapping_list import Paired


@click.group()
def mappings() -> None:
    """See and make pairs of Mahak's things and the website's."""


@mappings.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def list_(line: CommandLine, as_json: bool) -> None:
    """Show every pair: kind, Mahak id, website id, name, and who made it."""
    with answering_in_json(line, as_json), line.desk() as desk:
        pairs = desk.mappings()
        if as_json:
            print_json({"mappings": pairs})
            return
    for pair in pairs:
        click.echo(f"{pair.entity}  {pair.mahak_id} = {pair.website_id}  {pair.name or '—'}  {pair.origin}")


@mappings.command("set")
@click.argument("kind", type=click.Choice(["product", "variant"]))
@click.argument("mahak_id", type=int)
@click.argument("website_id", type=int)
@click.pass_obj
def set_(line: CommandLine, kind: Paired, mahak_id: int, website_id: int) -> None:
    """Let a product (or product detail) of Mahak be this product (or variant) of the website."""
    with line.desk() as desk:
        desk.pair(kind, mahak_id, website_id)
    done = Words("جفت شد؛ با همگام‌سازی بعدی اعمال می‌شود.", "Mapped; the next sync applies it.")
    click.echo(done.in_language(line.language))
