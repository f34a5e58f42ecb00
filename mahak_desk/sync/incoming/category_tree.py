"""Mahak's hierarchical categories, which travel as JSON text in ExtraData (field notes §4.1)."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from mahak_desk.mahak.rows import MAX_BIGINT

TREE_NODE = 130
"""ExtraData.itemType of a category of the tree."""


class TreeNode(msgspec.Struct, frozen=True):
    """A category of the tree by its desktop code; `parent` None at the root."""

    code: int
    name: str
    parent: int | None


_FIELDS = msgspec.json.Decoder(dict[str, msgspec.Raw])


def read_node(text: str | None) -> TreeNode | None:
    """A node from `{"CategoryCode", "CategoryName", "ParentCode"}`, None where the text is not one."""
    fields = _fields(text)
    code = _whole(fields.get("categorycode"))
    if code is None or code <= 0:
        return None
    parent = _whole(fields.get("parentcode"))
    name = fields.get("categoryname")
    return TreeNode(code, name if isinstance(name, str) else "", parent if parent and parent > 0 else None)


def category_in_tree(text: str | None) -> int | None:
    """The category's code from a product's place in the tree, None where the text names none."""
    return _whole(_fields(text).get("categorycode"))


def without_cycles(parents: Mapping[int, int | None]) -> tuple[dict[int, int | None], list[int]]:
    """Each category's parent with every loop cut open, and the categories where one was cut.

    A category whose parent is itself, unknown, or below it in the tree is hung on the root.
    """
    result: dict[int, int | None] = {}
    cut: list[int] = []
    for code in sorted(parents):
        parent = parents[code]
        if parent is not None and parent not in parents:
            parent = None
        seen = {code}
        above = parent
        while above is not None and above not in seen:
            seen.add(above)
            above = result.get(above, parents.get(above))
        if above == code:
            cut.append(code)
            parent = None
        result[code] = parent
    return result, cut


def _fields(text: str | None) -> dict[str, object]:
    try:
        raw = _FIELDS.decode(text or "{}")
        return {key.lower(): msgspec.json.decode(value) for key, value in raw.items()}
    except (msgspec.MsgspecError, UnicodeError):
        return {}


def _whole(value: object) -> int | None:
    try:
        number = int(value) if isinstance(value, int | str) else None
    except ValueError:
        return None
    return number if number is not None and abs(number) <= MAX_BIGINT else None
