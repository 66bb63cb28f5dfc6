"""What the doctor says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.markup import escape

from assistant.terminal.plain import out

if TYPE_CHECKING:
    from assistant.doctor import Examined


def show_examination(findings: Sequence[Examined]) -> None:
    for finding in findings:
        mark = "[red]✗[/red]" if finding.wrong else "[green]✓[/green]"
        out.print(f"{mark} [bold]{finding.what}[/bold]  {escape(finding.finding)}")
        if finding.remedy:
            out.print(f"    → {escape(finding.remedy)}")
