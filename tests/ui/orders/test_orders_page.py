"""What shop staff do on the page of orders, over the real engine and the practice cloud."""

from __future__ import annotations

import csv
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QShortcut
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QInputDialog, QLabel, QMessageBox, QPushButton, QToolButton

from mahak_desk.ui.orders.invoice_dialog import InvoiceDialog
from mahak_desk.ui.orders.page import OrdersPage
from mahak_desk.ui.parts.folded import Folded
from mahak_desk.ui.parts.texts import Line
from mahak_desk.ui.words.speech import plain
from tests.ui.orders.order_world import OrderWorld


def chip(page: OrdersPage, key: str) -> str:
    """What a filter says, its count included."""
    page.choose_chip(key)
    (made,) = [each for each in page.findChildren(QPushButton) if each.isCheckable() and each.isChecked()]
    return made.text()


def told(world: OrderWorld, number: str) -> str:
    """Everything the pane says about an order."""
    page = world.select(number)
    title = f"Order {number}"
    world.window.until(lambda: page.pane.isVisible() and title in world.window.texts(page.pane))
    world.window.until(lambda: "What has happened" in world.window.texts(page.pane))
    return world.window.texts(page.pane)


def verbs_of(page: OrdersPage, *numbers: str) -> dict[str, object]:
    """What a right click on some rows offers, by its words."""
    rows = [row for row in page.model.rows if row.number in numbers]
    return {verb.text: verb.do for verb in page.row_verbs(rows) if verb is not None}


def test_every_order_lies_under_one_filter_with_its_count(world: OrderWorld) -> None:
    registered, sent, refused = world.registered(), world.sent(), world.refused()
    unmapped, paid = world.unmapped(), world.paid()
    page = world.page
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    world.window.shop.touched("orders")
    world.window.until(lambda: page.model.position_of(paid) is not None)
    assert [chip(page, key) for key in ("all", "needs_you", "pending", "sent", "registered", "ignored")] == [
        *("All  5", "Needs you  2", "Pending  1", "Sent  1", "Registered  1", "Ignored"),
    ]
    page.choose_chip("needs_you")
    assert [row.number for row in page.model.listed_rows()] == [unmapped, refused]
    page.choose_chip("all")
    assert [row.number for row in page.model.listed_rows()] == [paid, unmapped, refused, sent, registered]


def test_retrying_one_order_sends_it(world: OrderWorld) -> None:
    number = world.refused()
    page = world.select(number)
    world.window.until(lambda: page._retry.isEnabled())
    page._retry.click()
    world.window.until(lambda: world.pile(number) == "sent")


def test_what_can_be_done_follows_the_selected_order(world: OrderWorld) -> None:
    number = world.refused()
    page = world.select(number)
    assert page._retry.isEnabled()
    page._retry.click()
    world.window.until(lambda: world.pile(number) == "sent" and not page._retry.isEnabled())
    assert not page._ignore.isEnabled()
    assert [row.number for row in page.selected_rows()] == [number]


def test_retrying_all_of_a_reason_leaves_the_others(world: OrderWorld) -> None:
    refused = [world.refused(), world.refused()]
    unmapped = world.unmapped()
    page = world.select(refused[0])
    verbs = verbs_of(page, refused[0])
    verbs["Retry all 2 with this reason"]()
    world.window.until(lambda: all(world.pile(number) == "sent" for number in refused))
    assert world.pile(unmapped) == "needs_you"


def test_what_may_be_in_mahak_stays_held_when_others_are_retried(world: OrderWorld) -> None:
    held, refused = world.held(), world.refused()
    page = world.select(held, refused)
    page._retry.click()
    world.window.until(lambda: world.pile(refused) == "sent")
    assert world.state(held) == ("waiting", "may-be-in-mahak")
    world.window.until(lambda: page.banner.isVisible())
    assert "1 order may be in Mahak already and stays held." in world.window.texts(page.banner)


def test_in_a_narrowed_list_what_is_listed_is_retried_and_nothing_else(world: OrderWorld) -> None:
    refused, unmapped = [world.refused(), world.refused()], world.unmapped()
    world.window.shop.pause("outgoing")  # so that nothing is tried by itself
    page = world.page
    world.window.until(lambda: page.model.position_of(unmapped) is not None)
    assert plain(page._retry.text()) == "&Retry all"
    page.search_line.setText(refused[0])
    assert plain(page._retry.text()) == "&Retry the 1 listed"
    page._retry.click()
    world.window.until(lambda: world.state(refused[0]) == ("ready", None))
    assert world.state(refused[1])[0] == "rejected"
    assert world.state(unmapped)[0] == "waiting"
    page.search_line.clear()
    page.choose_chip("needs_you")
    world.window.until(lambda: plain(page._retry.text()) == "&Retry the 2 listed")
    page.choose_chip("sent")
    assert plain(page._retry.text()) == "&Retry the listed"
    assert not page._retry.isEnabled()


def test_the_pane_offers_to_retry_all_that_wait_for_the_same(world: OrderWorld) -> None:
    refused = [world.refused(), world.refused()]
    assert "Refused by Mahak" in told(world, refused[0])
    world.window.button("Retry all 2 with this reason", world.page.pane).click()
    world.window.until(lambda: all(world.pile(number) == "sent" for number in refused))


def test_retrying_all_says_what_stays_held(world: OrderWorld) -> None:
    held, refused = world.held(), world.refused()
    page = world.select()
    page._retry.click()
    world.window.until(lambda: world.pile(refused) == "sent" and page.banner.isVisible())
    assert world.state(held) == ("waiting", "may-be-in-mahak")
    assert "stays held" in world.window.texts(page.banner)


def test_one_that_may_be_in_mahak_is_sent_only_after_a_question(world: OrderWorld) -> None:
    held = world.held()
    page = world.select(held)
    world.window.shop.pause("outgoing")
    assert not any("with this reason" in text or text == "Retry" for text in verbs_of(page, held))
    page._retry.click()
    question = world.window.one(QMessageBox)
    assert plain(question.text()) == f"Send order {held} although Mahak has an invoice with its number?"
    assert "77" in question.informativeText()
    assert question.defaultButton().text().replace("&", "") == "Cancel"
    world.window.button("Cancel", question).click()
    world.window.until(lambda: not page.findChildren(QMessageBox))
    assert world.state(held) == ("waiting", "may-be-in-mahak")
    page._retry.click()
    question = world.window.one(QMessageBox)
    world.window.button("It is another order: send it", question).click()
    world.window.until(lambda: world.state(held)[0] == "ready")


def test_what_a_former_visitor_may_have_sent_goes_once_a_person_says_it_is_not_in_mahak(
    world: OrderWorld,
) -> None:
    order = world.sent_as_another_visitor()
    assert "visitor 50002" in told(world, order)
    world.window.shop.pause("outgoing")
    world.window.button("It is not in Mahak…", world.page.pane).click()
    question = world.window.one(QMessageBox)
    world.window.button("It is not in Mahak: send it", question).click()
    world.window.until(lambda: world.state(order)[0] == "ready")


def sign(page: OrdersPage, number: str) -> QModelIndex:
    """The cell with the sign that retries a row."""
    place = [column.key for column in page.model.columns].index("again")
    return page.model.index(page.model.position_of(number), place)


def test_a_row_has_its_own_retry_where_that_makes_sense(world: OrderWorld) -> None:
    sent, refused, held = world.sent(), world.refused(), world.held()
    page = world.select(refused)
    icon = Qt.ItemDataRole.DecorationRole
    assert sign(page, refused).data(icon) is not None
    assert sign(page, refused).data(Qt.ItemDataRole.AccessibleTextRole) == "Try this order again (Ctrl+R)"
    for number in (sent, held):
        assert sign(page, number).data(icon) is None, number
        assert not sign(page, number).data(Qt.ItemDataRole.AccessibleTextRole)
    page.view.scrollTo(sign(page, refused))
    middle = page.view.visualRect(sign(page, refused)).center()
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    world.window.until(lambda: world.pile(refused) == "sent")
    assert world.state(held) == ("waiting", "may-be-in-mahak")


@pytest.mark.parametrize("by", ["Enter", "Ctrl+R"])
def test_a_row_is_retried_by_keyboard(world: OrderWorld, by: str) -> None:
    refused = world.refused()
    page = world.select(refused)
    if by == "Enter":
        page.view.setCurrentIndex(sign(page, refused))
        QTest.keyClick(page.view, Qt.Key.Key_Return)
    else:
        page.view.setFocus()
        page.window().activateWindow()
        QTest.keyClick(page.view, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    world.window.until(lambda: world.pile(refused) == "sent")


def test_what_is_listed_is_exported_as_numbers(world: OrderWorld, tmp_path: Path) -> None:
    number = world.refused()
    page = world.select(number)
    page.choose_chip("needs_you")
    file = tmp_path / "orders.csv"
    page.tables.export_listed(page.model, file)
    world.window.until(lambda: file.exists())
    with open(file, encoding="utf-8-sig", newline="") as opened:
        header, row = csv.reader(opened)
    told = dict(zip(header, row, strict=True))
    (listed,) = page.model.listed_rows()
    assert told["Order"] == number
    assert told["Total (Rial)"] == str(listed.total)
    assert datetime.strptime(told["Paid"], "%Y-%m-%d %H:%M:%S")  # noqa: DTZ007 - as a clock on the wall shows it
    assert "Retry" not in told
    world.window.until(lambda: "The table is written" in world.window.texts(page.banner))


def test_retrying_a_selection_counts_it(world: OrderWorld) -> None:
    refused = [world.refused(), world.refused()]
    page = world.select(*refused)
    world.window.until(lambda: page._retry.text() == "&Retry (2)")
    page._retry.click()
    world.window.until(lambda: all(world.pile(number) == "sent" for number in refused))


def test_ignoring_asks_why_and_can_be_undone(world: OrderWorld) -> None:
    number = world.unmapped()
    page = world.select(number)
    page._ignore.click()
    dialog = world.window.one(QInputDialog)
    assert plain(dialog.windowTitle()) == f"Leave order {number} out of Mahak?"
    dialog.setTextValue("sold on the phone")
    dialog.accept()
    world.window.until(lambda: world.pile(number) == "ignored")
    assert world.window.desk.order_book.order(number, "en").ignored_why == "sold on the phone"
    world.window.button("Undo", page.banner).click()
    world.window.until(lambda: world.pile(number) == "needs_you")
    assert not page.banner.isVisible()


def test_an_ignored_order_is_taken_back_from_its_list(world: OrderWorld) -> None:
    number = world.unmapped()
    world.window.desk.order_book.ignore([number], who="sara", why="by phone")
    world.window.shop.touched("orders")
    page = world.page
    world.window.until(lambda: world.pile(number) == "ignored")
    assert "Left out of Mahak by sara\nby phone" in told(world, number)
    assert page._ignore.text() == "&Take back"
    page._ignore.click()
    world.window.until(lambda: world.pile(number) == "needs_you")


def test_ignoring_nothing_but_blanks_is_no_answer(world: OrderWorld) -> None:
    number = world.unmapped()
    page = world.select(number)
    page._ignore.click()
    dialog = world.window.one(QInputDialog)
    dialog.setTextValue("   ")
    dialog.accept()
    world.window.until(lambda: not page.findChildren(QInputDialog))
    assert world.pile(number) == "needs_you"


def test_the_pane_says_the_next_step_first_and_leads_to_it(world: OrderWorld) -> None:
    number = world.unmapped("Belt, brown")
    lines = told(world, number).splitlines()
    assert lines[:3] == [f"Order {number}", "Waits for you", "“Belt, brown” has no partner in Mahak."]
    page = world.page
    (map_it,) = [
        each
        for each in page.pane.findChildren(QPushButton)
        if each.text() == "Map it" and each.property("role") == "primary"
    ]
    map_it.click()
    world.window.until(lambda: world.window.window.shown_page is not page)
    assert type(world.window.window.shown_page).__name__ == "MappingsPage"


def test_the_timeline_shows_each_sending_with_what_was_said(world: OrderWorld) -> None:
    number = world.refused()
    world.window.desk.order_book.retry([number])
    world.window.goes("outgoing")
    text = told(world, number)
    page = world.page
    assert "Sent: Mahak has it" in text
    assert "Mahak refused it\n“Discount is not valid”" in text
    assert "Ordered on the website" in text
    newest = page.pane.findChildren(Folded)[0]
    newest.findChild(QToolButton).click()
    world.window.button("Copy", newest).click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("REQUEST\n{")
    assert "ANSWER (HTTP 200)" in copied
    assert '"orderClientId"' in copied


def test_the_preview_shows_the_invoice_and_sends_nothing(world: OrderWorld) -> None:
    number = world.paid()
    page = world.select(number)
    verbs_of(page, number)["Invoice…"]()
    world.window.until(lambda: page.findChildren(InvoiceDialog))
    dialog = world.window.one(InvoiceDialog)
    text = world.window.texts(dialog)
    whole = world.window.desk.order_book.order(number, "en")
    assert "This is what is sent to Mahak." in text
    assert f"{whole.money.total:,} Rial" in text
    assert "(new: created in Mahak first)" in text
    world.window.button("Copy", dialog).click()
    title, header, *rows = QGuiApplication.clipboard().text().split("\n")
    assert title == f"Invoice of order {number}"
    assert header.split("\t")[:3] == ["Code", "Item", "Quantity"]
    assert rows[0].split("\t")[1] == whole.lines[0].partner.name
    assert f"Total\t{whole.money.total:,} Rial" in rows
    amount = f"{whole.money.total:,} Rial"
    total = next(each for each in dialog.findChildren(Line) if plain(each.text()) == amount)
    ctrl_c = world.window.one(QShortcut, within=dialog)
    total.setFocus()
    total.setSelection(0, len(total.text()))
    ctrl_c.activated.emit()
    assert plain(QGuiApplication.clipboard().text()) == amount
    total.setSelection(0, 0)
    ctrl_c.activated.emit()
    assert QGuiApplication.clipboard().text().split("\n")[0] == title
    assert world.cloud.count("save") == 0
    dialog.reject()


def test_the_preview_says_why_there_is_no_invoice(world: OrderWorld) -> None:
    number = world.unmapped("Belt")
    page = world.select(number)
    verbs_of(page, number)["Invoice…"]()
    world.window.until(lambda: page.findChildren(InvoiceDialog))
    dialog = world.window.one(InvoiceDialog)
    assert "“Belt” has no partner in Mahak." in world.window.texts(dialog)
    dialog.reject()


def test_a_problem_is_closed_and_opened_again(world: OrderWorld) -> None:
    number = world.sent_without_payment()
    assert "Sent, with a problem" in told(world, number)
    page = world.page
    world.window.button("Close this problem", page.pane).click()
    world.window.until(lambda: world.pile(number) == "sent")
    world.window.button("Undo", page.banner).click()
    world.window.until(lambda: world.pile(number) == "needs_you")


def test_what_is_in_doubt_is_looked_for_at_once(world: OrderWorld) -> None:
    number = world.in_doubt()
    assert "Looked for in Mahak" in told(world, number)
    world.window.button("Look now", world.page.pane).click()
    world.window.until(lambda: world.pile(number) == "sent")


def test_others_lead_to_the_orders_of_one_reason(world: OrderWorld) -> None:
    unmapped, _ = world.unmapped(), world.refused()
    page = world.page
    world.window.go("orders", chip="needs_you", reason="line-unmapped")
    world.window.until(lambda: [row.number for row in page.model.listed_rows()] == [unmapped])
    (ends,) = [each for each in page.findChildren(QPushButton) if each.text().startswith("Only:")]
    assert ends.text() == "Only: “…” has no partner in Mahak."
    ends.click()
    assert page.model.rowCount() == 2


def test_others_lead_to_one_order(world: OrderWorld) -> None:
    number, _ = world.unmapped(), world.refused()
    world.window.go("overview")
    page = world.window.go("orders", chip="needs_you", row=number)
    world.window.until(lambda: f"Order {number}" in world.window.texts(page.pane))


def test_an_order_that_came_since_the_page_was_left_is_opened(world: OrderWorld) -> None:
    """As a click on a notice does: it is about something new."""
    world.select(world.refused())
    world.window.go("overview")
    number = world.unmapped()
    page = world.window.go("orders", chip="needs_you", row=number)
    world.window.until(lambda: [row.number for row in page.selected_rows()] == [number])


def test_orders_are_found_by_customer_mobile_number_and_reason(world: OrderWorld) -> None:
    number, other = world.unmapped("کمربند"), world.refused()
    page = world.select(number, other)
    row = next(row for row in page.model.rows if row.number == number)
    for typed in (number.lower(), row.customer.replace("ی", "ي"), row.mobile, "كمربند"):
        page.search_line.setText(typed)
        assert number in [each.number for each in page.model.listed_rows()], typed
    page.search_line.setText("كمربند")
    assert [each.number for each in page.model.listed_rows()] == [number]


def test_an_empty_page_says_what_will_be_here(world: OrderWorld) -> None:
    page = world.page
    world.window.until(lambda: page._has_read)
    assert page._empty_words()[0] == "No paid orders yet"
    world.sent()
    world.window.until(lambda: page.model.rows)
    page.choose_chip("needs_you")
    assert page._empty_words() == ("Nothing in this list", "No order needs you.")


def test_a_label_runs_the_windows_way(world: OrderWorld) -> None:
    told(world, world.unmapped("شال"))
    titles = [each for each in world.page.pane.findChildren(QLabel) if plain(each.text()).startswith("“شال”")]
    assert titles
    assert all(each.text()[0] == "\u200e" for each in titles)
    assert world.page.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_beside_the_details_stands_what_the_filter_is_about(world: OrderWorld) -> None:
    number = world.registered()
    world.window.window.resize(1356, 728)  # of a screen of 1366 a longer table keeps 10 for its scroll bar
    page = world.select(number)
    world.window.until(page.pane.isVisible)

    def in_sight() -> set[str]:
        columns = page.model.columns
        return {column.key for place, column in enumerate(columns) if not page.view.isColumnHidden(place)}

    world.window.until(lambda: "attempts" not in in_sight())
    assert in_sight() >= {"reason", "paid"}
    page.choose_chip("registered")
    assert in_sight() >= {"reason", "code"}
