"""Brings the .ts files up to date with the source and compiles them: `update.py [--compile | PAGE …]`.

Each page of the window has a Persian file of its own; all of them together become one .qm, which is what the
program loads. English needs one for its plurals only. Without arguments every file is brought up to date.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import PySide6

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
UI = ROOT / "mahak_desk" / "ui"

PAGES = ("overview", "products", "mappings", "orders", "activity", "settings", "first_run")
"""Rooms of the window with a translation of their own; everything else is in `shell`."""


def sources(name: str) -> list[str]:
    """The files whose sentences a translation holds."""
    if name in PAGES:
        return sorted(str(path) for path in (UI / name).rglob("*.py"))
    others = [path for path in UI.rglob("*.py") if path.relative_to(UI).parts[0] not in PAGES]
    return sorted(map(str, others))


def _tool(name: str, *arguments: str) -> None:
    """Files are named from here on: on Windows these tools do not find a folder with Persian letters in its name."""
    found = next(Path(PySide6.__file__).parent.glob(f"{name}*"))
    subprocess.run([str(found), *arguments], cwd=HERE, check=True)


def update(name: str) -> None:
    options = ("-no-obsolete", "-locations", "none", "-silent")
    for language in ("fa", "en"):
        plurals = ("-pluralonly",) if language == "en" else ()
        of_language = (
            "-source-language",
            "en_GB",
            "-target-language",
            "fa_IR" if language == "fa" else "en_GB",
        )
        _tool("lupdate", *options, *plurals, *of_language, *sources(name), "-ts", f"{language}/{name}.ts")


def compile_all() -> None:
    for language in ("fa", "en"):
        files = sorted(f"{language}/{path.name}" for path in (HERE / language).glob("*.ts"))
        fresh = f"mahak_desk_{language}.new"
        _tool("lrelease", "-silent", *files, "-qm", fresh)
        # Qt maps the file into memory: written over, it would bring down a program that is running.
        Path(HERE, fresh).replace(HERE / f"mahak_desk_{language}.qm")


if __name__ == "__main__":
    if sys.argv[1:] != ["--compile"]:
        for each in sys.argv[1:] or ("shell", *PAGES):
            update(each)
    compile_all()
