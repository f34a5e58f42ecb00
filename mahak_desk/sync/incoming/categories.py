"""Applies Mahak's categories to the website: its flat product groups, or its tree, as the shop chose."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import msgspec
from sqlalchemy import Connection, select

from mahak_desk.mahak.text import persian
from mahak_desk.sync.incoming.category_tree import TREE_NODE, read_node, without_cycles
from mahak_desk.sync.incoming.counts import Counts
from mahak_desk.sync.incoming.matching import fresh_ids, write_mappings
from mahak_desk.sync.problems import Finding, problems_of, record
from mahak_desk.website import mirror, tables
from mahak_desk.website.bulk import insert_rows, update_rows
from mahak_desk.website.ledger import mappings

_NAME_LENGTH = tables.NAME_LENGTH


class WantedCategory(msgspec.Struct, frozen=True):
    """A category by its Mahak key: a group's server id, or minus the code of a node of the tree."""

    key: int
    name: str
    parent_key: int | None
    is_active: bool


class _Current(msgspec.Struct, frozen=True):
    local_id: int
    name: str
    parent_id: int | None
    is_active: bool


def apply_categories(
    connection: Connection, database_id: int, *, tree: bool, now: datetime
) -> tuple[Counts, list[int]]:
    """Make the website's categories equal to Mahak's; also the keys of those that are new there.

    Categories of the way of arranging them that is not in use are hidden.
    """
    wanted, findings = _tree(connection) if tree else _groups(connection)
    record(connection, "incoming", findings, problems_of(connection, "Category"), now)
    current = _current(connection, database_id)
    counts = Counts(errors=len({finding.entity_id for finding in findings}))
    new = [category for category in wanted.values() if category.key not in current and category.is_active]
    local_ids = {key: category.local_id for key, category in current.items()}
    new_ids = fresh_ids(connection, tables.categories, "category", len(new))
    local_ids |= {category.key: new_id for category, new_id in zip(new, new_ids, strict=True)}

    inserted = [(local_ids[category.key], category.name, None, True) for category in new]
    insert_rows(connection, tables.categories, ("id", "name", "parent_id", "is_active"), inserted)
    write_mappings(
        connection,
        [(database_id, "category", c.key, local_ids[c.key], str(abs(c.key)), "auto") for c in new],
    )
    counts.created = len(new)

    updated: list[tuple[object, ...]] = []
    for key, local_id in local_ids.items():
        category = wanted.get(key)
        before = current.get(key, _Current(local_id, category.name if category else "", None, True))
        if category is None or not category.is_active:
            if before.is_active:
                counts.hidden += 1
                updated.append((before.name, before.parent_id, False, local_id))
            continue
        parent = local_ids.get(category.parent_key) if category.parent_key is not None else None
        if before == _Current(local_id, category.name, parent, True):
            counts.unchanged += key in current
            continue
        counts.updated += key in current
        updated.append((category.name, parent, True, local_id))
    update_rows(connection, tables.categories, ("name", "parent_id", "is_active"), updated)
    return counts, [category.key for category in new]


def mapped_categories(connection: Connection, database_id: int) -> dict[int, int]:
    """The website's category for each of Mahak's, by its key."""
    category = tables.categories.c
    query = (
        select(mappings.c.mahak_id, category.id)
        .join(tables.categories, category.id == mappings.c.local_id)
        .where(mappings.c.database_id == database_id, mappings.c.entity_type == "category")
    )
    return {key: local_id for key, local_id in connection.execute(query)}


def _current(connection: Connection, database_id: int) -> dict[int, _Current]:
    category = tables.categories.c
    query = (
        select(mappings.c.mahak_id, category.id, category.name, category.parent_id, category.is_active)
        .join(tables.categories, category.id == mappings.c.local_id)
        .where(mappings.c.database_id == database_id, mappings.c.entity_type == "category")
    )
    return {key: _Current(*values) for key, *values in connection.execute(query)}


def _groups(connection: Connection) -> tuple[dict[int, WantedCategory], list[Finding]]:
    group = mirror.product_categories.c
    wanted: dict[int, WantedCategory] = {}
    findings: list[Finding] = []
    for row in connection.execute(select(group.id, group.name, group.deleted)):
        name = persian(row.name)[:_NAME_LENGTH]
        if not name and not row.deleted:
            findings.append(Finding("Category", str(row.id), "category-unnamed", {}))
        wanted[row.id] = WantedCategory(row.id, name, None, not row.deleted and bool(name))
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
            -parent if (parent := hung[code]) is not None else None,
            True,
        )
        for code, node in nodes.items()
    }
    return wanted, findings
