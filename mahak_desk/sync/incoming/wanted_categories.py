"""The categories Mahak has: its flat product groups, or its tree."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from sqlalchemy import Connection, exists, select

from mahak_desk.mahak.text import persian
from mahak_desk.sync.incoming.category_tree import TREE_NODE, read_node, without_cycles
from mahak_desk.sync.incoming.queries import TREE_LINK
from mahak_desk.sync.problems import Finding
from mahak_desk.website import mirror, tables

_NAME_LENGTH = tables.NAME_LENGTH


class WantedCategory(msgspec.Struct, frozen=True):
    """A category by its Mahak key: a group's server id, or minus the code of a node of the tree."""

    key: int
    name: str
    code: int | None
    parent_key: int | None
    is_active: bool


def wanted_categories(
    connection: Connection, *, tree: bool
) -> tuple[dict[int, WantedCategory], list[Finding]]:
    """Every category of the one way or the other by its key, and what is wrong with some."""
    return _tree(connection) if tree else _groups(connection)


def has_tree(connection: Connection) -> bool:
    """Whether Mahak has a tree at all: a category in it, or a product's place."""
    extra = mirror.extra_data.c
    # One kind at a time: then each is found by the index, however much else there is.
    return any(
        connection.scalar(select(exists().where(extra.item_type == kind, extra.deleted.is_(False))))
        for kind in (TREE_NODE, TREE_LINK)
    )


def _groups(connection: Connection) -> tuple[dict[int, WantedCategory], list[Finding]]:
    group = mirror.product_categories.c
    wanted: dict[int, WantedCategory] = {}
    findings: list[Finding] = []
    query = select(group.id, group.name, group.product_category_code.label("code"), group.deleted)
    for row in connection.execute(query):
        name = persian(row.name)[:_NAME_LENGTH]
        if not name and not row.deleted:
            findings.append(Finding("Category", str(row.id), "category-unnamed", {}))
        wanted[row.id] = WantedCategory(row.id, name, row.code, None, not row.deleted and bool(name))
    return wanted, findings


def _tree(connection: Connection) -> tuple[dict[int, WantedCategory], list[Finding]]:
    extra = mirror.extra_data.c
    nodes = {}
    findings: list[Finding] = []
    living = select(extra.id, extra.data).where(extra.item_type == TREE_NODE, extra.deleted.is_(False))
    for row in connection.execute(living.order_by(extra.id)):
        node = read_node(row.data)
        if node is None or not persian(node.name):
            findings.append(Finding("Category", str(row.id), "category-unreadable", {}))
        else:
            nodes[node.code] = node
    parents: Mapping[int, int | None] = {code: node.parent for code, node in nodes.items()}
    hung, cut = without_cycles(parents)
    findings += [
        Finding("Category", str(code), "category-cycle", {"name": persian(nodes[code].name)}) for code in cut
    ]
    wanted = {
        -code: WantedCategory(
            -code,
            persian(node.name)[:_NAME_LENGTH],
            code,
            -parent if (parent := hung[code]) is not None else None,
            True,
        )
        for code, node in nodes.items()
    }
    return wanted, findings
