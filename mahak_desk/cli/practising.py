"""`mahak-desk --practice practice`: play the customer of the website and the clerk at the Mahak desktop."""

from __future__ import annotations

import random

import click

from mahak_desk.cli.command_line import CommandLine
from mahak_desk.cli.console import number
from mahak_desk.cli.failures import DONE
from mahak_desk.errors import Words


@click.group("practice")
@click.pass_obj
def practising(line: CommandLine) -> None:
    """With --practice: play the customer and the clerk."""
    if not line.in_practice:
        raise click.UsageError("This plays with the practice shop: mahak-desk --practice practice …")


@practising.command("order")
@click.option("--count", type=click.IntRange(1, 1000), default=1, help="How many orders are placed.")
@click.pass_obj
def place_order(line: CommandLine, count: int) -> int:
    """A customer of the practice website buys something and pays."""
    told = Words("سفارش {order} در سایت تمرینی پرداخت شد.", "Order {order} was paid on the practice website.")
    with line.desk() as desk:
        for _ in range(count):
            order = desk.place_practice_order(random.Random())  # noqa: S311 - an invented purchase
            click.echo(told.filled(order=order).in_language(line.language))
    return DONE


@practising.command()
@click.pass_obj
def register(line: CommandLine) -> int:
    """Press «ارسال و دریافت اطلاعات» in the practice Mahak: its orders become invoices."""
    told = Words("{n} سفارش در محک تمرینی فاکتور شد.", "The practice Mahak made {n} orders invoices.")
    registered = line.register_in_practice()
    click.echo(told.filled(n=number(registered, line.language)).in_language(line.language))
    return DONE
