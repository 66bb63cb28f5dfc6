"""Every command together, and the one place where its failures are caught."""

from __future__ import annotations

import os
import sys
from typing import Annotated, NoReturn

import typer

from assistant.cli.options import app
from assistant.errors import told

# Each registers its commands, in the order in which --help lists them.
# isort: off
from assistant.cli import memory, interview, draft, author, web  # noqa: F401
# isort: on

FAILED = 1
STOPPED = 130  # what a shell is told of Ctrl-C; Typer ends with it and says nothing


@app.callback()
def options(
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of a failure.")] = False,
    version: Annotated[bool, typer.Option("--version", is_eager=True, help="Print the version.")] = False,
) -> None:
    if debug:
        os.environ["ASSISTANT_DEBUG"] = "1"
    if version:
        from importlib.metadata import version as installed

        typer.echo(installed("year-end-assistant"))
        raise typer.Exit


def fail(message: str, hint: str, code: int = FAILED) -> NoReturn:
    typer.echo(f"{message}\n  → {hint}", err=True)
    sys.exit(code)


def main() -> None:
    """The entry point; the one place of the command line where failures are caught."""
    try:
        app()
    except Exception as error:
        if os.environ.get("ASSISTANT_DEBUG"):
            raise
        if foreseen := told(error):
            fail(foreseen.message, foreseen.hint)
        fail(
            f"Something went wrong that nobody foresaw: {type(error).__name__}: {error}",
            "Run it again with `assistant --debug …` for the traceback; nothing of yours was changed.",
        )
    except SystemExit as ended:
        if ended.code != STOPPED:
            raise
        fail("Stopped.", "What was finished is kept; run it again to go on.", code=STOPPED)
