"""Every drawing the window names is there, is drawn, and is tinted."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mahak_desk.bundled import bundled_folder
from mahak_desk.ui.look.icons import tinted_icon, tinted_pixmap
from mahak_desk.ui.look.look import Look
from mahak_desk.ui.look.palettes import DARK, LIGHT
from mahak_desk.ui.look.style_sheet import style_sheet
from tests.ui.sources import source_trees

ICONS = Path(bundled_folder("resources"), "icons")
SHIPPED = {file.stem for file in ICONS.glob("*.svg")}

_TAKES_A_NAME_FIRST = {"icon", "button_icon", "pixmap", "tinted_icon", "tinted_pixmap"}


def _named(tree: ast.AST) -> Iterator[str]:
    """Where the code says which drawing it wants: calls, `icon=` arguments, and tables called …ICONS."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in _TAKES_A_NAME_FIRST and node.args:
                yield from _texts(node.args[0])
            if called == "Verb" and len(node.args) > 2:
                yield from _texts(node.args[2])
            for keyword in node.keywords:
                if keyword.arg == "icon":
                    yield from _texts(keyword.value)
        elif isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Dict):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(isinstance(name, ast.Name) and name.id.endswith("ICONS") for name in targets):
                for value in node.value.values:
                    yield from _texts(value)


def _texts(value: ast.expr) -> Iterator[str]:
    match value:
        case ast.Constant(value=str(text)) if text:
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from _texts(body)
            yield from _texts(orelse)
        case _:
            pass


def test_every_drawing_that_is_named_is_shipped() -> None:
    named = {(name, str(path)) for path, tree in source_trees() for name in _named(tree)}
    assert len(named) > 20, "the test no longer sees how drawings are named"
    assert [(name, path) for name, path in sorted(named) if name not in SHIPPED] == []


def test_every_drawing_that_is_shipped_is_used() -> None:
    texts = {
        node.value
        for _, tree in source_trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    # The style sheet names its own as files, by the theme.
    sheets = "".join(style_sheet(colours, 9.0) for colours in (LIGHT, DARK))
    as_files = {name for name in SHIPPED if f"/{name}.svg" in sheets or f"{name}.svg" in texts}
    assert sorted(SHIPPED - texts - as_files) == []


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_it_can_be_drawn(qapp: QApplication, name: str) -> None:
    image = tinted_pixmap(name, "#ff0000", 20).toImage()
    painted = [image.pixelColor(x, y) for x in range(20) for y in range(20) if image.pixelColor(x, y).alpha()]
    assert len(painted) > 10
    if "currentColor" in (ICONS / f"{name}.svg").read_text(encoding="utf-8"):
        assert all(colour.red() > 200 and colour.green() < 60 for colour in painted if colour.alpha() > 200)


def test_what_points_along_the_reading_direction_is_turned_in_persian(qapp: QApplication) -> None:
    english, persian = Look(LIGHT, "en"), Look(LIGHT, "fa")
    ahead = english.icon("chevron-right", directional=True).pixmap(16, 16).toImage()
    turned = persian.icon("chevron-right", directional=True).pixmap(16, 16).toImage()
    assert ahead != turned
    assert turned.flipped(Qt.Orientation.Horizontal) == ahead
    assert persian.icon("copy").pixmap(16, 16).toImage() == english.icon("copy").pixmap(16, 16).toImage()


def test_a_theme_tints_it(qapp: QApplication) -> None:
    light, dark = (Look(colours, "en").icon("copy").pixmap(16, 16).toImage() for colours in (LIGHT, DARK))
    assert light != dark
    assert not tinted_icon("copy", LIGHT.text).isNull()


def test_a_drawing_for_a_label_is_as_sharp_as_the_screen(qapp: QApplication) -> None:
    usual, sharp = (Look(LIGHT, "en", ratio).pixmap("copy", 20) for ratio in (1.0, 2.0))
    assert usual.size().toTuple() == (20, 20)
    assert sharp.size().toTuple() == (40, 40)
    assert sharp.deviceIndependentSize().toTuple() == (20, 20)
    # Drawn at that size, and not an enlarged small one.
    assert sharp.toImage() != usual.toImage().scaled(40, 40)
    left = sharp.toImage().copy(0, 0, 20, 40)
    assert any(left.pixelColor(x, y).alpha() for x in range(20) for y in range(40))


def test_a_drawing_fills_its_square_at_any_sharpness(qapp: QApplication) -> None:
    image = Look(LIGHT, "en", 2.0).pixmap("copy", 20).toImage()
    painted = [x for x in range(40) for y in range(40) if image.pixelColor(x, y).alpha()]
    assert max(painted) > 32, "it is drawn in one quarter only"
