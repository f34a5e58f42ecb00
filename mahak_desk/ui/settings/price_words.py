"""Price levels and sample prices in a person's words, for the settings and for the first run."""

from __future__ import annotations

from PySide6.QtCore import QObject

from mahak_desk.mahak.money import Currency
from mahak_desk.sync.office.choices import Choices
from mahak_desk.sync.settings_file import Value
from mahak_desk.ui.words.speech import Speech


class PriceWords(QObject):
    """A QObject because Qt's tools find plurals in `tr` only."""

    def nameless(self, level: str) -> str:
        return self.tr("Level {0}").format(level)

    def priced(self, count: int) -> str:
        return self.tr("%n item(s) priced", "", count)


def level_choices(choices: Choices, speech: Speech) -> list[tuple[Value, str]]:
    """Every level that has a name or a price, with how many items are priced there."""
    words = PriceWords()
    offered: list[tuple[Value, str]] = []
    for level in choices.levels:
        name = level.name or words.nameless(speech.number(level.level))
        priced = speech.in_digits(words.priced(level.priced))
        offered.append((level.level, f"{speech.in_digits(name)} · {priced}"))
    return offered


def sample_lines(
    choices: Choices, level: int | None, currency: Currency, speech: Speech, most: int
) -> list[str]:
    """Some products with their price in words, were Mahak's currency this one."""
    lines: list[str] = []
    for sample in choices.samples:
        price = sample.at(level)
        if price is not None:
            name = f"{sample.name} ({sample.variant})" if sample.variant else sample.name
            lines.append(f"{speech.name(name)}: {speech.words(price.in_words(currency))}")
        if len(lines) == most:
            break
    return lines
