"""Real database servers for tests: each thrown away with its folder, listening on 127.0.0.1 alone."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PASSWORD = "پ@ss/w:rd"
"""Of the user every test connects as: letters a URL must encode, and a word no message may show."""
URL_PASSWORD = "%D9%BE%40ss%2Fw%3Ard"

START_SECONDS = 60

MEMORY = Path("/dev/shm")
MEMORY_NEEDED = 2 * 1024**3


class ProgramsMissing(Exception):
    """The server's programs are not installed on this machine."""


@dataclass(frozen=True)
class Server:
    """A running server: `url` is filled with a database's name."""

    kind: str
    port: int

    def url(self, database: str) -> str:
        return f"{self.kind}://desk:{URL_PASSWORD}@127.0.0.1:{self.port}/{database}"


@contextmanager
def postgresql() -> Iterator[Server]:
    """PostgreSQL with the user `desk` and the database `desk`. Raises ProgramsMissing."""
    programs = _folder_of("initdb", sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True))
    # PostgreSQL refuses to run as root, as containers often do.
    account = "postgres" if os.geteuid() == 0 else None
    with _folder(account) as folder:
        data, port = folder / "data", _free_port()
        (folder / "password").write_text(PASSWORD, encoding="utf-8")

        def run(program: str, *arguments: str) -> None:
            command = [programs / program, "-D", data, *arguments]
            with open(folder / "output", "ab") as output:
                subprocess.run(command, check=True, user=account, cwd=folder, stdout=output, stderr=output)

        run(
            *("initdb", "--username=desk", "--auth=scram-sha-256", f"--pwfile={folder / 'password'}"),
            *("--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"),
        )
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
        run(
            "pg_ctl",
            "--wait",
            f"--timeout={START_SECONDS}",
            f"--log={folder / 'log'}",
            f"-o {options}",
            "start",
        )
        try:
            yield Server("postgresql", port)
        finally:
            run("pg_ctl", "--wait", "--mode=immediate", "stop")


@contextmanager
def mariadb() -> Iterator[Server]:
    """MariaDB with the user `desk`, who may do everything. Raises ProgramsMissing."""
    program = _folder_of("mariadbd", [Path("/usr/sbin"), Path("/usr/libexec")]) / "mariadbd"
    installer = _folder_of("mariadb-install-db", []) / "mariadb-install-db"
    with _folder(None) as folder:
        data, port = folder / "data", _free_port()
        user = ["--user=root"] if os.geteuid() == 0 else []
        with open(folder / "output", "ab") as output:
            install = [installer, "--no-defaults", *user, f"--datadir={data}", "--skip-test-db"]
            install += ["--auth-root-authentication-method=normal"]
            subprocess.run(install, check=True, stdout=output, stderr=output)
            # Read once, before the first connection is taken: the user exists as soon as the port answers.
            (folder / "users.sql").write_text(
                f"CREATE USER desk@'127.0.0.1' IDENTIFIED BY '{PASSWORD}';\n"
                "GRANT ALL ON *.* TO desk@'127.0.0.1' WITH GRANT OPTION;\n",
                encoding="utf-8",
            )
            command = [program, "--no-defaults", *user, f"--datadir={data}", f"--socket={folder / 'socket'}"]
            command += [f"--pid-file={folder / 'pid'}", "--bind-address=127.0.0.1", f"--port={port}"]
            command += [f"--init-file={folder / 'users.sql'}", "--innodb-flush-method=nosync"]
            command += ["--innodb-flush-log-at-trx-commit=0"]
            command += ["--skip-name-resolve"]
            # As narrow as a shop's server may be set up: small packets, three-byte text by default.
            command += ["--max-allowed-packet=1M", "--character-set-server=utf8mb3"]
            process = subprocess.Popen(command, stdout=output, stderr=output)
        try:
            _wait_for(port, process)
            yield Server("mariadb", port)
        finally:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def fresh_name() -> str:
    return f"shop_{secrets.token_hex(6)}"


def _folder_of(program: str, folders: list[Path]) -> Path:
    places = [*map(str, folders), os.environ.get("PATH", "")]
    found = shutil.which(program, path=os.pathsep.join(places))
    if found is None:
        raise ProgramsMissing(f"{program} is not installed")
    return Path(found).resolve().parent


@contextmanager
def _folder(account: str | None) -> Iterator[Path]:
    """In memory where there is room: making tables is mostly waiting for the disk."""
    roomy = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > MEMORY_NEEDED
    folder = Path(tempfile.mkdtemp(prefix="mahak-desk-server-", dir=MEMORY if roomy else None))
    try:
        if account is not None:
            shutil.chown(folder, account)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        port: int = chosen.getsockname()[1]
        return port


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended at once with code {process.returncode}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("the server did not answer in time")
