"""Text to search in and to order by: one folding for both, so that a list of it serves as both."""

from __future__ import annotations

_ALPHABET = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
_FIRST = 0xE000
"""Private characters in the order of the Persian alphabet, which is not that of Unicode."""

_VARIANTS = {
    "أ": "ا", "إ": "ا", "ٱ": "ا", "ي": "ی", "ى": "ی", "ئ": "ی", "ك": "ک", "ؤ": "و", "ة": "ه", "ۀ": "ه",
}  # fmt: skip
_DROPPED = (
    "\u200b\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069\u0640"  # joiners, direction marks, tatweel
    "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0654"  # vowel signs and hamza above
)

_FOLD: dict[int, str | None] = {ord(letter): chr(_FIRST + place) for place, letter in enumerate(_ALPHABET)}
_FOLD |= {ord(variant): _FOLD[ord(letter)] for variant, letter in _VARIANTS.items()}
_FOLD[ord("آ")] = _FOLD[ord("ا")]  # typed without its madda as often as with it
_FOLD |= {ord(mark): None for mark in _DROPPED}
_FOLD |= {
    ord(digit): str(value) for digits in ("۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩") for value, digit in enumerate(digits)
}
_FOLD |= {ord("٬"): None, ord("٫"): ".", ord("\u2212"): "-"}


def folded(text: str) -> str:
    """Text so that spellings of a word are one, digits are 0–9, and comparing orders Persian rightly."""
    return text.casefold().translate(_FOLD)


def search_words(typed: str) -> tuple[str, ...]:
    """What a person typed as the words every found row must contain, folded."""
    return tuple(folded(typed).split())
