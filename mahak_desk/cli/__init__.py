"""The same engine without a window: for scheduled tasks, support and measurement."""

from __future__ import annotations


def main() -> None:
    """The command `mahak-desk`; ends the process with its exit code."""
    from mahak_desk.cli.program import program

    program(prog_name="mahak-desk")
