"""The one thing a person can do next about a trouble, as whoever shows it carries it out: pure rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from mahak_desk.sync.explanation import Remedy

if TYPE_CHECKING:
    from mahak_desk.sync.problems import Flow

Section = Literal[
    "mahak", "website", "prices", "stock", "catalogue", "invoices", "schedule", "interface", "backups"
]
"""A section of the settings, as the settings file names it, or where backups are kept."""


class OpenSettings(msgspec.Struct, frozen=True, tag=True):
    """Something has to be set there."""

    section: Section


class MapVariant(msgspec.Struct, frozen=True, tag=True):
    """Say which item of Mahak a variant of the website is; `name` as the order calls it."""

    variant_id: int
    name: str


class MapCustomer(msgspec.Struct, frozen=True, tag=True):
    """Say which person of Mahak a customer of the website is."""

    customer_id: int
    name: str


class ShowOrder(msgspec.Struct, frozen=True, tag=True):
    """Look at one order."""

    number: str


class ShowOrders(msgspec.Struct, frozen=True, tag=True):
    """Look at the orders that wait for one reason."""

    reason: str


class ShowProduct(msgspec.Struct, frozen=True, tag=True):
    """Look at one product, by its id and name in Mahak."""

    product_id: int
    name: str


class ShowProblems(msgspec.Struct, frozen=True, tag=True):
    """Look at the problems of one reason, one by one, beginning with the newest."""

    reason: str
    newest_id: int


class AcceptProblem(msgspec.Struct, frozen=True, tag=True):
    """Agree to what a problem asks."""

    problem_id: int


class AgreeToMassChange(msgspec.Struct, frozen=True, tag=True):
    """Look at what the brake holds back, and agree to it."""


class SyncNow(msgspec.Struct, frozen=True, tag=True):
    """Try again at once."""

    flow: Flow


class Resume(msgspec.Struct, frozen=True, tag=True):
    """Let a paused flow go on."""

    flow: Flow


class ShowRun(msgspec.Struct, frozen=True, tag=True):
    """Look at one cycle."""

    run_id: int


HowToTopic = Literal["register", "renew"]


class HowTo(msgspec.Struct, frozen=True, tag=True):
    """Read what to do in Mahak: register what was sent, or renew the licence."""

    topic: HowToTopic


Action = (
    OpenSettings
    | MapVariant
    | MapCustomer
    | ShowOrder
    | ShowOrders
    | ShowProduct
    | ShowProblems
    | AcceptProblem
    | AgreeToMassChange
    | SyncNow
    | Resume
    | ShowRun
    | HowTo
)


def about_orders(reason: str, remedy: Remedy, numbers: tuple[str, int], subject: Action | None) -> Action:
    """For orders that are not sent; `numbers` are one order's number and how many there are.

    `subject` is what has to be mapped, where that is known.
    """
    number, count = numbers
    if remedy == "settings":
        return OpenSettings("stock" if reason == "store-not-chosen" else "invoices")
    if remedy == "map" and subject is not None:
        return subject
    return ShowOrder(number) if count == 1 else ShowOrders(reason)


def about_problem(
    reason: str, remedy: Remedy, problem_id: int, order: str | None, product: ShowProduct | None
) -> Action:
    """For a problem that stands alone with its reason; the order or the product it is about."""
    if remedy == "accept":
        return AcceptProblem(problem_id)
    if reason == "category-tree-missing":
        return OpenSettings("catalogue")
    if order is not None:
        return ShowOrder(order)
    return product or ShowProblems(reason, problem_id)


_SECTION_OF: dict[str, Section] = {
    **dict.fromkeys(("login-refused", "credentials-missing", "keyring-missing"), "mahak"),
    **dict.fromkeys(("account-changed", "identity-changed", "mahak-settings-wrong"), "mahak"),
    **dict.fromkeys(("store-not-chosen", "store-unknown"), "stock"),
    "password-in-settings": "website",
}


def about_failure(code: str, flow: Flow, run_id: int) -> Action:
    """For a flow whose cycles fail, by the code of the failure."""
    section = _SECTION_OF.get(code) or ("website" if code.startswith("database-") else None)
    if section is not None:
        return OpenSettings(section)
    return SyncNow(flow) if code.startswith("mahak-") else ShowRun(run_id)
