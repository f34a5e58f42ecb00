"""`mahak-desk mappings`: what corresponds to what, and pairs made by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mahak_desk.cli.command_line import CommandLine
from mahak_desk.cli.console import number, print_json
from mahak_desk.cli.failures import answering_in_json
from mahak_desk.errors import Words

if TYPE_CHECKING:
    from mahak_desk.sync.catalogue.mapping_line import Kind

_KIND = click.Choice(["category", "product", "variant", "customer"])

_WITH_NEGATIVE_IDS = {"ignore_unknown_options": True}
"""The id of a category of Mahak's tree is minus its code."""


@click.group()
def mappings() -> None:
    """See and make pairs of Mahak's things and the website's."""


@mappings.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def list_(line: CommandLine, as_json: bool) -> None:
    """Show every pair: kind, Mahak id, website id, name, and who made it."""
    with answering_in_json(line, as_json), line.desk() as desk:
        pairs = desk.catalogue.mappings()
        if as_json:
            print_json({"mappings": pairs})
            return
    for pair in pairs:
        click.echo(f"{pair.entity}  {pair.mahak_id} = {pair.website_id}  {pair.name or '—'}  {pair.origin}")


@mappings.command("set", context_settings=_WITH_NEGATIVE_IDS)
@click.argument("kind", type=_KIND)
@click.argument("mahak_id", type=int)
@click.argument("website_id", type=int)
@click.pass_obj
def set_(line: CommandLine, kind: Kind, mahak_id: int, website_id: int) -> None:
    """Let a category, product, product detail or person of Mahak be this category, product, variant or customer
    of the website."""
    with line.desk() as desk:
        done = desk.catalogue.pair(kind, mahak_id, website_id)
    click.echo(_MAPPED.in_language(line.language))
    if done.released or done.still_waiting:
        released, waiting = number(done.released, line.language), number(done.still_waiting, line.language)
        click.echo(_RELEASED.filled(released=released, waiting=waiting).in_language(line.language))


@mappings.command("forget", context_settings=_WITH_NEGATIVE_IDS)
@click.argument("kind", type=_KIND)
@click.argument("mahak_id", type=int)
@click.pass_obj
def forget(line: CommandLine, kind: Kind, mahak_id: int) -> None:
    """Take back a pair that was made by hand, by Mahak's id."""
    with line.desk() as desk:
        desk.catalogue.unpair(kind, mahak_id)
    click.echo(_FORGOTTEN.in_language(line.language))


_MAPPED = Words("جفت شد؛ با همگام‌سازی بعدی اعمال می‌شود.", "Mapped; the next sync applies it.")
_RELEASED = Words(
    "{released} سفارش آزاد شد؛ {waiting} سفارش هنوز منتظر چیز دیگری است.",
    "{released} orders go on; {waiting} still wait for something else.",
)
_FORGOTTEN = Words("جفت برداشته شد؛ با همگام‌سازی بعدی اعمال می‌شود.", "Taken back; the next sync applies it.")
