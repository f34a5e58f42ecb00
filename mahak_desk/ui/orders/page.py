"""The page Orders: paid orders on their way to Mahak, why one waits, and what can be done about it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from mahak_desk.errors import DeskError
from mahak_desk.sync.explanations import explain
from mahak_desk.sync.order_book.invoice_preview import InvoicePreview
from mahak_desk.sync.order_book.order_rows import OrderRow
from mahak_desk.sync.order_book.whole_order import WholeOrder
from mahak_desk.ui.live.changes import Changes
from mahak_desk.ui.orders.columns import order_chips, order_columns
from mahak_desk.ui.orders.decisions import Decisions
from mahak_desk.ui.orders.invoice_dialog import InvoiceDialog
from mahak_desk.ui.orders.next_step import Ways
from mahak_desk.ui.orders.order_details import details_of
from mahak_desk.ui.orders.retrying import at_rest, can_be_tried, is_held, numbers
from mahak_desk.ui.parts.banner import Verb
from mahak_desk.ui.parts.plain_parts import button
from mahak_desk.ui.rows.narrowing import AsLeft
from mahak_desk.ui.rows.page import RowsPage
from mahak_desk.ui.window.places import Place
from mahak_desk.ui.window.surroundings import Surroundings
from mahak_desk.ui.words.codes import code_text
from mahak_desk.ui.words.open_sentences import with_open_slots


class OrdersPage(RowsPage[OrderRow]):
    """Rows are known by their order numbers."""

    flows = ("outgoing",)
    follows: Changes = frozenset({"orders", "problems", "mappings"})
    tells_spans = True
    whole_table = "orders"

    def __init__(self, surroundings: Surroundings) -> None:
        again = surroundings.look.icon("rotate-ccw", "accent")
        columns = order_columns(surroundings.speech, surroundings.heartbeat.now, again, self._retry_row)
        super().__init__(surroundings, self.tr("Orders"), "orders", columns, order_chips())
        self._decisions = Decisions(self)
        self._shown: str | None = None
        self._reason: str | None = None
        self._only_button = button("", self._show_every_reason, self.look, role="link", icon="x")
        self._only_button.hide()
        self.beside_title.addWidget(self._only_button)
        self._retry = self.add_verb(self.tr("&Retry all"), self._retry_pressed, icon="rotate-ccw")
        self._ignore = self.add_verb(self.tr("&Ignore…"), self._ignore_pressed, icon="ban")
        self.selection_changed([])
        retry = QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_R), self)
        retry.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        retry.activated.connect(self._retry_selected)

    # The rows

    def read_rows(self) -> Iterator[list[OrderRow]]:
        return self.around.desk.order_book.rows()

    def ident(self, row: OrderRow) -> Hashable:
        return row.number

    def searched(self, row: OrderRow) -> str:
        told = row.told(self.speech.language)
        why = row.ignored_why if told is None else told.title
        return f"{row.customer} {row.number} {row.mobile} {row.mahak_order_code or ''} {why}"

    def empty_words(self) -> tuple[str, str]:
        return (
            self.tr("No paid orders yet"),
            self.tr("An order appears here as soon as the website marks it as paid."),
        )

    def empty_chip_words(self) -> str:
        chip = self.chosen_chip
        match None if chip is None else chip.key:
            case "needs_you":
                return self.tr("No order needs you.")
            case "pending":
                return self.tr("Everything that could be sent has been sent.")
            case "sent":
                return self.tr("Mahak has registered everything that was sent.")
            case _:
                return ""

    # Where others lead to

    def open_at(self, place: Place) -> None:
        self._keep_to(place.reason)
        super().open_at(place)

    def _keep_to(self, reason: str | None) -> None:
        """Only the orders with one reason, until that is ended."""
        self._reason = reason
        self._only_button.setVisible(reason is not None)
        if reason is None:
            self.narrow(None)
            return
        title = explain(reason).title.in_language(self.speech.language)
        self._only_button.setText(self.tr("Only: {0}").format(with_open_slots(title)))
        self.narrow(lambda row: row.reason == reason)

    def as_left(self) -> AsLeft:
        return replace(super().as_left(), only=self._reason)

    def take_up(self, left: object) -> None:
        super().take_up(left)
        if isinstance(left, AsLeft) and isinstance(left.only, str):
            self._keep_to(left.only)

    def _show_every_reason(self) -> None:
        self._keep_to(None)

    # What can be done

    def selection_changed(self, rows: Sequence[OrderRow]) -> None:
        decidable = bool(at_rest(rows))
        if rows:
            again = sum(map(can_be_tried, rows))
            self._retry.setText(self._counted(self.tr("&Retry"), again))
            self._retry.setEnabled(decidable)
        else:
            self._offer_to_retry_listed()
        back = _all_ignored(rows)
        self._ignore.setText(self.tr("&Take back") if back else self.tr("&Ignore…"))
        self._ignore.setIcon(self.look.button_icon("undo-2" if back else "ban"))
        self._ignore.setEnabled(back or decidable)

    def listing_changed(self) -> None:
        if not self.view.selected_positions():
            self._offer_to_retry_listed()

    def _offer_to_retry_listed(self) -> None:
        """Who has narrowed the list down means what is in it: the button says how many those are."""
        if not self.is_narrowed:
            self._retry.setText(self.tr("&Retry all"))
            self._retry.setEnabled(True)
            return
        count = sum(map(can_be_tried, self.model.listed_rows()))
        text = self.tr("&Retry the %n listed", "", count) if count else self.tr("&Retry the listed")
        self._retry.setText(self.speech.in_digits(text))
        self._retry.setEnabled(count > 0)

    def _counted(self, text: str, count: int) -> str:
        return f"{text} ({self.speech.number(count)})" if count > 1 else text

    def _retry_pressed(self) -> None:
        if self.view.selected_positions():
            self._retry_selected()
        elif self.is_narrowed:
            self._retry_rows(self.model.listed_rows())
        else:
            self._decisions.retry_all(held=sum(map(is_held, self.model.rows)))

    def _retry_selected(self) -> None:
        self._retry_rows(self.selected_rows())

    def _retry_row(self, row: OrderRow) -> None:
        self._retry_rows([row])

    def _retry_rows(self, rows: Sequence[OrderRow]) -> None:
        if not at_rest(rows):
            return
        if len(rows) == 1 and is_held(rows[0]):
            self._decisions.ask_to_send_as_another(rows[0].number, rows[0].may_be_invoice)
            return
        again = [row.number for row in rows if can_be_tried(row)]
        self._decisions.retry(again, held=sum(map(is_held, rows)))

    def _ignore_pressed(self) -> None:
        rows = self.selected_rows()
        if _all_ignored(rows):
            self._decisions.take_back(numbers(rows))
        elif rows:
            self._decisions.ask_to_ignore(at_rest(rows))

    def row_verbs(self, rows: Sequence[OrderRow]) -> Sequence[Verb | None]:
        verbs: list[Verb | None] = []
        again, decidable = sum(map(can_be_tried, rows)), at_rest(rows)
        if again:
            text = self._counted(self.tr("Retry"), again)
            verbs.append(Verb(text, lambda: self._retry_rows(rows), icon="rotate-ccw"))
            verbs += self._retry_reason(rows)
        elif len(rows) == 1 and is_held(rows[0]):
            verbs.append(Verb(self.tr("It is another order…"), lambda: self._retry_rows(rows), icon="send"))
        if decidable:
            ignore = self._counted(self.tr("Ignore…"), len(decidable))
            verbs.append(Verb(ignore, lambda: self._decisions.ask_to_ignore(decidable), icon="ban"))
        if _all_ignored(rows):
            ignored = numbers(rows)
            verbs.append(
                Verb(self.tr("Take back"), lambda: self._decisions.take_back(ignored), icon="undo-2")
            )
        handled = [row.number for row in rows if _has_open_problem(row)]
        if handled:
            text = self._counted(self.tr("Close this problem"), len(handled))
            verbs.append(Verb(text, lambda: self._decisions.close_problems(handled), icon="check"))
        if len(rows) == 1:
            number = rows[0].number
            if verbs:
                verbs.append(None)
            verbs.append(Verb(self.tr("Explain"), self._open_details, icon="circle-help"))
            verbs.append(Verb(self.tr("Invoice…"), lambda: self._preview(number), icon="receipt"))
        return verbs

    def _retry_reason(self, rows: Sequence[OrderRow]) -> list[Verb]:
        """Offered where more orders than the chosen ones have the very reason of all of them."""
        reasons = {row.reason for row in rows}
        if len(reasons) != 1 or (reason := next(iter(reasons))) is None:
            return []
        count = sum(row.reason == reason and can_be_tried(row) for row in self.model.rows)
        if count <= len(rows):
            return []
        text = self.speech.in_digits(self.tr("Retry all %n with this reason", "", count))
        return [Verb(text, lambda: self._decisions.retry_all(reason), icon="refresh-cw")]

    # One order

    def show_details(self, row: OrderRow) -> None:
        number, language = row.number, self.speech.language
        if self._shown != number:
            self.pane.wait(self.tr("Order {0}").format(code_text(number, self.speech)))
        self._shown = number
        book = self.around.desk.order_book
        self.around.background.read(
            self, lambda: book.order(number, language), self._tell_order, self.tell_error
        )

    def _tell_order(self, order: WholeOrder) -> None:
        if order.number != self._shown:
            return
        number = order.number
        ways = Ways(
            retry=lambda: self._decisions.retry([number]),
            ignore=lambda: self._decisions.ask_to_ignore([number]),
            take_back=lambda: self._decisions.take_back([number]),
            close=lambda: self._decisions.close_problems([number]),
            same=lambda: self._decisions.say_same(number),
            another=lambda: self._send_as_another(number),
            preview=lambda: self._preview(number),
            go=self.around.go,
            alike=tuple(self._retry_reason(self.selected_rows())),
        )
        details = details_of(order, ways, self.speech, self.look, self.around.heartbeat.now())
        # How long it still waits, and how many wait with it, changes without the order.
        said = [(step.title, step.text) for step in details.next_steps]
        facts = [section.facts for section in details.sections]
        self.pane.tell(details, (order, said, facts, [verb.text for verb in details.verbs]))

    def _send_as_another(self, number: str) -> None:
        invoices = [row.may_be_invoice for row in self.selected_rows() if row.number == number]
        self._decisions.ask_to_send_as_another(number, next(iter(invoices), None))

    def _preview(self, number: str) -> None:
        book, language = self.around.desk.order_book, self.speech.language
        self.around.background.read(
            self, lambda: book.invoice(number, language), self._show_invoice, self._no_invoice
        )

    def _show_invoice(self, preview: InvoicePreview) -> None:
        InvoiceDialog(preview, self.speech, self.look, self).open()

    def _no_invoice(self, error: DeskError) -> None:
        self.tell_error(error)


def _all_ignored(rows: Sequence[OrderRow]) -> bool:
    return bool(rows) and all(row.state == "ignored" for row in rows)


def _has_open_problem(row: OrderRow) -> bool:
    return row.pile == "needs_you" and not at_rest([row])
