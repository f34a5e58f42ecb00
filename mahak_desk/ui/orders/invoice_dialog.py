"""The invoice of one order before it goes, or as it went: every row and amount that Mahak gets."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHeaderView,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from mahak_desk.sync.explanation import Told
from mahak_desk.sync.order_book.invoice_preview import InvoicePreview
from mahak_desk.sync.order_book.shown_invoice import ShownInvoice, ShownLine, ShownPayment
from mahak_desk.ui.look.look import Look
from mahak_desk.ui.parts.banner import Banner, BannerTone
from mahak_desk.ui.parts.detail_pane import fact_grid
from mahak_desk.ui.parts.details import Fact
from mahak_desk.ui.parts.plain_parts import button, card, column, row
from mahak_desk.ui.parts.screen_room import fit
from mahak_desk.ui.parts.texts import Line
from mahak_desk.ui.parts.tooltips import as_tooltip
from mahak_desk.ui.words.codes import code_text
from mahak_desk.ui.words.speech import Speech, plain

_NUMBER = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
_NUMBERS = (0, 2, 3, 4, 5)
"""The columns of numbers."""
_LEAST_ROWS = 4
"""Of a longer invoice so many are in sight at once, however small the screen."""


class InvoiceDialog(QDialog):
    """Shows one preview and changes nothing; opened with `open`, gone when closed."""

    def __init__(self, preview: InvoicePreview, speech: Speech, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._speech = speech
        self._look = look
        self._invoice = preview.invoice
        number = code_text(preview.number, speech)
        self.setWindowTitle(self.tr("Invoice of order {0}").format(number))
        close = button(self.tr("Close"), self.accept, look)
        close.setDefault(True)
        beside = row(None, close)
        if preview.invoice is not None:
            size, layout = QSize(820, 620), column(self._whole(preview, preview.invoice), beside, spacing=12)
            beside.insertWidget(0, self._copier())
        else:  # what cannot be sent has nothing to show but the reason
            size, layout = QSize(560, 180), column(self._heading(preview), None, beside, spacing=12)
        layout.setContentsMargins(16, 16, 16, 16)
        self.setLayout(layout)
        fit(self, size)

    def _whole(self, preview: InvoicePreview, invoice: ShownInvoice) -> QScrollArea:
        """Scrolls, so that on a small screen the buttons below stay in sight."""
        canvas, area = QWidget(), QScrollArea()
        canvas.setObjectName("inside")
        shown = column(self._heading(preview), self._rows(invoice), self._facts(invoice), spacing=12)
        shown.setStretch(1, 1)
        canvas.setLayout(shown)
        canvas.setMinimumHeight(1)  # its height for its width counts: that of a narrow column is far more
        area.setAccessibleName(self.windowTitle())
        area.setWidget(canvas)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.viewport().setAutoFillBackground(False)
        return area

    def _copier(self) -> QPushButton:
        QShortcut(QKeySequence.StandardKey.Copy, self).activated.connect(self._copy_marked)
        made = button(self.tr("Copy"), self._copy, self._look, icon="copy")
        made.setToolTip(self.tr("The whole invoice, as a table for a letter or a spreadsheet (Ctrl+C)"))
        return made

    def _copy_marked(self) -> None:
        """Of a text in which something is marked, that; the key reaches the text first, but the shortcut too."""
        marked = self.focusWidget()
        if isinstance(marked, Line) and marked.hasSelectedText():
            marked.copy_selected()
        else:
            self._copy()

    def _copy(self) -> None:
        if self._invoice is not None:
            QGuiApplication.clipboard().setText(self._as_text(self._invoice))

    def _as_text(self, invoice: ShownInvoice) -> str:
        """The title, the rows as lines of tabs, and what stands below them."""
        facts = [*self._about(invoice), *self._amounts(invoice)]
        lines = [
            self.windowTitle(),
            "\t".join(self._titles()),
            *("\t".join(self._cells(shown)) for shown in invoice.lines),
            *(f"{fact.name}\t{fact.value}" for fact in facts),
        ]
        return plain("\n".join(lines))

    def _heading(self, preview: InvoicePreview) -> Banner:
        banner = Banner(self._look, self._speech)
        if preview.why_not is not None:
            self._tell(banner, "warn", preview.why_not)
        elif preview.refused is not None:
            self._tell(banner, "bad", preview.refused)
        elif preview.was_sent:
            banner.say("accent", self.tr("This is what was sent to Mahak."))
        else:
            banner.say(
                "accent",
                self.tr("This is what is sent to Mahak."),
                self.tr("Made from the order as it stands now; nothing has been sent by looking at it."),
            )
        banner.stand_alone(())
        return banner

    def _tell(self, banner: Banner, tone: BannerTone, told: Told) -> None:
        digits = self._speech.in_digits
        banner.say(tone, digits(told.title), f"{digits(told.why)}\n{digits(told.next_step)}")

    def _titles(self) -> list[str]:
        return [
            self.tr("Code"),
            self.tr("Item"),
            self.tr("Quantity"),
            self.tr("Price (Rial)"),
            self.tr("Total (Rial)"),
            self.tr("Tax (Rial)"),
            self.tr("Store"),
        ]

    def _rows(self, invoice: ShownInvoice) -> QTableWidget:
        titles = self._titles()
        table = QTableWidget(len(invoice.lines), len(titles), self)
        for place, title in enumerate(titles):
            heading = QTableWidgetItem(title)
            if place in _NUMBERS:
                heading.setTextAlignment(_NUMBER)
            table.setHorizontalHeaderItem(place, heading)
        table.setAccessibleName(self.tr("Rows of the invoice"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        for place, shown in enumerate(invoice.lines):
            for at, text in enumerate(self._cells(shown)):
                item = QTableWidgetItem(text)
                item.setToolTip(as_tooltip(text))
                if at in _NUMBERS:
                    item.setTextAlignment(_NUMBER)
                if shown.taken_back:
                    item.setForeground(self._look.brush("muted"))
                table.setItem(place, at, item)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        table.resizeColumnsToContents()
        rows = table.verticalHeader()
        least = min(rows.length(), _LEAST_ROWS * rows.defaultSectionSize())
        table.setMinimumHeight(header.sizeHint().height() + least + 2 * table.frameWidth())
        table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        return table

    def _cells(self, shown: ShownLine) -> list[str]:
        speech = self._speech
        name = shown.name
        if shown.taken_back:
            name = self.tr("{0} (sent before, taken back)").format(name)
        return [
            speech.in_digits(str(shown.code)) if shown.code else "",
            name,
            f"{speech.quantity(shown.quantity)} {shown.unit}".strip(),
            _exact(shown.unit_price, speech),
            _exact(shown.total, speech),
            _exact(shown.tax, speech) if shown.tax else "",
            shown.store,
        ]

    def _facts(self, invoice: ShownInvoice) -> QFrame:
        frame, inside = card()
        beside = row(spacing=32)
        beside.addLayout(fact_grid(self._about(invoice)), 1)
        beside.addLayout(fact_grid(self._amounts(invoice), at_the_end=True))
        inside.addLayout(beside)
        return frame

    def _amounts(self, invoice: ShownInvoice) -> list[Fact]:
        rial = self._rial
        facts = [Fact(self.tr("Rows"), rial(invoice.net))]
        if invoice.tax:
            facts.append(Fact(self.tr("Tax"), rial(invoice.tax)))
        if invoice.shipping:
            shipping = rial(invoice.shipping)
            if invoice.carrier:
                shipping = self.tr("{0}, carried by {1}").format(shipping, self._speech.name(invoice.carrier))
            facts.append(Fact(self.tr("Shipping"), shipping))
        if invoice.other_cost:
            facts.append(Fact(self.tr("Other costs"), rial(invoice.other_cost)))
        if invoice.discount:
            facts.append(Fact(self.tr("Discount"), rial(-invoice.discount)))
        facts.append(Fact(self.tr("Total"), rial(invoice.total), strong=True))
        return facts

    def _about(self, invoice: ShownInvoice) -> list[Fact]:
        person = invoice.person
        name = person.name or "—"
        if person.is_new:
            name = self.tr("{0} (new: created in Mahak first)").format(name)
        elif person.code:
            name = f"{name} ({self._speech.in_digits(str(person.code))})"
        facts = [
            Fact(self.tr("Customer"), name),
            Fact(self.tr("Date"), self._speech.moment(invoice.moment)),
            Fact(self.tr("Payment"), self._payment(invoice.payment)),
        ]
        if invoice.description:
            facts.append(Fact(self.tr("Description"), self._speech.name(invoice.description)))
        return facts

    def _payment(self, payment: ShownPayment | None) -> str:
        if payment is None:
            return self.tr("no receipt")
        if payment.kind == "cash":
            where = self._speech.name(payment.account or self.tr("the visitor's cash box"))
            return self.tr("{0} in cash, {1}").format(self._rial(payment.amount), where)
        text = self.tr("{0} by bank transfer, {1}").format(
            self._rial(payment.amount), self._speech.name(payment.account)
        )
        if payment.number:
            text = self.tr("{0}, number {1}").format(text, self._speech.latin(payment.number))
        return text

    def _rial(self, amount: Decimal) -> str:
        return self._speech.money(int(amount)) if amount == int(amount) else _exact(amount, self._speech)


def _exact(amount: Decimal, speech: Speech) -> str:
    return speech.number(int(amount) if amount == int(amount) else amount)
