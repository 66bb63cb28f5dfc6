"""What the doctor says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table

from assistant.terminal.plain import out

if TYPE_CHECKING:
    from assistant.doctor import Examined


def show_examination(findings: Sequence[Examined]) -> None:
    shown = Table.grid(padding=(0, 2))
    for finding in findings:
        mark = "[red]✗[/red]" if finding.wrong else "[green]✓[/green]"
        remedy = f"\n→ {finding.remedy}" if finding.remedy else ""
        shown.add_row(f"{mark} [bold]{finding.what}[/bold]", escape(finding.finding + remedy))
    out.print(shown)
