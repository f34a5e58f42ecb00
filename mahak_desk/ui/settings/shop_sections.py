"""The sections that offer what Mahak has: prices, stores, invoices."""

from __future__ import annotations

from collections.abc import Sequence

from mahak_desk.sync.office.choices import Choice, Choices
from mahak_desk.sync.settings import Key
from mahak_desk.sync.settings_file import Value
from mahak_desk.ui.parts.plain_parts import label
from mahak_desk.ui.settings.fields import ChoiceField, NumberField
from mahak_desk.ui.settings.person_field import PersonField
from mahak_desk.ui.settings.price_words import level_choices, sample_lines
from mahak_desk.ui.settings.section import Section
from mahak_desk.ui.settings.store_order import StoreOrderField
from mahak_desk.ui.window.surroundings import Surroundings


class PricesSection(Section):
    """Which price the website shows, with a sample that shows Rial from Toman."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around, "prices", self.tr("Prices"))
        self._choices: Choices | None = None
        self.level = ChoiceField(
            ("prices", "level"), self.tr("Price level"), [("default", self.tr("Each product's own"))]
        )
        self.currency = ChoiceField(
            ("prices", "currency"),
            self.tr("Prices in Mahak are in"),
            [("rial", self.tr("Rial")), ("toman", self.tr("Toman"))],
            self.tr("The website always gets Rial. Look at the sample below: is that what a customer pays?"),
        )
        self.add_field(self.level)
        self.add_field(self.currency)
        self.sample = label(wraps=True, selectable=True)
        self.add_row(self.tr("Sample"), self.sample)
        self.sale = ChoiceField(
            ("prices", "sale"),
            self.tr("Reduced price"),
            [("none", self.tr("None")), ("discount", self.tr("Mahak's own discount percent"))],
        )
        self.add_field(self.sale)
        self.add_field(
            NumberField(
                around.speech,
                ("prices", "alarm_factor"),
                self.tr("Price alarm"),
                (0, 1000),
                decimals=1,
                unit=self.tr("times"),
                zero=self.tr("Off"),
                help_text=self.tr("A price that rises or falls by more than this waits until you accept it."),
            )
        )
        self.level.changed.connect(self._show_sample)
        self.currency.changed.connect(self._show_sample)

    def show_choices(self, choices: Choices) -> None:
        self._choices = choices
        levels = level_choices(choices, self.around.speech)
        self.level.offer([("default", self.tr("Each product's own")), *levels])
        self.sale.offer(
            [("none", self.tr("None")), ("discount", self.tr("Mahak's own discount percent")), *levels]
        )
        self._show_sample()

    def _show_sample(self) -> None:
        if self._choices is None:
            return
        level, currency = self.level.value(), self.currency.value()
        wanted = level if isinstance(level, int) else None
        lines = sample_lines(
            self._choices, wanted, "toman" if currency == "toman" else "rial", self.around.speech, most=3
        )
        self.sample.setText("\n".join(lines) or self.tr("No product has a price at this level."))


class StoresSection(Section):
    """Whose stock is sold."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(
            around,
            "stores",
            self.tr("Stores and stock"),
            self.tr(
                "The website sells what these stores have together; invoices take it from the first that has enough."
            ),
        )
        self.stores = StoreOrderField(around, self.tr("Stores"))
        self.add_field(self.stores)
        self.add_field(
            NumberField(
                around.speech,
                ("stock", "buffer"),
                self.tr("Keep back"),
                (0, 1_000_000),
                decimals=1,
                zero=self.tr("Nothing"),
                help_text=self.tr("So many of every item the website does not get to sell."),
            )
        )

    def show_choices(self, choices: Choices) -> None:
        self.stores.offer(choices)


class InvoicesSection(Section):
    """How a paid order becomes an invoice."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(
            around,
            "invoices",
            self.tr("Invoices"),
            self.tr("The store an invoice takes goods from is chosen under Stores and stock."),
        )
        self._groups = self._mahaks("person_group", self.tr("Group of new customers"))
        self.add_field(
            PersonField(
                around,
                ("invoices", "general_person"),
                self.tr("General customer"),
                self.tr("Gets the invoices of orders without a customer."),
            )
        )
        self.add_field(
            ChoiceField(
                ("invoices", "receipt"),
                self.tr("The payment"),
                [
                    ("auto", self.tr("Transfer if the bank is known, else cash")),
                    ("bank_transfer", self.tr("Bank transfer")),
                    ("cash", self.tr("Cash")),
                    ("none", self.tr("Is not booked")),
                ],
            )
        )
        self._banks = self._mahaks("bank", self.tr("Bank"))
        self._cashes = self._mahaks("cash", self.tr("Cash box"))
        self.add_field(
            PersonField(
                around,
                ("invoices", "carrier_person"),
                self.tr("Carrier"),
                self.tr("With a carrier, shipping is booked as Mahak's own shipping cost."),
            )
        )
        self._carrier_cashes = self._mahaks("carrier_cash", self.tr("Or its cash box"))
        self.add_field(
            ChoiceField(
                ("invoices", "shipping"),
                self.tr("Shipping without a carrier"),
                [
                    ("other_cost", self.tr("As other cost of the invoice")),
                    ("service_line", self.tr("As a line of its own, booked to an income")),
                ],
            )
        )
        self.add_field(
            NumberField(
                around.speech,
                ("invoices", "income"),
                self.tr("Income of that line"),
                (0, 2_000_000_000),
                zero=self.tr("Not set"),
                help_text=self.tr("Its id in Mahak; only needed for shipping as a line of its own."),
            )
        )

    def show_choices(self, choices: Choices) -> None:
        own = choices.visitor
        self._groups.offer(self._offered(choices.person_groups, self._only(choices.person_groups)))
        self._banks.offer(self._offered(choices.banks, self._of_visitor(choices.banks, own.bank)))
        self._cashes.offer(self._offered(choices.cashes, self._of_visitor(choices.cashes, own.cash)))
        self._carrier_cashes.offer(self._offered(choices.cashes, self.tr("None")))

    def _mahaks(self, name: str, title: str) -> ChoiceField:
        key: Key = ("invoices", name)
        field = ChoiceField(key, title, [(0, self.tr("Not set"))])
        self.add_field(field)
        return field

    def _offered(self, choices: Sequence[Choice], unset: str) -> list[tuple[Value, str]]:
        speech = self.around.speech
        return [
            (0, unset),
            *((each.code, f"{each.name} ({speech.in_digits(str(each.code))})") for each in choices),
        ]

    def _only(self, groups: Sequence[Choice]) -> str:
        if len(groups) == 1:
            return self.tr("Mahak's only one: {0}").format(groups[0].name)
        return self.tr("Not set: choose one")

    def _of_visitor(self, choices: Sequence[Choice], code: int) -> str:
        for each in choices:
            if each.code == code:
                return self.tr("As in Mahak: {0}").format(each.name)
        return self.tr("Not set")
