"""`assistant draft`: the review, drafted."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.options import (
    AnswersOption,
    BeforeOption,
    CorpusOption,
    JsonOption,
    WorkspaceOption,
    Writer,
    YearOption,
    app,
    assistant,
)

NEEDS_THE_AUTHOR = 3


@app.command()
def draft(
    year: YearOption,
    corpus: CorpusOption = None,
    workspace: WorkspaceOption = None,
    answers: AnswersOption = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Also write the Markdown here.")] = None,
    engine: Annotated[Writer | None, typer.Option("--engine", help="What writes.")] = None,
    before: BeforeOption = None,
    as_json: JsonOption = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 3 where findings need you.")] = False,
) -> None:
    """The year-end review, drafted from what you said and wrote."""
    from assistant import records
    from assistant.terminal import draft as shown
    from assistant.terminal import plain

    product = assistant(corpus, workspace, engine=engine)
    plain.say_sample(product.settings)
    plain.follow(product.memory.index())
    plain.say(product.drafts.announce())
    written = plain.follow(
        product.drafts.write(year, answers=answers, before=before.date() if before else None),
        text=not as_json,
    )
    if out:
        product.drafts.copy_out(written, out)
    if as_json:
        plain.write_lines([records.draft(written.draft, str(written.markdown), str(written.data))])
    else:
        shown.show_draft(written)
    if strict and written.draft.findings:
        raise typer.Exit(NEEDS_THE_AUTHOR)
