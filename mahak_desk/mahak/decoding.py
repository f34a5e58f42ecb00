"""Turns the JSON of rows into typed rows: whatever the case of their keys, and one bad row beside good ones."""

from __future__ import annotations

import functools
import json
import re
import zlib
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

import msgspec

from mahak_desk.mahak.rows import MAX_ROW_VERSION, Row

_KEYS = msgspec.json.Decoder(dict[str, msgspec.Raw])
_REFUSED = (msgspec.DecodeError, UnicodeDecodeError, ArithmeticError, RecursionError)
"""How msgspec refuses what is no JSON, and JSON beyond its bounds: half an emoji (a lone surrogate, left by a
column's length), an exponent of 20 digits, nesting without end."""
_NUL = re.compile(rb"\\u0000")
_LONGEST_NUMBER = 100
_BRACES_TRIED = 50


class UnreadableRow(msgspec.Struct, frozen=True):
    """A row that is JSON but not what the contract promises: kept as text, with what is wrong with it."""

    entity: str
    raw: str
    fault: str
    id_text: str
    """The id as it came; of a row that has none, what tells it from others like it."""
    row_version: int | None
    """The row's own version where that much of it can be read, else None."""


class Rows(msgspec.Struct, frozen=True):
    """A piece of one entity's list, in no order."""

    row_type: type[Row]
    good: Sequence[Row]
    unreadable: Sequence[UnreadableRow] = ()


class NotJson(ValueError):
    """The bytes are not a JSON array of objects."""


def decode_rows(row_type: type[Row], array: bytes) -> Rows:
    """Decode a JSON array of rows. Raises NotJson when it is not one.

    The case of the keys is taken from the first row (the service spells all rows of a list alike), also of
    keys that only later rows have. A row that does not fit its type is read again leniently (numbers as text,
    any case of key) and, if it still does not fit, handed back as unreadable.
    """
    # PostgreSQL stores no NUL; rows with one are read by themselves, which drops it.
    if b"\\" in array and _NUL.search(array):
        return _decode_one_by_one(row_type, array)
    try:
        return Rows(row_type, _decoder(row_type, _first_keys(array)).decode(array))
    except _REFUSED:
        return _decode_one_by_one(row_type, array)


def _first_keys(array: bytes) -> frozenset[str]:
    """The keys of the first row; none where its end is not found soon, for then the rows are read one by one."""
    end = 0
    for _ in range(_BRACES_TRIED):
        end = array.find(b"}", end) + 1
        if not end:
            break
        try:
            return frozenset(_KEYS.decode(array[array.index(b"{") : end]))
        except _REFUSED:  # the brace stands inside a text of the row
            continue
    return frozenset()


@functools.lru_cache(maxsize=256)
def _decoder(row_type: type[Row], keys: frozenset[str]) -> msgspec.json.Decoder[list[Row]]:
    spelled = {key.lower(): key for key in keys}
    style = _style(row_type.id_name, spelled)
    names = {ours: spelled.get(wire.lower(), style(wire)) for ours, wire in row_type.wire_names().items()}
    # A new spelling takes hold only of fields that the class itself defines.
    fields = [
        (field.name, field.type) if field.required else (field.name, field.type, field.default)
        for field in msgspec.structs.fields(row_type)
    ]
    renamed = msgspec.defstruct(
        row_type.__name__, fields, bases=(row_type,), rename=names, frozen=True, gc=False, kw_only=True
    )
    return msgspec.json.Decoder(list[renamed])  # type: ignore[valid-type]


def _style(name: str, spelled: Mapping[str, str]) -> Callable[[str], str]:
    """How the names of the contract are spelled, going by the one of the id."""
    styles = (_pascal, str.upper, str.lower)
    return next((style for style in styles if style(name) == spelled.get(name.lower())), str)


def _pascal(name: str) -> str:
    return name[:1].upper() + name[1:]


def _decode_one_by_one(row_type: type[Row], array: bytes) -> Rows:
    good: list[Row] = []
    bad: list[UnreadableRow] = []
    for raw in _split(array):
        fields = _fields(row_type, raw)
        try:
            row = msgspec.convert(fields, row_type, strict=False)
        except msgspec.ValidationError as error:
            bad.append(_unreadable(row_type, raw, fields, str(error)))
            continue
        if all(value.is_finite() for value in msgspec.structs.astuple(row) if isinstance(value, Decimal)):
            good.append(row)
        else:
            bad.append(_unreadable(row_type, raw, fields, "Expected a finite number"))
    return Rows(row_type, good, bad)


def _split(array: bytes) -> list[object]:
    """The rows of an array as plain JSON values."""
    rows = _plain(array)
    if not isinstance(rows, list):
        raise NotJson("not an array")
    return rows


def read_text(token: bytes) -> str:
    """A JSON text, quotes included in `token`. Raises NotJson."""
    try:
        return msgspec.json.decode(token, type=str)
    except _REFUSED:
        return storable_text(str(_plain(token)))


def _plain(text: bytes) -> object:
    """Any JSON, read by the tolerant decoder of the standard library. Raises NotJson."""
    try:
        return json.loads(text, parse_float=_number, parse_int=_number, parse_constant=str)
    except (ValueError, RecursionError) as error:
        raise NotJson(str(error)) from None


def _number(text: str) -> int | Decimal | str:
    """An exact number; one that Python will not hold stays text, and makes no more than its row unreadable."""
    if len(text) > _LONGEST_NUMBER:
        return text
    try:
        return Decimal(text) if set(text) & set(".eE") else int(text)
    except ArithmeticError:
        return text


def _fields(row_type: type[Row], raw: object) -> dict[str, object]:
    """Our fields of one row, whatever the case of its keys."""
    if not isinstance(raw, dict):
        return {}
    wanted = {wire.lower(): ours for ours, wire in row_type.wire_names().items()}
    fields: dict[str, object] = {}
    for key, value in raw.items():
        # An absent value and a null are one, as in the envelope.
        if value is not None and (ours := wanted.get(key.lower())) is not None:
            fields[ours] = storable_text(value) if isinstance(value, str) else value
    return fields


def storable_text(text: str) -> str:
    """Text that every database takes: without NUL, and with half an emoji replaced."""
    return text.replace("\0", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _unreadable(row_type: type[Row], raw: object, fields: dict[str, object], fault: str) -> UnreadableRow:
    version = fields.get("row_version")
    known = isinstance(version, int) and not isinstance(version, bool) and 0 <= version <= MAX_ROW_VERSION
    # Only the fields the program reads: a visitor's row also carries a login, which must not be kept.
    kept = (
        {row_type.wire_names()[ours]: value for ours, value in fields.items()}
        if fields
        else type(raw).__name__
    )
    text = json.dumps(kept, ensure_ascii=False, default=str)
    return UnreadableRow(
        entity=row_type.entity,
        raw=text,
        fault=fault,
        id_text=str(fields["id"])[:100] if "id" in fields else f"?{zlib.crc32(text.encode()):08x}",
        row_version=version if known and isinstance(version, int) else None,
    )
