"""Applies Mahak's categories to the website: its flat product groups, or its tree, as the shop chose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec
from sqlalchemy import Connection, select

from mahak_desk.sync.incoming.brake import MassChange
from mahak_desk.sync.incoming.category_questions import (
    ask_before_hiding,
    ask_of_same_names,
    asked_about,
    or_below,
)
from mahak_desk.sync.incoming.counts import Counts
from mahak_desk.sync.incoming.matching import fresh_ids, write_mappings
from mahak_desk.sync.incoming.products import UNDECIDED
from mahak_desk.sync.incoming.rules import BrakeRule, CatalogueRules
from mahak_desk.sync.incoming.wanted_categories import WantedCategory, wanted_categories
from mahak_desk.sync.problems import Finding, problems_of, record
from mahak_desk.sync.state import read_undecided_categories, remember_undecided_categories
from mahak_desk.website import tables
from mahak_desk.website.bulk import insert_rows, update_rows
from mahak_desk.website.ledger import mappings

TREE_MISSING = Finding("Category", "tree", "category-tree-missing", {})


class AppliedCategories(msgspec.Struct, frozen=True):
    """What became of the categories."""

    counts: Counts
    new: Sequence[int]
    """The keys of those that are new on the website."""
    findings: Sequence[Finding]


class _Current(msgspec.Struct, frozen=True):
    local_id: int
    name: str
    parent_id: int | None
    is_active: bool
    by_hand: bool
    """Mapped by a person: it is the shop's own, with the name and the place it has there."""


def apply_categories(
    connection: Connection,
    database_id: int,
    rules: CatalogueRules,
    brake: BrakeRule,
    now: datetime,
) -> AppliedCategories:
    """Make the website's categories equal to Mahak's.

    Not created is one that may be a category the website has, going by its name, nor what is below it: a person
    decides first. Categories of the way of arranging them that is not in use are hidden; a tree that is gone from
    Mahak is not until it may go, and then the groups stand in for it.
    """
    wanted, findings = wanted_categories(connection, tree=rules.tree_categories)
    known = problems_of(connection, "Category")
    current = _current(connection, database_id)
    going = {key for key, before in current.items() if _goes(before, wanted.get(key))}
    in_use = {key for key in current if rules.tree_missing or (key < 0) == rules.tree_categories}
    change = MassChange(len(going & in_use), 0, sum(_is_ours(current[key]) for key in in_use))
    held = ask_before_hiding(connection, change, brake, known)
    if held:
        going -= in_use
    if held and _tree_stays(current, rules):
        wanted, findings = {}, []  # no group comes before it is known that the tree may go
    elif rules.tree_missing:
        findings.append(TREE_MISSING)
    unmapped = [
        category for category in wanted.values() if category.key not in current and category.is_active
    ]
    questions = ask_of_same_names(connection, unmapped, known)
    undecided = or_below(asked_about(questions), wanted, current)
    remember_undecided_categories(connection, undecided)
    findings += [*held, *questions]
    record(connection, "incoming", findings, known, now)

    counts = Counts(errors=len({finding.entity_id for finding in findings}), hidden=len(going))
    new = [category for category in unmapped if category.key not in undecided]
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
        before = current.get(key, _Current(local_id, category.name if category else "", None, True, False))
        if key in going:
            updated.append((before.name, before.parent_id, False, local_id))
        if category is None or not category.is_active or before.by_hand:
            counts.unchanged += before.by_hand
            continue
        parent = before.parent_id if category.parent_key in undecided else _parent(category, local_ids)
        if before == _Current(local_id, category.name, parent, True, False):
            counts.unchanged += key in current
            continue
        counts.updated += key in current
        updated.append((category.name, parent, True, local_id))
    update_rows(connection, tables.categories, ("name", "parent_id", "is_active"), updated)
    return AppliedCategories(counts, [category.key for category in new], findings)


def mapped_categories(
    connection: Connection, database_id: int, rules: CatalogueRules
) -> dict[int, int] | None:
    """The website's category for each of Mahak's, by its key; UNDECIDED for one that a person is asked about.

    None while a person is asked whether the whole tree may go (`Catalogue.categories`).
    """
    current = _current(connection, database_id)
    if _tree_stays(current, rules):
        return None
    undecided = dict.fromkeys(read_undecided_categories(connection), UNDECIDED)
    return undecided | {key: category.local_id for key, category in current.items()}


def _current(connection: Connection, database_id: int) -> dict[int, _Current]:
    category = tables.categories.c
    query = (
        select(mappings.c.mahak_id, mappings.c.origin, tables.categories)
        .join(tables.categories, category.id == mappings.c.local_id)
        .where(mappings.c.database_id == database_id, mappings.c.entity_type == "category")
    )
    return {
        row.mahak_id: _Current(row.id, row.name, row.parent_id, row.is_active, row.origin == "manual")
        for row in connection.execute(query)
    }


def _is_ours(before: _Current) -> bool:
    return before.is_active and not before.by_hand


def _goes(before: _Current, wanted: WantedCategory | None) -> bool:
    return _is_ours(before) and (wanted is None or not wanted.is_active)


def _tree_stays(current: Mapping[int, _Current], rules: CatalogueRules) -> bool:
    """Whether the menu still is a tree that Mahak has no more: where it may go, it is gone once it was applied."""
    return rules.tree_missing and any(key < 0 and _is_ours(before) for key, before in current.items())


def _parent(category: WantedCategory, local_ids: Mapping[int, int]) -> int | None:
    return None if category.parent_key is None else local_ids.get(category.parent_key)
