"""The ledger of threads, and the voice."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table
from rich.text import Text

from assistant.domain import Citation, Thread
from assistant.terminal.plain import STATUS_STYLE, excerpt_of, out, say

if TYPE_CHECKING:
    from assistant.author.portrait import Portrait, Row
    from assistant.author.thread_ledger import Entry
    from assistant.author.voice import VoiceScore


WORDS = 160  # characters of a thread that are shown
STANDING_OUT = 8  # features of a text that are shown
SHOWN = 90  # characters of the sentence that shows what became of it


def show_ledger(entries: Sequence[Entry], year: int | None) -> None:
    """The ledger, or one year's: what was said when, and what became of it, with the sentence that shows it."""
    if not entries:
        out.print(f"No promises or regrets found in your {f'review of {year}' if year else 'reviews'}.")
        return
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 1, 1, 0))
    table.add_column("", no_wrap=True)
    table.add_column("in your words", ratio=1, overflow="fold")
    table.add_column("what became of it", ratio=1, overflow="fold")
    for entry in entries:
        named = Text.assemble(entry.handle, "\n", (entry.thread.kind, "dim"))
        words = _words(entry.thread.citation, WORDS)
        table.add_row(named, Text(words), _history(entry.thread, entry.returned))
    out.print(table)
    out.print(
        "[dim]Say it better: assistant threads mark 2024-3 kept[/dim]".replace("2024-3", entries[0].handle)
    )


def say_invented(invented: int) -> None:
    """How many quotations the model made up: they were dropped."""
    if invented:
        say(f"{invented} quotations that no review has were dropped.")


def show_history(handle: str, thread: Thread) -> None:
    """One thread, after the author said what became of it."""
    out.print(Text.assemble((handle, "bold"), " ", _words(thread.citation, WORDS)))
    out.print(_history(thread, ()))


def _words(citation: Citation, width: int) -> str:
    """A quotation as it reads: without its marks of emphasis and of a list, and where its links lead."""
    shown = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", citation.quote)
    return excerpt_of(re.sub(r"\*\*|__|^(?:[#>\s]+|[-*+] )", "", shown), (), width)


def _history(thread: Thread, returned: Sequence[int]) -> Text:
    """A line a year: what became of it, who says so, and the sentence that shows it."""
    told = [o for o in thread.later if o.status != "unknown" or o.by_author or o.year in returned]
    if not told:
        return Text("nothing told since" if thread.later else "open", style=STATUS_STYLE["unknown"])
    lines = Text()
    for n, outcome in enumerate(told):
        lines.append("\n" if n else "")
        lines.append(f"{outcome.year} {outcome.status}", style=STATUS_STYLE[outcome.status])
        lines.append(", said again" if outcome.year in returned else "")
        lines.append(", your word" if outcome.by_author else "")
        if outcome.citation and outcome.status != "open":
            lines.append(f"\n  {_words(outcome.citation, SHOWN)}", style="dim")
    return lines


BARS, CHANGED, YEARS = 30, 8, 6  # characters of the longest bar, habits told as changed, years side by side
SEEN = 0.005  # a rate that two decimals show


def show_portrait(shown: Portrait, *, every: bool) -> None:
    """The voice in some forty lines: endings, lengths, marks, words, what changed; all habits where asked for."""
    out.print(f"[bold]{len(shown.documents)} texts[/bold], {shown.language}")
    _show_endings([row for row in shown.endings if row.high > 0])
    longest = max((share for _, share in shown.lengths), default=0.0) or 1.0
    out.print("\n[bold]sentence length[/bold] [dim]characters[/dim]")
    for name, share in shown.lengths:
        out.print(f"  {name:>8} {'█' * round(BARS * share / longest):{BARS}} {share:4.0%}")
    _show_rows("marks", [row for row in shown.marks if row.high >= SEEN])
    if shown.words:
        out.print("\n[bold]words of your reviews[/bold]")
        out.print(Text("  " + ", ".join(word for word, _ in shown.words)))
    _show_changes(sorted((row for row in shown.rows if row.changes), key=lambda row: -row.change)[:CHANGED])
    if every:
        _show_rows("every habit", shown.rows)
    else:
        out.print("\n[dim]Every habit: assistant voice --all · as a page with plots: --html FILE[/dim]")


def _show_endings(rows: Sequence[Row]) -> None:
    if not rows:
        return
    years = [year for year, _ in rows[0].per_year][-YEARS:]
    table = _table("how sentences end", [str(year) for year in years])
    for row in rows:
        told = dict(row.per_year)
        table.add_row(escape(row.name), *(f"{told.get(year, 0.0):.0%}" for year in years))
    out.print(table)


def _show_rows(title: str, rows: Sequence[Row]) -> None:
    if not rows:
        return
    table = _table(title, ["usual", "lowest", "highest"])
    table.add_column("", style="dim", no_wrap=True)
    for row in rows:
        table.add_row(escape(row.name), f"{row.rate:.2f}", f"{row.low:.2f}", f"{row.high:.2f}", row.unit)
    out.print(table)


def _show_changes(rows: Sequence[Row]) -> None:
    if not rows:
        return
    first, last = rows[0].per_year[0][0], rows[0].per_year[-1][0]
    table = _table("what changed", [str(first), str(last)])
    table.add_column("", style="dim", no_wrap=True)
    for row in rows:
        table.add_row(escape(row.name), f"{row.per_year[0][1]:.2f}", f"{row.per_year[-1][1]:.2f}", row.unit)
    out.print(table)


def _table(title: str, figures: Sequence[str]) -> Table:
    """A table of habits: names that wrap, and columns of figures."""
    table = Table(box=None, pad_edge=False, header_style="bold", title_justify="left")
    table.add_column(f"\n{title}", ratio=2, overflow="fold")
    for name in figures:
        table.add_column(f"\n{name}", justify="right", no_wrap=True)
    return table


def show_voice_score(score: VoiceScore, sentences: Mapping[str, Sequence[str]]) -> None:
    """Inside or outside, by both yardsticks, what stands out, and the sentences of the text that do it."""
    verdict = "[green]inside[/green]" if score.inside else "[red]outside[/red]"
    out.print(f"{verdict} your own range")
    for name, distance, (low, high) in (
        ("habits", score.distance, score.own_range),
        ("letters", score.delta, score.delta_range),
    ):
        out.print(f"  {name:8} {distance:.2f}   your own reviews: {low:.2f} to {high:.2f}")
    for feature in score.features[:STANDING_OUT]:
        out.print(f"\n[yellow]{escape(feature.words)}[/yellow]")
        for sentence in sentences.get(feature.key, ()):
            out.print(Text(f"  {excerpt_of(sentence, (), WORDS)}", style="dim"))
