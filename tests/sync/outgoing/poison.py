"""A Mahak that stumbles over one row: whatever request carries it is answered with 500, and nothing is done."""

from __future__ import annotations

from collections.abc import Mapping

from mahak_desk.practice.faults import Endpoint, Fault, Faults, RefusedRow, Status
from mahak_desk.practice.server import PracticeCloud


class Stumbling(Faults):
    """Faults that depend on what a save carries, beside those that are armed."""

    def __init__(self) -> None:
        super().__init__()
        self._stones: list[tuple[str, str, object, str | None]] = []

    def lay(self, group: str, key: str, value: object, refusal: str | None = None) -> None:
        """Stumble over rows of a list whose key has this value; with `refusal` only refuse them so."""
        self._stones.append((group.lower(), key, value, refusal))

    def clear(self) -> None:
        self._stones.clear()
        super().clear()

    def take(self, endpoint: Endpoint, body: Mapping[str, object]) -> list[Fault]:
        return [*super().take(endpoint, body), *(self._struck(body) if endpoint == "save" else ())]

    def _struck(self, body: Mapping[str, object]) -> list[Fault]:
        rows = {key.lower(): value for key, value in body.items() if isinstance(value, list)}
        faults: list[Fault] = []
        for group, key, value, refusal in self._stones:
            for index, row in enumerate(rows.get(group, ()), 1):
                if row.get(key) == value:
                    refused = (
                        None
                        if refusal is None
                        else RefusedRow(group, index=index, property=key, error=refusal)
                    )
                    faults.append(refused or Status(500))
        return faults


def poison(
    cloud: PracticeCloud, group: str, key: str, value: object, refusal: str | None = None
) -> Stumbling:
    """Let the cloud stumble over, or refuse, the rows of a list whose key has this value."""
    if not isinstance(cloud.faults, Stumbling):
        cloud.faults = Stumbling()
    cloud.faults.lay(group, key, value, refusal)
    return cloud.faults
