"""The command line: parse, call, print. One file per group of commands."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer
import typer.main

from toolkit import __version__
from toolkit.cli.output import from_here
from toolkit.errors import ExitCode, ToolkitError
from toolkit.storage import reason

if TYPE_CHECKING:
    from collections.abc import Sequence

# Plain help, not rich's: it takes half the time, and reads well in 80 columns.
app = typer.Typer(
    name="toolkit",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"toolkit {__version__}")
        raise typer.Exit


@app.callback()
def toolkit(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and exit."
        ),
    ] = False,
) -> None:
    """Translate between Russian, Kazakh and English with the official terms, offline."""


def main(args: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code (see ``ExitCode``), never raise."""
    try:
        _run(args)
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else ExitCode.DONE
    except ToolkitError as error:
        print(f"toolkit: {from_here(str(error))}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except OSError as error:
        return _refused(error)
    except Exception as error:
        if "TOOLKIT_TRACEBACK" in os.environ:
            raise
        print(
            f"toolkit: this is a bug in toolkit, sorry: {type(error).__name__}: {error}\n"
            "  Please report it with the output of the same command "
            "run with TOOLKIT_TRACEBACK=1",
            file=sys.stderr,
        )
        return ExitCode.BUG
    return ExitCode.DONE


def _run(args: Sequence[str] | None) -> None:
    try:
        typer.main.get_command(app).main(args=args, prog_name="toolkit")
    finally:
        # Python does this at its very end, where a failure has no words but its own.
        if sys.stdout:
            sys.stdout.flush()


def _refused(error: OSError) -> int:
    """Say what the system refused: a file, or, where it names none, to print."""
    if error.filename is None and sys.stdout:
        # What is still to be printed would fail again at the end.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        return ExitCode.DONE  # nobody reads on
    where = error.filename or "the output cannot be written"
    with contextlib.suppress(OSError):  # standard error may be as full
        print(f"toolkit: {from_here(str(where))}: {reason(error)}", file=sys.stderr)
    return ExitCode.BAD_INPUT


# Commands register themselves on `app`, in the order --help shows them: that of a day's work.
from toolkit.cli import (  # noqa: E402, F401, I001
    init,
    translate,
    check,
    status,
    build,
    models,
    evaluate,
    exchange,
    glossary,
    extract,
    memory,
    morph,
)
