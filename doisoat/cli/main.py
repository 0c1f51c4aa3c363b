"""The program `doisoat`: global options, and commands that are imported when they are called."""

import os
import sys
import traceback
from importlib import import_module
from pathlib import Path

import click

from doisoat.cli.commands import COMMANDS
from doisoat.cli.configuration import settings_in_force
from doisoat.cli.exits import guarded
from doisoat.cli.own_sources import declared_in
from doisoat.cli.rooms import require_own_rooms
from doisoat.cli.settings import LANGUAGES, language_of
from doisoat.records.errors import DoisoatError


class LazyGroup(click.Group):
    """A group whose commands are known by name and help alone until one is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's method
        """The names, in the order of the register."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's method
        """The command of that name, imported now."""
        entry = COMMANDS.get(cmd_name)
        return None if entry is None else import_module(entry.module).command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The one-line helps of the register, without importing anything."""
        lang = ctx.params.get("lang") or language_of(os.environ)
        with formatter.section("Lệnh" if lang == "vi" else "Commands"):
            formatter.write_dl([(name, entry.vi if lang == "vi" else entry.en) for name, entry in COMMANDS.items()])


def _print_version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - click's callback
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"doisoat {version('doisoat')}")
        ctx.exit()


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "show_default": True})
@click.option(
    "--db", "database", type=click.Path(path_type=Path), help="The database. [default: doisoat.db, for demo demo.db]"
)
@click.option(
    "--lang", type=click.Choice(LANGUAGES), is_eager=True, help="Language. [default: vi if LANG begins with vi]"
)
@click.option("-q", "--quiet", count=True, help="Say less: no progress, no summary.", show_default=False)
@click.option("-v", "--verbose", count=True, help="Say more.", show_default=False)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Show the version."
)
@click.pass_context
def program(ctx: click.Context, database: Path | None, lang: str | None, quiet: int, verbose: int) -> None:
    """Gather Vietnamese provincial documents, read the figures they report, and say which cannot be true together."""
    require_own_rooms()
    ctx.obj = settings_in_force({"db": database, "lang": lang}, os.environ, verbosity=verbose - quiet)
    if ctx.obj.sources:
        ctx.with_resource(declared_in(ctx.obj.sources))


def run(arguments: list[str]) -> int:
    """Do what the arguments say; the exit code. Errors end as one line on stderr."""

    def work() -> int:
        with program.make_context("doisoat", list(arguments)) as context:
            try:
                return program.invoke(context) or 0
            except (DoisoatError, click.ClickException, click.exceptions.Exit, BrokenPipeError):
                raise
            except Exception:
                if context.params["verbose"]:
                    traceback.print_exc()
                raise

    return guarded(work)


def main() -> None:
    """The entry point of the installed program."""
    for stream in (sys.stdout, sys.stderr):
        # Machine output is UTF-8 wherever it goes; what no UTF-8 can hold (a file name's stray byte) is escaped.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(run(sys.argv[1:]))
