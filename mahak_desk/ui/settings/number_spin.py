"""A box for a number as people here type it: Persian or Latin digits, and any of their decimal signs."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox

from mahak_desk.ui.words.speech import Speech

MOST_DECIMALS = 6
_INSET = 6
"""Pixels that bring its text below that of the fields above and under it."""

_LATIN = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩٫/", "01234567890123456789..", "\u066c,\u200e\u200f\u2066\u2069")
"""The slash is where a Persian keyboard has its decimal sign; separators of thousands are left out."""


class NumberSpin(QDoubleSpinBox):
    """Qt's own box knows one decimal sign, that of the language, and drops every other: 34.5 became 345."""

    def __init__(self, speech: Speech, bounds: tuple[float, float], decimals: int) -> None:
        super().__init__()
        self._speech = speech
        self._bounds = bounds
        self._decimals = decimals
        self.setDecimals(decimals)
        self.setRange(*bounds)
        # A style sheet's padding does not reach the editor inside.
        self.lineEdit().setTextMargins(_INSET, 0, _INSET, 0)

    def show_honestly(self, number: Decimal) -> None:
        """Make room for a number that was set elsewhere, finer or larger than is offered here, and show it."""
        number = number.quantize(Decimal(1).scaleb(-MOST_DECIMALS)).normalize()
        exponent = number.as_tuple().exponent
        assert isinstance(exponent, int)
        self.setDecimals(max(self._decimals, -exponent))
        low, high = self._bounds
        self.setRange(min(low, float(number)), max(high, float(number)))
        self.setValue(float(number))

    def textFromValue(self, value: float) -> str:
        number = f"{value:.{self.decimals()}f}"
        if "." in number:
            number = number.rstrip("0").rstrip(".")
        return self._speech.typed_number(number)

    def valueFromText(self, text: str) -> float:
        number = self._number(text)
        return self.minimum() if number is None else float(number)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        if self.specialValueText() and text == self.specialValueText():
            return QValidator.State.Acceptable, text, position
        typed = self._bare(text)
        if typed in ("", ".", "-"):
            return QValidator.State.Intermediate, text, position
        number = self._number(text)
        if number is None or len(typed.partition(".")[2]) > self.decimals():
            return QValidator.State.Invalid, text, position
        if number > Decimal(str(self.maximum())):
            return QValidator.State.Invalid, text, position
        fits = number >= Decimal(str(self.minimum()))
        return (QValidator.State.Acceptable if fits else QValidator.State.Intermediate), text, position

    def _bare(self, text: str) -> str:
        text = text.removeprefix(self.prefix()).removesuffix(self.suffix())
        return text.translate(_LATIN).strip()

    def _number(self, text: str) -> Decimal | None:
        typed = self._bare(text)
        if not typed.removeprefix("-").replace(".", "", 1).isdecimal():
            return None
        try:
            return Decimal(typed)
        except InvalidOperation:
            return None
