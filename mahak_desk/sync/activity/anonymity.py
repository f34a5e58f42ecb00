"""Strikes people out of text that leaves the shop: customers by their own words, anybody by numbers and mail."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from sqlalchemy import Connection, select

from mahak_desk.mahak.text import ascii_digits, persian
from mahak_desk.sync.redaction import STRUCK, redact
from mahak_desk.website import mirror, tables

_WORD = re.compile(r"[^\W_]+")
_SHORTEST = {"digits": 5, "latin": 3, "other": 2}
"""A shorter word is a house number, a syllable or a preposition: striking it would hide the log itself."""

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_USER_IN_ADDRESS = re.compile(r"(?<=://)[^\s/@]+@")
_NUMBERS = re.compile(
    r"""(?<![\w.])(?:
        (?:\+|00)?(?:98)?[ -]?0?9\d{2}[ -]?\d{3}[ -]?\d{2}[ -]?\d{2}  # a mobile
        | 0\d{2,3}[ -]?\d{7,8}                                        # a telephone
        | \d{10}                                                      # a national or postal code
    )(?!\w)""",
    re.VERBOSE,
)


class Anonymity:
    """Knows every word of the shop's customers; where those cannot be read, every Persian word is struck."""

    def __init__(self, words: frozenset[str] | None, *, user_name: str = "") -> None:
        self._words = words
        self._user_name = user_name
        home = str(Path.home())
        # In any spelling: a traceback doubles Windows' strokes, an address turns them round.
        parts = map(re.escape, re.split(r"[\\/]+", home))
        self._home = re.compile(r"[\\/]+".join(parts), re.IGNORECASE) if len(home) > 3 else None

    def __call__(self, text: str) -> str:
        """The text without people and without secrets."""
        text = redact(text)
        if self._home is not None:
            text = self._home.sub("~", text)
        if self._user_name:
            text = text.replace(self._user_name, masked(self._user_name))
        text = _USER_IN_ADDRESS.sub(f"{STRUCK}@", text)
        text = _EMAIL.sub(STRUCK, text)
        text = _without_numbers(text)
        return _WORD.sub(lambda word: STRUCK if self._is_someones(word[0]) else word[0], text)

    def _is_someones(self, word: str) -> bool:
        if self._words is None:
            return not word.isascii() and not word.isdecimal()
        return _plain(word) in self._words


def _without_numbers(text: str) -> str:
    """Without telephones and codes, in whatever digits they are written."""
    parts, end = [], 0
    for number in _NUMBERS.finditer(ascii_digits(text)):  # letter for letter as long as the text
        parts += [text[end : number.start()], STRUCK]
        end = number.end()
    return "".join(parts) + text[end:]


def masked(name: str) -> str:
    """A user name that its owner still recognises."""
    return f"{name[:1]}{STRUCK}" if name else ""


def words_of_customers(connection: Connection) -> frozenset[str]:
    """Every word of names, addresses and numbers of the website's customers and of Mahak's persons."""
    return frozenset(
        word for text in _texts(connection) for part in _WORD.findall(text) if _counts(word := _plain(part))
    )


def _texts(connection: Connection) -> Iterator[str]:
    customer, person = tables.customers.c, mirror.people.c
    for columns in (
        (
            *(customer.first_name, customer.last_name, customer.address, customer.mobile, customer.phone),
            *(customer.national_code, customer.postal_code, customer.email),
        ),
        (
            *(person.first_name, person.last_name, person.organization),
            *(person.national_code, person.mobile, person.phone),
        ),
    ):
        for row in connection.execute(select(*columns).execution_options(yield_per=2000)):
            yield from (text for text in row if text)
    address = tables.user_orders.c.shipping_address
    query = select(address).where(address.is_not(None)).execution_options(yield_per=2000)
    for value in connection.scalars(query):
        yield from _strings(value)


def _strings(value: object) -> Iterator[str]:
    """The texts of a JSON value, whatever a website has put there."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        inner: Iterable[object] = value.values() if isinstance(value, dict) else value
        for each in inner:
            yield from _strings(each)


@lru_cache(8192)
def _plain(word: str) -> str:
    return ascii_digits(persian(word)).casefold()


def _counts(word: str) -> bool:
    kind = "digits" if word.isdecimal() else "latin" if word.isascii() else "other"
    return len(word) >= _SHORTEST[kind]
