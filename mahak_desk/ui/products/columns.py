"""The columns and filters of the table of products."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from functools import cache

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QIcon

from mahak_desk.sync.catalogue.product_lines import ProductLine
from mahak_desk.ui.products.product_words import (
    difference_words,
    rank_of,
    reason_title,
    standing,
    tone_of,
)
from mahak_desk.ui.rows.code_column import code_column
from mahak_desk.ui.rows.columns import Chip, Column
from mahak_desk.ui.words.codes import options_shown
from mahak_desk.ui.words.searching import folded
from mahak_desk.ui.words.speech import Speech

translate = QCoreApplication.translate


def product_columns(
    speech: Speech, icon: Callable[[int], QIcon], now: Callable[[], datetime]
) -> list[Column[ProductLine]]:
    """`icon` gives a product's picture, `now` the moment relative times count from."""

    in_alphabet = cache(folded)  # few options and categories, many lines

    def whole_standing(line: ProductLine) -> str:
        """The reason and the open problem, as far as they are not one."""
        reasons = dict.fromkeys(filter(None, (line.why_hidden, line.problem)))
        return "\n".join(reason_title(reason, speech.language) for reason in reasons)

    def price(line: ProductLine) -> str:
        return speech.amount(line.price if line.sale_price is None else line.sale_price)

    def usual_price(line: ProductLine) -> str:
        if line.sale_price is None:
            return ""
        words = translate("Products", "Reduced from {0}")
        return words.format(speech.money(line.price))

    def on_site(line: ProductLine) -> str:
        mark = " *" if line.difference is not None else ""
        return stock_text(line.on_site, speech) + mark

    return [
        Column(
            "picture",
            translate("Products", "Photo"),
            lambda line: "",
            order=lambda line: line.product_id,
            icon=lambda line: icon(line.product_id),
            width=62,
            gives_way=2,
            is_sign=True,
        ),
        # Without an order: what a line is searched by begins with the name.
        Column("name", translate("Products", "Name"), lambda line: line.name, width=210, stretches=True),
        Column(
            "options",
            translate("Products", "Options"),
            lambda line: options_shown(line.options, speech),
            order=lambda line: in_alphabet(line.options),
            width=110,
        ),
        Column(
            "standing",
            translate("Products", "Status"),
            lambda line: standing(line, speech.language),
            order=rank_of,
            width=156,
            gives_way=1,
            tone=tone_of,
            tooltip=whole_standing,
        ),
        Column(
            "price",
            translate("Products", "Price (Rial)"),
            price,
            order=lambda line: -1 if line.price is None else line.sale_price or line.price,
            width=106,
            gives_way=3,
            align="number",
            tooltip=usual_price,
            copied=lambda line: "" if line.price is None else str(line.sale_price or line.price),
            exported=lambda line: line.price if line.sale_price is None else line.sale_price,
        ),
        Column(
            "in_mahak",
            translate("Products", "In Mahak"),
            lambda line: stock_text(line.in_mahak, speech),
            order=lambda line: _known_first(line.in_mahak),
            width=88,
            gives_way=5,
            align="number",
            exported=lambda line: stock_count(line.in_mahak),
        ),
        Column(
            "on_site",
            translate("Products", "On site"),
            on_site,
            order=lambda line: _known_first(line.on_site),
            width=80,
            gives_way=4,
            align="number",
            ink=lambda line: "warn" if line.difference is not None else None,
            tooltip=lambda line: difference_words(line.difference),
            copied=lambda line: stock_text(line.on_site, speech),
            exported=lambda line: stock_count(line.on_site),
        ),
        code_column(
            "code", translate("Products", "Code"), lambda line: line.code, speech, width=76, gives_way=6
        ),
        code_column(
            "barcode",
            translate("Products", "Barcode"),
            lambda line: line.barcode,
            speech,
            width=132,
            gives_way=7,
        ),
        Column(
            "category",
            translate("Products", "Category"),
            lambda line: line.category or "—",
            order=lambda line: in_alphabet(line.category),
            width=110,
            gives_way=8,
        ),
        Column(
            "difference",
            translate("Products", "Why the stocks differ"),
            lambda line: difference_words(line.difference),
            order=lambda line: line.difference or "",
            width=170,
            hidden_at_first=True,
        ),
        Column(
            "changed",
            translate("Products", "Last change"),
            lambda line: speech.ago(line.changed_at, now()),
            order=lambda line: line.changed_at.timestamp(),
            width=104,
            gives_way=9,
            tooltip=lambda line: speech.moment(line.changed_at),
            copied=lambda line: speech.moment(line.changed_at),
            exported=lambda line: speech.wall_clock(line.changed_at),
        ),
    ]


def product_chips() -> list[Chip[ProductLine]]:
    return [
        Chip("all", translate("Products", "All"), lambda _: True),
        Chip("visible", translate("Products", "On the website"), lambda line: line.is_visible),
        Chip("hidden", translate("Products", "Hidden"), lambda line: not line.is_visible),
        Chip("problem", translate("Products", "With a problem"), lambda line: line.problem is not None),
        Chip(
            "no_stock", translate("Products", "No stock"), lambda line: line.is_visible and line.on_site == 0
        ),
    ]


def stock_text(thousandths: int | None, speech: Speech) -> str:
    return speech.quantity(stock_count(thousandths))


def stock_count(thousandths: int | None) -> Decimal | None:
    """In the main unit."""
    return None if thousandths is None else Decimal(thousandths) / 1000


def _known_first(thousandths: int | None) -> int:
    """Unknown stocks come before all others."""
    return -(10**18) if thousandths is None else thousandths
