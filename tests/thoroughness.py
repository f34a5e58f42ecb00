"""How long property tests search: shortly each time, and much longer where MAHAK_DESK_THOROUGH asks for it."""

from __future__ import annotations

import os

from hypothesis import settings

THOROUGH = os.environ.get("MAHAK_DESK_THOROUGH") == "1"


def examples(usual: int, *, thorough: int) -> settings:
    """For tests whose examples are slow: how many, instead of the profile's."""
    return settings(max_examples=thorough if THOROUGH else usual)
