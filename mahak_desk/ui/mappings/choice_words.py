"""What the map dialog says of the thing to be mapped and of each choice."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mahak_desk.sync.catalogue.counterparts import Counterpart, Proposal, Why
from mahak_desk.sync.catalogue.mapping_line import MappingLine
from mahak_desk.ui.words.codes import code_text, options_shown
from mahak_desk.ui.words.speech import Speech

translate = QCoreApplication.translate


def dialog_title(line: MappingLine) -> str:
    """The question that is asked."""
    if line.website_id is None:
        return translate("Mappings", "What is “{0}” on the website?").format(line.mahak_name)
    if line.kind == "customer":
        return translate("Mappings", "Who is “{0}” in Mahak?").format(line.website_name)
    return translate("Mappings", "What is “{0}” in Mahak?").format(line.website_name)


def subject_words(line: MappingLine, speech: Speech) -> str:
    """What helps to recognise it: options, code, and its partner now."""
    parts = [options_shown(line.options, speech)]
    code = line.website_code if line.website_id is not None else line.mahak_code
    if code:
        parts.append(_code(code, speech))
    if line.origin is not None:
        parts.append(translate("Mappings", "now mapped to “{0}”").format(line.mahak_name))
    return " · ".join(filter(None, parts))


def about_choice(choice: Counterpart | Proposal, speech: Speech) -> str:
    """The second line of a choice: what speaks for it, and what tells it from its like."""
    parts: list[str] = []
    counterpart = choice
    if isinstance(choice, Proposal):
        counterpart = choice.counterpart
        parts.append(_why(choice.why))
    assert isinstance(counterpart, Counterpart)
    parts.append(options_shown(counterpart.options, speech))
    if counterpart.code:
        parts.append(_code(counterpart.code, speech))
    if counterpart.barcode:
        parts.append(code_text(counterpart.barcode, speech))
    if counterpart.taken_by:
        parts.append(translate("Mappings", "mapped to “{0}”").format(counterpart.taken_by))
    return " · ".join(filter(None, parts))


def _code(code: str, speech: Speech) -> str:
    """A number alone would read like how sure a proposal is."""
    return translate("Mappings", "code {0}").format(code_text(code, speech))


def _why(why: Why) -> str:
    match why:
        case "code":
            return translate("Mappings", "same code")
        case "barcode":
            return translate("Mappings", "same barcode or number")
        case "name":
            return translate("Mappings", "similar name")


def warning(line: MappingLine, chosen: Counterpart) -> str:
    """What is lost by the choice; "" where nothing is."""
    if not chosen.taken_by or chosen.id in (line.mahak_id, line.website_id):
        return ""
    if line.kind == "customer":
        return translate(
            "Mappings", "“{0}” is this person until now; its later orders will ask again."
        ).format(chosen.taken_by)
    if line.kind == "category" and line.website_id is not None:
        return translate(
            "Mappings", "“{0}” on the website loses its partner; if it came from Mahak, it leaves the menu."
        ).format(chosen.taken_by)
    if line.website_id is None:
        return translate(
            "Mappings", "“{0}” loses its partner; the next sync gives it a row of its own."
        ).format(chosen.taken_by)
    return translate("Mappings", "“{0}” on the website loses its partner and leaves the site.").format(
        chosen.taken_by
    )
