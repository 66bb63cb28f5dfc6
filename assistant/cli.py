"""The command line: each command reads its options, calls one verb of the service and prints what came back.

Results go to standard output, progress and remarks to standard error. Exit codes: 0 done, 1 a failure told in
one sentence, 2 wrong usage, 3 done but with findings that need the author (`draft --strict`).
"""

from __future__ import annotations

import errno
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn

import typer

from assistant.errors import AssistantError

if TYPE_CHECKING:
    from assistant.service import Assistant

FAILED, NEEDS_THE_AUTHOR = 1, 3

app = typer.Typer(
    help="Interviews you about your year, remembers what you wrote, drafts the review in your voice.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
voice_app = typer.Typer(help="What makes your prose yours: the portrait, and a score for any text.")
app.add_typer(voice_app, name="voice")

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


def assistant(corpus: list[Path] | None, workspace: Path | None, **given: object) -> Assistant:
    """The product, with what the command line says over what the settings say."""
    from assistant import settings
    from assistant.service import Assistant

    chosen = tuple(corpus) if corpus else None
    return Assistant(settings.load(corpus=chosen, workspace=workspace, **given))


@app.command()
def index(
    corpus: CorpusOption = None,
    workspace: WorkspaceOption = None,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Forget the index and build it anew.")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Go on: follow the folders until Ctrl-C.")] = False,
) -> None:
    """Read your posts into the memory; after new posts, only what changed."""
    from assistant import terminal

    product = assistant(corpus, workspace)
    terminal.say_sample(product.settings)
    terminal.show_sync(terminal.follow(product.index(rebuild=rebuild)))
    if watch:
        for report in product.watch(terminal.follow):
            terminal.show_sync(report)


@app.command()
def posts(
    corpus: CorpusOption = None,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
    why: Annotated[bool, typer.Option("--why", help="For each review, the signs it was told by.")] = False,
) -> None:
    """What was found: every post with date, kind and passages, and what was skipped and why."""
    from assistant import terminal

    product = assistant(corpus, workspace)
    if as_json:
        terminal.write_lines(product.post_records())
        return
    terminal.say_sample(product.settings)
    terminal.show_posts(product.post_records())
    if why:
        terminal.show_signs(product.signs())


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
    open_first: Annotated[bool, typer.Option("--open", help="Open the first hit's file.")] = False,
) -> None:
    """The earlier entries a question calls up, verbatim, with file and line."""
    from assistant import terminal
    from assistant.service import Filters

    product = assistant(corpus, workspace)
    filters = Filters(
        k=k,
        year=year,
        before=before.date() if before else None,
        after=after.date() if after else None,
        kind=kind,
    )
    questions = (line.rstrip("\n") for line in sys.stdin) if query == ["-"] else iter([" ".join(query)])
    terminal.say_sample(product.settings)
    terminal.follow(product.index())
    for answer in product.search(questions, filters):
        if as_json:
            terminal.write_lines([answer.record()])
            continue
        terminal.show_hits(answer)
        if open_first and answer.hits:
            first = answer.hits[0].passage
            typer.launch(str(Path(first.folder, first.path)))


@app.command()
def threads(
    corpus: CorpusOption = None,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
    year: Annotated[
        int | None, typer.Option("--year", "-y", help="Only what that year's review said.")
    ] = None,
) -> None:
    """What your reviews promised and regretted, and what became of it."""
    from assistant import records, terminal

    product = assistant(corpus, workspace)
    found = product.threads(year)
    if as_json:
        terminal.write_lines(records.thread(thread) for thread in found)
        return
    terminal.say_sample(product.settings)
    terminal.show_threads(found)


@app.command()
def interview(
    year: YearOption,
    corpus: CorpusOption = None,
    workspace: WorkspaceOption = None,
    answers: AnswersOption = None,
    agenda: Annotated[bool, typer.Option("--agenda", help="Only print what it would ask about.")] = False,
    as_json: JsonOption = False,
    export: Annotated[
        Path | None, typer.Option("--export", help="Write the interview so far as Markdown.")
    ] = None,
) -> None:
    """Questions about the year, one at a time; stop at any time and go on later."""
    from assistant import records, terminal

    product = assistant(corpus, workspace)
    terminal.say_sample(product.settings)
    if agenda:
        terminal.follow(product.index())
        items = product.agenda(year)
        terminal.write_lines(map(records.agenda_item, items)) if as_json else terminal.show_agenda(items)
    elif answers:
        terminal.say(f"{product.import_answers(year, answers)} answers read from {answers}.")
    elif export:
        terminal.say(f"{product.export_answers(year, export)} answers written to {export}.")
    else:
        terminal.follow(product.index())
        terminal.hold_interview(product.interview(year))


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
    from assistant import records, terminal

    product = assistant(corpus, workspace, engine=engine)
    terminal.say_sample(product.settings)
    terminal.follow(product.index())
    terminal.say(product.announce())
    written = terminal.follow(
        product.draft(year, answers=answers, before=before.date() if before else None), text=not as_json
    )
    if out:
        product.copy_out(written, out)
    if as_json:
        terminal.write_lines([records.draft(written.draft, str(written.markdown), str(written.data))])
    else:
        terminal.show_draft(written)
    if strict and written.draft.findings:
        raise typer.Exit(NEEDS_THE_AUTHOR)


@voice_app.callback(invoke_without_command=True)
def portrait(
    context: typer.Context,
    corpus: CorpusOption = None,
    workspace: WorkspaceOption = None,
    html: Annotated[
        Path | None, typer.Option("--html", help="Write the portrait as a page with plots.")
    ] = None,
) -> None:
    """The portrait of your prose: figures, examples, and how they changed over the years."""
    if context.invoked_subcommand:
        return
    from assistant import terminal

    product = assistant(corpus, workspace)
    terminal.say_sample(product.settings)
    if html:
        product.write_portrait(html)
        terminal.say(f"Portrait: {html}")
    else:
        terminal.show_portrait(product.portrait())


@voice_app.command()
def score(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="Any text.")],
    corpus: CorpusOption = None,
    workspace: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """How near a text is to your own prose, beside how near your reviews are to each other."""
    from assistant import records, terminal

    product = assistant(corpus, workspace)
    result = product.voice_score(file)
    terminal.write_lines([records.voice(result)]) if as_json else terminal.show_voice_score(result)


@app.command()
def web(
    corpus: CorpusOption = None,
    workspace: WorkspaceOption = None,
    host: Annotated[
        str | None, typer.Option("--host", help="Address to listen on. Default: 127.0.0.1")
    ] = None,
    port: Annotated[
        int | None, typer.Option("--port", min=1, max=65535, help="Default: the first free.")
    ] = None,
    show: Annotated[bool, typer.Option("--open/--no-open", help="Open it in the browser.")] = True,
) -> None:
    """The page where you are interviewed and where the draft grows."""
    from assistant import terminal
    from assistant.web.serving import serve

    product = assistant(corpus, workspace, host=host, port=port)
    terminal.say_sample(product.settings)
    serve(product, announce=terminal.say, show=show)


@app.command()
def doctor(
    corpus: CorpusOption = None,
    workspace: WorkspaceOption = None,
    env_example: Annotated[bool, typer.Option("--env-example", help="Print .env.example.")] = False,
) -> None:
    """What is well, what is not, and what to do about it."""
    from assistant import settings, terminal

    if env_example:
        terminal.write(settings.example())
        return
    from assistant.doctor import examine

    findings = examine(assistant(corpus, workspace))
    terminal.show_examination(findings)
    if any(finding.wrong for finding in findings):
        raise typer.Exit(FAILED)


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
        if isinstance(error, AssistantError):
            fail(error.message, error.hint)
        if isinstance(error, BrokenPipeError):
            os.dup2(
                os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno()
            )  # the reader went away, as `head` does
            sys.exit(0)
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            fail("The disk is full.", "Make room and run it again: what was finished is kept.")
        fail(
            f"Something went wrong that nobody foresaw: {type(error).__name__}: {error}",
            "Run it again with `assistant --debug …` for the traceback; nothing of yours was changed.",
        )
    except KeyboardInterrupt:
        fail("Stopped.", "What was finished is kept; run it again to go on.", code=130)
