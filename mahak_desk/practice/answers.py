"""The bodies the cloud answers with: envelope, casing, number form, and the bends faults put into them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

import msgspec

from mahak_desk.practice.faults import (
    DuplicateDetail,
    ExpiredCredit,
    Fault,
    InjectedRow,
    MissingKey,
    MissingList,
    ResultsMissing,
    ResultsReversed,
    ResultsWithoutClientIds,
)
from mahak_desk.practice.reading import Objects
from mahak_desk.practice.saving import Saved
from mahak_desk.practice.shapes import SHAPES

_encode = msgspec.json.Encoder(decimal_format="number").encode
_decode = msgspec.json.Decoder(float_hook=Decimal).decode

Answer = dict[str, object]


def request_body(raw: bytes) -> dict[str, object]:
    """A request's JSON object, amounts exact. Raises ValueError for anything else."""
    body = _decode(raw)
    if not isinstance(body, dict):
        raise ValueError("the body is not a JSON object")
    return body


def encoded(answer: object) -> bytes:
    return _encode(answer)


def success(data: object) -> Answer:
    """On success Code and Message are absent, not null (field notes §1.2)."""
    return {"Result": True, "Data": data}


def refusal(message: str | None, code: int | None = None) -> Answer:
    answer: Answer = {"Result": False}
    if code is not None:
        answer["Code"] = code
    if message is not None:
        answer["Message"] = message
    return answer


def as_contract(answer: Mapping[str, object]) -> Answer:
    """The contract's camelCase and whole envelope, of LoginV2 and GetAllDataV2 (rule 28)."""
    whole = {"Result": True, "Code": 0, "Message": "", **answer}
    return {key: _camel_cased(value) for key, value in _camel_keys(whole).items()}


def _camel_keys(keyed: Mapping[str, object]) -> Answer:
    return {key[:1].lower() + key[1:]: value for key, value in keyed.items()}


def _camel_cased(value: object) -> object:
    if isinstance(value, dict):
        return {key: _camel_cased(inner) for key, inner in _camel_keys(value).items()}
    if isinstance(value, list):
        return [_camel_cased(inner) for inner in value]
    return value


def login_answer(data: Mapping[str, object], faults: Iterable[Fault]) -> Answer:
    bent = dict(data)
    for fault in faults:
        if isinstance(fault, ExpiredCredit):
            bent["CreditDay"] = fault.days
    return success(bent)


def read_answer(objects: Objects, faults: Iterable[Fault], *, nine_decimals: bool) -> Answer:
    """GetAllData's body. Raises LookupError when a fault names a group that was not asked."""
    bent: dict[str, list[object] | None] = {}
    for group, rows in objects.items():
        if rows is not None and nine_decimals and group in SHAPES:
            rows = [SHAPES[group].with_nine_digits(row) for row in rows]
        bent[group] = None if rows is None else list(rows)
    for fault in faults:
        match fault:
            case DuplicateDetail():
                details = _asked(bent, "ProductDetails")
                first = details[0]
                if isinstance(first, dict):
                    details.append({**first, "RowVersion": first["RowVersion"] - 1})
            case MissingKey(group, key, every_row):
                for row in _asked(bent, group)[: None if every_row else 1]:
                    if isinstance(row, dict):
                        del row[key]
            case MissingList(group):
                del bent[group]
            case InjectedRow(group, json):
                _asked(bent, group).append(msgspec.Raw(json.encode()))
            case _:
                pass
    return success({"Objects": bent})


def _asked(objects: Mapping[str, list[object] | None], group: str) -> list[object]:
    rows = objects[group]
    if rows is None:
        raise LookupError(f"a fault is armed for {group}, which this request did not ask for")
    return rows


def save_answer(saved: Saved, faults: Sequence[Fault]) -> Answer:
    """SaveAllData's body: every list, and Result false as soon as one row failed (field notes §1.4)."""
    results = {group: [dict(row) for row in rows] for group, rows in saved.results.items()}
    for fault in faults:
        match fault:
            case ResultsReversed():
                for rows in results.values():
                    rows.reverse()
            case ResultsWithoutClientIds():
                for rows in results.values():
                    for row in rows:
                        row.pop("EntityClientId", None)
            case ResultsMissing(group):
                del results[group][-1:]
            case _:
                pass
    objects = {group: {"Results": rows} for group, rows in results.items()}
    return {"Result": saved.complete, "Data": {"Objects": objects}}
