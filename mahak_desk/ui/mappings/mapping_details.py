"""What the pane beside the table tells of one pair, or of what has none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from mahak_desk.sync.catalogue.mapping_line import MappingLine
from mahak_desk.sync.explanations import tell
from mahak_desk.ui.mappings.mapping_words import ASKING, are_two, kind_words, standing, tone_of
from mahak_desk.ui.parts.banner import BannerTone, Verb
from mahak_desk.ui.parts.details import Details, Fact, NextStep, Section
from mahak_desk.ui.window.places import Place
from mahak_desk.ui.words.codes import code_text, options_shown
from mahak_desk.ui.words.speech import Speech

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Ways:
    """What can be done from the pane."""

    map: Callable[[], object]
    forget: Callable[[], object]
    add: Callable[[], object]
    """Let Mahak's be something of its own on the website."""
    waiting: str
    """How many orders wait, in words."""
    go: Callable[[Place], object]


def details_of(line: MappingLine, ways: Ways, speech: Speech) -> Details:
    """Everything the pane shows."""
    step = _next_step(line, ways, speech)
    verbs = []
    if line.origin is not None:
        verbs.append(Verb(translate("Mappings", "Map to another…"), ways.map, icon="link-2"))
    if line.origin == "manual":
        verbs.append(Verb(translate("Mappings", "Unmap"), ways.forget, icon="unlink-2"))
    if line.kind == "variant" and line.website_id is not None:
        place = Place("products", row=line.website_id)
        verbs.append(Verb(translate("Mappings", "Product"), lambda: ways.go(place), icon="package"))
    return Details(
        title=line.website_name or line.mahak_name or "—",
        subtitle=" · ".join(filter(None, (kind_words(line.kind), options_shown(line.options, speech)))),
        next_steps=[] if step is None else [step],
        verbs=tuple(verbs),
        sections=[Section(facts=_facts(line, speech))],
    )


def _next_step(line: MappingLine, ways: Ways, speech: Speech) -> NextStep | None:
    if line.reason is None:
        return None
    name = line.website_name or line.mahak_name
    told = tell(line.reason, {"name": name}, speech.language)
    title, text = speech.in_digits(told.title), speech.in_digits(told.next_step)
    if line.reason == "variants-unmatched":
        title = translate("Mappings", "It matches none of the product's variants on the website.")
    if line.reason == "customer-ambiguous":
        text = translate("Mappings", "Choose which of them it is; later orders of this customer follow.")
    if line.reason in ("line-unmapped", "item-deleted"):
        text = translate("Mappings", "Say which item of Mahak it is; the orders go by themselves then.")
    verbs: list[Verb] = []
    if line.origin is None and (line.website_id is not None or line.mahak_id is not None):
        verbs.append(Verb(translate("Mappings", "Map it…"), ways.map, icon="link-2", primary=True))
    if line.reason in ASKING:
        verbs.append(Verb(are_two(line.reason), ways.add, icon="plus"))
    if line.waiting:
        place = Place("orders", chip="needs_you", reason=line.reason)
        verbs.append(Verb(ways.waiting, lambda: ways.go(place), icon="shopping-cart"))
    tone: BannerTone = "bad" if line.waiting else "warn" if tone_of(line) == "warn" else "accent"
    return NextStep(tone, title, text, tuple(verbs))


def _facts(line: MappingLine, speech: Speech) -> list[Fact]:
    facts = [
        Fact(translate("Mappings", "On the website"), line.website_name or "—", strong=True),
        Fact(translate("Mappings", "Code there"), code_text(line.website_code, speech)),
        Fact(translate("Mappings", "In Mahak"), line.mahak_name or "—", strong=True),
        Fact(translate("Mappings", "Code in Mahak"), code_text(line.mahak_code, speech)),
    ]
    if line.origin is not None:
        facts.append(Fact(translate("Mappings", "Mapped"), standing(line, speech.language)))
    return facts
