"""A draft: where it lies, what it is made of, what it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.markup import escape

from assistant.terminal.plain import out

if TYPE_CHECKING:
    from assistant.service import Written


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
