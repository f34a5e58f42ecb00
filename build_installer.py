"""Makes Mahak Desk's setup for Windows: `python build_installer.py STEP`, one step or all of them.

The folder of the program is frozen by an interpreter of Windows, on Windows itself or under Wine; every other step
runs on Linux too. What a step makes is in build/windows/ and dist/. The version is mahak_desk.__version__.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import click
from packaging.version import Version

from mahak_desk import __version__

ROOT = Path(__file__).parent
PARTS = ROOT / "resources" / "windows"
BUILD = ROOT / "build" / "windows"
DIST = ROOT / "dist"
PROGRAM = BUILD / "MahakDesk"
ICON = BUILD / "mahak-desk.ico"
NOTICE_PICTURE = BUILD / "mark.png"
SIDE_PICTURE = BUILD / "side.bmp"
SETUP = DIST / f"MahakDesk-Setup-{__version__}.exe"
ICON_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
ON_WINDOWS = sys.platform == "win32"

THUMBPRINT = "MAHAK_DESK_SIGN_THUMBPRINT"
"""Of a certificate in Windows' own store."""
CERTIFICATE = "MAHAK_DESK_SIGN_PFX"
"""Off Windows: a certificate with its key in a file, whose password is in the file named by the next one."""
PASSWORD_FILE = "MAHAK_DESK_SIGN_PASSWORD_FILE"
TIMESTAMP = "MAHAK_DESK_SIGN_TIMESTAMP"
"""The address of an RFC 3161 time stamp server; without one, signatures end with their certificate."""


@click.group()
def program() -> None:
    """Makes Mahak Desk's setup for Windows, step by step."""


@program.command()
def check() -> None:
    """Look for everything the other steps need."""
    missing = []
    if sys.version_info[:2] < (3, 11) or sys.maxsize < 2**32:
        missing.append("a 64-bit Python of at least 3.11")
    missing += [
        f"the package {name}: pip install -e .[freeze]"
        for name in ("PySide6", "PyInstaller", "psycopg", "pymysql")
        if find_spec(name) is None and (ON_WINDOWS or name == "PySide6")
    ]
    if not ON_WINDOWS:
        click.echo("Freezing needs an interpreter of Windows; .ci/wine/prepare sets one up under Wine.")
    if _makensis() is None:
        missing.append("NSIS 3.08 or newer, with makensis on the path (Debian: apt install nsis)")
    for each in missing:
        click.echo(f"Missing: {each}", err=True)
    if missing:
        sys.exit(2)
    click.echo(f"Everything is there to build Mahak Desk {__version__}.")
    click.echo("Files will be signed." if _signer() else f"Files will not be signed: {_why_unsigned()}")


@program.command()
def translations() -> None:
    """Compile the window's Persian and English."""
    _run([sys.executable, ROOT / "resources" / "translations" / "update.py", "--compile"])


@program.command()
def freeze() -> None:
    """Put both programs and all they need into one folder."""
    if not ON_WINDOWS:
        raise click.ClickException("Run this step with an interpreter of Windows (.ci/wine/prepare).")
    _draw_pictures()
    shutil.rmtree(PROGRAM, ignore_errors=True)
    options = ["--noconfirm", "--log-level=WARN", f"--distpath={BUILD}", f"--workpath={BUILD / 'work'}"]
    _run([sys.executable, "-m", "PyInstaller", *options, PARTS / "mahak-desk.spec"])
    _share_modules()
    _tell_size(PROGRAM)


@program.command()
def installer() -> None:
    """Make the setup of the frozen folder."""
    makensis = _makensis()
    if makensis is None:
        raise click.ClickException("makensis is not there; `check` says what to install.")
    if not (PROGRAM / "MahakDesk.exe").exists():
        raise click.ClickException(f"{PROGRAM} is not there; run the step `freeze` first.")
    _draw_pictures()
    DIST.mkdir(exist_ok=True)
    facts = {
        "VERSION": __version__,
        "NUMBERS": ".".join(map(str, _four_numbers())),
        "SOURCE": PROGRAM,
        "OUTPUT": SETUP,
        "ICON": ICON,
        "SIDE": SIDE_PICTURE,
        "KILOBYTES": _size(PROGRAM) // 1024,
    }
    if _signer():  # the uninstaller is made within the setup and can only be signed on its way there
        facts["SIGN"] = f'"{sys.executable}" "{Path(__file__)}" sign'
    _run(
        [makensis, "-V2", "-WX", *(f"-D{name}={value}" for name, value in facts.items()), PARTS / "setup.nsi"]
    )
    _tell_size(SETUP)


@program.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, path_type=Path))
def sign(files: tuple[Path, ...]) -> None:
    """Sign FILES, else whatever of ours has been made: both programs and the setup."""
    _sign(files or (*sorted(PROGRAM.glob("*.exe")), *sorted(DIST.glob(SETUP.name))))


@program.command()
def checksums() -> None:
    """Write SHA256SUMS, and the list of releases that running programs ask for updates."""
    if not SETUP.exists():
        raise click.ClickException(f"{SETUP} is not there; run the step `installer` first.")
    digest = hashlib.sha256(SETUP.read_bytes()).hexdigest()
    (DIST / "SHA256SUMS").write_text(f"{digest}  {SETUP.name}\n", encoding="ascii", newline="\n")
    # The setup's address is relative: both files are published side by side, wherever that is.
    release = {"version": __version__, "url": SETUP.name, "sha256": digest, "size": SETUP.stat().st_size}
    channels = ["beta"] if Version(__version__).is_prerelease else ["stable", "beta"]
    listed = DIST / "releases.json"
    # A list from before keeps what it says of the other channel: a beta must not hide the last release.
    known = json.loads(listed.read_bytes())["channels"] if listed.exists() else {}
    releases = {"product": "mahak-desk", "channels": known | dict.fromkeys(channels, release)}
    listed.write_text(json.dumps(releases, indent=2) + "\n", encoding="ascii", newline="\n")
    click.echo(f"{digest}  {SETUP.name}")


@program.command(name="all")
@click.pass_context
def all_steps(context: click.Context) -> None:
    """Every step, on Windows: what is inside the setup is signed before it is packed."""
    for step in (check, translations, freeze, sign, installer, sign, checksums):
        context.invoke(step)


def _share_modules() -> None:
    """Both programs run the same modules, each from a package of its own name: let the two names be one file."""
    package, other = PROGRAM / "MahakDesk.pkg", PROGRAM / "mahak-desk.pkg"
    if package.read_bytes() != other.read_bytes():
        raise click.ClickException("The packages of the two programs differ.")
    other.unlink()
    os.link(package, other)


def _draw_pictures() -> None:
    """The mark as an .ico in every size Windows asks for, over notices, and beside the setup's last page."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
    from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
    from PySide6.QtSvg import QSvgRenderer

    drawing = QSvgRenderer(str(ROOT / "resources" / "icons" / "mark.svg"))

    def drawn(width: int, height: int, ground: QColor, mark: QRectF) -> QImage:
        image = QImage(width, height, QImage.Format.Format_ARGB32)
        image.fill(ground)
        painter = QPainter(image)
        drawing.render(painter, mark)
        painter.end()
        return image

    pictures = []
    for side in ICON_SIZES:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image = drawn(side, side, QColor(0, 0, 0, 0), QRectF(0, 0, side, side))
        QImageWriter(buffer, QByteArray(b"PNG")).write(image)
        pictures.append(buffer.data().data())
    directory, offset = struct.pack("<HHH", 0, 1, len(pictures)), 6 + 16 * len(pictures)
    for side, picture in zip(ICON_SIZES, pictures, strict=True):
        side_byte = side % 256  # 0 stands for 256
        directory += struct.pack("<BBBBHHII", side_byte, side_byte, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    BUILD.mkdir(parents=True, exist_ok=True)
    ICON.write_bytes(directory + b"".join(pictures))
    NOTICE_PICTURE.write_bytes(pictures[-1])
    # Twice the size of NSIS' own, for screens with small dots.
    beside = drawn(328, 628, QColor("#dceff2"), QRectF(84, 120, 160, 160))
    beside.convertToFormat(QImage.Format.Format_RGB888).save(str(SIDE_PICTURE))


def _four_numbers() -> tuple[int, int, int, int]:
    """The version as Windows compares versions: a release stands above its own betas."""
    version = Version(__version__)
    before = {"a": 0, "b": 1000, "rc": 2000}
    last = before[version.pre[0]] + version.pre[1] if version.pre else 9000
    return version.major, version.minor, version.micro, last


def _makensis() -> str | None:
    usual = Path(os.environ.get("PROGRAMFILES(X86)", ""), "NSIS")
    return shutil.which("makensis") or (shutil.which("makensis", path=str(usual)) if ON_WINDOWS else None)


def _signer() -> list[str | Path] | None:
    """The command that signs, up to the file; None where no certificate is given.

    No secret is ever an argument: Windows keeps the key, or osslsigncode reads its password from a file.
    """
    stamp = os.environ.get(TIMESTAMP)
    if ON_WINDOWS and (thumbprint := os.environ.get(THUMBPRINT)):
        stamped = ["/tr", stamp, "/td", "sha256"] if stamp else []
        return ["signtool", "sign", "/fd", "sha256", "/sha1", thumbprint, *stamped]
    if not ON_WINDOWS and (certificate := os.environ.get(CERTIFICATE)):
        password = os.environ.get(PASSWORD_FILE)
        read = ["-readpass", password] if password else []
        stamped = ["-ts", stamp] if stamp else []
        return ["osslsigncode", "sign", "-h", "sha256", "-pkcs12", certificate, *read, *stamped]
    return None


def _why_unsigned() -> str:
    return f"no certificate is named in {THUMBPRINT if ON_WINDOWS else CERTIFICATE}."


def _sign(files: Sequence[Path]) -> None:
    signer = _signer()
    if signer is None:
        click.echo(f"Not signed: {_why_unsigned()} Windows will warn people who download the setup.")
        return
    for file in files:
        if ON_WINDOWS:
            _run([*signer, file])
        else:
            signed = file.with_suffix(".signed")
            _run([*signer, "-in", file, "-out", signed])
            signed.replace(file)
        click.echo(f"Signed: {file.name}")


def _size(path: Path) -> int:
    """In bytes; a file of two names counts once."""
    files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]
    return sum({(found := file.stat()).st_ino: found.st_size for file in files}.values())


def _tell_size(path: Path) -> None:
    click.echo(f"{path.relative_to(ROOT)}: {_size(path) / 1e6:.1f} MB")


def _run(command: Sequence[str | Path]) -> None:
    done = subprocess.run([str(part) for part in command], cwd=ROOT, check=False)
    if done.returncode != 0:
        raise click.ClickException(f"{Path(command[0]).name} ended with {done.returncode}.")


if __name__ == "__main__":
    program()
