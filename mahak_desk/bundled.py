"""Finds the folders that travel with the program: `migrations/` and `resources/`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal


def bundled_folder(name: Literal["migrations", "resources"]) -> Path:
    """The folder beside the package in a checkout, inside it when installed, or in a PyInstaller bundle.

    Raises FileNotFoundError when the installation is not whole.
    """
    package = Path(__file__).parent
    frozen = getattr(sys, "_MEIPASS", None)
    # The checkout is asked last: beside an installed package lie other packages' folders.
    places = [package / "_bundled" / name, package.parent / name]
    if frozen is not None:
        places.insert(0, Path(frozen) / name)
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"the folder {name} is missing from this installation")
