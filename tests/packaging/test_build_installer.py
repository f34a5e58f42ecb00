"""Each step of the build does its part alone, says what is missing, and signs where there is a certificate."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import build_installer
from mahak_desk import __version__
from mahak_desk.releases.release_list import read_list

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def folders_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What is built goes to a folder of the test's."""
    build, dist = tmp_path / "build", tmp_path / "dist"
    dist.mkdir()
    for name, path in {
        "ROOT": tmp_path,
        "BUILD": build,
        "DIST": dist,
        "PROGRAM": build / "MahakDesk",
        "ICON": build / "mahak-desk.ico",
        "NOTICE_PICTURE": build / "mark.png",
        "SIDE_PICTURE": build / "side.bmp",
        "SETUP": dist / f"MahakDesk-Setup-{__version__}.exe",
    }.items():
        monkeypatch.setattr(build_installer, name, path)
    icons = tmp_path / "resources" / "icons"
    icons.mkdir(parents=True)
    shutil.copy(ROOT / "resources" / "icons" / "mark.svg", icons)
    for name in (build_installer.THUMBPRINT, build_installer.CERTIFICATE, build_installer.PASSWORD_FILE):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(build_installer.program, words)


def a_frozen_folder() -> None:
    """Stands for what PyInstaller makes, with programs that cannot run."""
    (build_installer.PROGRAM / "_internal").mkdir(parents=True)
    for name in (
        "MahakDesk.exe",
        "mahak-desk.exe",
        "MahakDesk.pkg",
        "mahak-desk.pkg",
        "_internal/python.dll",
    ):
        (build_installer.PROGRAM / name).write_bytes(b"MZ")


class TestTheMark:
    def test_becomes_an_icon_of_every_size(self) -> None:
        build_installer._draw_pictures()
        icon = build_installer.ICON.read_bytes()
        count = struct.unpack_from("<HHH", icon)[2]
        sizes = []
        for number in range(count):
            side, *_, length, offset = struct.unpack_from("<BBBBHHII", icon, 6 + 16 * number)
            assert icon[offset : offset + 8] == b"\x89PNG\r\n\x1a\n"
            assert offset + length <= len(icon)
            sizes.append(side or 256)
        assert sizes == list(build_installer.ICON_SIZES)
        assert build_installer.NOTICE_PICTURE.read_bytes() in icon


class TestVersions:
    @pytest.mark.parametrize(
        ("older", "newer"),
        [
            ("0.1.0", "0.2.0"),
            ("0.2.0b1", "0.2.0b2"),
            ("0.2.0b9", "0.2.0rc1"),
            ("0.2.0rc1", "0.2.0"),
            ("1.9.0", "1.10.0"),
        ],
    )
    def test_windows_orders_them_as_we_do(
        self, monkeypatch: pytest.MonkeyPatch, older: str, newer: str
    ) -> None:
        numbers = []
        for version in (older, newer):
            monkeypatch.setattr(build_installer, "__version__", version)
            numbers.append(build_installer._four_numbers())
        assert numbers[0] < numbers[1]
        assert all(number < 2**16 for numbers_ in numbers for number in numbers_)


class TestWhatIsMissing:
    def test_freezing_asks_for_windows(self) -> None:
        if sys.platform == "win32":
            pytest.skip("this is Windows")
        done = run("freeze")
        assert done.exit_code == 1
        assert "interpreter of Windows" in done.output

    def test_the_setup_asks_for_the_frozen_folder(self) -> None:
        if shutil.which("makensis") is None:
            pytest.skip("NSIS is not installed")
        done = run("installer")
        assert done.exit_code == 1
        assert "run the step `freeze` first" in done.output

    def test_checksums_ask_for_the_setup(self) -> None:
        done = run("checksums")
        assert done.exit_code == 1
        assert "run the step `installer` first" in done.output

    def test_without_nsis_the_check_says_how_to_get_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "")
        done = run("check")
        assert done.exit_code == 2
        assert "NSIS" in done.output


class TestTheSetup:
    @pytest.fixture(autouse=True)
    def nsis(self, monkeypatch: pytest.MonkeyPatch) -> None:
        if shutil.which("makensis") is None:
            pytest.skip("NSIS is not installed")

    def test_is_made_without_a_warning(self) -> None:
        a_frozen_folder()
        done = run("installer")
        assert done.exit_code == 0, done.output
        assert build_installer.SETUP.read_bytes()[:2] == b"MZ"


class TestChecksums:
    def test_name_the_setup(self) -> None:
        build_installer.SETUP.write_bytes(b"MZ setup")
        run("checksums")
        digest = hashlib.sha256(b"MZ setup").hexdigest()
        sums = (build_installer.DIST / "SHA256SUMS").read_text(encoding="ascii")
        assert sums == f"{digest}  {build_installer.SETUP.name}\n"

    def test_running_programs_can_read_the_list(self) -> None:
        build_installer.SETUP.write_bytes(b"MZ setup")
        run("checksums")
        body = (build_installer.DIST / "releases.json").read_bytes()
        release = read_list(body, "https://example.com/desk/releases.json").channels.stable
        assert release is not None
        assert release.version == __version__
        assert release.url == f"https://example.com/desk/{build_installer.SETUP.name}"
        assert release.size == len(b"MZ setup")

    def test_a_beta_leaves_the_last_release_where_it_is(self, monkeypatch: pytest.MonkeyPatch) -> None:
        build_installer.SETUP.write_bytes(b"MZ setup")
        monkeypatch.setattr(build_installer, "__version__", "1.0.0")
        run("checksums")
        monkeypatch.setattr(build_installer, "__version__", "1.1.0b1")
        run("checksums")
        channels = json.loads((build_installer.DIST / "releases.json").read_bytes())["channels"]
        assert {name: release["version"] for name, release in channels.items()} == {
            "stable": "1.0.0",
            "beta": "1.1.0b1",
        }


class TestSigning:
    def test_without_a_certificate_it_says_so(self) -> None:
        build_installer.SETUP.write_bytes(b"MZ setup")
        done = run("sign")
        assert done.exit_code == 0
        assert "Not signed" in done.output
        assert build_installer.SETUP.read_bytes() == b"MZ setup"

    def test_no_secret_is_ever_an_argument(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(build_installer, "ON_WINDOWS", False)
        monkeypatch.setenv(build_installer.CERTIFICATE, "desk.pfx")
        monkeypatch.setenv(build_installer.PASSWORD_FILE, "password.txt")
        signer = build_installer._signer()
        assert signer is not None
        assert signer[-2:] == ["-readpass", "password.txt"]

    def test_with_one_the_setup_carries_a_signature(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for needed in ("openssl", "osslsigncode", "makensis"):
            if shutil.which(needed) is None:
                pytest.skip(f"{needed} is not installed")
        a_frozen_folder()
        certificate = a_certificate(tmp_path)
        monkeypatch.setenv(build_installer.CERTIFICATE, str(certificate))
        monkeypatch.setenv(build_installer.PASSWORD_FILE, str(tmp_path / "password.txt"))
        assert run("installer").exit_code == 0  # which signs the uninstaller inside
        done = run("sign", str(build_installer.SETUP))
        assert f"Signed: {build_installer.SETUP.name}" in done.output
        told = subprocess.run(
            ["osslsigncode", "verify", "-CAfile", tmp_path / "desk.pem", build_installer.SETUP],
            capture_output=True,
            text=True,
            check=False,
        )
        assert "Signature verification: ok" in told.stdout


def a_certificate(folder: Path) -> Path:
    """Made for this test, and trusted by nobody."""
    (folder / "password.txt").write_text("secret", encoding="ascii")
    key, pem, pfx = folder / "desk.key", folder / "desk.pem", folder / "desk.pfx"
    usage = "extendedKeyUsage=codeSigning"
    commands = (
        f"req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=Test -addext {usage} -keyout {key} -out {pem}",
        f"pkcs12 -export -inkey {key} -in {pem} -out {pfx} -passout file:{folder / 'password.txt'}",
    )
    for command in commands:
        subprocess.run(["openssl", *command.split()], check=True, capture_output=True)
    return pfx


def test_there_is_one_source_of_the_version() -> None:
    for file in ("build_installer.py", "resources/windows/setup.nsi", "resources/windows/mahak-desk.spec"):
        text = (ROOT / file).read_text(encoding="utf-8")
        assert not re.search(rf"\b{re.escape(__version__)}\b", text), file
