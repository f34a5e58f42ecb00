"""The wrapping of every answer, `{Result, Code, Message, Data}`, read whatever its spelling (§1.2).

For the small answers of Login and SaveAllData; the big one of GetAllData is read by `body` piece by piece.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

import msgspec

from mahak_desk.mahak.errors import MahakUnreadable

_LONGEST_MESSAGE = 300


class Envelope(msgspec.Struct, frozen=True):
    """An answer with all its keys in lower case and without its nulls, so that null and absent are one."""

    result: bool
    message: str
    """Why `result` is False, in Mahak's words; "" when it gave none. One line."""
    data: dict[str, object]


class _Wrapping(msgspec.Struct):
    result: bool
    message: object = None
    code: object = None
    data: object = None


def open_envelope(body: bytes) -> Envelope:
    """Raises MahakUnreadable when the body is not JSON (empty, HTML, cut off) or has no `Result`."""
    text = body.decode("utf-8-sig", "replace").strip()
    if not text:
        raise MahakUnreadable("the body is empty")
    if not text.startswith("{"):
        raise MahakUnreadable("the body is a web page" if text.startswith("<") else "the body is not JSON")
    wrapping = _wrapping(text)
    if isinstance(wrapping, str):
        raise MahakUnreadable(wrapping)
    data = wrapping.data if isinstance(wrapping.data, dict) else {}
    said = {**data, "message": wrapping.message, "code": wrapping.code}
    return Envelope(wrapping.result, "" if wrapping.result else words_of_refusal(said), data)


def _wrapping(text: str) -> _Wrapping | str:
    """The envelope, or what is wrong with it. No fault leaves with the body in its tow."""
    try:
        return msgspec.convert(json.loads(text, object_pairs_hook=_lower_keys), _Wrapping, strict=False)
    except msgspec.ValidationError as fault:
        return str(fault)
    except (ValueError, RecursionError):
        return "the body is broken JSON"


def _lower_keys(pairs: list[tuple[str, object]]) -> dict[str, object]:
    return {key.lower(): value for key, value in pairs if value is not None}


def words_of_refusal(said: Mapping[str, object]) -> str:
    """The first of Message, Data.ErrorMessage and the codes that says anything, else ""; by keys in lower case
    (field notes §1.2, §2). One line."""
    for words in (said.get("message"), said.get("errormessage")):
        if isinstance(words, str) and words.strip():
            return " ".join(words.split())[:_LONGEST_MESSAGE]
    for code in (said.get("code"), said.get("errorcode")):
        if isinstance(code, int | str) and code:
            return f"Code {code}"[:_LONGEST_MESSAGE]
    return ""
