"""Keeps PySide from reading the source of every module the program imports."""

from __future__ import annotations

import sys


def keep_to_plain_spelling() -> None:
    """Say once and for all that no module asks for Qt's names in another spelling (`from __feature__ import …`).

    PySide offers no switch for it. To find out, it reads the source of each module that is imported after it, and
    Python's cache of lines keeps all of them: 22 MB and a tenth of the start, for a question whose answer is no.
    A PySide that asks otherwise is left alone.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        setattr(feature, "_mod_uses_pyside", _no)  # noqa: B010 - the module has no types


def _no(module: object) -> bool:
    return False
