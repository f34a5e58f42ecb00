"""The pages' code is there before anybody goes to them, and not while nobody does."""

from __future__ import annotations

import subprocess
import sys


def test_every_page_is_imported_beforehand() -> None:
    """In a process of its own: here other tests have imported them all."""
    code = """
import sys
from mahak_desk.ui.window.page_factories import import_pages, PAGES
pages = [f"mahak_desk.ui.{name}.page" for name in PAGES]
assert not any(page in sys.modules for page in pages), "imported too early"
import_pages()
assert all(page in sys.modules for page in pages)
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_window_at_rest_holds_neither_tables_nor_settings_nor_another_databases_dialect() -> None:
    code = """
import sys
import mahak_desk.sync.loops_of_shop, mahak_desk.ui.overview.page, mahak_desk.ui.program
spared = ("mahak_desk.ui.rows", "mahak_desk.ui.settings", "sqlalchemy.dialects.mysql", "sqlalchemy.dialects.postgresql")
held = [name for name in sys.modules if name.startswith(spared)]
assert not held, held
"""
    subprocess.run([sys.executable, "-c", code], check=True)
