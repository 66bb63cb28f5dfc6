"""The ledger of threads, and the voice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table
from rich.text import Text

from assistant.domain import Thread
from assistant.terminal.plain import STATUS_STYLE, excerpt_of, out

if TYPE_CHECKING:
    from assistant.author.portrait import Portrait
    from assistant.author.voice import VoiceScore


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
        table.add_row(
            str(thread.review), thread.kind, escape(excerpt_of(thread.citation.quote, (), 160)), fate
        )
    out.print(table)


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
