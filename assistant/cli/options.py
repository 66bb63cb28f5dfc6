"""The application, the options that several commands share, and the product they give."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from assistant.service import Assistant

app = typer.Typer(
    help="Interviews you about your year, remembers what you wrote, drafts the review in your voice.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

CorpusOption = Annotated[
    list[Path] | None,
    typer.Option("--corpus", "-c", help="A folder with your posts (repeatable). Default: ASSISTANT_CORPUS."),
]
WorkspaceOption = Annotated[
    Path | None, typer.Option("--workspace", "-w", help="Where index and interviews lie. Default: .assistant")
]
Kind = Literal["review", "post"]
Writer = Literal["model", "quoting"]
JsonOption = Annotated[bool, typer.Option("--json", help="JSON for programs instead of text for people.")]
YearOption = Annotated[int, typer.Option("--year", "-y", min=1900, max=2999, help="The year looked back on.")]
BeforeOption = Annotated[
    datetime | None,
    typer.Option("--before", formats=["%Y-%m-%d"], help="Use nothing posted on or after that day."),
]
AnswersOption = Annotated[
    Path | None,
    typer.Option("--answers", "-a", help="A Markdown file with answers, instead of the saved interview."),
]


def hand_on(context: typer.Context, corpus: list[Path] | None, workspace: Path | None) -> None:
    """Let what was told before a subcommand hold for it: `threads -c blog mark …` is about that blog."""
    told = {name: given for name, given in (("corpus", corpus), ("workspace", workspace)) if given}
    context.default_map = {context.invoked_subcommand or "": told}


def assistant(corpus: list[Path] | None, workspace: Path | None, **given: object) -> Assistant:
    """The product, with what the command line says over what the settings say."""
    from assistant import settings
    from assistant.service import Assistant

    chosen = tuple(corpus) if corpus else None
    return Assistant(settings.load(corpus=chosen, workspace=workspace, **given))
