"""The sections that only hold fields: connection, catalogue, schedule, and how the program looks."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from mahak_desk.sync.incoming.rules import Field as MahakField
from mahak_desk.sync.settings_file import Value
from mahak_desk.ui.settings.fields import CheckField, ChoiceField, Field, LatinField, NumberField
from mahak_desk.ui.settings.file_field import FileField
from mahak_desk.ui.settings.proxy_field import ProxyField
from mahak_desk.ui.settings.section import Section
from mahak_desk.ui.window.surroundings import Surroundings

SECONDS_A_MINUTE = 60


class ScheduleSection(Section):
    """How often the flows run by themselves."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around, "schedule", self.tr("Schedule"))
        self.add_field(
            NumberField(
                around.speech,
                ("schedule", "incoming_seconds"),
                self.tr("Mahak → website"),
                (1, 1440),
                unit=self.tr("minutes"),
                factor=SECONDS_A_MINUTE,
                help_text=self.tr("How long between two readings of products, prices and stock."),
            )
        )
        self.add_field(
            NumberField(
                around.speech,
                ("schedule", "outgoing_seconds"),
                self.tr("Website → Mahak"),
                (5, 3600),
                unit=self.tr("seconds"),
                help_text=self.tr("How long between two looks for paid orders."),
            )
        )
        hours: list[tuple[Value, str]] = [(-1, self.tr("Never"))]
        hours += [(hour, around.speech.in_digits(f"{hour:02}:00")) for hour in range(24)]
        self.add_field(
            ChoiceField(
                ("schedule", "full_read_hour"),
                self.tr("Nightly full read"),
                hours,
                self.tr(
                    "Once a night everything is compared, because Mahak does not announce every change."
                    " If this computer is off then, it happens when it is on again."
                ),
            )
        )


class GeneralSection(Section):
    """How the program looks and speaks, and when it starts."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around, "general", self.tr("Look and language"))
        self.add_field(
            ChoiceField(
                ("interface", "language"),
                self.tr("Language"),
                # Each in its own words: who cannot read the other language must find theirs.
                [("system", self.tr("As the computer")), ("fa", "فارسی"), ("en", "English")],
            )
        )
        self.add_field(
            ChoiceField(
                ("interface", "theme"),
                self.tr("Colours"),
                [
                    ("system", self.tr("As the computer")),
                    ("light", self.tr("Light")),
                    ("dark", self.tr("Dark")),
                ],
            )
        )
        self.add_field(
            ChoiceField(
                ("interface", "digits"),
                self.tr("Digits"),
                [("auto", self.tr("As the language")), ("persian", "۱۲۳"), ("latin", "123")],
            )
        )
        self.add_field(
            ChoiceField(
                ("interface", "calendar"),
                self.tr("Calendar"),
                [
                    ("auto", self.tr("As the language")),
                    ("jalali", self.tr("Jalali")),
                    ("gregorian", self.tr("Gregorian")),
                ],
            )
        )
        self.add_field(
            CheckField(
                ("interface", "start_with_system"),
                self.tr("Start with the computer"),
                self.tr("The program starts beside the clock when you log in to Windows."),
            )
        )


class ConnectionSection(Section):
    """How Mahak's service is reached; hardly anyone needs it."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(
            around,
            "connection",
            self.tr("Internet connection"),
            self.tr("Leave these as they are unless your network or Mahak's support says otherwise."),
        )
        self.add_field(ProxyField())
        self.add_field(LatinField(("mahak", "api_url"), self.tr("Mahak's service")))
        self.add_field(
            FileField(
                around.look,
                ("mahak", "ca_bundle"),
                self.tr("Certificates"),
                self.tr("Certificates (*.pem *.crt *.cer)") + ";;" + self.tr("All files (*)"),
                self.tr(
                    "A file of certificates, where your network looks into secure connections; else empty."
                ),
            )
        )
        self.add_field(
            NumberField(
                around.speech,
                ("mahak", "read_seconds"),
                self.tr("Patience"),
                (10, 1800),
                unit=self.tr("seconds"),
                help_text=self.tr("How long Mahak may be silent while it answers."),
            )
        )


class CatalogueSection(Section):
    """What comes to the website, and what Mahak may change there."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around, "catalogue", self.tr("Products on the website"))
        self.add_field(
            CheckField(
                ("catalogue", "add_new_products"), self.tr("Add products the website does not have yet")
            )
        )
        self.add_field(
            ChoiceField(
                ("catalogue", "categories"),
                self.tr("Categories from"),
                [("groups", self.tr("Mahak's product groups")), ("tree", self.tr("Mahak's category tree"))],
            )
        )
        ticks = _Overwrites(
            {
                "name": self.tr("Names"),
                "description": self.tr("Descriptions"),
                "category": self.tr("Categories"),
                "price": self.tr("Prices"),
                "stock": self.tr("Stock"),
                "pictures": self.tr("Pictures"),
            },
            self.tr("Mahak may change"),
            self.tr("Untick what the website looks after itself."),
        )
        self.add_field(ticks)
        self.add_field(
            NumberField(
                around.speech,
                ("catalogue", "brake_minimum"),
                self.tr("Ask before hiding"),
                (0, 100_000),
                unit=self.tr("items or more"),
                help_text=self.tr(
                    "When one cycle would take this many items off the website, and more than a fifth of"
                    " all, it asks first."
                ),
            )
        )


class _Overwrites(Field):
    """Several ticks that are one setting."""

    def __init__(self, words: dict[MahakField, str], name: str, help_text: str) -> None:
        inside = QWidget()
        super().__init__(("catalogue", "overwrite"), name, inside, help_text)
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 4, 0, 0)
        self.boxes: dict[MahakField, QCheckBox] = {}
        for place, (field, text) in enumerate(words.items()):
            box = QCheckBox(text)
            box.clicked.connect(self.changed)
            self.boxes[field] = box
            grid.addWidget(box, place // 3, place % 3)

    def chosen(self) -> Value:
        return tuple(sorted(field for field, box in self.boxes.items() if box.isChecked()))

    def put(self, value: Value) -> None:
        assert isinstance(value, tuple)
        for field, box in self.boxes.items():
            box.setChecked(field in value)
