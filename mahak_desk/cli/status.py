"""`mahak-desk status`: how the shop stands, without asking Mahak."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from mahak_desk.cli.command_line import CommandLine
from mahak_desk.cli.console import number, print_json
from mahak_desk.cli.failures import DONE, answering_in_json
from mahak_desk.errors import Language, Words

if TYPE_CHECKING:
    from datetime import datetime

    from mahak_desk.sync.profile import Profile
    from mahak_desk.sync.status import AccountSeen, FlowSeen, OrdersSeen, Status

_RESULTS = {
    "ok": Words("بی‌مشکل", "no problems"),
    "partial": Words("با چند مشکل", "with problems"),
    "failed": Words("ناموفق", "failed"),
    "skipped": Words("انجام نشد", "skipped"),
    "running": Words("در حال کار یا قطع‌شده", "running, or cut off"),
}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def status(line: CommandLine, as_json: bool) -> int:
    """Show how the shop stands, without asking Mahak."""
    with answering_in_json(line, as_json), line.desk() as desk:
        seen = desk.status()
        if as_json:
            print_json(_answer(seen, desk.profile))
        else:
            for text in status_lines(seen, desk.profile, line.language):
                click.echo(text)
    return DONE


def _answer(seen: Status, profile: Profile) -> dict[str, object]:
    return {
        "profile": profile.name,
        "folder": str(profile.folder),
        "account": seen.account,
        "incoming": seen.incoming,
        "outgoing": seen.outgoing,
        "orders": seen.orders,
        "products_on_sale": seen.products_on_sale,
        "variants_on_sale": seen.variants_on_sale,
        "products_waiting": seen.products_waiting,
        "problems": seen.problems,
    }


def status_lines(seen: Status, profile: Profile, language: Language) -> Iterator[str]:
    """The status for a person; moments in the computer's own time."""

    def said(words: Words, **facts: object) -> str:
        return words.filled(**facts).in_language(language)

    yield said(
        Words("نمایه: {name} ({folder})", "Profile: {name} ({folder})"),
        name=profile.name,
        folder=profile.folder,
    )
    yield _account_line(seen.account, language)
    yield _flow_line(Words("محک ← سایت: ", "Mahak → website: "), seen.incoming, language)
    yield _flow_line(Words("سایت ← محک: ", "Website → Mahak: "), seen.outgoing, language)
    yield from _order_lines(seen.orders, language)
    yield said(
        Words("در فروش: {p} کالا با {v} تنوع", "On sale: {p} products with {v} variants"),
        p=number(seen.products_on_sale, language),
        v=number(seen.variants_on_sale, language),
    )
    if seen.products_waiting:
        waiting = Words("منتظر: {n} کالا هنوز به سایت نرسیده", "Waiting: {n} products not on the website yet")
        yield said(waiting, n=number(seen.products_waiting, language))
    if not seen.problems:
        yield said(Words("مشکلی نیست.", "No problems."))
        return
    total = number(sum(seen.problems.values()), language)
    yield said(
        Words("مشکل‌ها: {n} (mahak-desk problems list)", "Problems: {n} (mahak-desk problems list)"), n=total
    )
    for reason, count in seen.problems.items():
        yield f"  {reason}: {number(count, language)}"


def _account_line(account: AccountSeen | None, language: Language) -> str:
    if account is None:
        return Words("حساب محک: هنوز همگام‌سازی نشده", "Mahak account: nothing synced yet").in_language(
            language
        )
    line = Words("حساب محک: {title} ({ids})", "Mahak account: {title} ({ids})")
    if account.credit_days is not None:
        line = Words(line.fa + "؛ {days} روز اعتبار", line.en + ", {days} licence days")
    if account.credit_is_low:
        line = Words(line.fa + " — سرویس را تمدید کنید!", line.en + " — renew the service!")
    return line.filled(
        title=account.title or "—",
        ids=f"{account.database_id}/{account.visitor_id}",
        days=number(account.credit_days or 0, language),
    ).in_language(language)


def _order_lines(orders: OrdersSeen, language: Language) -> Iterator[str]:
    told = (
        (orders.to_be_sent, Words("{n} سفارش برای ارسال", "{n} orders to send")),
        (orders.waiting, Words("{n} سفارش منتظر شما", "{n} orders need you")),
        (orders.rejected, Words("{n} سفارش را محک نپذیرفته", "{n} orders refused by Mahak")),
        (orders.in_doubt, Words("{n} سفارش نامعلوم", "{n} orders in doubt")),
    )
    for count, words in told:
        if count:
            yield "  " + words.filled(n=number(count, language)).in_language(language)
    if orders.unregistered_since is not None:
        reminder = Words(
            "{n} فاکتور از {at} منتظر «ارسال و دریافت اطلاعات» در محک است",
            "{n} invoices wait since {at} for «ارسال و دریافت اطلاعات» in Mahak",
        )
        waiting = number(orders.unregistered, language)
        yield "  " + reminder.filled(n=waiting, at=_local(orders.unregistered_since)).in_language(language)


def _flow_line(name: Words, flow: FlowSeen, language: Language) -> str:
    label = name.in_language(language)
    run, succeeded_at = flow.last, flow.succeeded_at
    if run is None:
        return label + Words("هنوز اجرا نشده", "never run").in_language(language)
    comma = "،" if language == "fa" else ","
    line = f"{label}{_local(run.started_at)}{comma} {_RESULTS[run.result].in_language(language)}"
    if run.why is not None:
        line += f": {run.why.in_language(language)}"
    if run.result == "failed" and succeeded_at is not None:
        last = Words(" (آخرین موفق: {at})", " (last success: {at})")
        line += last.filled(at=_local(succeeded_at)).in_language(language)
    return line


def _local(moment: datetime) -> str:
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")
