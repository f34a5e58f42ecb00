"""What can be taken out into a spreadsheet: products, orders, mappings, problems and runs, row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Literal, NamedTuple

from sqlalchemy import Connection, and_, select

from mahak_desk.errors import Language, Words
from mahak_desk.sync.activity.run_words import counted, in_short
from mahak_desk.sync.catalogue.pair_list import list_mappings
from mahak_desk.sync.incoming.facts import options_of
from mahak_desk.sync.problem_list import open_problems
from mahak_desk.sync.runs import run_of
from mahak_desk.sync.spreadsheets import Cell, write_table
from mahak_desk.website import ledger, tables

Exported = Literal["products", "orders", "mappings", "problems", "runs"]

_ROWS_AT_ONCE = 1000


class _Export(NamedTuple):
    header: Sequence[Words]
    rows: Callable[[Connection, Language], Iterator[Sequence[Cell]]]


def export(connection: Connection, what: Exported, path: Path, language: Language) -> int:
    """Write a .csv or .xlsx file; how many rows it has. Money is Rial, moments are UTC.

    Raises what `spreadsheets.write_table` does.
    """
    chosen = _EXPORTS[what]
    header = [words.in_language(language) for words in chosen.header]
    return write_table(path, header, chosen.rows(connection, language), language)


def _products(connection: Connection, language: Language) -> Iterator[Sequence[Cell]]:
    """A row for each variant, and one for a product that has none."""
    product, variant, category = tables.products.c, tables.product_variants.c, tables.categories.c
    query = (
        select(
            product.id,
            product.code,
            product.name,
            category.name.label("category"),
            product.unit_name,
            variant.id.label("variant_id"),
            variant.code.label("variant_code"),
            variant.barcode,
            variant.options,
            variant.price,
            variant.sale_price,
            variant.stock,
            and_(product.is_active, variant.is_active).label("is_active"),
        )
        .select_from(tables.products)
        .outerjoin(tables.categories, category.id == product.category_id)
        .outerjoin(tables.product_variants, variant.product_id == product.id)
        .order_by(product.id, variant.id)
        .execution_options(yield_per=_ROWS_AT_ONCE)
    )
    for row in connection.execute(query):
        yield (
            *row[:8],
            "، ".join(f"{name}: {value}" for name, value in options_of(row.options)),
            row.price,
            row.sale_price,
            _plain_number(row.stock),
            bool(row.is_active),
        )


def _orders(connection: Connection, language: Language) -> Iterator[Sequence[Cell]]:
    order, customer, delivery = tables.user_orders.c, tables.customers.c, ledger.invoice_deliveries.c
    query = (
        select(
            order.order_number,
            order.created_at,
            order.paid_at,
            customer.first_name,
            customer.last_name,
            customer.mobile,
            order.subtotal,
            order.discount_amount,
            order.shipping_amount,
            order.tax_amount,
            order.total_amount,
            order.payment_status,
            order.order_status,
            order.synced_to_mahak,
            order.mahak_order_id,
            delivery.state,
            delivery.reason,
            delivery.mahak_order_code,
        )
        .select_from(tables.user_orders)
        .outerjoin(tables.customers, customer.id == order.customer_id)
        .outerjoin(ledger.invoice_deliveries, delivery.order_id == order.id)
        .order_by(order.id)
        .execution_options(yield_per=_ROWS_AT_ONCE)
    )
    for row in connection.execute(query):
        name = " ".join(part for part in (row.first_name, row.last_name) if part)
        yield (row.order_number, _moment(row.created_at), _moment(row.paid_at), name, *row[5:])


def _mappings(connection: Connection, language: Language) -> Iterator[Sequence[Cell]]:
    for pair in list_mappings(connection):
        yield (pair.entity, pair.mahak_id, pair.mahak_code, pair.website_id, pair.name, pair.origin)


def _problems(connection: Connection, language: Language) -> Iterator[Sequence[Cell]]:
    for problem in open_problems(connection, language):
        yield (
            problem.id,
            problem.flow,
            problem.entity,
            problem.entity_id,
            problem.name,
            problem.reason,
            problem.text,
            _moment(problem.first_seen),
            _moment(problem.last_seen),
            problem.times_seen,
        )


def _runs(connection: Connection, language: Language) -> Iterator[Sequence[Cell]]:
    newest_first = select(ledger.sync_runs).order_by(ledger.sync_runs.c.id.desc())
    for row in connection.execute(newest_first.execution_options(yield_per=_ROWS_AT_ONCE)):
        run = run_of(row)
        did = "" if run.counts is None else in_short(run.flow, counted(run.counts)).in_language(language)
        why = "" if run.why is None else run.why.in_language(language)
        ended = run.finished_at
        seconds = None if ended is None else round(Decimal((ended - run.started_at).total_seconds()), 1)
        yield (run.id, run.flow, run.kind, _moment(run.started_at), seconds, run.result, did, run.reason, why)


_EXPORTS: dict[Exported, _Export] = {
    "products": _Export(
        (
            Words("شناسهٔ کالا", "Product id"),
            Words("کد کالا", "Product code"),
            Words("نام کالا", "Name"),
            Words("دسته", "Category"),
            Words("واحد", "Unit"),
            Words("شناسهٔ تنوع", "Variant id"),
            Words("کد تنوع", "Variant code"),
            Words("بارکد", "Barcode"),
            Words("ویژگی‌ها", "Options"),
            Words("قیمت (ریال)", "Price (Rial)"),
            Words("قیمت با تخفیف (ریال)", "Sale price (Rial)"),
            Words("موجودی", "Stock"),
            Words("در فروش", "On sale"),
        ),
        _products,
    ),
    "orders": _Export(
        (
            Words("شمارهٔ سفارش", "Order number"),
            Words("ثبت (UTC)", "Created (UTC)"),
            Words("پرداخت (UTC)", "Paid (UTC)"),
            Words("مشتری", "Customer"),
            Words("موبایل", "Mobile"),
            Words("جمع کالاها (ریال)", "Subtotal (Rial)"),
            Words("تخفیف (ریال)", "Discount (Rial)"),
            Words("هزینهٔ ارسال (ریال)", "Shipping (Rial)"),
            Words("مالیات (ریال)", "Tax (Rial)"),
            Words("جمع کل (ریال)", "Total (Rial)"),
            Words("وضعیت پرداخت", "Payment status"),
            Words("وضعیت سفارش", "Order status"),
            Words("در محک", "In Mahak"),
            Words("شناسه در محک", "Mahak order id"),
            Words("وضعیت فاکتور", "Invoice state"),
            Words("دلیل", "Reason"),
            Words("شمارهٔ فاکتور محک", "Mahak invoice number"),
        ),
        _orders,
    ),
    "mappings": _Export(
        (
            Words("نوع", "Kind"),
            Words("شناسهٔ محک", "Mahak id"),
            Words("کد محک", "Mahak code"),
            Words("شناسهٔ سایت", "Website id"),
            Words("نام", "Name"),
            Words("منشأ", "Origin"),
        ),
        _mappings,
    ),
    "problems": _Export(
        (
            Words("شماره", "Number"),
            Words("جریان", "Flow"),
            Words("موجودیت", "Entity"),
            Words("شناسه", "Id"),
            Words("نام کالا", "Product"),
            Words("دلیل", "Reason"),
            Words("شرح", "Text"),
            Words("اولین بار (UTC)", "First seen (UTC)"),
            Words("آخرین بار (UTC)", "Last seen (UTC)"),
            Words("دفعات", "Times"),
        ),
        _problems,
    ),
    "runs": _Export(
        (
            Words("شماره", "Number"),
            Words("جریان", "Flow"),
            Words("نوع", "Kind"),
            Words("شروع (UTC)", "Started (UTC)"),
            Words("ثانیه", "Seconds"),
            Words("نتیجه", "Result"),
            Words("چه شد", "What it did"),
            Words("دلیل", "Reason"),
            Words("شرح", "Text"),
        ),
        _runs,
    ),
}


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")


def _plain_number(number: Decimal | None) -> Decimal | int | None:
    """Without trailing zeros, and whole where it is whole."""
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else number.normalize()
