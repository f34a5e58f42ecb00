"""What the next sync would change on the website, before it does; and the yes it may need."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from mahak_desk.errors import DeskError
from mahak_desk.sync.cycle import Wish
from mahak_desk.sync.spreadsheets import Cell
from mahak_desk.ui.parts.banner import Banner
from mahak_desk.ui.parts.plain_parts import button, label, row
from mahak_desk.ui.parts.screen_room import fit
from mahak_desk.ui.rows.columns import Column
from mahak_desk.ui.rows.model import RowsModel
from mahak_desk.ui.rows.more_button import MoreButton
from mahak_desk.ui.rows.table_export import TableExport
from mahak_desk.ui.rows.view import RowsView
from mahak_desk.ui.window.surroundings import Surroundings
from mahak_desk.ui.words.speech import Speech, plain

if TYPE_CHECKING:
    from mahak_desk.sync.incoming.report import Change, IncomingReport

_MONEY = ("price", "sale_price")


def in_order(text: str) -> str:
    """The text to order a side of a change by: prices and stock, which are never negative, by their amount."""
    try:
        return f"{Decimal(text):028.3f}"
    except ArithmeticError:
        return text


def field_name(what: str) -> str:
    """A changed column of the website in words."""
    translate = QCoreApplication.translate
    names: dict[str, str] = {
        "name": translate("Preview", "name"),
        "code": translate("Preview", "code"),
        "barcode": translate("Preview", "barcode"),
        "description": translate("Preview", "description"),
        "category_id": translate("Preview", "category"),
        "unit_name": translate("Preview", "unit"),
        "tax_percent": translate("Preview", "tax"),
        "charge_percent": translate("Preview", "duty"),
        "is_active": translate("Preview", "on the site"),
        "pictures": translate("Preview", "pictures"),
        "options": translate("Preview", "options"),
        "price": translate("Preview", "price (Rial)"),
        "sale_price": translate("Preview", "reduced price (Rial)"),
        "stock": translate("Preview", "stock"),
        "product": translate("Preview", "product"),
    }
    return names.get(what, what)


def value_said(what: str, value: str, speech: Speech) -> str:
    """One side of a change as a person reads it."""
    if value == "":
        return "—"
    if what == "is_active":
        yes, no = QCoreApplication.translate("Preview", "yes"), QCoreApplication.translate("Preview", "no")
        return yes if value == "True" else no
    if what in _MONEY and value.isdecimal():
        return speech.amount(int(value))
    return speech.in_digits(value)


def value_exported(what: str, value: str, speech: Speech) -> Cell:
    """The same for a spreadsheet, which reckons with amounts and stocks."""
    if what in (*_MONEY, "stock") and value:
        return Decimal(value)
    return plain(value_said(what, value, speech)) if value else ""


class PreviewDialog(QDialog):
    """Asks Mahak and rehearses the cycle in the background; nothing is written before somebody agrees."""

    def __init__(self, around: Surroundings, *, agreeing: bool, parent: QWidget) -> None:
        """`agreeing`: the brake holds something back, and this is to decide about it."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("What the next sync would change"))
        self._around = around
        self._agreeing = agreeing
        self._banner = Banner(around.look, around.speech)
        self._summary = label(self.tr("Asking Mahak and trying it out; nothing is written…"), wraps=True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        columns = self._columns()
        self._model: RowsModel[Change] = RowsModel(columns, id, around.look, self)
        self.view = RowsView(self._model, around.remembered, "preview", self)
        self.view.setAccessibleName(self.windowTitle())
        self.view.say_when_empty(self._empty_words)
        yes = self.tr("Agree and do it") if agreeing else self.tr("Sync now")
        self.agree = button(yes, self._do_it, around.look, role="primary")
        self.agree.setEnabled(False)
        self.more = MoreButton(self.view, around.look)
        self.more.offer_export(TableExport(self, around, self._banner), self._model, "preview")
        self._read = False
        self._gone = 0
        close = button(self.tr("Close"), self.reject, around.look)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self._banner)
        layout.addWidget(self._summary)
        layout.addWidget(self._bar)
        layout.addWidget(self.view, 1)
        layout.addLayout(row(self.more, None, self.agree, close))
        fit(self, QSize(780, 520))
        rehearse = partial(around.desk.preview_incoming, accepts_mass_change=agreeing)
        ticket = around.background.ask(self, rehearse, self._tell, self._could_not)
        self.finished.connect(lambda _: ticket.cancel())

    def _columns(self) -> list[Column[Change]]:
        speech = self._around.speech

        def side(key: str, title: str, of: Callable[[Change], str]) -> Column[Change]:
            return Column(
                key,
                title,
                lambda change: value_said(change.what, of(change), speech),
                order=lambda change: in_order(of(change)),
                width=130,
                align="number",
                exported=lambda change: value_exported(change.what, of(change), speech),
            )

        return [
            Column(
                "product",
                self.tr("Product"),
                lambda change: " — ".join(filter(None, (change.product, change.option))),
                width=280,
                stretches=True,
            ),
            Column(
                "what",
                self.tr("What"),
                lambda change: field_name(change.what),
                order=lambda change: field_name(change.what),
                width=130,
            ),
            side("before", self.tr("Now"), lambda change: change.before),
            side("after", self.tr("Then"), lambda change: change.after),
        ]

    def _tell(self, report: IncomingReport) -> None:
        self._read = True
        self._gone = 0 if report.agreed is None else report.agreed.gone
        self._bar.hide()
        changes = report.changes
        if self._agreeing:
            # What leaves the site first: that is what is to be agreed to.
            changes = sorted(changes, key=lambda change: not _takes_off(change))
        self._model.replace(list(changes), [change.product for change in changes], None)
        self._summary.setText(self._summed_up(report))
        self.agree.setEnabled(True)
        self.view.viewport().update()

    def _summed_up(self, report: IncomingReport) -> str:
        speech = self._around.speech
        counts = report.products
        said = [
            self.tr("%n new", "", counts.created),
            self.tr("%n updated", "", counts.updated),
            self.tr("%n hidden", "", counts.hidden),
            self.tr("%n with problems", "", counts.errors),
        ]
        of = (counts.created, counts.updated, counts.hidden, counts.errors)
        parts = [text for text, count in zip(said, of, strict=True) if count]
        summary = self.tr("Products: {0}.").format(self.tr(", ").join(parts)) if parts else ""
        if not parts and not report.changes:
            summary = self.tr("Nothing would change.")
        if report.held is not None:
            gone = report.held.hidden + report.held.zeroed
            summary += " " + self.tr(
                "%n item(s) more would leave the sale; that waits for you to agree.", "", gone
            )
        return speech.in_digits(summary.strip())

    def _could_not(self, error: DeskError) -> None:
        self._read = True
        self._bar.hide()
        self._summary.hide()
        self._banner.tell_error(error)

    def _empty_words(self) -> tuple[str, str]:
        return (self.tr("Nothing would change"), "") if self._read else ("", "")

    def _do_it(self) -> None:
        seen = self._gone if self._agreeing else None
        self._around.shop.force("incoming", Wish(accepts_mass_change=self._agreeing, agreed_to=seen))
        self.accept()


def _takes_off(change: Change) -> bool:
    hides = change.what == "is_active" and change.after == "False"
    return hides or (change.what == "stock" and change.after in ("0", "0.000"))
