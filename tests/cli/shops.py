"""A shop for the command line's tests: its own data folder, a practice cloud, and ways to run the command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from click.testing import CliRunner

from mahak_desk.cli.program import program
from mahak_desk.practice.server import PracticeCloud
from mahak_desk.sync.profile import Profile, shop_profile
from mahak_desk.website.database import Database

Json = dict[str, Any]

USER = "shop"
PASSWORD = "S3cret-رمز-of-the-shop"
"""Unlike anything else in the program, so that it can be looked for everywhere."""


class Ended(NamedTuple):
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Json:
        """The one object on stdout."""
        assert len(self.out.splitlines()) == 1
        answer: Json = json.loads(self.out)
        return answer


@dataclass
class Shop:
    """`environment` is what the command gets beside the machine's own, its MAHAK_DESK_* left out."""

    home: Path
    cloud: PracticeCloud
    environment: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.environment = {
            "MAHAK_DESK_HOME": str(self.home),
            "MAHAK_DESK_API_URL": self.cloud.url,
            "MAHAK_DESK_USERNAME": USER,
            "MAHAK_DESK_PASSWORD": PASSWORD,
            "MAHAK_DESK_LANGUAGE": "en",
            **self.environment,
        }

    @property
    def profile(self) -> Profile:
        return shop_profile("default", self.environment)

    def run(self, *arguments: str, given: str | bytes = "", **environment: str | None) -> Ended:
        """The command in this process."""
        wanted: Mapping[str, str | None] = {**_OUT_OF_THE_WAY, **self.environment, **environment}
        result = CliRunner().invoke(program, arguments, input=given, env=wanted, prog_name="mahak-desk")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ended(result.exit_code, result.stdout, result.stderr)

    def start(self, *arguments: str, **options: Any) -> subprocess.Popen[bytes]:
        """The command in a process of its own, its output piped; what it leaves open shows on stderr."""
        command = [sys.executable, "-W", "error::ResourceWarning", "-m", "mahak_desk", *arguments]
        pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(command, env=self.process_environment(), **{**pipes, **options})

    def spawn(self, *arguments: str, **options: Any) -> Ended:
        """The same, awaited."""
        with self.start(*arguments, **options) as process:
            return finish(process)

    def process_environment(self) -> dict[str, str]:
        machine = {name: value for name, value in os.environ.items() if name not in _OUT_OF_THE_WAY}
        return {**machine, "PYTHONPATH": str(Path(__file__).parents[2]), **self.environment}

    def write_settings(self, text: str) -> Path:
        self.home.mkdir(parents=True, exist_ok=True)
        self.profile.settings_file.write_text(text, encoding="utf-8")
        return self.profile.settings_file

    def scalar(self, query: Any) -> Any:
        """One value of the shop's database."""
        with (
            Database(f"sqlite:///{self.profile.database_file}") as database,
            database.reading() as connection,
        ):
            return connection.scalar(query)

    def write(self, statement: Any) -> None:
        """One change in the shop's database."""
        with (
            Database(f"sqlite:///{self.profile.database_file}") as database,
            database.writing() as connection,
        ):
            connection.execute(statement)


_OUT_OF_THE_WAY = dict.fromkeys(
    (
        *("MAHAK_DESK_HOME", "MAHAK_DESK_DATABASE_URL", "MAHAK_DESK_API_URL", "MAHAK_DESK_USERNAME"),
        *("MAHAK_DESK_PASSWORD", "MAHAK_DESK_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"),
    )
)


def finish(process: subprocess.Popen[bytes]) -> Ended:
    """Wait for a started command. What it printed has plain line ends: Windows' streams write two characters."""
    pieces = process.communicate(timeout=120)
    out, err = ((piece or b"").decode().replace("\r\n", "\n") for piece in pieces)
    return Ended(process.returncode, out, err)


def says_one_sentence(ended: Ended) -> bool:
    """Whether stderr holds one line, ending as a sentence or a command does, and no traceback."""
    return len(ended.err.splitlines()) == 1 and "Traceback" not in ended.err
