from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mahak_desk.practice.office import furnish
from mahak_desk.practice.server import PracticeCloud
from tests.practice.calling import Caller

SAMPLES = Path(__file__).parents[2].parent / "shared" / "mahak" / "samples"


@dataclass
class Wristwatch:
    """A clock that stands still until a test moves it."""

    time: datetime = field(default_factory=lambda: datetime(2026, 2, 1, 20, 47, 9, 852071, UTC))

    def __call__(self) -> datetime:
        return self.time

    def wait(self, **span: float) -> None:
        self.time += timedelta(**span)


@pytest.fixture
def clock() -> Wristwatch:
    return Wristwatch()


@pytest.fixture
def cloud(clock: Wristwatch) -> Iterator[PracticeCloud]:
    """A furnished office without goods."""
    with PracticeCloud(build=furnish, clock=clock) as running:
        yield running


@pytest.fixture
def caller(cloud: PracticeCloud) -> Iterator[Caller]:
    calling = Caller(cloud)
    with closing(calling.session):
        yield calling


@pytest.fixture(scope="module")
def demo_cloud() -> Iterator[PracticeCloud]:
    """The demo shop, for tests that only read."""
    with PracticeCloud() as running:
        yield running


@pytest.fixture(scope="module")
def demo(demo_cloud: PracticeCloud) -> Iterator[Caller]:
    calling = Caller(demo_cloud)
    with closing(calling.session):
        yield calling


@pytest.fixture
def samples() -> Path:
    if not SAMPLES.is_dir():
        pytest.skip("the captured samples are not beside this checkout")
    return SAMPLES
