"""`mahak-desk orders`: paid orders on their way to Mahak, and what a person can do about them."""

from __future__ import annotations

import getpass
from typing import get_args

import click

from mahak_desk.cli.command_line import CommandLine
from mahak_desk.cli.console import number, print_json
from mahak_desk.cli.failures import DONE, WITH_PROBLEMS
from mahak_desk.errors import Words
from mahak_desk.sync.outgoing.states import UNSETTLED, State

STATES: tuple[State, ...] = get_args(State)


@click.group()
def orders() -> None:
    """Paid orders on their way to Mahak."""


@orders.command("list")
@click.option(
    "--state", "states", multiple=True, type=click.Choice(STATES), help="Only orders of this state."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def list_orders(line: CommandLine, states: tuple[str, ...], as_json: bool) -> int:
    """What is not settled, and why; with --state, anything else."""
    with line.desk() as desk:
        listed = desk.order_book.listed(
            tuple(state for state in STATES if state in (states or UNSETTLED)), line.language
        )
        if as_json:
            print_json({"orders": listed})
        else:
            for order in listed:
                click.echo(f"{order.number}  {order.state}  {order.text}".rstrip())
            if not listed:
                nothing = Words("سفارشی در راه نیست.", "No order is on its way.")
                click.echo(nothing.in_language(line.language))
    return DONE


@orders.command()
@click.argument("numbers", nargs=-1, metavar="NUMBER…")
@click.option("--all", "everything", is_flag=True, help="All that wait, were refused or are in doubt.")
@click.option("--reason", metavar="CODE", help="All that have this reason.")
@click.pass_obj
def retry(line: CommandLine, numbers: tuple[str, ...], everything: bool, reason: str | None) -> int:
    """Try orders again in the next cycle. One in doubt is looked for, never sent on a guess."""
    if not (numbers or everything or reason):
        raise click.UsageError("Say which: order numbers, --all, or --reason CODE.")
    with line.desk() as desk:
        book = desk.order_book
        count = book.retry(numbers) if numbers else book.retry_all(reason=reason)
        told = Words("{n} سفارش دوباره بررسی می‌شود.", "{n} orders are tried again.")
        click.echo(told.filled(n=number(count, line.language)).in_language(line.language))
    return DONE


@orders.command("another")
@click.argument("order_number", metavar="NUMBER")
@click.pass_obj
def send_as_another(line: CommandLine, order_number: str) -> int:
    """Say that the invoice Mahak has under this number is another order's: this one is sent too."""
    with line.desk() as desk:
        desk.order_book.send_as_another(order_number)
        told = Words("سفارش {order} در چرخهٔ بعد فرستاده می‌شود.", "Order {order} goes with the next cycle.")
        click.echo(told.filled(order=order_number).in_language(line.language))
    return DONE


@orders.command()
@click.argument("order_number", metavar="NUMBER")
@click.option("--why", required=True, help="Why this order is not to become an invoice.")
@click.option("--undo", is_flag=True, help="Take it back: send the order after all.")
@click.pass_obj
def ignore(line: CommandLine, order_number: str, why: str, undo: bool) -> int:
    """Leave an order out of Mahak, or take that back."""
    with line.desk() as desk:
        if undo:
            desk.order_book.take_back_ignoring([order_number])
        else:
            desk.order_book.ignore([order_number], who=getpass.getuser(), why=why)
    return DONE


@orders.command()
@click.argument("numbers", nargs=-1, required=True, metavar="NUMBER…")
@click.pass_obj
def close(line: CommandLine, numbers: tuple[str, ...]) -> int:
    """Say that what is open about orders Mahak has was dealt with there."""
    with line.desk() as desk:
        closed = desk.order_book.close_problems(numbers, who=getpass.getuser())
        told = Words("{n} مشکل بسته شد.", "{n} problems are closed.")
        click.echo(told.filled(n=number(len(closed), line.language)).in_language(line.language))
    return DONE


@orders.command()
@click.argument("order_number", metavar="NUMBER")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def explain(line: CommandLine, order_number: str, as_json: bool) -> int:
    """What became of an order, why, and the next step."""
    with line.desk() as desk:
        told = desk.order_book.explain(order_number, line.language)
    if as_json:
        print_json(told)
    else:
        for text in told.lines:
            click.echo(text)
    return DONE if told.order.state in ("sent", "registered", "ready", "ignored") else WITH_PROBLEMS


@orders.command("look-only")
@click.argument("wanted", type=click.Choice(["on", "off"]), required=False)
@click.pass_obj
def look_only(line: CommandLine, wanted: str | None) -> None:
    """Send nothing and only look in Mahak (on), or go on sending (off); without either, say which it is.

    It switches itself on when a backup is put back.
    """
    with line.desk() as desk:
        if wanted == "on":
            desk.office.sending.start_look_only()
        elif wanted == "off":
            desk.office.sending.go_on()
        mode, waiting = desk.office.sending.look_only(), desk.office.sending.would_send()
    count = number(waiting.count, line.language)
    if mode is None:
        told = Words("سفارش‌ها فرستاده می‌شوند.", "Orders are sent.")
    elif mode.looked_at is None:
        told = Words(
            "چیزی فرستاده نمی‌شود. اول یک بار بنویسید: mahak-desk sync outgoing",
            "Nothing is sent. Run this once, it only looks: mahak-desk sync outgoing",
        )
    else:
        told = Words(
            f"چیزی فرستاده نمی‌شود. {number(mode.adopted, line.language)} سفارش در محک پیدا شد،"
            f" {number(mode.held, line.language)} سفارش منتظر مقایسهٔ شماست و {count} سفارش فرستاده خواهد شد.",
            f"Nothing is sent. {mode.adopted} orders were found in Mahak, {mode.held} wait for you to compare"
            f" them, and {count} would be sent.",
        )
    click.echo(told.in_language(line.language))
