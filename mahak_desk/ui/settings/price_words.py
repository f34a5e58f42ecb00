"""Price levels and sample prices in a person's words, for the settings and for the first run."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mahak_desk.mahak.money import Currency
from mahak_desk.sync.office.choices import Choices
from mahak_desk.sync.settings_file import Value
from mahak_desk.ui.words.speech import Speech

_AS_IT_IS, _END = "\u2068", "\u2069"
"""A name in its own direction, whatever the sentence around it has."""


def level_choices(choices: Choices, speech: Speech) -> list[tuple[Value, str]]:
    """Every level that has a name or a price, with how many items are priced there."""
    offered: list[tuple[Value, str]] = []
    for level in choices.levels:
        name = level.name or QCoreApplication.translate("PriceWords", "Level {0}").format(
            speech.number(level.level)
        )
        priced = QCoreApplication.translate("PriceWords", "%n item(s) priced", "", level.priced)
        offered.append((level.level, f"{speech.in_digits(name)} · {speech.in_digits(priced)}"))
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
            lines.append(f"{_AS_IT_IS}{name}{_END}: {speech.words(price.in_words(currency))}")
        if len(lines) == most:
            break
    return lines
