"""The agenda, and an interview held in the terminal."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.markup import escape

from assistant.domain import AgendaItem
from assistant.terminal.plain import excerpt_of, out, say

if TYPE_CHECKING:
    from assistant.conversation import Conversation


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
                f"  [dim]{escape(cite.title)}, {cite.date}: {escape(excerpt_of(cite.quote, (), 160))}[/dim]"
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
