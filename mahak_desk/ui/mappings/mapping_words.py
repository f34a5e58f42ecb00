"""Words of the page Mappings: kinds of things, and what is the matter with a line."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mahak_desk.errors import Language
from mahak_desk.sync.catalogue.mapping_line import Kind, MappingLine
from mahak_desk.sync.explanations import tell
from mahak_desk.ui.look.palettes import Tone

translate = QCoreApplication.translate

ASKING = frozenset(("category-match", "name-match", "variants-unmatched"))
"""Reasons that ask whether something of Mahak's is what the website has already."""


def kind_words(kind: Kind) -> str:
    match kind:
        case "category":
            return translate("Mappings", "Category")
        case "product":
            return translate("Mappings", "Product")
        case "variant":
            return translate("Mappings", "Variant")
        case "customer":
            return translate("Mappings", "Customer")


def standing(line: MappingLine, language: Language) -> str:
    """Who mapped it, or why it has no partner."""
    if line.reason is not None:
        return _reason_words().get(line.reason) or tell(line.reason, {}, language).title
    if line.origin == "manual":
        return translate("Mappings", "By hand")
    return translate("Mappings", "Automatic")


def _reason_words() -> dict[str, str]:
    """One short phrase for the usual reasons; others are told by the title of their explanation."""
    return {
        "line-unmapped": translate("Mappings", "Orders wait for it"),
        "item-deleted": translate("Mappings", "Deleted in Mahak, orders wait"),
        "customer-deleted": translate("Mappings", "Deleted in Mahak, orders wait"),
        "customer-ambiguous": translate("Mappings", "Could be several persons"),
        "line-without-variant": translate("Mappings", "Not on the website any more"),
        "name-match": translate("Mappings", "Same name, other code"),
        "category-match": translate("Mappings", "Same name on the website"),
        "variants-unmatched": translate("Mappings", "Other code and options"),
        "not-added": translate("Mappings", "New ones are not added"),
        "comes-with-next-sync": translate("Mappings", "Comes with the next sync"),
        "websites-own": translate("Mappings", "Only on the website"),
        "websites-own-category": translate("Mappings", "Only on the website"),
        "product-deleted": translate("Mappings", "Deleted in Mahak"),
        "detail-deleted": translate("Mappings", "Deleted in Mahak"),
        "name-missing": translate("Mappings", "Has no name in Mahak"),
    }


def are_two(reason: str) -> str:
    """The answer that the two things a line asks about are not one."""
    match reason:
        case "category-match":
            return translate("Mappings", "They are two categories")
        case "variants-unmatched":
            return translate("Mappings", "They are other variants")
        case _:
            return translate("Mappings", "They are two products")


def tone_of(line: MappingLine) -> Tone:
    if line.waiting:
        return "bad"
    if line.origin is None:
        return "warn" if line.reason in ASKING else "muted"
    return "warn" if line.reason is not None else "good"


def rank_of(line: MappingLine) -> int:
    """What orders wait for first, then what has no partner, then what a person mapped."""
    if line.waiting:
        return -line.waiting
    if line.origin is None:
        return 1
    if line.reason is not None:
        return 2
    return 3 if line.origin == "manual" else 4
