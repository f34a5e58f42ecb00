"""Every dialog of the program, for what must hold of all of them."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from mahak_desk.ui.mappings.map_dialog import MapDialog
from mahak_desk.ui.orders.invoice_dialog import InvoiceDialog
from mahak_desk.ui.overview.preview_dialog import PreviewDialog
from mahak_desk.ui.parts.questions import ask, ask_text
from mahak_desk.ui.passwords.password_dialog import PasswordDialog
from mahak_desk.ui.process.crash_dialog import CrashDialog
from mahak_desk.ui.settings.person_field import PersonDialog
from tests.ui.windows import WindowAtWork


def every_dialog(shown: WindowAtWork) -> list[QDialog]:
    """Made over an open practice shop, for the window; the questions are open."""
    window, around = shown.window, shown.program._around
    page = shown.go("mappings")
    shown.until(lambda: any(row.kind == "product" for row in page.model.rows))
    line = next(row for row in page.model.rows if row.kind == "product")
    number = shown.program._practice.buy()
    invoice = around.desk.order_book.invoice(number, around.speech.language)
    return [
        PersonDialog(around, "The customer of orders without one", window),
        PasswordDialog(around, "shop", window),
        PreviewDialog(around, agreeing=True, parent=window),
        CrashDialog(window, around, "A fault"),
        MapDialog(line, around, window),
        InvoiceDialog(invoice, around.speech, around.look, window),
        ask(window, "Sure?", "It is for good.", "Yes", bool),
        ask_text(window, "Why?", "A reason", "Ignore", bool),
    ]
