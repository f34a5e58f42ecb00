"""The questions that show what Mahak has: which price is right, and whose stock is sold."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QButtonGroup, QComboBox, QGridLayout, QRadioButton, QWidget

from mahak_desk.errors import DeskError
from mahak_desk.sync.office.choices import Choices
from mahak_desk.sync.office.price_sample import PriceSample
from mahak_desk.sync.settings import Settings
from mahak_desk.sync.settings_file import Value
from mahak_desk.ui.first_run.question import Question
from mahak_desk.ui.parts.plain_parts import label
from mahak_desk.ui.settings.price_words import level_choices
from mahak_desk.ui.settings.store_order import StoreOrderField
from mahak_desk.ui.window.surroundings import Surroundings


class MahakQuestion(Question):
    """Reads the settings and what Mahak has before it can be answered; until that is here, Next asks again."""

    _choices: Choices | None = None

    def ask(self) -> None:
        waiting = QCoreApplication.translate("MahakQuestion", "Asking Mahak…")
        self.let_go_on(False, waiting)
        self.around.background.ask(
            self, lambda: (self.office.settings(), self.office.choices()), self._show_both, self._not_read
        )

    def next(self) -> None:
        if self._choices is None:
            self.ask()
        else:
            self.keep()

    def keep(self) -> None:
        """Keep the answer; `answered` follows."""
        raise NotImplementedError

    def _not_read(self, error: DeskError) -> None:
        self.tell(error)
        self.let_go_on(True, QCoreApplication.translate("MahakQuestion", "Try again"))

    def show_choices(self, settings: Settings, choices: Choices) -> None:
        """Offer what there is."""
        raise NotImplementedError

    def _show_both(self, known: tuple[Settings, Choices]) -> None:
        settings, self._choices = known
        self.told.hide()
        self.let_go_on(True)
        self.show_choices(settings, self._choices)


class PricesQuestion(MahakQuestion):
    """A person picks the right price in words; that says whether Mahak keeps Rial or Toman."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(
            around,
            self.tr("Which price do your customers pay?"),
            self.tr(
                "Choose the price level, and a product whose price you know; then pick the price that is right."
            ),
        )
        self.level, self.sample = QComboBox(), QComboBox()
        for box in (self.level, self.sample):
            box.setMinimumWidth(340)
        self.level.setAccessibleName(self.tr("Price level"))
        self.sample.setAccessibleName(self.tr("Product"))
        self._question = label(role="heading", wraps=True)
        self.rial, self.toman = QRadioButton(), QRadioButton()
        group = QButtonGroup(self)
        for choice in (self.rial, self.toman):
            group.addButton(choice)
            choice.toggled.connect(self._enable)
            choice.hide()
        self.level.activated.connect(self._offer_samples)
        self.sample.activated.connect(self._show_prices)
        form = QWidget()
        grid = QGridLayout(form)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(10)
        grid.setColumnStretch(2, 1)
        for place, box in enumerate((self.level, self.sample)):
            grid.addWidget(label(box.accessibleName()), place, 0)
            grid.addWidget(box, place, 1)
        self.close_with(form, self._question, self.rial, self.toman)

    def show_choices(self, settings: Settings, choices: Choices) -> None:
        offered: list[tuple[Value, str]] = [("default", self.tr("Each product's own"))]
        offered += level_choices(choices, self.around.speech)
        self.level.clear()
        for value, text in offered:
            self.level.addItem(text, value)
        at = next((place for place, each in enumerate(offered) if each[0] == settings.prices.level), 0)
        self.level.setCurrentIndex(at)
        self._offer_samples()

    @property
    def _level(self) -> int | None:
        level = self.level.currentData()
        return level if isinstance(level, int) else None

    def _offer_samples(self) -> None:
        self.sample.clear()
        samples = [] if self._choices is None else self._choices.samples
        for sample in samples:
            if sample.at(self._level) is not None:
                self.sample.addItem(f"{sample.name} {sample.variant}".strip(), sample)
        self._show_prices()

    def _show_prices(self) -> None:
        sample = self.sample.currentData()
        price = sample.at(self._level) if isinstance(sample, PriceSample) else None
        for part in (self.rial, self.toman):
            part.setVisible(price is not None)
        if price is None:
            self._question.setText(self.tr("No product has a price at this level: choose another one."))
        else:
            speech = self.around.speech
            amount = speech.number(price.amount)
            said = self.tr("Mahak says {0}. What does a customer pay for it?")
            self._question.setText(said.format(amount))
            self.rial.setText(speech.words(price.in_words("rial")))
            self.toman.setText(speech.words(price.in_words("toman")))
        self._enable()

    def _enable(self) -> None:
        # A shop without a single price yet must not be stuck here.
        nothing_to_see = self._choices is not None and not self._choices.samples
        self.let_go_on(nothing_to_see or self.rial.isChecked() or self.toman.isChecked())

    def keep(self) -> None:
        level: Value = self.level.currentData() or "default"
        currency = "toman" if self.toman.isChecked() else "rial"

        def write() -> None:
            self.office.save({("prices", "level"): level, ("prices", "currency"): currency})
            self.office.answered("prices")

        self.around.background.write(self, write, lambda _: self.answered.emit(), self.failed)


class StoresQuestion(MahakQuestion):
    """Whose stock the website sells."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(
            around,
            self.tr("From which stores does the website sell?"),
            self.tr(
                "It sells what they have together; an invoice takes the goods from the first that has enough."
            ),
        )
        self.stores = StoreOrderField(around, self.tr("Stores"))
        self.stores.changed.connect(self._enable)
        self.close_with(self.stores.control)

    def show_choices(self, settings: Settings, choices: Choices) -> None:
        self.stores.offer(choices)
        self.stores.show(settings.stock.stores)
        self._enable()

    def _enable(self) -> None:
        choices = self._choices
        if choices is not None:
            own = any(store.code == choices.visitor.store for store in choices.stores)
            self.let_go_on(bool(self.stores.value()) or own or len(choices.stores) <= 1)

    def keep(self) -> None:
        def write() -> None:
            self.office.save({("stock", "stores"): self.stores.value()})
            self.office.answered("stores")

        self.around.background.write(self, write, lambda _: self.answered.emit(), self.failed)
