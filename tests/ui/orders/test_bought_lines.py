"""What the pane says of each line of an order."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from mahak_desk.sync.order_book.whole_order import Bought, Partner
from mahak_desk.ui.look.look import Look
from mahak_desk.ui.look.palettes import LIGHT
from mahak_desk.ui.orders.bought_lines import bought_lines
from mahak_desk.ui.words.speech import Speech, plain

SCARF = Partner(7, 105, "شال", ("مشکی", "33"), deleted=False)
LINE = Bought(1, 2, "شال", Decimal(1), "عدد", 900_000, 0, 900_000, SCARF)


def test_the_code_in_mahak_is_named_and_all_numbers_are_in_the_same_digits(qtbot: QtBot) -> None:
    lines = bought_lines([LINE], lambda _: None, Speech.chosen("fa"), Look(LIGHT, "fa"))
    qtbot.addWidget(lines)
    texts = [plain(label.text()) for label in lines.findChildren(QLabel)]
    assert "In Mahak: شال (مشکی، ۳۳، code ۱۰۵)" in texts
