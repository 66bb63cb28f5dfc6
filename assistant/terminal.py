"""What the command line shows: values of the domain in, text on the terminal out. Nothing is decided here.

Results go to standard output and progress to standard error, so that both can be piped apart.
"""

from __future__ import annotations

import json
import os
import shlex
import sys
from collections.abc import Generator, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from assistant import events
from assistant.domain import (
    AgendaItem,
    Thread,
)
from assistant.events import Event

if TYPE_CHECKING:
    from assistant.author.portrait import Portrait
    from assistant.author.voice import VoiceScore
    from assistant.conversation import Conversation
    from assistant.doctor import Examined
    from assistant.memory.recall import Recollection
    from assistant.memory.sync import SyncReport
    from assistant.service import Written
    from assistant.settings import Settings

R = TypeVar("R")

out = Console(highlight=False, soft_wrap=False)
err = Console(stderr=True, highlight=False)

STATUS_STYLE = {"kept": "green", "partly": "yellow", "dropped": "red", "open": "cyan", "unknown": "dim"}


# --- plain output ---------------------------------------------------------------------------------------


def write(text: str) -> None:
    sys.stdout.write(text if text.endswith("\n") else f"{text}\n")


def write_lines(records: Iterable[Mapping[str, object]]) -> None:
    """JSON Lines, each written as soon as it is known."""
    for record in records:
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
        sys.stdout.flush()


def say(text: str) -> None:
    """A remark to the person; never part of a result."""
    err.print(escape(text), soft_wrap=True)


def say_sample(settings: Settings) -> None:
    if settings.uses_sample:
        say("No corpus set: showing the sample author. Yours: --corpus FOLDER or ASSISTANT_CORPUS.")


# --- things that take time ------------------------------------------------------------------------------


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
        while True:
            try:
                event = next(under_way)
            except StopIteration as end:
                result: R = end.value
                return result
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


def show_sync(report: SyncReport) -> None:
    say(report.sentence())


# --- posts ----------------------------------------------------------------------------------------------


def show_posts(records: Iterable[Mapping[str, object]]) -> None:
    """A table of what was read, then what was not and why."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("date", no_wrap=True)
    table.add_column("title", ratio=3, overflow="fold")
    table.add_column("kind", no_wrap=True)
    table.add_column("period", no_wrap=True)
    table.add_column("passages", justify="right", no_wrap=True)
    table.add_column("file", style="dim", ratio=2, overflow="fold")
    skipped, count, passages = [], 0, 0
    for record in records:
        if record["kind"] == "skipped":
            skipped.append(record)
            continue
        count += 1
        passages += int(str(record["passages"]))
        kind = "copy" if record["translation_of"] else str(record["kind"])
        table.add_row(
            str(record["date"] or "no date")[:10],
            escape(str(record["title"])),
            Text(kind, style="bold green" if kind == "review" else "dim" if kind == "copy" else ""),
            str(record["period"] or ""),
            str(record["passages"]),
            escape(str(record["path"])),
        )
    out.print(table)
    out.print(f"\n{count} posts, {passages} passages.")
    if skipped:
        out.print(f"\n[bold]{len(skipped)} files not read[/bold]")
        for record in skipped:
            out.print(f"  {escape(str(record['path']))} [dim]— {escape(str(record['reason']))}[/dim]")


def show_signs(signs: Iterable[tuple[str, str, Sequence[str]]]) -> None:
    """For each review: its file, its period and the signs it was told by."""
    for path, period, found in signs:
        out.print(f"[bold]{escape(path)}[/bold] {period}")
        for sign in found:
            out.print(f"  {escape(sign)}")


# --- search ---------------------------------------------------------------------------------------------


def show_hits(answer: Recollection) -> None:
    """Hits grouped by post, best first, each with `path:line` and the words of the question lit up."""
    for chip in answer.chips:
        out.print(f"[cyan]{escape(chip.label)}[/cyan]", end=" ")
    if answer.chips:
        out.print()
    if not answer.hits:
        out.print("Nothing found.")
        return
    seen: set[str] = set()
    for hit in answer.hits:
        passage = hit.passage
        if passage.path not in seen:
            seen.add(passage.path)
            date = passage.date.isoformat()[:10] if passage.date else "no date"
            out.print(f"\n[bold]{escape(passage.title)}[/bold]  [dim]{date}[/dim]")
        place = f"{Path(passage.folder, passage.path)}:{answer.line_of(hit)}"
        heading = " › ".join(passage.heading)
        out.print(Text(f"  {place}", style="blue"), Text(heading, style="dim"), soft_wrap=True)
        excerpt = Text(_excerpt(passage.prose, answer.terms), overflow="fold")
        excerpt.highlight_words(answer.terms, style="bold yellow", case_sensitive=False)
        out.print(Padding(excerpt, (0, 0, 0, 4)))


def _excerpt(prose: str, terms: Sequence[str], width: int = 240) -> str:
    """The stretch of a passage around the first word of the question that stands in it."""
    prose = " ".join(prose.split())
    if len(prose) <= width:
        return prose
    lower = prose.lower()
    places = [at for term in terms if (at := lower.find(term.lower())) >= 0]
    start = max(0, min(places, default=0) - width // 4)
    return ("…" if start else "") + prose[start : start + width] + ("…" if start + width < len(prose) else "")


# --- threads, agenda, interview -------------------------------------------------------------------------


def show_threads(threads: Sequence[Thread]) -> None:
    """The ledger: what was said when, and what became of it."""
    if not threads:
        out.print("No promises or regrets found in your reviews.")
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("year", "kind"):
        table.add_column(name, no_wrap=True)
    table.add_column("in your words", ratio=3, overflow="fold")
    table.add_column("what became of it", ratio=2, overflow="fold")
    for thread in threads:
        fate = Text()
        for outcome in thread.later:
            fate.append(f"{outcome.year} {outcome.status} ", style=STATUS_STYLE[outcome.status])
        if not thread.later:
            fate.append("open", style=STATUS_STYLE["open"])
        table.add_row(str(thread.review), thread.kind, escape(_excerpt(thread.citation.quote, (), 160)), fate)
    out.print(table)


def show_agenda(items: Sequence[AgendaItem]) -> None:
    for item in items:
        out.print(f"[bold]{item.priority:.2f}[/bold] [cyan]{item.kind}[/cyan] {escape(item.question)}")
        out.print(f"     [dim]{escape(item.why)}[/dim]")


HELP = """An answer ends with an empty line. Alone on a line:
  /skip /later /never   leave the question        /back    the one before again
  /edit                 write in your editor      /enough  that's enough
  /quit                 go on another day (nothing is lost)"""
COMMANDS = ("/skip", "/later", "/never", "/back", "/edit", "/enough", "/quit", "/help")


def hold_interview(conversation: Conversation) -> None:
    """Ask until the author has enough. Piped answers are read the same way, without the remarks."""
    quiet = not sys.stdin.isatty()
    if not quiet:
        say(HELP)
    while turn := conversation.waiting:
        out.print(f"\n[bold]{escape(turn.question)}[/bold]")
        for cite in turn.cites if not quiet else ():
            out.print(
                f"  [dim]{escape(cite.title)}, {cite.date}: {escape(_excerpt(cite.quote, (), 160))}[/dim]"
            )
        typed = _typed()
        if typed is None or typed == "/quit":
            say("Kept. Go on with the same command, or in the page.")
            return
        _do(conversation, typed)
    say(f"Nothing left to ask. The draft: assistant draft --year {conversation.year}")


def _do(conversation: Conversation, typed: str) -> None:
    match typed:
        case "/skip":
            conversation.put_off("skipped")
        case "/later":
            conversation.put_off("later")
        case "/never":
            conversation.put_off("never")
        case "/back":
            conversation.back()
        case "/enough":
            conversation.enough()
        case "/help":
            say(HELP)
        case "/edit":
            if written := _edited():
                conversation.answer(written)
        case _:
            conversation.answer(typed)


def _typed() -> str | None:
    """An answer of one line or several, ended by an empty one; a command; None at the end of the input."""
    lines: list[str] = []
    while True:
        try:
            line = input("" if lines or not sys.stdin.isatty() else "> ")
        except EOFError:
            return "\n".join(lines) or None
        if not lines and line.strip() in COMMANDS:
            return line.strip()
        if line.strip():
            lines.append(line)
        elif lines:
            return "\n".join(lines)


def _edited() -> str:
    """What the author writes in $EDITOR."""
    import subprocess
    import tempfile

    with tempfile.NamedTemporaryFile("r+", suffix=".md", encoding="utf-8") as file:
        subprocess.run([*shlex.split(os.environ.get("EDITOR", "vi")), file.name], check=False)
        return Path(file.name).read_text(encoding="utf-8").strip()


# --- the voice ------------------------------------------------------------------------------------------


def show_portrait(shown: Portrait) -> None:
    """The figures of a voice; bars for what ends the sentences."""
    out.print(f"[bold]{len(shown.documents)} texts[/bold], {shown.language}")
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("habit", ratio=2, overflow="fold")
    for name in ("usual", "lowest", "highest"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("per", style="dim", no_wrap=True)
    for row in shown.rows:
        table.add_row(escape(row.name), f"{row.rate:.2f}", f"{row.low:.2f}", f"{row.high:.2f}", row.unit)
    out.print(table)
    if shown.words:
        out.print(
            f"\n[bold]words that are theirs[/bold] {escape(', '.join(word for word, _ in shown.words))}"
        )


def show_voice_score(score: VoiceScore) -> None:
    """Inside or outside, by both yardsticks, and what stands out."""
    verdict = "[green]inside[/green]" if score.inside else "[red]outside[/red]"
    out.print(f"{verdict} your own range")
    for name, distance, (low, high) in (
        ("habits", score.distance, score.own_range),
        ("letters", score.delta, score.delta_range),
    ):
        out.print(f"  {name:8} {distance:.2f}   your own reviews: {low:.2f} to {high:.2f}")
    for feature in score.features[:12]:
        out.print(f"  [yellow]{escape(feature.name)}[/yellow] {escape(feature.words)}")


# --- drafts ---------------------------------------------------------------------------------------------


def show_draft(written: Written) -> None:
    """Where the draft lies, what it is made of, and what it needs from the author."""
    draft = written.draft
    paragraphs = [p for section in draft.sections for p in section.paragraphs]
    own = sum(len(p.text) for p in paragraphs if p.origin == "author")
    model = sum(len(p.text) for p in paragraphs if p.origin == "model")
    questions = sum(1 for p in paragraphs if p.origin == "question")
    out.print(f"\n[bold]{escape(draft.title)}[/bold]")
    for section in draft.sections:
        if section.heading:
            out.print(
                f"  {'#' * section.level} {escape(section.heading)}  [dim]{len(section.paragraphs)}[/dim]"
            )
    share = f"{own / max(1, own + model):.0%}"
    out.print(f"\n{own + model:,} characters, {share} your own words; {questions} questions left to you.")
    if draft.usage.calls:
        cost = f", {draft.usage.cost:.4f}" if draft.usage.cost is not None else ""
        usage = draft.usage
        out.print(f"{usage.calls} calls, {usage.prompt_tokens:,} + {usage.reply_tokens:,} tokens{cost}.")
    if draft.findings:
        out.print(f"\n[bold]{len(draft.findings)} findings to look at[/bold]")
        for finding in draft.findings[:12]:
            heading = draft.sections[finding.section].heading or "opening"
            out.print(f"  [yellow]{escape(heading)}[/yellow] {escape(finding.reason)}", soft_wrap=False)
        if len(draft.findings) > 12:
            out.print(f"  … and {len(draft.findings) - 12} more, in {written.data}", soft_wrap=True)
    out.print(f"\nDraft:    {written.markdown}", soft_wrap=True)
    out.print(f"Sources:  {written.data}", soft_wrap=True)


# --- the doctor -----------------------------------------------------------------------------------------


def show_examination(findings: Sequence[Examined]) -> None:
    for finding in findings:
        mark = "[red]✗[/red]" if finding.wrong else "[green]✓[/green]"
        out.print(f"{mark} [bold]{finding.what}[/bold]  {escape(finding.finding)}")
        if finding.remedy:
            out.print(f"    → {escape(finding.remedy)}")
