"""Short words for where a variant stands; the pane beside the table has the long ones."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mahak_desk.errors import Language
from mahak_desk.sync.catalogue.product_lines import ProductLine
from mahak_desk.sync.catalogue.standing import Difference
from mahak_desk.sync.explanations import tell
from mahak_desk.ui.look.palettes import Tone

translate = QCoreApplication.translate

_CALM = frozenset({"base-detail", "websites-own", "comes-with-next-sync"})
"""Hidden as they should be."""


def standing(line: ProductLine, language: Language) -> str:
    """Whether it is on the website, and in a word why not."""
    if line.is_visible:
        return translate("Products", "On the website")
    return _why_words().get(line.why_hidden or "") or reason_title(line.why_hidden or "", language)


def tone_of(line: ProductLine) -> Tone:
    if line.is_visible:
        return "good" if line.problem is None else "warn"
    if line.problem is not None:
        return "bad"
    return "muted"


def rank_of(line: ProductLine) -> int:
    """What needs somebody first, what is well last."""
    if line.problem is not None:
        return 0 if not line.is_visible else 1
    return 3 if line.is_visible else 2


def _why_words() -> dict[str, str]:
    """One short phrase for the usual reasons; others are told by the title of their explanation."""
    return {
        "product-deleted": translate("Products", "Deleted in Mahak"),
        "detail-deleted": translate("Products", "Deleted in Mahak"),
        "link-withdrawn": translate("Products", "Not assigned to the visitor"),
        "base-detail": translate("Products", "Base row, not sold"),
        "comes-with-next-sync": translate("Products", "Comes with the next sync"),
        "websites-own": translate("Products", "Hidden by the website"),
        "gone-from-mahak": translate("Products", "No longer in Mahak"),
        "price-missing": translate("Products", "No price"),
        "price-alarm": translate("Products", "Price waits for your yes"),
        "price-absurd": translate("Products", "Price cannot be right"),
        "stock-unknown": translate("Products", "Stock not known"),
        "stock-absurd": translate("Products", "Stock cannot be right"),
        "properties-unreadable": translate("Products", "Properties unreadable"),
        "properties-missing": translate("Products", "Properties empty"),
        "property-unknown": translate("Products", "Property not known"),
        "product-missing": translate("Products", "Has not arrived yet"),
    }


def difference_words(difference: Difference | None) -> str:
    """Why the two stocks differ, in a few words; "" where they do not."""
    match difference:
        case None:
            return ""
        case "sold":
            return translate("Products", "sold, not yet in Mahak's stock")
        case "buffer":
            return translate("Products", "held back as buffer")
        case "sold-and-buffer":
            return translate("Products", "sold, and buffer")
        case "oversold":
            return translate("Products", "more sold than there is")
        case "unknown":
            return translate("Products", "Mahak's stock is not known")
        case "shops-own":
            return translate("Products", "the shop keeps it itself")
        case "not-yet":
            return translate("Products", "comes with the next sync")


def reason_title(reason: str, language: Language) -> str:
    """The title of a reason's explanation, without the facts of one case."""
    return tell(reason, {}, language).title
