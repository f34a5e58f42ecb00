"""Carries out the one next click of a need: goes there, agrees, or tells how."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from mahak_desk.sync.activity.needs import Need
from mahak_desk.sync.activity.next_click import (
    AcceptProblem,
    Action,
    AgreeToMassChange,
    HowTo,
    HowToTopic,
    MapCustomer,
    MapVariant,
    OpenSettings,
    Resume,
    ShowOrder,
    ShowOrders,
    ShowProblems,
    ShowProduct,
    SyncNow,
)
from mahak_desk.ui.parts.banner import Verb
from mahak_desk.ui.parts.questions import ask, plain_box
from mahak_desk.ui.passwords.password_dialog import MISSING, ask_password
from mahak_desk.ui.window.next_places import place_of
from mahak_desk.ui.window.page import Page

if TYPE_CHECKING:
    from mahak_desk.ui.overview.preview_dialog import PreviewDialog


class NextClicks(QObject):
    """Belongs to a page, whose banner tells what failed."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._around = page.around

    def verb_for(self, need: Need) -> Verb:
        """The button of a need: what it says and does."""
        match need.action:
            case AcceptProblem(problem_id=problem_id):
                return Verb(self.tr("Accept…"), partial(self._ask_to_accept, need, problem_id), "check")
            case AgreeToMassChange():
                return Verb(self.tr("Preview and agree…"), self.preview_mass_change, "eye")
            case SyncNow(flow=flow):
                return Verb(self.tr("Try now"), partial(self._page.shop.force, flow), "refresh-cw")
            case Resume(flow=flow):
                return Verb(self.tr("Resume"), partial(self._page.shop.resume, flow), "play")
            case OpenSettings() if need.reason in MISSING:
                ask_for_it = partial(self._ask_password, need.action)
                return Verb(self.tr("Enter the password…"), ask_for_it, "key-round")
            case HowTo(topic=topic):
                return Verb(self.tr("How?"), partial(self.tell_how, topic), "circle-help")
            case action:
                text, icon = self._leading_to(action)
                return Verb(text, partial(self._around.go, place_of(action)), icon)

    def _leading_to(self, action: Action) -> tuple[str, str]:
        match action:
            case OpenSettings(section="mahak"):
                return self.tr("Enter them"), "key-round"
            case OpenSettings():
                return self.tr("Set it"), "settings"
            case MapVariant() | MapCustomer():
                return self.tr("Map it"), "link-2"
            case ShowOrder():
                return self.tr("See the order"), "shopping-cart"
            case ShowOrders():
                return self.tr("See the orders"), "shopping-cart"
            case ShowProduct():
                return self.tr("See the product"), "package"
            case ShowProblems():
                return self.tr("See them"), "list"
            case _:
                return self.tr("See what happened"), "history"

    def _ask_password(self, action: Action) -> None:
        """Where no user name is known either, both are entered in the settings."""
        if ask_password(self._around, self._page.window()) is None:
            self._around.go(place_of(action))

    def preview(self) -> PreviewDialog:
        """What the next cycle would change."""
        return self._open_preview(agreeing=False)

    def preview_mass_change(self) -> PreviewDialog:
        """The same with what the brake holds back, to be agreed to."""
        return self._open_preview(agreeing=True)

    def tell_how(self, topic: HowToTopic) -> QMessageBox:
        """Steps in Mahak, to be read beside it."""
        title, steps = self._steps(topic)
        box = plain_box(self._page, QMessageBox.Icon.Information, title, steps)
        box.addButton(self.tr("Close"), QMessageBox.ButtonRole.RejectRole)
        box.open()
        return box

    def _steps(self, topic: HowToTopic) -> tuple[str, str]:
        if topic == "register":
            return (
                self.tr("How invoices get into the Mahak program"),
                self.tr(
                    "1. Open the Mahak program on the accounting computer.\n"
                    "2. Press «ارسال و دریافت اطلاعات» and wait until it is done.\n"
                    "3. The invoices are there. This program notices it with its next sync.\n\n"
                    "It is best to press it several times a day: until then neither stock nor books "
                    "know of these sales."
                ),
            )
        return (
            self.tr("How to renew the service"),
            self.tr(
                "1. Call Mahak, or open your account on its website.\n"
                "2. Renew the service of this user name.\n"
                "3. Press Sync now here; the days left are read anew."
            ),
        )

    def _open_preview(self, *, agreeing: bool) -> PreviewDialog:
        # Not before: with it come tables and their export, which a window at rest on its overview does without.
        from mahak_desk.ui.overview.preview_dialog import PreviewDialog

        dialog = PreviewDialog(self._around, agreeing=agreeing, parent=self._page)
        dialog.open()
        return dialog

    def _ask_to_accept(self, need: Need, problem_id: int) -> QWidget:
        speech = self._around.speech
        return ask(
            self._page,
            speech.words(need.title),
            f"{speech.words(need.why)}\n{speech.words(need.next_step)}",
            self.tr("Accept it"),
            partial(self.accept, problem_id),
        )

    def accept(self, problem_id: int) -> None:
        """Agree to what a problem asks; the next cycle acts on it, and it is asked for at once."""
        desk = self._around.desk
        self._around.background.write(
            self, partial(desk.catalogue.accept_problem, problem_id), self._accepted, self._page.tell_error
        )

    def _accepted(self, _what: str) -> None:
        self._around.say(self.tr("Accepted. The website follows with this sync."))
        self._page.shop.touched("problems", "products")
        self._page.follow_up("incoming")
