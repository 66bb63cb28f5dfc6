"""`assistant index`, `posts`, `search`: what the memory can do."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.options import (
    BeforeOption,
    CorpusOption,
    JsonOption,
    Kind,
    WorkspaceOption,
    app,
    assistant,
)
from assistant.errors import IndexBusy


@app.command()
def index(
    corpus: CorpusOption = None,
    workspace: WorkspaceOption = None,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Forget the index and build it anew.")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Go on: follow the folders until Ctrl-C.")] = False,
) -> None:
    """Read your posts into the memory; after new posts, only what changed."""
    from assistant.terminal import memory as shown
    from assistant.terminal import plain

    product = assistant(corpus, workspace)
    plain.say_sample(product.settings)
    shown.show_sync(plain.follow(product.memory.index(rebuild=rebuild)))
    if watch:
        for report in product.memory.watch(plain.follow):
            shown.show_sync(report)


@app.command()
def posts(
    corpus: CorpusOption = None,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
    why: Annotated[bool, typer.Option("--why", help="For each review, the signs it was told by.")] = False,
) -> None:
    """What was found: every post with date, kind and passages, and what was skipped and why."""
    from assistant.terminal import memory as shown
    from assistant.terminal import plain

    product = assistant(corpus, workspace)
    if as_json:
        plain.write_lines(product.memory.post_records())
        return
    plain.say_sample(product.settings)
    shown.show_posts(product.memory.post_records())
    if why:
        shown.show_signs(product.memory.signs())


@app.command()
def search(
    query: Annotated[list[str], typer.Argument(help="What to look for; '-' reads a question a line.")],
    corpus: CorpusOption = None,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
    k: Annotated[int, typer.Option("-k", min=1, max=1000, help="How many passages.")] = 8,
    year: Annotated[int | None, typer.Option("--year", "-y", help="Only posts of that year.")] = None,
    before: BeforeOption = None,
    after: Annotated[
        datetime | None, typer.Option("--after", formats=["%Y-%m-%d"], help="Only posts after that day.")
    ] = None,
    kind: Annotated[Kind | None, typer.Option("--kind", help="Only reviews, or only other posts.")] = None,
    times: Annotated[
        bool, typer.Option("--times/--no-times", help="Prefer the time the question speaks of, or not.")
    ] = True,
    with_model: Annotated[
        bool,
        typer.Option("--with-model", help="Let your model word the question anew and order what is found."),
    ] = False,
    open_first: Annotated[
        bool, typer.Option("--open", help="Open the first hit's file in your $EDITOR.")
    ] = False,
) -> None:
    """The earlier entries a question calls up, verbatim, with file and line."""
    from assistant.service import Filters
    from assistant.terminal import memory as shown
    from assistant.terminal import plain
    from assistant.terminal.editor import open_in_editor

    product = assistant(corpus, workspace)
    filters = Filters(
        year=year,
        before=before.date() if before else None,
        after=after.date() if after else None,
        kind=kind,
        times=times,
    )
    questions = (line.rstrip("\n") for line in sys.stdin) if query == ["-"] else iter([" ".join(query)])
    plain.say_sample(product.settings)
    if with_model and product.settings.model:
        plain.say(f"The question and up to 30 passages of each answer go to {product.settings.endpoint}.")
    try:
        plain.follow(product.memory.index())
    except IndexBusy as busy:
        if not product.memory.indexed():
            raise
        plain.say(f"{busy.message} Searching what is there so far.")
    for answer in product.memory.search(questions, filters, k=k, with_model=with_model):
        if answer.notice:
            plain.say(answer.notice)
        if as_json:
            plain.write_lines([answer.record()])
            continue
        if query == ["-"]:
            shown.show_question(answer.question)
        shown.show_hits(answer)
        if open_first and answer.hits:
            first = answer.hits[0]
            open_in_editor(Path(first.passage.folder, first.passage.path), answer.line_of(first))
