"""The lines of an order in its pane: what was bought for how much, and what each is in Mahak."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from mahak_desk.sync.order_book.whole_order import Bought
from mahak_desk.ui.look.look import Look
from mahak_desk.ui.parts.plain_parts import button, column, label, row
from mahak_desk.ui.window.places import Place
from mahak_desk.ui.words.codes import code_text, options_shown
from mahak_desk.ui.words.speech import Speech

translate = QCoreApplication.translate


def bought_lines(
    lines: Sequence[Bought], go: Callable[[Place], object], speech: Speech, look: Look
) -> QWidget:
    """One line below the other; one without a partner has a button that leads to where it is mapped."""
    canvas = QWidget()
    body = column(spacing=10)
    canvas.setLayout(body)
    if not lines:
        body.addWidget(label(translate("Orders", "Nothing: the order has no lines."), tone="bad", wraps=True))
    for line in lines:
        name = label(line.name or "—", wraps=True, selectable=True)
        total = label(speech.money(line.total))
        first = row(name, total, spacing=12)
        first.setStretch(0, 1)
        how_many = f"{speech.quantity(line.quantity)} {line.unit}".strip()
        count = translate("Orders", "{0} at {1}").format(how_many, speech.amount(line.unit_price))
        if line.discount:
            count += " − " + speech.amount(line.discount)
        body.addLayout(column(first, label(count, tone="muted"), _partner(line, go, speech, look), spacing=2))
    return canvas


def _partner(line: Bought, go: Callable[[Place], object], speech: Speech, look: Look) -> QWidget:
    partner = line.partner
    if partner is not None and not partner.deleted:
        about = [speech.name(options_shown(text, speech)) for text in partner.options]
        if partner.code:
            about.append(translate("Orders", "code {0}").format(code_text(str(partner.code), speech)))
        between = "، " if speech.is_rtl else ", "
        name = f"{speech.name(partner.name)} ({between.join(about)})" if about else speech.name(partner.name)
        return label(translate("Orders", "In Mahak: {0}").format(name), tone="muted", wraps=True)
    if partner is None:
        words = translate("Orders", "No partner in Mahak")
    else:
        words = translate("Orders", "Its partner was deleted in Mahak")
    where = (
        Place("mappings", search=line.name)
        if line.variant_id is None
        else Place("mappings", row=("variant", line.variant_id), verb="map")
    )
    holder = QWidget()
    link = button(translate("Orders", "Map it"), lambda: go(where), look, role="link", icon="link-2")
    holder.setLayout(row(label(words, tone="bad"), link, None, spacing=4))
    return holder
