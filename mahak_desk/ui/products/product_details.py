"""What the pane beside the table tells of one variant: why it is as it is, reckoned before the reader's eyes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QWidget

from mahak_desk.sync.catalogue.variant_facts import StockReckoning, VariantFacts
from mahak_desk.sync.catalogue.variant_history import Event as Happening
from mahak_desk.sync.catalogue.variant_problems import VariantProblem
from mahak_desk.sync.explanation import Told
from mahak_desk.ui.parts.banner import BannerTone, Verb
from mahak_desk.ui.parts.details import Details, Event, Fact, NextStep, Section
from mahak_desk.ui.parts.plain_parts import label, row
from mahak_desk.ui.products.product_words import difference_words
from mahak_desk.ui.window.places import Place
from mahak_desk.ui.words.codes import code_text, options_shown
from mahak_desk.ui.words.speech import Speech

translate = QCoreApplication.translate

PICTURE_SIDE = 96
MOST_PICTURES = 3


@dataclass(frozen=True)
class Ways:
    """What can be done from the pane with the variant it shows."""

    accept: Callable[[int], object]
    """Agree to a problem, by its id."""
    go: Callable[[Place], object]


def details_of(facts: VariantFacts, pictures: Sequence[QImage], ways: Ways, speech: Speech) -> Details:
    """Everything the pane shows."""
    sections = [
        Section(translate("Products", "Price"), facts=_prices(facts, speech)),
        Section(translate("Products", "Stock"), facts=_stock(facts.stock, facts.unit, speech)),
        Section(translate("Products", "In Mahak and on the website"), facts=_identity(facts, speech)),
        Section(translate("Products", "What has happened"), events=_events(facts.history, speech)),
    ]
    if pictures:
        sections.insert(0, Section(widget=_pictures(pictures)))
    place = Place("mappings", row=("variant", facts.variant_id))
    mapping = Verb(translate("Products", "Mapping"), lambda: ways.go(place), icon="link-2")
    return Details(
        title=facts.name,
        subtitle=_subtitle(facts, speech),
        next_steps=_next_steps(facts, ways, speech),
        sections=sections,
        verbs=(mapping,),
    )


def _subtitle(facts: VariantFacts, speech: Speech) -> str:
    return " · ".join(filter(None, (options_shown(facts.options, speech), facts.category)))


def _next_steps(facts: VariantFacts, ways: Ways, speech: Speech) -> list[NextStep]:
    steps: list[NextStep] = []
    told = set()
    for problem in facts.problems:
        if problem.resolved_at is None:
            told.add(problem.told.reason)
            steps.append(_about_problem(problem, facts, ways, speech))
    if facts.hidden is not None and facts.hidden.reason not in told:
        calm = facts.hidden.remedy == "nothing"
        steps.insert(
            0,
            _step("accent" if calm else "bad", facts.hidden, _leading_on(facts, facts.hidden, ways), speech),
        )
    return steps


def _about_problem(problem: VariantProblem, facts: VariantFacts, ways: Ways, speech: Speech) -> NextStep:
    if problem.is_accepted and problem.can_be_accepted:
        title = speech.in_digits(problem.told.title)
        return NextStep("good", title, translate("Products", "You agreed; the next sync applies it."))
    verbs = _leading_on(facts, problem.told, ways)
    if problem.can_be_accepted:
        text = (
            translate("Products", "Accept the new price")
            if problem.told.reason == "price-alarm"
            else translate("Products", "They are two products")
        )
        verbs = (Verb(text, lambda: ways.accept(problem.id), icon="check", primary=True), *verbs)
    return _step("warn" if facts.is_visible else "bad", problem.told, verbs, speech)


def _step(tone: BannerTone, told: Told, verbs: tuple[Verb, ...], speech: Speech) -> NextStep:
    text = "\n".join((told.why, told.next_step))
    return NextStep(tone, speech.in_digits(told.title), speech.in_digits(text), verbs)


def _leading_on(facts: VariantFacts, told: Told, ways: Ways) -> tuple[Verb, ...]:
    """The page where the reason is dealt with, if it is one of ours."""
    if told.reason in ("websites-own", "gone-from-mahak", "name-match", "properties-missing"):
        place = Place("mappings", row=("variant", facts.variant_id), verb="map")
        return (Verb(translate("Products", "Map it…"), lambda: ways.go(place), icon="link-2"),)
    if told.reason == "price-missing":
        place = Place("settings", section="prices")
        return (Verb(translate("Products", "Price settings"), lambda: ways.go(place), icon="settings"),)
    return ()


def _prices(facts: VariantFacts, speech: Speech) -> list[Fact]:
    found = [Fact(translate("Products", "On the website"), speech.money(facts.price), strong=True)]
    if facts.sale_price is not None:
        found.append(Fact(translate("Products", "Reduced to"), speech.money(facts.sale_price), strong=True))
    for level in facts.levels:
        name = level.name or translate("Products", "Level {0}").format(speech.number(level.level))
        price = speech.money(level.price) if level.price else translate("Products", "empty")
        if level.is_chosen:
            why = (
                translate("Products", "the product's own level")
                if facts.by_own_default
                else translate("Products", "chosen in the settings")
            )
            found.append(Fact(name, f"{price} ({why})", "accent"))
        else:
            found.append(Fact(name, price, "muted"))
    return found


def _stock(stock: StockReckoning, unit: str, speech: Speech) -> list[Fact]:
    found = []
    for store in stock.stores:
        name = store.name or translate("Products", "Store {0}").format(speech.number(store.code))
        counted = speech.quantity(store.count)
        if store.is_permitted:
            found.append(Fact(name, counted))
        else:
            found.append(Fact(name, translate("Products", "{0} (not sold from)").format(counted), "muted"))
    for name, count in (
        (translate("Products", "Sent, not yet registered in Mahak"), stock.unregistered),
        (translate("Products", "Paid, not yet in Mahak"), stock.unsent),
        (translate("Products", "Buffer"), stock.buffer),
    ):
        if count:
            found.append(Fact(name, speech.quantity(-count)))
    on_site = f"{speech.quantity(stock.on_site)} {unit}" if stock.on_site is not None else "—"
    found.append(Fact(translate("Products", "On the website"), on_site, strong=True))
    if stock.difference in ("unknown", "not-yet", "oversold", "shops-own"):
        found.append(Fact("", difference_words(stock.difference), "warn"))
    return found


def _identity(facts: VariantFacts, speech: Speech) -> list[Fact]:
    found = [
        Fact(translate("Products", "Code"), code_text(facts.code, speech)),
        Fact(translate("Products", "Barcode"), code_text(facts.barcode, speech)),
    ]
    match facts.origin:
        case "manual":
            mapped = translate("Products", "by hand")
        case "auto":
            mapped = translate("Products", "automatically")
        case _:
            mapped = translate("Products", "no partner in Mahak")
    found.append(Fact(translate("Products", "Mapped"), mapped, "text" if facts.origin else "warn"))
    found.append(Fact(translate("Products", "Last change"), speech.moment(facts.changed_at)))
    return found


def _events(history: Sequence[Happening], speech: Speech) -> list[Event]:
    return [_event(each, speech) for each in history]


def _event(event: Happening, speech: Speech) -> Event:
    count = speech.quantity(event.quantity)
    number = code_text(event.text, speech)
    match event.kind:
        case "added":
            return Event(event.moment, translate("Products", "The product came to the website"), "good")
        case "changed":
            return Event(event.moment, translate("Products", "Last changed by a sync"), "accent")
        case "problem-seen":
            return Event(event.moment, speech.in_digits(event.text), "warn")
        case "problem-resolved":
            return Event(
                event.moment,
                translate("Products", "Solved: {0}").format(speech.in_digits(event.text)),
                "good",
            )
        case "order-paid":
            return Event(event.moment, translate("Products", "{0} sold by order {1}").format(count, number))
        case "order-sent":
            return Event(event.moment, translate("Products", "Order {0} went to Mahak").format(number))
        case "order-registered":
            return Event(
                event.moment,
                translate("Products", "Order {0} was registered in Mahak").format(number),
                "good",
            )


def _pictures(pictures: Sequence[QImage]) -> QWidget:
    canvas = QWidget()
    shown = []
    for image in pictures:
        one = label()
        one.setPixmap(QPixmap.fromImage(image))
        one.setFixedSize(PICTURE_SIDE, PICTURE_SIDE)
        one.setScaledContents(False)
        one.setAccessibleName(translate("Products", "Picture of the product"))
        shown.append(one)
    canvas.setLayout(row(*shown, None))
    return canvas
