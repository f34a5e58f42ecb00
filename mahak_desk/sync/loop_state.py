"""What a loop can be doing, as it tells whoever shows it; moments in UTC."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from mahak_desk.errors import DeskError
from mahak_desk.sync.cycle import CycleResult

if TYPE_CHECKING:
    from mahak_desk.sync.problems import Flow


class Idle(msgspec.Struct, frozen=True):
    """All is well; `last` is the last cycle that ran to its end, None before the first."""

    next_run_at: datetime
    last: CycleResult | None


class Running(msgspec.Struct, frozen=True):
    """A cycle is running. `total` is 0 where the end of a stage is not known."""

    stage: str
    done: int
    total: int
    since: datetime
    again: bool
    """One more cycle follows at once."""
    then_paused: bool


class Paused(msgspec.Struct, frozen=True):
    """A person paused the flow; a forced cycle still runs."""

    last: CycleResult | None


class WaitingToRetry(msgspec.Struct, frozen=True):
    """The last cycles failed for a reason that may pass by itself.

    `unreachable_since` is when the first of them began, if it is Mahak that does not answer as it should.
    """

    next_run_at: datetime
    why: DeskError
    failures: int
    unreachable_since: datetime | None


class Blocked(msgspec.Struct, frozen=True):
    """A person has to do something; `why` says what.

    It is tried again now and then; `next_run_at` is None while no cycle begins before Mahak takes a login, with
    the same credentials or with others.
    """

    next_run_at: datetime | None
    why: DeskError


class HeldElsewhere(msgspec.Struct, frozen=True):
    """Another PC on the same database runs this flow."""

    next_run_at: datetime
    by: str


class Stopped(msgspec.Struct, frozen=True):
    """The loop has ended and holds nothing any more."""


Resting = Idle | WaitingToRetry | Blocked | HeldElsewhere
"""What a loop does between two cycles when it is not paused."""

LoopState = Resting | Running | Paused | Stopped


def is_paused(state: LoopState | None) -> bool:
    """Whether a person paused the flow, be it that a cycle still runs."""
    return isinstance(state, Paused) or (isinstance(state, Running) and state.then_paused)


def paused_of(states: Mapping[Flow, LoopState]) -> frozenset[Flow]:
    """The flows that a person paused."""
    return frozenset(flow for flow, state in states.items() if is_paused(state))
