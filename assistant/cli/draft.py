"""`assistant draft`: the review, drafted; and what is done with a draft: one section again, compared, published."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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
from assistant.errors import ModelError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Generator

    from assistant.domain import Outline
    from assistant.events import Event
    from assistant.service import Assistant, Written

NEEDS_THE_AUTHOR = 3

OutlineOption = Annotated[
    Path | None,
    typer.Option(
        "--outline",
        help="A file with the outline. Not there yet: it is written there for you to edit, and nothing is drafted.",
    ),
]
SectionOption = Annotated[
    int | None, typer.Option("--section", "-s", min=1, help="Write only this section anew (as numbered).")
]
LockOption = Annotated[
    list[str] | None,
    typer.Option("--lock", help="SECTION.PARAGRAPH that no rewriting may touch, say 3.2 (repeatable)."),
]
UnlockOption = Annotated[list[str] | None, typer.Option("--unlock", help="Take such a lock off.")]
PublishOption = Annotated[
    Path | None, typer.Option("--publish", help="Write the newest version as a post into that folder.")
]


@app.command()
def draft(
    year: YearOption,
    corpus: CorpusOption = None,
    workspace: WorkspaceOption = None,
    answers: AnswersOption = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Also write the Markdown here.")] = None,
    engine: Annotated[Writer | None, typer.Option("--engine", help="What writes.")] = None,
    before: BeforeOption = None,
    outline: OutlineOption = None,
    section: SectionOption = None,
    hint: Annotated[str, typer.Option("--hint", help="What you want of that section.")] = "",
    version: Annotated[
        int | None, typer.Option("--version", "-v", min=1, help="Which version. Default: the newest.")
    ] = None,
    diff: Annotated[bool, typer.Option("--diff", help="What changed since the version before.")] = False,
    lock: LockOption = None,
    unlock: UnlockOption = None,
    publish: PublishOption = None,
    yes: Annotated[bool, typer.Option("--yes", help="Publish without asking.")] = False,
    estimate: Annotated[
        bool, typer.Option("--estimate", help="Only tell what it would take: tokens, and money.")
    ] = False,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with the draft that was stopped.")] = False,
    anew: Annotated[
        bool, typer.Option("--anew", help="Write everything again, and leave your edits in their version.")
    ] = False,
    as_json: JsonOption = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 3 where findings need you.")] = False,
) -> None:
    """The year-end review, drafted from what you said and wrote; edit the file, and it is kept."""
    from assistant.terminal import draft as shown
    from assistant.terminal import plain

    product = assistant(corpus, workspace, engine=engine)
    plain.say_sample(product.settings)
    until = before.date() if before else None
    if diff:
        shown.show_difference(product.drafts.difference(year, new=version))
    elif lock or unlock:
        _lock(product, year, version, lock or (), unlock or ())
    elif publish:
        _publish(product, year, version, publish, yes=yes)
    elif section:
        plain.say(product.drafts.announce())
        _finish(product, product.drafts.rewrite(year, section - 1, hint, version), out, as_json, strict)
    elif estimate:
        plain.follow(product.memory.index())
        shown.say_estimate(product.drafts.estimate(year, answers=answers, before=until))
    else:
        plain.follow(product.memory.index())
        plain.say(product.drafts.announce())
        if not (answers or resume) and (answers := product.drafts.answers_file(year)):
            plain.say(f"Answers: {answers}, as for the draft before. Another file: --answers.")
        plan = _planned(product, year, answers, until, outline)
        if outline and plan is None:
            return
        if product.settings.writes_with_model and not resume:
            shown.say_estimate(product.drafts.estimate(year, answers=answers, before=until, outline=plan))
        writing = product.drafts.write(
            year, answers=answers, before=until, outline=plan, resume=resume, anew=anew
        )
        try:
            _finish(product, writing, out, as_json, strict)
        except (ModelError, KeyboardInterrupt):
            plain.say(f"What is written is kept. Go on with it: assistant draft --year {year} --resume")
            raise


def _planned(
    product: Assistant, year: int, answers: Path | None, before: dt.date | None, file: Path | None
) -> Outline | None:
    """The outline of the author's file; where there is none yet it is written, and nothing is drafted from it."""
    from assistant.terminal import plain

    if file is None:
        return None
    if file.exists():
        return product.drafts.read_outline(year, product.ground.take(file))
    made = plain.follow(product.drafts.outline(year, answers=answers, before=before))
    product.ground.put(file, text := product.drafts.outline_text(year, made))
    plain.write(text)
    plain.say(f"Outline: {file}. Edit it, then run the same command again to have it written.")
    return None


def _finish(
    product: Assistant,
    writing: Generator[Event, None, Written],
    out: Path | None,
    as_json: bool,
    strict: bool,
) -> None:
    """Follow the writing to its end and show what came of it."""
    from assistant import records
    from assistant.terminal import draft as shown
    from assistant.terminal import plain

    seconds: dict[str, float] = {}
    written = plain.follow(shown.timed(writing, seconds), text=not as_json)
    if out:
        product.drafts.copy_out(written, out)
    if as_json:
        plain.write_lines([records.draft(written.draft, str(written.markdown), str(written.data))])
    else:
        shown.show_draft(written, seconds)
    if strict and written.draft.findings:
        raise typer.Exit(NEEDS_THE_AUTHOR)


def _lock(
    product: Assistant,
    year: int,
    version: int | None,
    lock: list[str] | tuple[()],
    unlock: list[str] | tuple[()],
) -> None:
    from assistant.terminal import plain

    for place, locked in [*((place, True) for place in lock), *((place, False) for place in unlock)]:
        section, dot, paragraph = place.partition(".")
        if not (dot and section.isdecimal() and paragraph.isdecimal() and int(section) and int(paragraph)):
            raise typer.BadParameter(f"{place!r} is no SECTION.PARAGRAPH, say 3.2.")
        written = product.drafts.lock(year, version, int(section) - 1, int(paragraph) - 1, locked)
        text = written.draft.sections[int(section) - 1].paragraphs[int(paragraph) - 1].text
        plain.say(f"{'Locked' if locked else 'Unlocked'} in v{written.draft.version}: {text[:80]}")


def _publish(product: Assistant, year: int, version: int | None, folder: Path, *, yes: bool) -> None:
    import sys

    from assistant.errors import DraftError
    from assistant.terminal import draft as shown
    from assistant.terminal import plain

    survey = product.drafts.survey(year, folder, version)
    shown.show_survey(survey)
    if not yes:
        if not sys.stdin.isatty():
            raise DraftError(
                "Nothing was written: look at the names and open questions first.",
                hint="Run it again with --yes to publish as it is.",
            )
        typer.confirm("Publish?", abort=True, err=True)
    published = product.drafts.publish(year, folder, version)
    plain.write(str(published.path))


@app.command()
def learn(year: YearOption, corpus: CorpusOption = None, workspace: WorkspaceOption = None) -> None:
    """Learn from what you made of a draft: the next one follows it."""
    from assistant.terminal import draft as shown
    from assistant.terminal import plain

    product = assistant(corpus, workspace)
    learned = plain.follow(product.drafts.learn(year))
    plain.say(f"You changed {learned.changed:.0%} of the draft of {year}.")
    shown.show_lessons(learned.lessons)
    if learned.lessons:
        plain.say(f"All lessons: assistant lessons, or in {learned.file}")


@app.command()
def lessons(
    corpus: CorpusOption = None,
    workspace: WorkspaceOption = None,
    forget: Annotated[
        int | None, typer.Option("--forget", min=1, help="Strike out the lesson with that number.")
    ] = None,
) -> None:
    """What your edits have taught; every draft is written with it."""
    from assistant.language.english import counted
    from assistant.terminal import draft as shown

    drafts = assistant(corpus, workspace).drafts
    known = drafts.lessons()
    if forget is not None:
        if forget > len(known):
            raise typer.BadParameter(f"There is no lesson {forget}: {counted(len(known), 'lesson')} so far.")
        known = drafts.forget(known[forget - 1])
    shown.show_lessons(known)
