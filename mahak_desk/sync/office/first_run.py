"""How far a person has come in setting the shop up: a small file, and facts that speak for themselves."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args

import msgspec

from mahak_desk.sync.profile import writing_to
from mahak_desk.windows.open_files import put_in_place

Step = Literal["language", "shop", "credentials", "database", "prices", "stores", "preview"]
STEPS: tuple[Step, ...] = get_args(Step)
"""In the order in which they are asked."""


class FirstRun(msgspec.Struct, frozen=True):
    """Which questions are answered; `next_step` is None once the shop is set up."""

    answered: frozenset[Step]
    is_over: bool

    @property
    def next_step(self) -> Step | None:
        if self.is_over:
            return None
        return next((step for step in STEPS if step not in self.answered), STEPS[-1])


class _Kept(msgspec.Struct):
    answered: list[str] = []
    is_over: bool = False


def read_first_run(file: Path, facts: frozenset[Step], *, has_worked: bool) -> FirstRun:
    """`facts` are steps that need no answer any more; a shop that has worked before was set up elsewhere."""
    kept = _read(file)
    known = {step for step in STEPS if step in kept.answered}
    return FirstRun(frozenset(known | facts), kept.is_over or has_worked)


def remember_answer(file: Path, step: Step) -> None:
    """Raises FolderUnusable and DiskFull."""
    kept = _read(file)
    if step not in kept.answered:
        _write(file, _Kept([*kept.answered, step], kept.is_over))


def remember_end(file: Path) -> None:
    """The shop is set up. Raises FolderUnusable and DiskFull."""
    _write(file, _Kept(list(STEPS), is_over=True))


def _read(file: Path) -> _Kept:
    try:
        return msgspec.json.decode(file.read_bytes(), type=_Kept)
    except (OSError, msgspec.MsgspecError):
        return _Kept()  # a lost file costs a few clicks


def _write(file: Path, kept: _Kept) -> None:
    draft = file.with_suffix(".new")
    with writing_to(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(msgspec.json.encode(kept))
        put_in_place(draft, file)
