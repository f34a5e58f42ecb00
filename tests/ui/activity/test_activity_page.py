"""Every run, problem and log line can be found; bundles and tables leave the program as files."""

from __future__ import annotations

import csv
import logging
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QFileDialog
from sqlalchemy import select

from mahak_desk.mahak.text import persian
from mahak_desk.sync.activity.log_lines import LEVELS
from mahak_desk.sync.activity.run_lines import RunLine
from mahak_desk.sync.logbook import start_logging, stop_logging
from mahak_desk.sync.problems import Finding, record_one
from mahak_desk.ui.activity.page import ActivityPage
from mahak_desk.ui.mappings.page import MappingsPage
from mahak_desk.ui.orders.page import OrdersPage
from mahak_desk.ui.products.page import ProductsPage
from mahak_desk.ui.rows.page import RowsPage
from mahak_desk.website import mirror
from tests.ui.orders.order_world import OrderWorld
from tests.ui.windows import WindowAtWork


@pytest.fixture
def window(an_open_window: WindowAtWork) -> WindowAtWork:
    return an_open_window


@pytest.fixture
def page(window: WindowAtWork) -> ActivityPage:
    shown = window.go("activity")
    assert isinstance(shown, ActivityPage)
    window.until(lambda: read(shown.runs))
    return shown


@pytest.fixture
def a_log(window: WindowAtWork) -> Iterator[Path]:
    """The program's log, written to as in life."""
    level = logging.getLogger("mahak_desk").level
    path = window.choice.profile.log_file
    start_logging(path)
    yield path
    stop_logging()
    logging.getLogger("mahak_desk").setLevel(level)


def read(view: RowsPage[Any]) -> bool:
    return view._has_read and view._reading is None


def column(view: RowsPage[Any], place: int) -> list[str]:
    return [view.model.index(row, place).data() for row in range(view.model.rowCount())]


def show(window: WindowAtWork, page: ActivityPage, name: str, **more: object) -> RowsPage[Any]:
    window.go("activity", chip=name, **more)
    view = page.shown
    window.until(lambda: read(view))
    return view


class TestRuns:
    def test_what_did_something_is_listed_first_and_all_on_demand(
        self, window: WindowAtWork, page: ActivityPage
    ) -> None:
        assert column(page.runs, 1) == ["From Mahak to the website"]
        page.runs.choose_chip("all")
        assert sorted(column(page.runs, 1)) == ["From Mahak to the website", "From the website to Mahak"]
        assert "nothing to send" in "".join(column(page.runs, 3))

    def test_of_equal_runs_with_one_problem_the_first_is_worth_noting(
        self, window: WindowAtWork, page: ActivityPage
    ) -> None:
        OrderWorld(window).refused()
        window.goes("outgoing")
        window.go("activity")

        def with_problems() -> list[RunLine]:
            return [run for run in page.runs.model.rows if (run.flow, run.result) == ("outgoing", "partial")]

        window.until(lambda: len(with_problems()) >= 2)
        again, first = with_problems()[-2:]
        listed = [run.id for run in page.runs.model.listed_rows()]
        assert (again.id in listed, first.id in listed) == (False, True)

    def test_a_new_run_is_added_and_the_old_ones_stay(self, window: WindowAtWork, page: ActivityPage) -> None:
        page.runs.choose_chip("all")
        window.goes("outgoing")
        window.until(lambda: page.runs.model.rowCount() == 3)
        ids = [run.id for run in page.runs.model.rows]
        assert ids == sorted(ids, reverse=True)

    def test_only_what_is_new_is_read_again(self, window: WindowAtWork, page: ActivityPage) -> None:
        before = page.runs.model.rows[0]
        window.goes("outgoing")
        window.until(lambda: len(page.runs.model.rows) == 3)
        assert any(run is before for run in page.runs.model.rows)

    def test_a_run_can_be_gone_to_and_tells_its_orders_and_counts(
        self, window: WindowAtWork, page: ActivityPage
    ) -> None:
        number = window.desk.place_practice_order(random.Random(5))
        window.goes("outgoing")
        window.until(lambda: len(page.runs.model.rows) == 3)
        window.go("activity", row=page.runs.model.rows[0].id)
        window.until(lambda: "Orders tried" in window.texts(page.runs.pane))
        told = window.texts(page.runs.pane)
        assert number in told
        assert "sent" in told
        assert "Orders to send" in told

    def test_a_run_leads_to_the_problems_it_met(self, window: WindowAtWork, page: ActivityPage) -> None:
        window.go("activity", row=page.runs.model.rows[-1].id)
        page.runs.choose_chip("noteworthy")
        page.runs.view.select_position(0)
        window.until(lambda: "Problems first met" in window.texts(page.runs.pane))
        window.button("See the problems", page.runs.pane).click()
        window.until(lambda: read(page.problems) and page.problems.selected_rows())
        assert page.shown is page.problems

    def test_a_filter_without_rows_says_that_this_is_well(
        self, window: WindowAtWork, page: ActivityPage
    ) -> None:
        page.runs.choose_chip("failed")
        assert page.runs._empty_words()[1] == "Nothing out of the ordinary. Every run is under All."


class TestProblems:
    def test_they_say_what_about_what_and_who_ends_it(self, window: WindowAtWork, page: ActivityPage) -> None:
        view = show(window, page, "problems")
        assert len(column(view, 0)) == 2
        assert set(column(view, 2)) == {"by itself", "you, in Mahak"}
        view.choose_chip("needs_you")
        assert column(view, 2) == ["you, in Mahak"]

    def test_a_reason_that_is_asked_for_is_selected(self, window: WindowAtWork, page: ActivityPage) -> None:
        window.go("activity", chip="problems", reason="properties-unreadable")
        window.until(lambda: page.problems.selected_rows())
        assert page.problems.selected_rows()[0].reason == "properties-unreadable"
        window.until(lambda: "cannot be read" in window.texts(page.problems.pane))
        window.button("See the product", page.problems.pane).click()
        assert isinstance(window.window.shown_page, ProductsPage)

    def test_what_asks_for_a_yes_is_accepted(self, window: WindowAtWork, page: ActivityPage) -> None:
        for detail in sorted(window.cloud.store.table("ProductDetails"))[3:5]:
            window.cloud.desktop.change_price(detail, 999_000_000)
        window.goes("incoming")
        view = page.problems
        show(window, page, "problems")
        window.until(lambda: view.model.rows and len(view.model.rows) == 4)
        view.choose_chip("accept")
        assert view.model.rowCount() == 2
        assert not page.problems.accept_button.isEnabled()
        view.view.selectAll()
        assert page.problems.accept_button.isEnabled()
        page.problems.accept_button.click()
        window.until(lambda: view.model.rowCount() == 0)
        window.until(lambda: len(view.model.rows) == 2)

    def test_a_problem_of_an_order_leads_to_the_order(self, window: WindowAtWork, page: ActivityPage) -> None:
        with window.desk._shop.touching_up() as connection:
            finding = Finding("Order", "T-1001", "edited-after-sending", {})
            record_one(connection, "outgoing", finding, window.shop.clock.now())
        window.shop.touched("problems")
        show(window, page, "problems", reason="edited-after-sending")
        window.until(lambda: "Order T-1001" in window.texts(page.problems.pane))
        window.button("See the order", page.problems.pane).click()
        assert isinstance(window.window.shown_page, OrdersPage)

    def test_what_may_be_the_websites_leads_to_its_mapping(
        self, window: WindowAtWork, page: ActivityPage
    ) -> None:
        product = mirror.products.c
        with window.desk._shop.touching_up() as connection:
            product_id, name = connection.execute(select(product.id, product.name).limit(1)).one()
            for finding in (
                Finding("Category", "7", "category-match", {"name": "کفش"}),
                Finding(
                    "Product",
                    str(product_id),
                    "variants-unmatched",
                    {"name": "black", "count": 1},
                    product_id,
                ),
            ):
                record_one(connection, "incoming", finding, window.shop.clock.now())
        window.shop.touched("problems")
        for reason, title, verb, sought in (
            (
                "variants-unmatched",
                "No match in Mahak for 1 of the website's variants: black",
                "Map them…",
                persian(name),
            ),
            ("category-match", "may be the website's own.", "Map it…", ""),
        ):
            show(window, page, "problems", reason=reason)
            window.until(lambda said=title: said in window.texts(page.problems.pane))
            window.button(verb, page.problems.pane).click()
            mappings = window.window.shown_page
            assert isinstance(mappings, MappingsPage)
            assert mappings.search_line.text() == sought
            window.go("activity")


class TestLog:
    def test_lines_are_shown_by_level(self, window: WindowAtWork, page: ActivityPage, a_log: Path) -> None:
        log = logging.getLogger("mahak_desk.a_test")
        log.info("a note")
        log.warning("a warning")
        try:
            raise ValueError("deep inside")
        except ValueError:
            log.exception("a crash")
        view = show(window, page, "log")
        view.view.sortByColumn(1, Qt.SortOrder.AscendingOrder)
        ranks = [LEVELS[line.level] for line in view.model.listed_rows()]
        assert ranks == sorted(ranks)
        view.view.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        assert column(view, 2)[:3] == ["a crash", "a warning", "a note"]
        assert column(view, 1)[:3] == ["Error", "Warning", "Note"]
        view.choose_chip("errors")
        assert column(view, 2) == ["a crash"]
        view.view.select_position(0)
        window.until(lambda: "mahak_desk.a_test" in window.texts(view.pane))
        view.choose_chip("all")
        view.search_line.setText("deep INSIDE")
        assert column(view, 2) == ["a crash"]


class TestTakingOut:
    def test_a_bundle_is_made_and_its_folder_offered(
        self, window: WindowAtWork, page: ActivityPage, tmp_path: Path
    ) -> None:
        page.taking_out.bundle.make(str(tmp_path / "for-support"))
        window.until(lambda: "The support bundle is ready" in window.texts(page.banner))
        with zipfile.ZipFile(tmp_path / "for-support.zip") as bundle:
            assert "doctor.txt" in bundle.namelist()
        assert window.button("Open its folder", page.banner).isVisible()

    def test_a_bundle_that_cannot_be_written_says_so(
        self, window: WindowAtWork, page: ActivityPage, tmp_path: Path
    ) -> None:
        page.taking_out.bundle.make(str(tmp_path / "nowhere" / "x.zip"))
        window.until(lambda: "cannot be written to" in window.texts(page.banner))

    def test_other_pages_can_ask_for_one(self, window: WindowAtWork, page: ActivityPage) -> None:
        window.go("overview")
        window.go("activity", verb="bundle")
        dialog = window.one(QFileDialog)
        assert dialog.selectedFiles()[0].endswith(".zip")
        dialog.reject()

    @pytest.mark.parametrize("what", ["products", "orders", "mappings", "problems", "runs"])
    def test_whole_tables_are_exported(
        self, window: WindowAtWork, page: ActivityPage, tmp_path: Path, what: Any
    ) -> None:
        path = tmp_path / f"{what}.csv"
        page.taking_out.tables.export_table(what, path)
        window.until(lambda: "The table is written" in window.texts(page.banner))
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")

    def test_what_is_listed_is_exported_as_it_is_shown(
        self, window: WindowAtWork, page: ActivityPage, tmp_path: Path
    ) -> None:
        view = show(window, page, "problems")
        view.choose_chip("needs_you")
        path = tmp_path / "listed.csv"
        page.taking_out.tables.export_listed(view.model, path)
        window.until(lambda: "1 row in" in window.texts(page.banner))
        with open(path, encoding="utf-8-sig", newline="") as file:
            header, row = csv.reader(file)
        assert header[1:3] == ["What is the matter", "Who ends it"]
        assert row[2] == "you, in Mahak"

    def test_the_kind_of_file_follows_the_choice(self, window: WindowAtWork, page: ActivityPage) -> None:
        dialog = page.taking_out.tables.choose_for_table("runs")
        assert page.taking_out.tables._path(dialog, "/x/a").name == "a.xlsx"
        dialog.selectNameFilter("CSV (*.csv)")
        assert page.taking_out.tables._path(dialog, "/x/a").name == "a.csv"
        assert page.taking_out.tables._path(dialog, "/x/a.XLSX").name == "a.XLSX"
        dialog.reject()


def test_the_models_keep_qts_rules(window: WindowAtWork, page: ActivityPage) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(view.model, fatal) for view in page.views.values()]
    for name in ("problems", "log", "runs"):
        view = show(window, page, name)
        view.choose_chip("all")
        view.search_line.setText("a")
        view.search_line.clear()
        view.view.sortByColumn(1, view.view.horizontalHeader().sortIndicatorOrder())
    window.goes("outgoing")
    assert len(testers) == 3


def test_it_speaks_persian(a_persian_window: WindowAtWork) -> None:
    a_persian_window.until_open()
    page = a_persian_window.go("activity")
    assert isinstance(page, ActivityPage)
    a_persian_window.until(lambda: read(page.runs))
    assert column(page.runs, 1) == ["از محک به سایت"]
    assert page.runs.model.columns[2].title == "نتیجه"
