"""The pages' code is there before anybody goes to them."""

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
