"""Which windows a setup has ended: it starts one of them again, and that one brings back the others."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

import msgspec

from mahak_desk.errors import Language
from mahak_desk.sync.profile import DEFAULT, shop_profile

log = logging.getLogger(__name__)

FORGOTTEN_AFTER = timedelta(hours=1)
"""A setup that gave up, or whose window nobody opened, must not start programs days later."""


class EndedWindow(msgspec.Struct, frozen=True):
    """How a window was started, and when it was ended (UTC)."""

    practice: bool
    profile: str
    language: Language | None
    """That was named when it was started; None where it follows the settings."""
    at: Annotated[datetime, msgspec.Meta(tz=True)]

    @property
    def arguments(self) -> list[str]:
        """What starts it again as it was, in the tray."""
        shop = ["--practice"] if self.practice else ["--profile", self.profile]
        return [*shop, *(["--language", self.language] if self.language else []), "--hidden"]


def note_ended(environment: Mapping[str, str], window: EndedWindow) -> None:
    """A setup ends the window of this process."""
    folder = _folder(environment)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{os.getpid()}.json").write_bytes(msgspec.json.encode(window))
    except OSError as error:
        log.warning("Nothing will start this window again: %s", error)


def take_ended(environment: Mapping[str, str], now: datetime) -> list[EndedWindow]:
    """The windows to bring back; each is given once, to one program."""
    found: list[EndedWindow] = []
    for note in sorted(_folder(environment).glob("*.json")):
        with suppress(OSError, msgspec.MsgspecError):  # another program that starts has taken it
            text = note.read_bytes()
            note.unlink()
            window = msgspec.json.decode(text, type=EndedWindow)
            if abs(now - window.at) < FORGOTTEN_AFTER:
                found.append(window)
    return found


def _folder(environment: Mapping[str, str]) -> Path:
    return shop_profile(DEFAULT, environment).updates / "ended"
