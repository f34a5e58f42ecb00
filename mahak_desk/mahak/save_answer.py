"""The answer to SaveAllData: what became of every row that was sent, entity by entity (§1.4, §5.7)."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from mahak_desk.mahak.envelope import open_envelope
from mahak_desk.mahak.errors import MahakUnreadable


def _wire_name(name: str) -> str:
    return {"ok": "result", "text": "error"}.get(name, name.replace("_", ""))


class FieldRefusal(msgspec.Struct, frozen=True, rename=_wire_name):
    """One reason of a refusal: the field, or several joined by commas, and Mahak's text (trailing blanks
    as they came)."""

    property: str = ""
    text: str = ""


class RowResult(msgspec.Struct, frozen=True, rename=_wire_name):
    """What became of one row. A refused row carries no ids: only its place ties it to the request.

    `index` counts from 1 within the entity; results come in the order of the request.
    """

    ok: bool
    index: int | None = None
    entity_id: int | None = None
    entity_client_id: int | None = None
    entity_code: int | None = None
    row_version: int | None = None
    errors: tuple[FieldRefusal, ...] = ()


class SaveAnswer(msgspec.Struct, frozen=True):
    """`ok` is False as soon as one row was refused, although its neighbours were saved: read the rows."""

    ok: bool
    message: str
    """Mahak's word on the whole request, mostly "" even when `ok` is False."""
    results: Mapping[str, tuple[RowResult, ...]]
    """By the lower-case name of the list; only lists with rows."""

    def rows(self, group: str) -> tuple[RowResult, ...]:
        """The results of one list of the request ("orders", "People"), in any case; empty if none."""
        return self.results.get(group.lower(), ())


class _EntityResults(msgspec.Struct):
    results: tuple[RowResult, ...] = ()


def read_save_answer(body: bytes) -> SaveAnswer:
    """Raises MahakUnreadable unless the body says of every row what became of it.

    `Result: false` without any row is an answer too: the request was refused as a whole.
    """
    envelope = open_envelope(body)
    objects = envelope.data.get("objects")
    if objects is None and not envelope.result:
        return SaveAnswer(ok=False, message=envelope.message, results={})
    entities = _entities(objects)
    if isinstance(entities, str):
        raise MahakUnreadable(entities)
    results = {name: entity.results for name, entity in entities.items() if entity.results}
    return SaveAnswer(ok=envelope.result, message=envelope.message, results=results)


def _entities(objects: object) -> dict[str, _EntityResults] | str:
    """The results by entity, or what is wrong with them."""
    try:
        return msgspec.convert(objects, dict[str, _EntityResults], strict=False)
    except msgspec.ValidationError as fault:
        return f"Data.Objects: {fault}"
