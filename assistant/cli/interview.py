"""`assistant interview`: questions about the year."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from assistant.cli.options import (
    AnswersOption,
    CorpusOption,
    JsonOption,
    WorkspaceOption,
    YearOption,
    app,
    assistant,
)

Minutes = Literal["15", "45", "120"]


@app.command()
def interview(
    year: YearOption,
    corpus: CorpusOption = None,
    workspace: WorkspaceOption = None,
    answers: AnswersOption = None,
    minutes: Annotated[
        Minutes | None, typer.Option("--minutes", "-m", help="How deep it goes. Default: 45, or as it was.")
    ] = None,
    agenda: Annotated[bool, typer.Option("--agenda", help="Only print what it would ask about.")] = False,
    as_json: JsonOption = False,
    export: Annotated[
        Path | None, typer.Option("--export", help="Write the interview so far as Markdown.")
    ] = None,
) -> None:
    """Questions about the year, one at a time; stop at any time and go on later."""
    from assistant import notices, records
    from assistant.language.english import counted
    from assistant.terminal import interview as shown
    from assistant.terminal import plain

    product = assistant(corpus, workspace)
    length = int(minutes) if minutes else None
    plain.say_sample(product.settings)
    if agenda:
        plain.follow(product.memory.index())
        items = product.interviews.agenda(year, length)
        plain.write_lines(map(records.agenda_item, items)) if as_json else shown.show_agenda(items)
    elif answers:
        plain.say(
            f"{counted(product.interviews.import_answers(year, answers), 'answer')} read from {answers}."
        )
    elif export:
        plain.say(
            f"{counted(product.interviews.export_answers(year, export), 'answer')} written to {export}."
        )
    else:
        plain.follow(product.memory.index())
        conversation = product.interviews.of(year, minutes=length)
        if product.settings.writes_with_model:  # nothing is sent before this is told
            plain.say(notices.said(product.drafts.announce(), conversation.language))
        shown.hold_interview(conversation, lambda question: product.interviews.ask(year, question))
