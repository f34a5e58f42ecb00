"""The setup as a shop meets it: installed, used, upgraded while it runs, and removed again.

It runs on Windows (under Wine too), where MAHAK_DESK_TRY_SETUP names a setup to try. It installs, and removes, for
the present user, so it is for machines where nobody works: .ci/windows and .github/workflows/windows.yml.
MAHAK_DESK_TRY_UPDATE may name the setup of a higher version to update to (.ci/next-version), and
MAHAK_DESK_PICTURES a folder for pictures of the screen.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from mahak_desk import __version__

TRIED = os.environ.get("MAHAK_DESK_TRY_SETUP")
UPDATE = os.environ.get("MAHAK_DESK_TRY_UPDATE")

if sys.platform != "win32" or TRIED is None:
    pytest.skip("no setup to try is named in MAHAK_DESK_TRY_SETUP, on Windows", allow_module_level=True)

# Only where there is a setup to try.
from mahak_desk.releases.errors import SetupDamaged  # noqa: E402
from mahak_desk.sync.clock import SystemClock  # noqa: E402
from mahak_desk.sync.opened_shop import OpenedShop  # noqa: E402
from mahak_desk.sync.profile import Profile  # noqa: E402
from mahak_desk.sync.settings_file import change_setting  # noqa: E402
from mahak_desk.sync.updates.update_desk import UpdateDesk  # noqa: E402
from mahak_desk.windows.autostart import RUN_KEY  # noqa: E402
from tests.packaging.windows_programs import (  # noqa: E402
    ask_copies_to_end,
    registry_value,
    set_registry_value,
    take_picture,
    visible_windows,
    wait_until,
)
from tests.sync.updates.publisher import Publisher, publishing  # noqa: E402

OURS = r"Software\MahakDesk"
UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\MahakDesk"
LOCAL = Path(os.environ["LOCALAPPDATA"])
DATA = LOCAL / "MahakDesk"
PRACTICE = Profile("practice", DATA / "practice")
USUAL_FOLDER = LOCAL / "Programs" / "MahakDesk"
START_MENU = Path(os.environ["APPDATA"], "Microsoft", "Windows", "Start Menu", "Programs")
NEXT = "99.0.0"
"""The version of the setup to update to."""
LARGEST_SETUP, LARGEST_INSTALLATION = 30e6, 90e6


def install(*options: str, into: Path | None = None) -> int:
    # The folder comes last and without quotes, blanks or not: NSIS asks for that.
    where = f" /D={into}" if into else ""
    return subprocess.run(" ".join((f'"{TRIED}" /S', *options)) + where, check=False).returncode


def remove(folder: Path, *options: str) -> None:
    # The uninstaller goes on as a copy of itself, so its end tells nothing.
    subprocess.run([folder / "uninstall.exe", "/S", *options], check=True)
    wait_until(lambda: not folder.exists(), f"{folder} is removed")


def shortcuts() -> list[str]:
    return [link.name for name in ("محک‌دسک", "Mahak Desk") if (link := START_MENU / f"{name}.lnk").exists()]


def command(folder: Path, *words: str, home: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, **({"MAHAK_DESK_HOME": str(home)} if home else {})}
    return subprocess.run(
        [folder / "mahak-desk.exe", *words], capture_output=True, env=environment, check=False
    )


def asked_to_end(running: Path) -> bool:
    """Whether the copy whose trace that is has ended; it is asked again, for one that starts does not listen yet."""
    if running.exists():
        ask_copies_to_end()
    return not running.exists()


def products_kept() -> int:
    with closing(sqlite3.connect(DATA / "practice" / "mahak-desk.sqlite3")) as database:
        found: int = database.execute("select count(*) from products").fetchone()[0]
        return found


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Where the program has been installed, in the usual place and with the usual choices."""
    assert registry_value(OURS, "Version") is None, "Mahak Desk is installed here; this would remove it"
    assert not DATA.exists(), f"{DATA} has data; this would delete it"
    assert install() == 0
    yield USUAL_FOLDER
    if USUAL_FOLDER.exists():
        remove(USUAL_FOLDER, "/DELETEDATA")


@pytest.fixture
def open_window(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The window, on the screen, over the practice shop."""
    with subprocess.Popen([folder / "MahakDesk.exe", "--practice", "--language", "fa"]) as window:
        wait_until(lambda: bool(visible_windows(window.pid)), "the window is on the screen")
        yield window
        window.kill()


class TestInstalled:
    def test_it_is_small(self, folder: Path) -> None:
        assert TRIED is not None
        whole = {file.stat().st_ino: file.stat().st_size for file in folder.rglob("*") if file.is_file()}
        print(
            f"setup {Path(TRIED).stat().st_size / 1e6:.1f} MB, installed {sum(whole.values()) / 1e6:.1f} MB"
        )
        assert Path(TRIED).stat().st_size <= LARGEST_SETUP
        assert sum(whole.values()) <= LARGEST_INSTALLATION

    def test_windows_knows_it(self, folder: Path) -> None:
        assert registry_value(UNINSTALL, "DisplayVersion") == __version__
        assert registry_value(UNINSTALL, "DisplayName") in ("محک‌دسک", "Mahak Desk")
        assert registry_value(UNINSTALL, "QuietUninstallString") == f'"{folder}\\uninstall.exe" /S'
        assert len(shortcuts()) == 1

    def test_it_starts_with_windows(self, folder: Path) -> None:
        assert registry_value(RUN_KEY, "MahakDesk") == f'"{folder}\\MahakDesk.exe" --hidden'

    def test_nothing_of_the_building_machine_travels(self, folder: Path) -> None:
        names = {file.name.lower() for file in folder.rglob("*")}
        assert names.isdisjoint({"icuuc.dll", "opengl32sw.dll", "qt6quick.dll", "qt6qml.dll", "pytest"})

    def test_what_it_needs_travels(self, folder: Path) -> None:
        inside = folder / "_internal"
        for needed in (
            "migrations/env.py",
            "resources/settings.example.toml",
            "resources/translations/mahak_desk_fa.qm",
            "PySide6/translations/qtbase_fa.qm",
            "certifi/cacert.pem",
            "tzdata/zoneinfo/Asia/Tehran",
        ):
            assert (inside / needed).exists(), needed


class TestTheCommandLine:
    def test_it_syncs_the_practice_shop(self, folder: Path) -> None:
        done = command(folder, "--practice", "sync", "incoming", "--json")
        assert done.returncode == 1, done.stderr.decode()  # two of its products have something wrong
        told = json.loads(done.stdout.decode())
        assert told["result"] == "partial"
        assert told["counts"]["products"]["created"] == 35
        assert (DATA / "practice" / "mahak-desk.sqlite3").exists()

    def test_it_speaks_persian_into_a_pipe(self, folder: Path) -> None:
        done = command(folder, "--language", "fa", "--practice", "status")
        assert "محک" in done.stdout.decode()

    def test_a_failure_is_a_sentence(self, folder: Path, tmp_path: Path) -> None:
        done = command(folder, "--language", "en", "sync", "incoming", home=tmp_path)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr.decode()
        assert "password" in done.stderr.decode()

    def test_every_database_driver_travels(self, folder: Path, tmp_path: Path) -> None:
        for scheme in ("postgresql", "mysql"):
            (tmp_path / "settings.toml").write_text(
                f'[website]\ndatabase_url = "{scheme}://desk@127.0.0.1:9/shop"\n', encoding="utf-8"
            )
            done = command(folder, "--language", "en", "db", "upgrade", home=tmp_path)
            assert done.returncode == 2
            assert "127.0.0.1" in done.stderr.decode(), "the driver was there, the server was not"

    def test_the_data_may_be_in_a_long_persian_folder(self, folder: Path, tmp_path: Path) -> None:
        home = tmp_path.joinpath(*["پوشهٔ فروشگاه ما در خیابان ولیعصر"] * 8)
        assert len(str(home)) > 260
        done = command(folder, "--practice", "sync", "incoming", "--json", home=home)
        assert done.returncode == 1, done.stderr.decode()
        assert (home / "practice" / "mahak-desk.sqlite3").exists()


class TestTheWindow:
    def test_it_opens_and_works(self, open_window: subprocess.Popen[bytes]) -> None:
        log = DATA / "practice" / "logs" / "mahak-desk.log"
        wait_until(lambda: "Outgoing sync completed" in log.read_text(encoding="utf-8"), "both flows run")
        if pictures := os.environ.get("MAHAK_DESK_PICTURES"):
            take_picture("window", Path(pictures))
        assert open_window.poll() is None

    def test_an_upgrade_closes_it_and_keeps_the_data(
        self, folder: Path, open_window: subprocess.Popen[bytes]
    ) -> None:
        before = products_kept()
        set_registry_value(OURS, "Numbers", "0.0.0.1")
        stale = folder / "_internal" / "library-of-an-older-version.dll"
        stale.write_bytes(b"")
        assert install() == 0
        assert open_window.wait(60) == 0
        assert products_kept() == before
        assert not stale.exists()

    def test_an_upgrade_leaves_the_start_with_windows_as_it_was(self, folder: Path) -> None:
        assert install("/AUTOSTART=0") == 0
        assert install() == 0
        assert registry_value(RUN_KEY, "MahakDesk") is None

    def test_an_older_version_does_not_replace_a_newer_one(self, folder: Path) -> None:
        installed = registry_value(OURS, "Numbers")
        set_registry_value(OURS, "Numbers", "99.0.0.9000")
        assert install() == 3
        set_registry_value(OURS, "Numbers", str(installed))


@pytest.mark.skipif(UPDATE is None, reason="no setup to update to is named in MAHAK_DESK_TRY_UPDATE")
class TestAnUpdate:
    @pytest.fixture
    def publisher(self, folder: Path) -> Iterator[Publisher]:
        """Offers the next version to the practice shop, which asks for it."""
        assert UPDATE is not None
        shutil.rmtree(PRACTICE.updates, ignore_errors=True)  # or the window would not ask again for a day
        with publishing() as publisher:
            publisher.publish(NEXT, setup=Path(UPDATE).read_bytes())
            change_setting(PRACTICE.settings_file, "updates", "check", "on")
            change_setting(PRACTICE.settings_file, "updates", "address", publisher.address)
            yield publisher

    def test_a_setup_with_one_byte_changed_does_not_run(self, folder: Path, publisher: Publisher) -> None:
        (setup,) = (path for path in publisher.answers if path.endswith(".exe"))
        publisher.answers[setup] = publisher.answers[setup][:-1] + b"!"
        updates = UpdateDesk(OpenedShop(PRACTICE, {}, "test", SystemClock()))
        release = updates.look()
        assert release is not None
        with pytest.raises(SetupDamaged):
            updates.install(release, updates.download(release))
        assert not list(PRACTICE.updates.glob("*.exe"))
        assert registry_value(OURS, "Version") == __version__

    def test_the_window_asks_by_itself_and_gives_way_to_the_next_version(
        self, folder: Path, publisher: Publisher, open_window: subprocess.Popen[bytes]
    ) -> None:
        wait_until(lambda: bool(publisher.asked), "the window asks for a newer version")
        path, headers = publisher.asked[0]
        assert (path, headers["User-Agent"]) == ("/releases.json", f"MahakDesk/{__version__}")
        before = products_kept()

        # What its button does, from here: the setup is a process of its own in any case.
        updates = UpdateDesk(OpenedShop(PRACTICE, {}, "test", SystemClock()))
        release = updates.look()
        assert release is not None
        updates.install(release, updates.download(release))

        assert open_window.wait(120) == 0
        running = (DATA / "running", PRACTICE.folder / "running")
        wait_until(lambda: registry_value(OURS, "Version") == NEXT, "the next version is installed")
        for window in running:
            wait_until(window.exists, f"the next version runs in the tray: {window}")
        assert command(folder, "--version").stdout.decode().split()[-1] == NEXT
        assert products_kept() == before
        wait_until(lambda: all(map(asked_to_end, running)), "the next version ends when it is asked to")


class TestRemoved:
    def test_its_data_stays(self, folder: Path) -> None:
        remove(folder)
        assert products_kept() > 0
        for key in (OURS, UNINSTALL):
            assert registry_value(key, "Version") is None
            assert registry_value(key, "DisplayName") is None
        assert registry_value(RUN_KEY, "MahakDesk") is None
        assert shortcuts() == []

    def test_installed_again_elsewhere_it_goes_with_its_data_where_that_is_wished(
        self, tmp_path: Path
    ) -> None:
        elsewhere = tmp_path / "برنامه‌های ما"
        assert install(into=elsewhere) == 0
        assert command(elsewhere, "--practice", "status").returncode == 0
        remove(elsewhere, "/DELETEDATA")
        assert not DATA.exists()

    def test_a_file_that_is_not_ours_stays(self, tmp_path: Path) -> None:
        elsewhere = tmp_path / "shared"
        assert install(into=elsewhere) == 0
        (elsewhere / "of a person.txt").write_text("mine", encoding="utf-8")
        subprocess.run([elsewhere / "uninstall.exe", "/S", "/DELETEDATA"], check=True)
        wait_until(lambda: not (elsewhere / "uninstall.exe").exists(), "the program is removed")
        assert [file.name for file in elsewhere.iterdir()] == ["of a person.txt"]
