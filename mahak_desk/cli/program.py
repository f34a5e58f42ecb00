"""The command `mahak-desk` with its global options, and the one place where it can fail."""

from __future__ import annotations

import click

from mahak_desk import __version__
from mahak_desk.cli.command_line import CommandLine
from mahak_desk.cli.console import speak_utf8
from mahak_desk.cli.credentials import credentials
from mahak_desk.cli.databases import db
from mahak_desk.cli.doctor import doctor
from mahak_desk.cli.exporting import export
from mahak_desk.cli.failures import end_interrupted, end_with
from mahak_desk.cli.mappings import mappings
from mahak_desk.cli.orders import orders
from mahak_desk.cli.practising import practising
from mahak_desk.cli.problems import problems
from mahak_desk.cli.running import run
from mahak_desk.cli.status import status
from mahak_desk.cli.syncing import sync
from mahak_desk.errors import Language
from mahak_desk.sync.logbook import stop_logging
from mahak_desk.sync.profile import DEFAULT


class Program(click.Group):
    """Ends with the number a command returns, and says in a sentence why one could not run."""

    def invoke(self, ctx: click.Context) -> None:
        try:
            code = super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, BrokenPipeError):
            raise  # click ends in silence when whoever read the output has gone
        except (KeyboardInterrupt, click.Abort):
            code = end_interrupted(ctx.obj)
        except Exception as error:
            code = end_with(error, ctx.obj)
        finally:
            stop_logging()
        ctx.exit(code or 0)


@click.group(cls=Program, invoke_without_command=True)
@click.option("--practice", is_flag=True, help="Work with the practice shop and its own small database.")
@click.option(
    "--profile", default=DEFAULT, metavar="NAME", help="The shop to work with, if there are several."
)
@click.option("--language", type=click.Choice(["fa", "en"]), help="Speak Persian or English.")
@click.option("-v", "--verbose", is_flag=True, help="Show the log on stderr.")
@click.version_option(__version__, prog_name="mahak-desk")
@click.pass_context
def program(
    ctx: click.Context, practice: bool, profile: str, language: Language | None, verbose: bool
) -> int | None:
    """Keeps a shop's website and its Mahak accounting program equal. Without a command it opens the window.

    Exit codes: 0 done; 1 done, but some rows or orders have problems; 2 could not run.
    """
    speak_utf8()
    ctx.obj = CommandLine(practice=practice, profile_name=profile, language=language, verbose=verbose)
    ctx.obj.start_logging()
    if ctx.invoked_subcommand is not None:
        return None
    from mahak_desk.app import open_window

    return open_window(ctx.obj.shop, language=language)


for command in (
    *(sync, run, status, doctor, orders, problems, mappings, export, db, credentials, practising),
):
    program.add_command(command)
