"""Takes the pictures of the window that the documents show: `python docs/screenshots/take.py [NAME …]`.

Both languages, both themes, no screen needed. With names only those pictures are taken, such as `overview orders` or
one of the sections of the settings, `settings-invoices`, which no document shows. Latin letters are in the system's
own face: the pictures in this folder were taken with Noto Sans.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["TZ"] = "Asia/Tehran"
if hasattr(time, "tzset"):
    time.tzset()

from invented_shop import InventedShop
from photographer import SIZE, Photographer
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QRadioButton

from mahak_desk.sync.office.first_run import STEPS
from mahak_desk.ui.first_run.wizard import FirstRun
from mahak_desk.ui.window.places import Place

HERE = Path(__file__).parent
SMALLEST = (900, 560)
LANGUAGES = ("fa", "en")
THEMES = ("light", "dark")
SECTIONS = (
    "general",
    "credentials",
    "database",
    "prices",
    "stores",
    "invoices",
    "schedule",
    "notices",
    "updates",
)
A_FAULT = """Traceback (most recent call last):
  File "docs/screenshots/take.py", line 1, in <module>
    raise RuntimeError("invented for this picture")
RuntimeError: invented for this picture
"""

Picture = Callable[[Photographer, str], None]


def of_page(place: Place, row: object = None) -> Picture:
    """A page, with a row selected and its details beside it."""

    def take(at: Photographer, name: str) -> None:
        page = at.go(place)
        if row is not None:
            at.select(page, row)
        at.take(name)

    return take


def of_smallest_window(at: Photographer, name: str) -> None:
    at.window.resize(*SMALLEST)
    at.go(Place("overview"))
    at.take(name)
    at.window.resize(*SIZE)
    at.settle()


def of_map_dialog(at: Photographer, name: str) -> None:
    at.go(Place("mappings", row=("variant", 1), verb="map"))
    at.take_dialog(name)


def of_invoice(at: Photographer, name: str) -> None:
    page = at.go(Place("orders", chip="all"))
    page._preview("1564")  # type: ignore[attr-defined]
    at.take_dialog(name)


def of_fault(at: Photographer, name: str) -> None:
    at.go(Place("overview"))
    at.program.faults.happened.emit(A_FAULT)
    at.take_dialog(name)


OF_SHOP: Mapping[str, Picture] = {
    "overview": of_page(Place("overview")),
    "overview-small": of_smallest_window,
    "products": of_page(Place("products"), 30),
    "mappings": of_page(Place("mappings"), ("variant", 1)),
    "map": of_map_dialog,
    "orders": of_page(Place("orders", chip="needs_you"), "1557"),
    "invoice": of_invoice,
    "activity": of_page(Place("activity", chip="runs")),
    "problems": of_page(Place("activity", chip="problems")),
    "settings-prices": of_page(Place("settings", section="prices")),
    "crash": of_fault,
}
ON_REQUEST: Mapping[str, Picture] = {
    "orders-all": of_page(Place("orders", chip="all")),
    "log": of_page(Place("activity", chip="log")),
    **{f"settings-{section}": of_page(Place("settings", section=section)) for section in SECTIONS},
}
OF_FIRST_RUN = {"first-run-shop": "shop", "first-run-prices": "prices", "first-run-preview": "preview"}
FIRST_RUN_ON_REQUEST = {f"first-run-{step}": step for step in STEPS}


def take_of_shop(app: QApplication, home: Path, wanted: Mapping[str, Picture]) -> None:
    shop = InventedShop(home / "shop")
    try:
        shop.live()
        at = Photographer(app, shop, HERE)
        shop.last_minute()
        for language in LANGUAGES:
            for theme in THEMES:
                at.dress(language, theme)
                for name, picture in wanted.items():
                    picture(at, name)
        at.end()
    finally:
        shop.close()


def take_of_first_run(app: QApplication, home: Path, wanted: Mapping[str, str]) -> None:
    shop = InventedShop(home / "new-shop")
    try:
        shop.open_website()
        at = Photographer(app, shop, HERE, is_new=True)
        for language in LANGUAGES:
            for theme in THEMES:
                at.dress(language, theme)
                for name, step in wanted.items():
                    wizard = at.program.opening.first_run
                    assert wizard is not None
                    wizard._go(STEPS.index(step))  # type: ignore[arg-type]
                    at.until(lambda wizard=wizard: wizard.next.isEnabled() or _asks_for_a_price(wizard))
                    at.take(name)
        at.end()
    finally:
        shop.close()


def _asks_for_a_price(wizard: FirstRun) -> bool:
    """Of the two prices a sample may have, none is chosen beforehand, so that one cannot go on yet."""
    return wizard.step == "prices" and bool(wizard.findChildren(QRadioButton))


def main(names: list[str]) -> None:
    of_shop = {name: OF_SHOP[name] for name in OF_SHOP} if not names else {**OF_SHOP, **ON_REQUEST}
    of_first_run = OF_FIRST_RUN if not names else {**OF_FIRST_RUN, **FIRST_RUN_ON_REQUEST}
    app = QApplication(["mahak-desk"])
    app.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory() as home:
        if shop_pictures := {name: of_shop[name] for name in of_shop if not names or name in names}:
            take_of_shop(app, Path(home), shop_pictures)
        if questions := {name: of_first_run[name] for name in of_first_run if not names or name in names}:
            take_of_first_run(app, Path(home), questions)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


if __name__ == "__main__":
    main(sys.argv[1:])
