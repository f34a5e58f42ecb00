"""The last question: this is what the first sync would do; shall it begin?"""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QProgressBar

from mahak_desk.errors import DeskError
from mahak_desk.sync.explanations import explain
from mahak_desk.sync.incoming.report import IncomingReport
from mahak_desk.sync.outgoing.report import OutgoingReport
from mahak_desk.ui.first_run.question import Question
from mahak_desk.ui.parts.plain_parts import label
from mahak_desk.ui.window.surroundings import Surroundings
from mahak_desk.ui.words.open_sentences import with_open_slots

MOST_REASONS = 4


class PreviewQuestion(Question):
    """Rehearses the first sync without writing anything, and says in words what it would do."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(
            around,
            self.tr("This is what the first sync will do"),
            self.tr("Nothing has been changed yet, neither on the website nor in Mahak."),
        )
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.says = label(wraps=True)
        self.problems = label(tone="warn", wraps=True)
        self.problems.hide()
        self.hold_orders = QCheckBox(self.tr("Do not send orders to Mahak yet; I will start that later"))
        self.hold_orders.hide()
        self.close_with(self.bar, self.says, self.problems, self.hold_orders)

    def ask(self) -> None:
        self.bar.show()
        self.told.hide()
        self.says.setText(self.tr("Reading from Mahak and trying it out…"))
        self.let_go_on(False, self.tr("Start"))
        desk = self.around.desk
        self.around.background.ask(
            self, lambda: (desk.preview_incoming(), desk.order_book.preview()), self._tell, self._could_not
        )

    def next(self) -> None:
        if self.hold_orders.isChecked():
            self.around.shop.pause("outgoing")
        self.let_go_on(False, self.tr("Start"))
        self.around.background.write(self, self.office.set_up, lambda _: self.answered.emit(), self.failed)

    def _could_not(self, error: DeskError) -> None:
        self.bar.hide()
        self.says.setText(self.tr("It could not be tried out. You can start all the same, or go back."))
        self.tell(error)
        self.let_go_on(True, self.tr("Start"))

    def _tell(self, known: tuple[IncomingReport, OutgoingReport]) -> None:
        incoming, outgoing = known
        speech = self.around.speech
        self.bar.hide()
        counts, variants = incoming.products, incoming.variants
        lines = [self.tr("%n product(s) are added to the website", "", counts.created)]
        if variants.created:
            lines[0] += self.tr(", with %n item(s) to buy", "", variants.created)
        if counts.updated:
            lines.append(self.tr("%n product(s) there are brought up to date", "", counts.updated))
        if counts.hidden:
            lines.append(self.tr("%n product(s) leave the website", "", counts.hidden))
        if incoming.pictures:
            lines.append(self.tr("%n product(s) get pictures", "", incoming.pictures))
        if outgoing.found:
            lines.append(
                self.tr("%n paid order(s) on the website go to Mahak as invoices", "", outgoing.found)
            )
        else:
            lines.append(self.tr("no paid order waits on the website"))
        self.says.setText(speech.in_digits("\n".join(f"•  {line}" for line in lines)))
        self.hold_orders.setVisible(bool(outgoing.found))
        self._tell_problems(incoming)
        self.let_go_on(True, self.tr("Start"))

    def _tell_problems(self, incoming: IncomingReport) -> None:
        reasons: dict[str, int] = {}
        for finding in incoming.findings:
            reasons[finding.reason] = reasons.get(finding.reason, 0) + 1
        if not reasons:
            return
        speech = self.around.speech
        heading = self.tr(
            "%n thing(s) need you afterwards; they hold up nothing else:", "", sum(reasons.values())
        )
        most = sorted(reasons.items(), key=lambda each: -each[1])[:MOST_REASONS]
        lines = [
            f"•  {speech.number(count)} × {_general(speech.words(explain(reason).title))}"
            for reason, count in most
        ]
        self.problems.setText("\n".join([speech.in_digits(heading), *lines]))
        self.problems.show()


def _general(title: str) -> str:
    """A reason's sentence without the slots for one product's facts."""
    return with_open_slots(title).replace("«…» ", "").replace("“…” ", "")
