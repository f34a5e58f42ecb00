"""Categories as lines and as choices: what is asked about, what is only on the website, and every pair."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, select

from mahak_desk.sync.catalogue.counterpart_reading import Side
from mahak_desk.sync.catalogue.counterparts import Counterpart
from mahak_desk.sync.catalogue.mapping_line import Lines, MappingLine
from mahak_desk.sync.catalogue.pieces import Shared
from mahak_desk.sync.incoming.category_questions import SAME_NAME, asked_about, open_questions
from mahak_desk.sync.incoming.facts import Catalogue
from mahak_desk.sync.incoming.wanted_categories import WantedCategory, wanted_categories
from mahak_desk.website import ledger, tables

ONLY_THERE = "websites-own-category"

# There are few categories in any shop: all of them are read at once, whatever `after` says.


def asked_categories(connection: Connection, after: int, catalogue: Catalogue, shared: Shared) -> Lines:
    """Categories of Mahak that may be one of the website's, of which a person has yet to say so."""
    asked = asked_about(open_questions(connection))
    if not asked:
        return Lines([], None)
    in_mahak = _in_mahak(connection, catalogue)
    lines = [
        _line(key, None, in_mahak[key].name, str(in_mahak[key].code or ""), "", SAME_NAME)
        for key in sorted(asked & in_mahak.keys())
    ]
    return Lines(lines, None)


def own_categories(connection: Connection, after: int, catalogue: Catalogue, shared: Shared) -> Lines:
    """Categories of the website that correspond to nothing in Mahak; told apart by the one they are below."""
    lines = [
        _line(None, row.id, "", "", row.name, ONLY_THERE, shared.text(row.parent))
        for row in _on_website(connection, catalogue)
        if row.mahak_id is None and row.is_active
    ]
    return Lines(lines, None)


def paired_categories(connection: Connection, after: int, catalogue: Catalogue, shared: Shared) -> Lines:
    """Every pair, those of the way of arranging categories that is not in use too."""
    groups, _ = wanted_categories(connection, tree=False)
    in_mahak = groups | wanted_categories(connection, tree=True)[0]
    lines = []
    for row in _on_website(connection, catalogue):
        if row.mahak_id is None:
            continue
        known = in_mahak.get(row.mahak_id)
        name, code = (row.name, row.mahak_code) if known is None else (known.name, str(known.code or ""))
        line = _line(row.mahak_id, row.id, name, code or "", row.name, None)
        line = msgspec.structs.replace(line, origin="manual" if row.origin == "manual" else "auto")
        lines.append(line)
    return Lines(sorted(lines, key=lambda line: line.mahak_id or 0), None)


def category_counterparts(connection: Connection, side: Side, catalogue: Catalogue) -> list[Counterpart]:
    """What can be chosen as a partner of a category: what is deleted or hidden is not."""
    in_mahak = _in_mahak(connection, catalogue)
    on_website = _on_website(connection, catalogue)
    if side == "website":
        names = {key: category.name for key, category in in_mahak.items()}
        return [
            Counterpart(row.id, row.name, row.parent, "", "", names.get(row.mahak_id or 0, ""))
            for row in on_website
            if row.is_active
        ]
    partners = {row.mahak_id: row.name for row in on_website}
    return [
        Counterpart(
            key,
            category.name,
            "" if category.parent_key is None else in_mahak[category.parent_key].name,
            str(category.code or ""),
            "",
            partners.get(key, ""),
        )
        for key, category in in_mahak.items()
    ]


def _in_mahak(connection: Connection, catalogue: Catalogue) -> dict[int, WantedCategory]:
    """The living ones, of the way of arranging them that is in use."""
    found, _ = wanted_categories(connection, tree=catalogue.rules.tree_categories)
    return {key: category for key, category in found.items() if category.is_active}


class _OnWebsite(NamedTuple):
    """A category of the website, what it is below, and its pair."""

    id: int
    name: str
    is_active: bool
    parent: str
    mahak_id: int | None
    mahak_code: str | None
    origin: str | None


def _on_website(connection: Connection, catalogue: Catalogue) -> list[_OnWebsite]:
    # Two queries and not a join: SQLite would rather go through every mapping there is.
    mapping = ledger.mappings.c
    of_categories = select(mapping.local_id, mapping.mahak_id, mapping.mahak_code, mapping.origin).where(
        mapping.database_id == catalogue.database_id, mapping.entity_type == "category"
    )
    pairs = {row.local_id: row for row in connection.execute(of_categories)}
    rows = connection.execute(select(tables.categories).order_by(tables.categories.c.id)).all()
    names = {row.id: row.name for row in rows}
    found = []
    for row in rows:
        pair = pairs.get(row.id)
        partner = (None, None, None) if pair is None else (pair.mahak_id, pair.mahak_code, pair.origin)
        found.append(_OnWebsite(row.id, row.name, row.is_active, names.get(row.parent_id, ""), *partner))
    return found


def _line(
    mahak_id: int | None,
    website_id: int | None,
    mahak_name: str,
    mahak_code: str,
    website_name: str,
    reason: str | None,
    options: str = "",
) -> MappingLine:
    return MappingLine(
        kind="category",
        mahak_id=mahak_id,
        website_id=website_id,
        mahak_name=mahak_name,
        mahak_code=mahak_code,
        website_name=website_name,
        website_code="",
        options=options,
        origin=None,
        waiting=0,
        reason=reason,
    )
