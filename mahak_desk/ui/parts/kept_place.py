"""What a person was at in a pane that is built anew: where the focus was, and which texts were unfolded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from mahak_desk.ui.parts.folded import Folded

W = TypeVar("W", bound=QWidget)


@dataclass(frozen=True)
class KeptPlace:
    """Widgets are known by what they say; what is new in a pane comes above, so they are counted from below."""

    focus: Hashable
    """None where it was elsewhere."""
    unfolded: frozenset[Hashable]


def place_in(canvas: QWidget) -> KeptPlace:
    """What to find again."""
    focus = next((key for key, widget in _named(takers(canvas)) if widget.hasFocus()), None)
    unfolded = {key for key, folded in _named(canvas.findChildren(Folded)) if folded.is_unfolded}
    return KeptPlace(focus, frozenset(unfolded))


def take_up(place: KeptPlace, canvas: QWidget) -> bool:
    """Unfold and focus what is still there; whether the focus found its place."""
    for key, folded in _named(canvas.findChildren(Folded)):
        if key in place.unfolded:
            folded.unfold()
    found = next((widget for key, widget in _named(takers(canvas)) if key == place.focus), None)
    if found is not None:
        found.setFocus()
    return found is not None


def takers(canvas: QWidget) -> list[QWidget]:
    """What can have the focus, from above to below."""
    return [each for each in canvas.findChildren(QWidget) if each.focusPolicy() != Qt.FocusPolicy.NoFocus]


def _named(widgets: Iterable[W]) -> Iterator[tuple[Hashable, W]]:
    seen: Counter[Hashable] = Counter()
    for widget in reversed(list(widgets)):
        name = (type(widget), _said(widget))
        seen[name] += 1
        yield (name, seen[name]), widget


def _said(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton | QLabel | Folded) else ""
