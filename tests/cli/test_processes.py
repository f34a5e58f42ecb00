"""Several processes on one data folder, and what remains of one that was stopped."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from mahak_desk.practice.faults import Hang
from tests.cli.shops import Shop, finish, says_one_sentence
from tests.folder_holders import held_by_another


@contextmanager
def hanging_sync(shop: Shop) -> Iterator[subprocess.Popen[bytes]]:
    """A sync in its own process that waits for Mahak's answer until the faults are released."""
    shop.cloud.faults.arm("read", Hang())
    with shop.start("sync", "incoming") as process:
        shop.cloud.faults.wait_until_hanging()
        try:
            yield process
        finally:
            shop.cloud.faults.release()


class TestASecondProcess:
    @pytest.mark.parametrize(
        "arguments", [("sync", "incoming"), ("sync", "incoming", "--full"), ("db", "upgrade")], ids=" ".join
    )
    def test_is_refused_and_told_who_holds_the_folder(self, shop: Shop, arguments: tuple[str, ...]) -> None:
        with hanging_sync(shop) as first:
            second = shop.spawn(*arguments)
            shop.cloud.faults.release()
            assert finish(first).code == 0
        assert second.code == 2
        assert says_one_sentence(second)
        assert "“mahak-desk sync incoming”" in second.err
        assert f"process {first.pid} " in second.err

    def test_hears_it_in_persian(self, shop: Shop) -> None:
        shop.home.mkdir()
        with held_by_another(shop.home, "پنجرهٔ محک‌دسک"):
            ended = shop.run("--language", "fa", "sync", "incoming", "--json")
        assert ended.json["reason"] == "folder-in-use"
        assert "در دست «پنجرهٔ محک‌دسک» (پردازهٔ" in ended.err

    def test_works_once_the_first_has_finished(self, shop: Shop) -> None:
        with hanging_sync(shop):
            assert shop.spawn("sync", "incoming").code == 2
        assert shop.spawn("sync", "incoming").code == 0

    def test_may_look_and_export_meanwhile(self, shop: Shop) -> None:
        shop.run("sync", "incoming")
        file = shop.home / "products.csv"
        with hanging_sync(shop):
            codes = [
                shop.run(*arguments).code
                for arguments in (
                    ("status",),
                    ("doctor",),
                    ("problems", "list"),
                    ("mappings", "list"),
                    ("export", "products", str(file)),
                    ("db", "backup"),
                )
            ]
        assert codes == [0] * 6
        assert file.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="signals are another thing on Windows")
class TestStopped:
    def test_by_ctrl_c_it_ends_with_130_and_no_traceback(self, shop: Shop) -> None:
        with hanging_sync(shop) as process:
            process.send_signal(signal.SIGINT)
            ended = finish(process)
        assert (ended.code, ended.out) == (130, "")
        assert ended.err == "Stopped.\n"
        assert shop.run("sync", "incoming").code == 0

    def test_by_kill_it_leaves_the_folder_free(self, shop: Shop) -> None:
        with hanging_sync(shop) as process:
            process.kill()
            process.wait()
        assert shop.run("sync", "incoming").code == 0
        assert shop.run("status", "--json").json["incoming"]["last"]["result"] == "ok"
