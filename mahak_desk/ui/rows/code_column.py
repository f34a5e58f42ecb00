"""The column of a code: ordered as numbers are, copied and exported bare."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from mahak_desk.ui.rows.columns import Column
from mahak_desk.ui.words.codes import code_text
from mahak_desk.ui.words.speech import Speech

R = TypeVar("R")

_LONGEST = 20


def code_column(
    key: str,
    title: str,
    code: Callable[[R], str],
    speech: Speech,
    *,
    width: int = 100,
    gives_way: int = 0,
) -> Column[R]:
    """A dash where there is none."""
    return Column(
        key,
        title,
        lambda row: code_text(code(row), speech),
        order=lambda row: code(row).rjust(_LONGEST),
        width=width,
        gives_way=gives_way,
        copied=code,
    )
