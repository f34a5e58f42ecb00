"""Text to search in and to order by: one folding for both, so that a list of it serves as both."""

from __future__ import annotations

from codecs import charmap_build, charmap_encode

_ALPHABET = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
_FIRST = 0x80
"""The letters become the 32 control characters nobody writes, in the order of the alphabet, which is not that of
Unicode. Texts of nothing else are of one byte a character, and those Python compares and looks through fastest."""

_VARIANTS = {
    "آ": "ا",  # typed without its madda as often as with it
    "أ": "ا", "إ": "ا", "ٱ": "ا", "ي": "ی", "ى": "ی", "ئ": "ی", "ك": "ک", "ؤ": "و", "ة": "ه", "ۀ": "ه",
}  # fmt: skip
_DROPPED = (
    "٬\u200b\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069\u0640"  # joiners, direction marks, tatweel
    "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0654"  # vowel signs and hamza above
)
_SIGNS = {"٫": ".", "\u2212": "-", "،": ",", "؛": ";", "؟": "?"}

_FOLD = {letter: chr(_FIRST + place) for place, letter in enumerate(_ALPHABET)}
_FOLD |= {variant: _FOLD[letter] for variant, letter in _VARIANTS.items()}
_FOLD |= {digit: str(value) for digits in ("۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩") for value, digit in enumerate(digits)}
_FOLD |= _SIGNS | dict.fromkeys(_DROPPED, "")
_BY_LETTER = str.maketrans(_FOLD)

# What nearly every text consists of, ASCII and the above, is given a byte each, and the bytes are folded at once.
_ASCII = "".join(map(chr, range(128)))
_KNOWN = (_ASCII + "".join(_FOLD)).ljust(256, "\ufffe")
_AS_BYTES = charmap_build(_KNOWN)
_BYTE_OF = bytes(ord(_FOLD.get(letter, letter.casefold()) or "\0") & 0xFF for letter in _KNOWN)
_DROPPED_BYTES = bytes(map(_KNOWN.index, _DROPPED))


def folded(text: str) -> str:
    """Text so that spellings of a word are one, digits are 0–9, and comparing orders Persian rightly."""
    try:
        known, _ = charmap_encode(text, "strict", _AS_BYTES)
    except UnicodeEncodeError:
        return text.casefold().translate(_BY_LETTER)
    return known.translate(_BYTE_OF, _DROPPED_BYTES).decode("latin-1")


def search_words(typed: str) -> tuple[str, ...]:
    """What a person typed as the words every found row must contain, folded."""
    # Taken apart first: one of the control characters is a space to Python.
    return tuple(filter(None, map(folded, typed.split())))
