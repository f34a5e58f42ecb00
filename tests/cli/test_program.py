"""The command itself: its help, languages, profiles and streams."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from mahak_desk import __version__
from mahak_desk.practice.faults import Hang
from tests.cli.shops import PASSWORD, Shop


class TestWithoutACommand:
    @pytest.mark.skipif(sys.platform == "win32", reason="there is always a screen on Windows")
    def test_it_would_open_the_window_and_says_so_where_there_is_no_screen(self, shop: Shop) -> None:
        shop.environment |= dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"), "")
        ended = shop.spawn()
        assert (ended.code, ended.out) == (2, "")
        assert ended.err == (
            "There is no screen to show the window on. "
            "Run it without a window: mahak-desk run — for help: mahak-desk --help\n"
        )

    def test_its_help_names_every_command(self, shop: Shop) -> None:
        ended = shop.spawn("--help")
        assert (ended.code, ended.err) == (0, "")
        assert ended.out.startswith("Usage: mahak-desk [OPTIONS] [COMMAND]")
        for command in ("sync", "status", "doctor", "db", "credentials", "problems", "mappings", "export"):
            assert f"\n  {command} " in ended.out
        assert not shop.home.exists()

    def test_it_tells_its_version(self, shop: Shop) -> None:
        assert shop.spawn("--version").out == f"mahak-desk, version {__version__}\n"

    @pytest.mark.parametrize(
        "arguments", [("synch",), ("sync", "incoming", "--all"), ("--language", "de", "status")], ids=" ".join
    )
    def test_a_typing_error_ends_with_2(self, shop: Shop, arguments: tuple[str, ...]) -> None:
        ended = shop.spawn(*arguments)
        assert (ended.code, ended.out) == (2, "")
        assert "Error: " in ended.err
        assert "Traceback" not in ended.err


SENTENCES = {
    "fa": "نام کاربری و رمز محک وارد نشده است.",
    "en": "Mahak's user name and password are not set.",
}


class TestLanguage:
    @pytest.fixture
    def silent_shop(self, shop: Shop) -> Shop:
        """One that cannot sync, and says so."""
        del shop.environment["MAHAK_DESK_LANGUAGE"], shop.environment["MAHAK_DESK_PASSWORD"]
        return shop

    @pytest.mark.parametrize("language", ["fa", "en"])
    def test_is_the_options_before_all(self, silent_shop: Shop, language: str) -> None:
        other = {"fa": "en", "en": "fa"}[language]
        ended = silent_shop.run("--language", language, "sync", "incoming", MAHAK_DESK_LANGUAGE=other)
        assert ended.err.startswith(SENTENCES[language])

    @pytest.mark.parametrize("language", ["fa", "en"])
    def test_then_the_environments(self, silent_shop: Shop, language: str) -> None:
        other = {"fa": "en", "en": "fa"}[language]
        silent_shop.write_settings(f"[interface]\nlanguage = '{other}'\n")
        ended = silent_shop.run("sync", "incoming", MAHAK_DESK_LANGUAGE=language)
        assert ended.err.startswith(SENTENCES[language])

    @pytest.mark.parametrize("language", ["fa", "en"])
    def test_then_the_settings(self, silent_shop: Shop, language: str) -> None:
        silent_shop.write_settings(f"[interface]\nlanguage = '{language}'\n")
        other = {"fa": "en_US.UTF-8", "en": "fa_IR.UTF-8"}[language]
        ended = silent_shop.run("sync", "incoming", LANG=other)
        assert ended.err.startswith(SENTENCES[language])

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has its own setting for it")
    @pytest.mark.parametrize(
        ("locale", "language"), [("fa_IR.UTF-8", "fa"), ("de_DE.UTF-8", "en"), (None, "en")]
    )
    def test_then_the_computers(self, silent_shop: Shop, locale: str | None, language: str) -> None:
        ended = silent_shop.run("sync", "incoming", LANG=locale)
        assert ended.err.startswith(SENTENCES[language])

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has its own setting for it")
    def test_of_unreadable_settings_is_the_computers(self, silent_shop: Shop) -> None:
        silent_shop.write_settings("[interface]\nlanguage = 'de'\n")
        ended = silent_shop.run("status", LANG="fa_IR.UTF-8")
        assert ended.err.startswith("پروندهٔ تنظیمات")


class TestProfiles:
    def test_each_has_its_own_folder(self, shop: Shop) -> None:
        assert shop.run("--profile", "شعبه ۲", "sync", "incoming").code == 0
        assert (shop.home / "profiles" / "شعبه ۲" / "mahak-desk.sqlite3").exists()
        assert not shop.profile.database_file.exists()

    @pytest.mark.parametrize("name", ["../other", "a/b", "", "NUL", "x" * 41])
    def test_a_name_that_is_no_folders_is_refused(self, shop: Shop, name: str) -> None:
        ended = shop.run("--profile", name, "status", "--json")
        assert ended.code == 2
        assert ended.json["reason"] == "profile-name-invalid"
        assert len(ended.err.splitlines()) == 1


class TestStreams:
    @pytest.mark.parametrize("encoding", ["cp1252", "cp1256", "ascii"])
    def test_are_utf8_whatever_the_console_speaks(self, shop: Shop, encoding: str) -> None:
        shop.environment |= {"PYTHONIOENCODING": encoding, "MAHAK_DESK_LANGUAGE": "fa"}
        assert "محک ← سایت" in shop.spawn("sync", "incoming").out
        shop.cloud.stop()
        assert "ارتباط با محک" in shop.spawn("sync", "incoming").err

    def test_may_be_missing_as_in_a_windowed_program(self, shop: Shop) -> None:
        program = (
            "import sys; sys.stdin = sys.stdout = sys.stderr = None;"
            "sys.argv = ['mahak-desk', *sys.argv[1:]]; from mahak_desk.cli import main; main()"
        )
        environment = shop.process_environment()
        for arguments, code in ((["sync", "incoming"], 0), (["credentials", "set", "--user", "x"], 2)):
            done = subprocess.run(
                [sys.executable, "-c", program, *arguments], env=environment, capture_output=True, check=False
            )
            assert (done.returncode, done.stdout, done.stderr) == (code, b"", b"")

    def test_verbose_logs_even_where_no_profile_is(self, shop: Shop) -> None:
        ended = shop.run("-v", "--profile", "a/b", "status")
        assert "ERROR mahak_desk.cli.failures: “a/b” cannot be the name of a profile." in ended.err

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")
    def test_show_progress_on_a_terminal_and_keep_the_answer_clean(self, shop: Shop) -> None:
        import pty

        shop.cloud.faults.arm("read", Hang())
        ours, theirs = pty.openpty()
        with shop.start("sync", "incoming", "--json", stderr=theirs) as process:
            os.close(theirs)
            shop.cloud.faults.wait_until_hanging()
            shop.cloud.faults.release()
            out, _ = process.communicate(timeout=60)
        shown = read_all(ours)
        assert process.returncode == 0
        assert out.startswith(b'{"flow":"incoming"')
        for stage in ("Asking Mahak …", "Storing the answer", "Updating the website", "100%"):
            assert stage in shown
        assert PASSWORD not in shown


def read_all(terminal: int) -> str:
    shown = b""
    while True:
        try:
            piece = os.read(terminal, 4096)
        except OSError:  # Linux's way of saying that the other side is closed
            piece = b""
        if not piece:
            os.close(terminal)
            return shown.decode()
        shown += piece
