"""No source is read only to find out whether it spells Qt's names otherwise."""

from __future__ import annotations

import subprocess
import sys

IMPORTED_LATER = """
import linecache
from PySide6.QtCore import QObject
from mahak_desk.ui.process.plain_spelling import keep_to_plain_spelling
if {keeps}:
    keep_to_plain_spelling()
import wave
print(wave.__file__ in linecache.cache, hasattr(QObject(), "objectName"))
"""


def told(*, keeps: bool) -> str:
    done = subprocess.run(
        [sys.executable, "-c", IMPORTED_LATER.format(keeps=keeps)], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_the_source_of_what_is_imported_is_not_kept() -> None:
    assert told(keeps=False) == "True True", "PySide does not do it any more: this module can go"
    assert told(keeps=True) == "False True"
