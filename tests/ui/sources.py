"""The window's source as syntax trees, for rules that every page has to keep."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import mahak_desk.ui

UI = Path(mahak_desk.ui.__file__).parent


@cache
def source_trees() -> Sequence[tuple[Path, ast.Module]]:
    """Every file of `mahak_desk/ui`, relative to it."""
    return [
        (path.relative_to(UI), ast.parse(path.read_text(encoding="utf-8")))
        for path in sorted(UI.rglob("*.py"))
    ]
