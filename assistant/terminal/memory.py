"""The posts, the sync of the memory, and what a search brought up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.padding import Padding
from rich.style import Style
from rich.text import Text

from assistant.language.english import counted
from assistant.terminal.plain import excerpt_of, out, say

if TYPE_CHECKING:
    from assistant.domain import Hit
    from assistant.memory.recall import Recollection
    from assistant.memory.sync import SyncReport

KINDS = {"review": "bold green", "copy": "dim"}  # of posts, with their style; the others need no word


def show_sync(report: SyncReport) -> None:
    say(report.sentence())


def show_posts(records: Iterable[Mapping[str, object]]) -> None:
    """What was read, two lines a post so that no path is cut in a narrow window; then what was not and why."""
    skipped, count, passages = [], 0, 0
    for record in records:
        if record["kind"] == "skipped":
            skipped.append(record)
            continue
        count += 1
        passages += (there := int(str(record["passages"])))
        kind = "copy" if record["translation_of"] else str(record["kind"])
        told = Text(f"{str(record['date'] or 'no date')[:10]:10}  ").append(
            str(record["title"]), style="bold"
        )
        if kind != "post":
            told.append(f"  {kind} {record['period'] or ''}".rstrip(), style=KINDS[kind])
        out.print(told, soft_wrap=True)
        out.print(Text(f"{'':12}{record['path']}, {counted(there, 'passage')}", style="dim"), soft_wrap=True)
    out.print(f"\n{counted(count, 'post')}, {counted(passages, 'passage')}.")
    if skipped:
        out.print(f"\n[bold]{counted(len(skipped), 'file')} not read[/bold]")
        for record in skipped:
            told = Text(f"  {record['path']} ").append(f"— {record['reason']}", style="dim")
            out.print(told, soft_wrap=True)


def show_signs(signs: Iterable[tuple[str, str, Sequence[str]]]) -> None:
    """For each review: its file, its period and the signs it was told by."""
    for path, period, found in signs:
        out.print(f"[bold]{escape(path)}[/bold] {period}")
        for sign in found:
            out.print(f"  {escape(sign)}")


def show_question(question: str) -> None:
    """Over the hits of one question among several."""
    out.print()
    out.rule(escape(question), align="left", style="dim")


def show_hits(answer: Recollection) -> None:
    """Hits grouped by post, best first, each with `path:line` and the words of the question lit up."""
    if answer.chips:
        times = ", ".join(f"[cyan]{escape(chip.label)}[/cyan]" for chip in answer.chips)
        out.print(f"[dim]First what tells of[/dim] {times}[dim]; with --no-times every time is alike.[/dim]")
    if answer.waiting:
        how = "" if answer.by_meaning else ", found by words alone"
        say(f"The meaning of {answer.waiting:,} passages is still being read{how}.")
    if not answer.hits:
        out.print("Nothing found.")
        return
    posts: dict[Path, list[Hit]] = {}
    for hit in answer.hits:
        posts.setdefault(Path(hit.passage.folder, hit.passage.path), []).append(hit)
    for path, hits in posts.items():
        first = hits[0].passage
        date = first.date.isoformat()[:10] if first.date else "no date"
        out.print(f"\n[bold]{escape(first.title)}[/bold]  [dim]{date}[/dim]")
        for hit in hits:
            place = Text(f"{path}:{answer.line_of(hit)}", style=Style(color="blue", link=path.as_uri()))
            heading = " › ".join(hit.passage.heading)
            out.print(Text("  ") + place, Text(heading, style="dim"), soft_wrap=True)
            excerpt = Text(excerpt_of(hit.passage.prose, answer.terms), overflow="fold")
            excerpt.highlight_words(answer.terms, style="bold yellow", case_sensitive=False)
            out.print(Padding(excerpt, (0, 0, 0, 4), expand=False))
