"""The same engine without a window: for scheduled tasks, support and measurement."""

from __future__ import annotations


def main() -> None:
    """The command `mahak-desk`; ends the process with its exit code."""
    from mahak_desk.cli.program import program
    from mahak_desk.sync.left_behind import end_in_spite_of_threads

    try:
        program(prog_name="mahak-desk")
    except SystemExit as ended:
        if isinstance(ended.code, int):
            end_in_spite_of_threads(ended.code)
        raise
