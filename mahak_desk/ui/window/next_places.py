"""Where in the window the next step of a trouble is taken."""

from __future__ import annotations

from mahak_desk.sync.activity.next_click import (
    AcceptProblem,
    Action,
    AgreeToMassChange,
    HowTo,
    MapCustomer,
    MapVariant,
    OpenSettings,
    Resume,
    Section,
    ShowOrder,
    ShowOrders,
    ShowProblems,
    ShowProduct,
    ShowRun,
    SyncNow,
)
from mahak_desk.ui.window.places import Place

_SETTINGS: dict[Section, str] = {
    "mahak": "credentials",
    "website": "database",
    "prices": "prices",
    "stock": "stores",
    "catalogue": "catalogue",
    "invoices": "invoices",
    "schedule": "schedule",
    "interface": "general",
    "backups": "backups",
}
"""The sections of the settings file as their page calls them."""


def place_of(action: Action) -> Place:
    """Every action has a place: what is done at the spot (agreeing, syncing) is the button of a line of the first
    page, which knows that by its action."""
    match action:
        case OpenSettings(section=section):
            return Place("settings", section=_SETTINGS[section])
        case MapVariant(variant_id=variant_id):
            return Place("mappings", row=("variant", variant_id), verb="map")
        case MapCustomer(customer_id=customer_id):
            return Place("mappings", row=("customer", customer_id), verb="map")
        case ShowOrder(number=number):
            return Place("orders", chip="needs_you", row=number)
        case ShowOrders(reason=reason):
            return Place("orders", chip="needs_you", reason=reason)
        case ShowProduct(product_id=product_id):
            return Place("products", product=product_id)
        case ShowRun(run_id=run_id):
            return Place("activity", row=run_id)
        case ShowProblems(reason=reason):
            return Place("activity", chip="problems", reason=reason)
        case AcceptProblem(problem_id=problem_id):
            return Place("activity", chip="problems", row=problem_id)
        case AgreeToMassChange() | SyncNow() | Resume() | HowTo():
            return Place("overview", row=action)


def list_of(action: Action, reason: str) -> Place:
    """Where everything with one reason is listed, of which `action` is the next step of one."""
    match action:
        case MapVariant() | MapCustomer() | ShowOrder():
            return place_of(ShowOrders(reason))
        case AcceptProblem() | ShowProduct():
            return Place("activity", chip="problems", reason=reason)
        case _:
            return place_of(action)
