"""Reads the body of a GetAllData answer piece by piece, so that neither its size nor its parsing is felt.

A first import of a large shop is several hundred megabytes in one body. It is never held whole in memory,
and no piece keeps the interpreter (and with it the window) busy for more than a few hundredths of a second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO

from mahak_desk.mahak.decoding import NotJson, Rows, decode_rows, read_text
from mahak_desk.mahak.envelope import words_of_refusal
from mahak_desk.mahak.errors import MahakRefused, MahakUnreadable
from mahak_desk.mahak.rows import READ_ENTITIES, Row

PIECE_BYTES = 1536 * 1024

_BOM = b"\xef\xbb\xbf"
_TOKEN = re.compile(rb'\s*+([{}\[\]:,]|"(?:[^"\\]++|\\.)*+"|[^\s{}\[\]:,"]++)', re.DOTALL)
_WHOLE = re.compile(rb"-?\d{1,18}")
_VALUE = re.compile(rb'"|-?\d|(?:true|false|null)$')
# Where one row can end and the next begin, and where a list can end. Quotes inside a JSON text are escaped,
# so these hardly ever stand inside one; decoding proves each guess, and `_exact_cut` settles a wrong one.
_FIRST_KEY = re.compile(rb'\{("[^"\\]*+")')
_BETWEEN_ROWS = re.compile(rb'\}\s*+,\s*+\{\s*+"')
_END_OF_LIST = re.compile(rb'\}\s*+\]\s*+(?:,\s*+"|\})')


def read_rows(body: BinaryIO, row_types: Sequence[type[Row]] = READ_ENTITIES) -> Iterator[Rows]:
    """Every row of the entities the program reads, in pieces, from a GetAllData answer.

    An entity that was asked for and has nothing new comes as one empty piece, one that was not asked for
    not at all (`[]` and `null`, field notes §1.3).
    Raises MahakUnreadable when the body is not the whole JSON the contract promises and MahakRefused when
    its `Result` is not true. A fault may show itself only at the very end of the body, so whoever stores
    the rows commits after the iterator has ended, not before (field notes §1.2, §1.3).
    """
    return _Body(body, {row_type.group.lower(): row_type for row_type in row_types}).rows()


class _Body:
    def __init__(self, body: BinaryIO, row_types: Mapping[str, type[Row]]) -> None:
        self._body = body
        self._row_types = row_types
        self._buffer = b""
        self._at = 0

    def rows(self) -> Iterator[Rows]:
        self._check_beginning()
        result = b""
        said: dict[str, object] = {}
        objects_seen = False
        self._token()
        for key in self._keys():
            if key == "data" and self._opens(b"{"):
                for data_key in self._keys():
                    if data_key == "objects" and self._opens(b"{"):
                        objects_seen = True
                        for group in self._keys():
                            yield from self._list(group)
                    elif data_key in ("errormessage", "errorcode"):
                        said[data_key] = self._text_or_number()
                    else:
                        self._skip()
            elif key == "result":
                result = self._token().strip(b'"').lower()
            elif key in ("message", "code"):
                said[key] = self._text_or_number()
            else:
                self._skip()
        if (self._buffer[self._at :] + self._body.read(1024)).strip():
            raise MahakUnreadable("there is text after the end of the JSON")
        if result == b"false":
            raise MahakRefused(words_of_refusal(said))
        if result != b"true":
            raise MahakUnreadable("Result is missing")
        if not objects_seen:
            raise MahakUnreadable("Data.Objects is missing")

    def _check_beginning(self) -> None:
        self._fill()
        if self._buffer.startswith(_BOM):
            self._at = len(_BOM)
        beginning = self._buffer[self._at :].lstrip()
        if not beginning:
            raise MahakUnreadable("the body is empty")
        if not beginning.startswith(b"{"):
            raise MahakUnreadable("it is a web page" if beginning.startswith(b"<") else "it is not JSON")

    def _list(self, group: str) -> Iterator[Rows]:
        """The pieces of one entity's list; `null` means the entity was not asked for."""
        row_type = self._row_types.get(group)
        if row_type is None:
            self._skip()
            return
        if not self._opens(b"["):
            if self._token() != b"null":
                raise MahakUnreadable(f"{group} is not a list")
            return
        if self._opens(b"]"):
            yield Rows(row_type, ())
            return
        while True:
            array, ended = self._guessed_piece()
            try:
                piece = decode_rows(row_type, array)
            except NotJson:
                array, ended = self._exact_piece()
                try:
                    piece = decode_rows(row_type, array)
                except NotJson as error:
                    raise MahakUnreadable(f"{group}: {error}") from None
            if array == b"[]":
                raise MahakUnreadable(f"{group}: a row is missing after a comma")
            self._at += len(array) - 2
            yield piece
            if self._token() != (b"]" if ended else b","):
                raise MahakUnreadable(f"{group}: rows are not separated by commas")
            if ended:
                return

    def _guessed_piece(self) -> tuple[bytes, bool]:
        """Rows up to a likely boundary, as an array of their own, and whether the list ends there.

        The rows of a list begin with the same key, those of the next list with another one.
        """
        while len(self._buffer) - self._at < PIECE_BYTES and self._fill():
            pass
        limit = self._at + PIECE_BYTES
        if first_key := _FIRST_KEY.match(self._buffer, self._at):
            cut = self._buffer.rfind(b"},{" + first_key[1], self._at, limit)
            if cut >= 0:
                return self._array(cut + 1), False
        if end := _END_OF_LIST.search(self._buffer, self._at, limit):
            return self._array(end.start() + 1), True
        cut = max((m.start() for m in _BETWEEN_ROWS.finditer(self._buffer, self._at, limit)), default=-1)
        return (self._array(cut + 1), False) if cut >= 0 else (b"", False)

    def _exact_piece(self) -> tuple[bytes, bool]:
        """The same by reading every token, for texts that look like boundaries and for rows of any size."""
        while True:
            at, cut, depth = self._at, self._at, 0
            while token := _TOKEN.match(self._buffer, at):
                at = token.end()
                if token[1] in (b"{", b"["):
                    depth += 1
                elif token[1] == b"]" and depth == 0:
                    return self._array(token.start(1)), True
                elif token[1] in (b"}", b"]"):
                    depth -= 1
                    cut = at if depth == 0 else cut
                elif token[1] == b"," and depth == 0 and cut - self._at >= PIECE_BYTES // 2:
                    return self._array(cut), False
            if not self._fill():
                raise MahakUnreadable("it ends in the middle of a row")

    def _array(self, cut: int) -> bytes:
        return b"".join((b"[", memoryview(self._buffer)[self._at : cut], b"]"))

    def _keys(self) -> Iterator[str]:
        """The keys of an object whose brace was just read, in lower case; the caller reads each value."""
        if self._opens(b"}"):
            return
        while True:
            key = self._token()
            if not key.startswith(b'"') or self._token() != b":":
                raise MahakUnreadable("a key is missing where one must stand")
            yield self._decoded(key).lower()
            after = self._token()
            if after == b"}":
                return
            if after != b",":
                raise MahakUnreadable("members are not separated by commas")

    def _opens(self, opening: bytes) -> bool:
        """Whether the next token is this one; only then is it read."""
        while not (token := _TOKEN.match(self._buffer, self._at)) and self._fill():
            pass
        if token and token[1] == opening:
            self._at = token.end()
            return True
        return False

    def _text_or_number(self) -> str | int | None:
        """The next value if it is a text or a whole number, else None."""
        token = self._token()
        if token.startswith(b'"'):
            return self._decoded(token)
        self._skip(token)
        return int(token) if _WHOLE.fullmatch(token) else None

    @staticmethod
    def _decoded(text: bytes) -> str:
        try:
            return read_text(text)
        except NotJson as error:
            raise MahakUnreadable(f"a text is broken: {error}") from None

    def _skip(self, first: bytes = b"") -> None:
        """Read over one value, whose first token may have been read already."""
        closings: list[bytes] = []
        token = first or self._token()
        while True:
            if token in (b"{", b"["):
                closings.append(b"}" if token == b"{" else b"]")
            elif token in (b"}", b"]"):
                if not closings or closings.pop() != token:
                    raise MahakUnreadable("a bracket is missing")
            elif not _VALUE.match(token) and not (closings and token in (b",", b":")):
                raise MahakUnreadable("a value is missing where one must stand")
            if not closings:
                return
            token = self._token()

    def _token(self) -> bytes:
        while True:
            token = _TOKEN.match(self._buffer, self._at)
            # A number that touches the end of the buffer may go on in the next piece of the body.
            if token and token.end() < len(self._buffer):
                break
            if not self._fill():
                if token:
                    break
                raise MahakUnreadable("it ends in the middle")
        self._at = token.end()
        return token[1]

    def _fill(self) -> bool:
        """Get more of the body, dropping what has been read; False at its end."""
        more = self._body.read(PIECE_BYTES)
        self._buffer = b"".join((memoryview(self._buffer)[self._at :], more))
        self._at = 0
        return bool(more)
