"""The folders that travel with the program are found wherever it runs from."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from mahak_desk import bundled
from mahak_desk.bundled import bundled_folder

CHECKOUT = Path(__file__).parents[1]


def installed_at(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Pretends that the package is installed in `folder`, and returns the package's own folder."""
    package = folder / "mahak_desk"
    package.mkdir(parents=True)
    monkeypatch.setattr(bundled, "__file__", str(package / "bundled.py"))
    return package


def test_in_a_checkout_they_lie_beside_the_package() -> None:
    assert bundled_folder("migrations") == CHECKOUT / "migrations"


def test_an_installed_package_has_them_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = installed_at(tmp_path / "site-packages", monkeypatch)
    inside = package / "_bundled" / "migrations"
    inside.mkdir(parents=True)
    (package.parent / "migrations").mkdir()  # of some other package
    assert bundled_folder("migrations") == inside


def test_a_frozen_program_has_them_in_its_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed_at(tmp_path / "bundle", monkeypatch)
    (tmp_path / "bundle" / "migrations").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "bundle"), raising=False)
    assert bundled_folder("migrations") == tmp_path / "bundle" / "migrations"


def test_an_installation_without_them_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed_at(tmp_path / "site-packages", monkeypatch)
    with pytest.raises(FileNotFoundError, match="migrations"):
        bundled_folder("migrations")


@pytest.fixture(scope="module")
def unpacked_wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as a build makes it, unpacked as an installation would."""
    if importlib.util.find_spec("hatchling") is None:
        pytest.skip("hatchling, which builds the wheel, is not installed")
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=CHECKOUT, check=True, capture_output=True)
    [wheel] = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


class TestTheWheel:
    def test_carries_every_migration(self, unpacked_wheel: Path) -> None:
        carried = unpacked_wheel / "mahak_desk" / "_bundled" / "migrations"
        ours = {path.relative_to(CHECKOUT / "migrations") for path in CHECKOUT.glob("migrations/**/*.py")}
        assert {path.relative_to(carried) for path in carried.glob("**/*.py")} == ours

    def test_makes_the_tables_where_no_checkout_is(self, unpacked_wheel: Path, tmp_path: Path) -> None:
        program = (
            "import mahak_desk\n"
            "from mahak_desk.website.database import Database\n"
            "from mahak_desk.website.upgrade import upgrade\n"
            "with Database('sqlite:///shop.sqlite3') as database:\n"
            "    print(upgrade(database, backups=None).after, mahak_desk.__file__)\n"
        )
        environment = {**os.environ, "PYTHONPATH": str(unpacked_wheel), "PYTHONUTF8": "1"}
        done = subprocess.run(
            [sys.executable, "-c", program],
            cwd=tmp_path,
            env=environment,
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        stamp, package = done.stdout.strip().split(" ", 1)  # a person's folder may have blanks in its name
        assert (tmp_path / "shop.sqlite3").exists()
        assert package == str(unpacked_wheel / "mahak_desk" / "__init__.py")
        assert stamp.isdigit()
