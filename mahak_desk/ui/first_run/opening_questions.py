"""The first two questions: which language, and whether this is the shop or practice."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QButtonGroup, QRadioButton

from mahak_desk.ui.first_run.question import Question
from mahak_desk.ui.parts.plain_parts import label
from mahak_desk.ui.window.surroundings import Surroundings


class LanguageQuestion(Question):
    """Asked in both languages: whoever reads one of them finds it."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(
            around, "زبان برنامه / Language", self.tr("It can be changed in Settings at any time.")
        )
        self.persian, self.english = QRadioButton("فارسی"), QRadioButton("English")
        group = QButtonGroup(self)
        for choice in (self.persian, self.english):
            group.addButton(choice)
        (self.persian if around.speech.language == "fa" else self.english).setChecked(True)
        self.close_with(self.persian, self.english)

    def next(self) -> None:
        language = "fa" if self.persian.isChecked() else "en"

        def keep() -> None:
            self.office.save({("interface", "language"): language})
            self.office.answered("language")

        self.around.background.write(self, keep, self._kept, self.failed)

    def _kept(self, _: None) -> None:
        self.answered.emit()
        # The window may be built again in the other language, and asks on from the next question then.
        self.around.shop.touched("settings")


class ShopQuestion(Question):
    """The own shop, or first a look around in an invented one."""

    def __init__(self, around: Surroundings, open_practice: Callable[[], None] | None) -> None:
        super().__init__(
            around,
            self.tr("What would you like to do?"),
            self.tr("In practice nothing reaches your Mahak or your website: goods and orders are invented."),
        )
        self._open_practice = open_practice
        self.own = QRadioButton(self.tr("Set up my shop"))
        self.practice = QRadioButton(self.tr("Look around in a practice shop first"))
        group = QButtonGroup(self)
        for choice in (self.own, self.practice):
            group.addButton(choice)
        self.own.setChecked(True)
        self.practice.setVisible(open_practice is not None)
        hint = label(
            self.tr(
                "For your own shop have at hand: the user name and password of Mahak's customer centre and,"
                " if the website has a database server, its address."
            ),
            wraps=True,
        )
        self.close_with(self.own, self.practice, hint)

    def next(self) -> None:
        if self.practice.isChecked() and self._open_practice is not None:
            self._open_practice()
            self.told.say(
                "accent",
                self.tr("The practice shop opens in a window of its own."),
                self.tr("Come back here when you want to set up your shop."),
            )
            self.own.setChecked(True)
            self.let_go_on(True)
            return
        self.around.background.write(
            self, lambda: self.office.answered("shop"), lambda _: self.answered.emit(), self.failed
        )
