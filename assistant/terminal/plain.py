"""Plain output, remarks, and a bar for what takes time."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Generator, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NoReturn, TypeVar

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from assistant import events
from assistant.events import Event, Watched

if TYPE_CHECKING:
    from assistant.settings import Settings

R = TypeVar("R")


class Output(Console):
    """Standard output. Its reader may go away, as `head` does: then the program ends, and has not failed."""

    def on_broken_pipe(self) -> NoReturn:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0)


out = Output(highlight=False, soft_wrap=False)
err = Console(stderr=True, highlight=False)

STATUS_STYLE = {"kept": "green", "partly": "yellow", "dropped": "red", "open": "cyan", "unknown": "dim"}


def write(text: str) -> None:
    """A result as it is: neither wrapped nor coloured."""
    try:
        sys.stdout.write(text if text.endswith("\n") else f"{text}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        out.on_broken_pipe()


def write_lines(records: Iterable[Mapping[str, object]]) -> None:
    """JSON Lines, each written as soon as it is known."""
    for record in records:
        write(json.dumps(record, ensure_ascii=False))


def say(text: str) -> None:
    """A remark to the person; never part of a result."""
    err.print(escape(text), soft_wrap=True)


def say_sample(settings: Settings) -> None:
    if settings.uses_sample:
        say("No corpus set: showing the sample author. Yours: --corpus FOLDER or ASSISTANT_CORPUS.")


def follow(under_way: Generator[Event, None, R], *, text: bool = False) -> R:
    """Run a verb to its end, with a bar while it counts and, with `text`, the words as they are written."""
    streaming = text and err.is_terminal
    with Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=err,
        transient=True,
        disable=not err.is_terminal,
    ) as bars:
        tasks = {}
        watched = Watched(under_way)
        for event in watched:
            match event:
                case events.StageStarted(stage=stage, total=total):
                    tasks[stage] = bars.add_task(stage, total=total)
                case events.Progress(stage=stage, done=done, total=total) if stage in tasks:
                    bars.update(tasks[stage], completed=done, total=total)
                case events.StageDone(stage=stage) if stage in tasks:
                    bars.remove_task(tasks.pop(stage))
                case events.TextDelta(text=piece) if streaming:
                    err.out(piece, end="")
                case _:
                    pass
        return watched.result


def excerpt_of(prose: str, terms: Sequence[str], width: int = 240) -> str:
    """The stretch of a passage around the first word of the question that stands in it."""
    prose = " ".join(prose.split())
    if len(prose) <= width:
        return prose
    lower = prose.lower()
    places = [at for term in terms if (at := lower.find(term.lower())) >= 0]
    start = max(0, min(places, default=0) - width // 4)
    return ("…" if start else "") + prose[start : start + width] + ("…" if start + width < len(prose) else "")
