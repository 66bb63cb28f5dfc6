"""`assistant threads`, `voice`, `voice score`: what the posts tell about their author."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from assistant.cli.options import CorpusOption, JsonOption, WorkspaceOption, app, assistant, hand_on

threads_app = typer.Typer(help="What your reviews promised and regretted, and what became of it.")
app.add_typer(threads_app, name="threads")
voice_app = typer.Typer(help="What makes your prose yours: the portrait, and a score for any text.")
app.add_typer(voice_app, name="voice")


@threads_app.callback(invoke_without_command=True)
def threads(
    context: typer.Context,
    corpus: CorpusOption = None,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
    year: Annotated[
        int | None, typer.Option("--year", "-y", help="Only what that year's review said.")
    ] = None,
    engine: Annotated[
        Literal["model", "rules"] | None,
        typer.Option(
            "--engine",
            help="model: have it read your reviews, now and once; else nothing is sent. rules: put its reading aside.",
        ),
    ] = None,
) -> None:
    """What your reviews promised and regretted, and what became of it."""
    if context.invoked_subcommand:
        hand_on(context, corpus, workspace)
        return
    from assistant import records
    from assistant.terminal import author as shown
    from assistant.terminal import plain

    product = assistant(corpus, workspace)
    if engine == "rules":
        product.author.put_reading_aside()
    elif engine == "model":
        plain.say(product.author.announce_reading())
        shown.say_invented(plain.follow(product.author.read_threads()).invented)
    if as_json:
        named = product.author.handles().items()
        plain.write_lines(records.thread(t, handle) for handle, t in named if year in (None, t.review))
        return
    plain.say_sample(product.settings)
    shown.show_ledger(product.author.ledger(year), year)


@threads_app.command()
def mark(
    thread: Annotated[str, typer.Argument(help='Its number in the list, as "2024-3".')],
    status: Annotated[
        Literal["kept", "partly", "dropped", "open", "unknown"], typer.Argument(help="What became of it.")
    ],
    corpus: CorpusOption = None,
    workspace: WorkspaceOption = None,
    by: Annotated[
        int | None, typer.Option("--in", help="The year in which it did. Default: the last one told of.")
    ] = None,
) -> None:
    """Say what became of a thread. Your word is kept, and wins over what was read."""
    from assistant.terminal import author as shown

    product = assistant(corpus, workspace)
    told = product.author.named(thread)
    year = by or product.author.last_year_of(told)
    shown.show_history(thread, product.author.correct(told, year, status))


@voice_app.callback(invoke_without_command=True)
def portrait(
    context: typer.Context,
    corpus: CorpusOption = None,
    workspace: WorkspaceOption = None,
    html: Annotated[
        Path | None, typer.Option("--html", help="Write the portrait as a page with plots.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Every habit that was measured.")] = False,
) -> None:
    """The portrait of your prose: figures, examples, and how they changed over the years."""
    if context.invoked_subcommand:
        hand_on(context, corpus, workspace)
        return
    from assistant.terminal import author as shown
    from assistant.terminal import plain

    product = assistant(corpus, workspace)
    plain.say_sample(product.settings)
    if html:
        product.author.write_portrait(html)
        plain.say(f"Portrait: {html}")
    else:
        shown.show_portrait(product.author.portrait(), every=every)


@voice_app.command()
def score(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="Any text.")],
    corpus: CorpusOption = None,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """How near a text is to your own prose, beside how near your reviews are to each other."""
    from assistant import records
    from assistant.terminal import author as shown
    from assistant.terminal import plain

    product = assistant(corpus, workspace)
    result = product.author.score(file)
    sentences = product.author.showing(file, result)
    if as_json:
        plain.write_lines([records.voice(result, sentences)])
    else:
        shown.show_voice_score(result, sentences)
