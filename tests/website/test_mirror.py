"""The mirror's tables and the wire's rows, which may not know each other, agree column by column."""

from __future__ import annotations

import typing

import msgspec
import pytest
from sqlalchemy import BigInteger, Boolean, Column

from mahak_desk.mahak.rows import READ_ENTITIES, Row
from mahak_desk.website.columns import Exact
from mahak_desk.website.mirror import MIRRORS


def test_every_entity_that_is_read_has_a_mirror() -> None:
    assert MIRRORS.keys() == {row_type.entity for row_type in READ_ENTITIES}


@pytest.mark.parametrize("row_type", READ_ENTITIES, ids=lambda row_type: row_type.entity)
def test_a_mirrors_columns_are_the_fields_of_the_row_in_their_order(row_type: type[Row]) -> None:
    assert [column.name for column in MIRRORS[row_type.entity].columns] == list(row_type.__struct_fields__)


@pytest.mark.parametrize("row_type", READ_ENTITIES, ids=lambda row_type: row_type.entity)
def test_a_column_takes_every_value_of_its_field(row_type: type[Row]) -> None:
    kinds = typing.get_type_hints(row_type)
    for field in msgspec.structs.fields(row_type):
        members = typing.get_args(kinds[field.name]) or (kinds[field.name],)
        column = MIRRORS[row_type.entity].columns[field.name]
        assert _holds(column, {member.__name__ for member in members}), field.name
        assert column.nullable or type(None) not in members, field.name


def _holds(column: Column[object], members: set[str]) -> bool:
    if isinstance(column.type, Exact):
        return "Decimal" in members and column.type._precision == 30 and column.type._scale == 9
    if isinstance(column.type, Boolean):
        return members == {"bool"}
    wanted = "int" if isinstance(column.type, BigInteger) or column.primary_key else "str"
    return wanted in members and not members & {"Decimal", "bool"}
