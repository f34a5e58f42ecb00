"""Numbers, money, quantities and moments in the language, digits and calendar a person chose."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QCalendar, QDate, QObject

from mahak_desk.errors import Language, Words
from mahak_desk.mahak.moments import TEHRAN

Digits = Literal["persian", "latin"]
Calendar = Literal["jalali", "gregorian"]

_PERSIAN_DIGITS = str.maketrans("0123456789,.", "۰۱۲۳۴۵۶۷۸۹٬٫")
_PERSIAN_DIGITS_ONLY = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_ISOLATE, _END = "\u2066", "\u2069"
_CODES = re.compile(
    f"({_ISOLATE}[^{_END}]*{_END}"
    r"|(?=[0-9_./-]*[A-Za-z])[A-Za-z0-9]+(?:[_./-][A-Za-z0-9]+)*)"
)
"""What keeps its digits: an isolated run, and a code with a Latin letter in it, such as an order's T-1001."""
_PLACES = re.compile(
    r"(?:\b[A-Za-z]:[\\/]|\\\\|https?://|(?<![\w/])/(?=\w))"
    r"(?:[^\s()«»،؛\u2066-\u2069]| (?=[^\s()«»]*[\\/]))*[^\s()«»،؛.,:\u2066-\u2069]"
)
"""A file's or a service's address within a sentence, blanks in the names of folders included."""
_LTR_MARK, _RTL_MARK = "\u200e", "\u200f"
_ISOLATE_AS_IT_BEGINS = "\u2068"
_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200e\u200f"))

MONTHS = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور",
    "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip


@dataclass(frozen=True)
class Speech:
    """Plain functions of a choice; every moment given is aware, every day shown is the shop's (Tehran)."""

    language: Language
    digits: Digits
    calendar: Calendar

    @classmethod
    def chosen(cls, language: Language, digits: str = "auto", calendar: str = "auto") -> Speech:
        """ "auto" follows the language."""
        persian = language == "fa"
        return cls(
            language,
            "persian" if digits == "persian" or (digits == "auto" and persian) else "latin",
            "jalali" if calendar == "jalali" or (calendar == "auto" and persian) else "gregorian",
        )

    @property
    def is_rtl(self) -> bool:
        return self.language == "fa"

    def words(self, words: Words) -> str:
        """An engine sentence in the chosen language and digits, led by the language's own direction.

        Without the mark a sentence that begins with a name of the other script would run the wrong way, and an
        address within Persian would have its slashes at the wrong ends.
        """
        text = words.in_language(self.language)
        if self.is_rtl:
            text = _PLACES.sub(lambda found: self.isolated(found[0]), text)
        text = self.in_digits(text)
        return f"{_RTL_MARK if self.is_rtl else _LTR_MARK}{text}" if text else ""

    def in_digits(self, text: str) -> str:
        """A sentence with its digits as chosen; separators stay as they are, and so do codes (`_CODES`)."""
        if self.digits != "persian":
            return text
        # Every other part is a code.
        parts = _CODES.split(text)
        parts[::2] = [part.translate(_PERSIAN_DIGITS_ONLY) for part in parts[::2]]
        return "".join(parts)

    def number(self, number: int | Decimal) -> str:
        """With separators: 1,234 or ۱٬۲۳۴; a negative one keeps its sign in front in either direction."""
        text = f"{number:,f}" if isinstance(number, Decimal) else f"{number:,}"
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        if self.digits == "persian":
            text = text.translate(_PERSIAN_DIGITS)
        return self.isolated(text.replace("-", "\u2212")) if number < 0 else text

    def typed_number(self, number: str) -> str:
        """Digits and a decimal point as they stand in a box to be typed over: without separators."""
        return number.translate(_PERSIAN_DIGITS) if self.digits == "persian" else number

    def money(self, rial: int | None) -> str:
        """An amount with its unit; a dash where it is not known."""
        if rial is None:
            return "—"
        return f"{self.number(rial)} {'ریال' if self.language == 'fa' else 'Rial'}"

    def toman(self, rial: int) -> str:
        """The same in Toman, as people say prices."""
        toman = Decimal(rial) / 10
        return f"{self.number(toman)} {'تومان' if self.language == 'fa' else 'Toman'}"

    def amount(self, rial: int | None) -> str:
        """An amount for a column whose title names the unit."""
        return "—" if rial is None else self.number(rial)

    def quantity(self, count: Decimal | int | None) -> str:
        """A count in the main unit, at most three decimals; a dash where it is not known."""
        return "—" if count is None else self.number(count)

    def date(self, moment: datetime | None) -> str:
        """۱۴۰۵/۰۹/۰۴ or 2026-11-25; a dash for None."""
        if moment is None:
            return "—"
        day = moment.astimezone(TEHRAN).date()
        if self.calendar == "gregorian":
            return self._latin_run(f"{day:%Y-%m-%d}")
        jalali = QCalendar(QCalendar.System.Jalali).partsFromDate(QDate(day.year, day.month, day.day))
        return self._latin_run(f"{jalali.year:04}/{jalali.month:02}/{jalali.day:02}")

    def day_of_month(self, moment: datetime) -> str:
        """A short day for a chart: «۴ آذر» or "25 Nov"."""
        local = moment.astimezone(TEHRAN)
        if self.calendar == "gregorian":
            return self.in_digits(f"{local.day} {local:%b}")
        day = QDate(local.year, local.month, local.day)
        jalali = QCalendar(QCalendar.System.Jalali).partsFromDate(day)
        return self.in_digits(f"{jalali.day} {MONTHS[jalali.month - 1]}")

    def time(self, moment: datetime, *, seconds: bool = False) -> str:
        """Hours and minutes of Tehran, and seconds where they matter."""
        return self._latin_run(f"{moment.astimezone(TEHRAN):{'%H:%M:%S' if seconds else '%H:%M'}}")

    def moment(self, moment: datetime | None, *, seconds: bool = False) -> str:
        """Date and time of Tehran; a dash for None."""
        return "—" if moment is None else f"{self.date(moment)} {self.time(moment, seconds=seconds)}"

    @staticmethod
    def wall_clock(moment: datetime | None) -> datetime | None:
        """Date and time of Tehran without a zone, as a spreadsheet keeps them."""
        return None if moment is None else moment.astimezone(TEHRAN).replace(tzinfo=None)

    def ago(self, moment: datetime | None, now: datetime) -> str:
        """Relative near now ("4 minutes ago"), a date beyond a week; a dash for None."""
        if moment is None:
            return "—"
        passed = now - moment
        if passed < timedelta(seconds=45):
            return _spans().just_now()
        if passed > timedelta(days=7):
            return self.date(moment)
        return self.in_digits(_spans().ago(*_largest_unit(passed)))

    def until(self, moment: datetime | None, now: datetime) -> str:
        """ "in 40 s"; "now" for what is due."""
        if moment is None:
            return "—"
        left = moment - now
        if left <= timedelta(0):
            return _spans().now()
        return self.in_digits(_spans().until(*_largest_unit(left)))

    def latin(self, text: str | int | None) -> str:
        """A code, phone or address, kept left to right inside right-to-left text; a dash for nothing."""
        if text is None or text == "":
            return "—"
        return self.isolated(str(text))

    def name(self, text: str) -> str:
        """What somebody called something, of whichever script, inside a sentence: it turns nothing around it."""
        return f"{_ISOLATE_AS_IT_BEGINS}{text}{_END}" if text else ""

    def isolated(self, text: str) -> str:
        return f"{_ISOLATE}{text}{_END}" if self.is_rtl else text

    def _latin_run(self, text: str) -> str:
        return self.isolated(self.in_digits(text))


def plain(text: str) -> str:
    """Shown text without the marks that only serve its direction: for copying and exporting."""
    return text.translate(_ISOLATES)


Unit = Literal["d", "h", "min", "s"]
_UNITS: tuple[tuple[int, int, Unit], ...] = ((86_400, 3_600, "d"), (3_600, 60, "h"), (60, 1, "min"))
"""Seconds of a unit, and of the next smaller one."""


def _largest_unit(span: timedelta) -> tuple[int, Unit]:
    """A span as people say it: of its largest unit only."""
    seconds = span.total_seconds()
    for unit, smaller, name in _UNITS:
        # What would be rounded up to 60 minutes is an hour.
        if seconds >= unit - smaller / 2:
            return round(seconds / unit), name
    return max(1, round(seconds)), "s"


class Spans(QObject):
    """Spans of time in words; a QObject because Qt's tools find plurals in `tr` only."""

    def just_now(self) -> str:
        return self.tr("just now")

    def now(self) -> str:
        return self.tr("now")

    def ago(self, count: int, unit: Unit) -> str:
        match unit:
            case "d":
                return self.tr("%n day(s) ago", "", count)
            case "h":
                return self.tr("%n hour(s) ago", "", count)
            case "min":
                return self.tr("%n minute(s) ago", "", count)
            case "s":
                return self.tr("%n second(s) ago", "", count)

    def until(self, count: int, unit: Unit) -> str:
        match unit:
            case "d":
                return self.tr("in %n day(s)", "", count)
            case "h":
                return self.tr("in %n hour(s)", "", count)
            case "min":
                return self.tr("in %n minute(s)", "", count)
            case "s":
                return self.tr("in %n s", "", count)


@lru_cache(maxsize=1)
def _spans() -> Spans:
    return Spans()
