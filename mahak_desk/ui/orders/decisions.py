"""What a person decides about orders: done in the background, said when it is done, and with a way back."""

from __future__ import annotations

import getpass
from collections.abc import Sequence

from PySide6.QtCore import QObject

from mahak_desk.ui.parts.banner import Banner, Verb
from mahak_desk.ui.parts.questions import ask, ask_text
from mahak_desk.ui.window.page import Page
from mahak_desk.ui.words.codes import code_text


class Decisions(QObject):
    """The verbs of the page of orders; numbers are order numbers."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._around = page.around
        self._banner: Banner = page.banner

    def retry(self, numbers: Sequence[str], *, held: int = 0) -> None:
        """Try these again; what is in doubt is looked for. `held` others may be in Mahak and are left out."""
        book, wanted = self._around.desk.order_book, list(numbers)

        def said(count: int) -> None:
            if wanted:
                self._said_retried(count)
            self._say_held(held)

        self._around.background.write(self, lambda: book.retry(wanted), said, self._page.tell_error)

    def _say_held(self, held: int) -> None:
        if held:
            text = self.tr("%n order(s) may be in Mahak already and stay held.", "", held)
            advice = self.tr("Open each of them and compare.")
            self._banner.say("warn", self._around.speech.in_digits(text), advice)

    def ask_to_send_as_another(self, number: str, invoice: int | None) -> None:
        """Send what Mahak may have already, once a person has said that it has not.

        `invoice` is Mahak's id of an invoice it may be, which then is another order's.
        """
        book, speech = self._around.desk.order_book, self._around.speech
        title = self.tr("Send order {0} although Mahak may have its invoice?")
        risk = self.tr("If Mahak has it, the sale is booked twice. Look for it there first.")
        yes = self.tr("It is not in Mahak: send it")
        if invoice is not None:
            title = self.tr("Send order {0} although Mahak has an invoice with its number?")
            risk = self.tr(
                "If that invoice is this order's, the sale is booked twice. Compare the two in Mahak first."
            )
            yes = self.tr("It is another order: send it")
            which = self.tr("Id of the invoice in Mahak's cloud: {0}")
            risk = f"{risk}\n{which.format(code_text(str(invoice), speech))}"
        ask(
            self._page,
            title.format(code_text(number, speech)),
            risk,
            yes,
            lambda: self._around.background.write(
                self, lambda: book.send_as_another(number), self._said_another, self._page.tell_error
            ),
            destructive=True,
        )

    def _said_another(self, _: None) -> None:
        self._said_retried(1)

    def retry_all(self, reason: str | None = None, *, held: int = 0) -> None:
        """Everything that waits for it, or all of one reason; `held` others may be in Mahak and are left out."""
        book = self._around.desk.order_book

        def said(count: int) -> None:
            self._said_retried(count)
            self._say_held(held)

        self._around.background.write(
            self, lambda: book.retry_all(reason=reason), said, self._page.tell_error
        )

    def ask_to_ignore(self, numbers: Sequence[str]) -> None:
        """Leave them out of Mahak, once a reason is given."""
        wanted = list(numbers)
        if len(wanted) == 1:
            title = self.tr("Leave order {0} out of Mahak?").format(code_text(wanted[0], self._around.speech))
        else:
            title = self.tr("Leave %n orders out of Mahak?", "", len(wanted))
        ask_text(
            self._page,
            self._around.speech.in_digits(title),
            self.tr("No invoice is made. A reason is needed, for whoever looks at it later:"),
            self.tr("Ignore"),
            lambda why: self._ignore(wanted, why),
        )

    def take_back(self, numbers: Sequence[str]) -> None:
        """Send ignored orders after all."""
        book, wanted = self._around.desk.order_book, list(numbers)
        self._around.background.write(
            self, lambda: book.take_back_ignoring(wanted), self._said_taken_back, self._page.tell_error
        )

    def say_same(self, number: str) -> None:
        """The invoice Mahak already has is this order's."""
        office = self._around.desk.office
        self._around.background.write(
            self, lambda: office.sending.it_is_the_same(number), self._said_same, self._page.tell_error
        )

    def close_problems(self, numbers: Sequence[str]) -> None:
        """Say that somebody has dealt with what is open about orders Mahak has."""
        book, wanted = self._around.desk.order_book, list(numbers)
        self._around.background.write(
            self, lambda: book.close_problems(wanted, who=_who()), self._said_closed, self._page.tell_error
        )

    def _ignore(self, numbers: list[str], why: str) -> None:
        book = self._around.desk.order_book

        def said(count: int) -> None:
            self._changed()
            text = self.tr("%n order(s) left out of Mahak.", "", count)
            undo = Verb(self.tr("Undo"), lambda: self.take_back(numbers), icon="undo-2")
            self._banner.say("good", self._around.speech.in_digits(text), "", undo)

        work = lambda: book.ignore(numbers, who=_who(), why=why)  # noqa: E731 - one of the verbs above
        self._around.background.write(self, work, said, self._page.tell_error)

    def _said_retried(self, count: int) -> None:
        self._changed()
        if count:
            if self._page.follow_up("outgoing"):
                self._say(self.tr("%n order(s) are tried again now.", "", count))
        else:
            self._say(self.tr("There was nothing to try again: it is being sent, or already in Mahak."))

    def _said_taken_back(self, count: int) -> None:
        self._banner.hide()
        self._changed()
        self._say(self.tr("%n order(s) will be sent after all.", "", count))
        self._page.follow_up("outgoing")

    def _said_same(self, _: None) -> None:
        self._changed()
        self._say(self.tr("The order counts as sent; it is not sent again."))

    def _said_closed(self, problem_ids: list[int]) -> None:
        self._changed()
        text = self.tr("%n problem(s) closed.", "", len(problem_ids))
        undo = Verb(self.tr("Undo"), lambda: self._reopen(problem_ids), icon="undo-2")
        self._banner.say("good", self._around.speech.in_digits(text), "", undo)

    def _reopen(self, problem_ids: list[int]) -> None:
        book = self._around.desk.order_book
        self._around.background.write(
            self, lambda: book.reopen(problem_ids), self._said_reopened, self._page.tell_error
        )

    def _said_reopened(self, count: int) -> None:
        self._banner.hide()
        self._changed()
        self._say(self.tr("%n problem(s) open again.", "", count))

    def _changed(self) -> None:
        self._page.shop.touched("orders", "problems", "mappings")

    def _say(self, sentence: str) -> None:
        self._around.say(self._around.speech.in_digits(sentence))


def _who() -> str:
    """Whom this computer knows as the person at it."""
    try:
        return getpass.getuser()
    except (OSError, ImportError, KeyError):  # no account of that name, as in some Windows services
        return "—"
