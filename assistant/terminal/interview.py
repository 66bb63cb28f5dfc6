"""The agenda, and an interview held in the terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.padding import Padding
from rich.style import Style
from rich.text import Text

from assistant import events
from assistant.domain import AgendaItem, Citation, Turn
from assistant.errors import SettingsError
from assistant.events import Event
from assistant.interview.depth import DEPTHS
from assistant.interview.phrases import fill, phrases
from assistant.interview.questions import filled
from assistant.interview.quoting import LIST_MARK
from assistant.interview.replies import tells
from assistant.interview.text import bare, plain
from assistant.terminal.commands import Command, command_of
from assistant.terminal.editor import open_in_editor
from assistant.terminal.plain import excerpt_of, out, say

if TYPE_CHECKING:
    from assistant.conversation import Conversation
    from assistant.memory.recall import Recollection

Ask = Callable[[str], "Recollection"]

SHOWN = 120  # characters of an entry shown beside a question
CITED = 4  # passages of a post shown with one question; /why shows the others
FOUND = 160  # characters of an entry that was looked up


def show_agenda(items: Sequence[AgendaItem]) -> None:
    """A question each, with how much it is wanted, of what kind it is, why it is asked and what it cites."""
    for item in items:
        cited = "; ".join(dict.fromkeys(_place(cite) for cite in item.cites))
        out.print(f"[bold]{item.priority:6.2f}[/bold] [cyan]{item.kind}[/cyan]")
        told = f"{escape(item.question)}\n[dim]{escape(item.why)}{' → ' + cited if cited else ''}[/dim]"
        out.print(Padding(told, (0, 0, 0, 7), expand=False))


def hold_interview(conversation: Conversation, ask: Ask) -> None:
    """Ask until the author has enough. Piped answers are read the same way, without the remarks."""
    Held(conversation, ask).hold()


class Held:
    """An interview in a terminal."""

    def __init__(self, conversation: Conversation, ask: Ask) -> None:
        self.conversation = conversation
        self._ask = ask
        self._quiet = not sys.stdin.isatty()
        self._shown: tuple[int, int] | None = None  # turn and revision of the question on the screen
        self._received = 0  # the turn whose heavy answer was received
        self._words = phrases(conversation.language)

    def hold(self) -> None:
        """Ask, read and do, until nothing is left or the author leaves."""
        if not self._quiet:
            _edit_lines()
            say(self._words["terminal_help"])
        if not self.conversation.turns:
            self._open()
        elif not self._quiet:
            self._told()
        while True:
            over = self._question() is None and self.conversation.received is None
            if self._quiet and (over or self.conversation.waiting is None):
                break
            if over:
                self._end()
            typed = _typed(self._quiet)
            command = command_of(typed) if typed is not None else None
            if typed is None or (command and command.name == "quit"):
                if over:
                    break
                say(self._words["terminal_kept"])
                return
            if over and not typed:
                break
            if command:
                self._obey(command)
            elif over:
                self._recall(typed)
            else:
                self._take(typed)
        year, minutes = self.conversation.year, self.conversation.minutes
        longer = min((length for length in DEPTHS if length > minutes), default=None)
        if not self.conversation.closed and longer:
            say(fill(self._words["terminal_more"], year=year, minutes=minutes, longer=longer))
        say(fill(self._words["terminal_draft"], year=year))

    def _end(self) -> None:
        """What was told, and that it may still be changed."""
        self._told()
        say(self._words["terminal_enough" if self.conversation.closed else "terminal_over"])

    def _told(self) -> None:
        """How many answers there are, and of what parts of life."""
        conversation = self.conversation
        told = [f"{label} {count}" for label, count in conversation.progress.items() if count]
        if told:
            count = sum(map(tells, conversation.turns))
            say(fill(self._words["terminal_told"], count=count, areas=" · ".join(told)))

    # --- showing ----------------------------------------------------------------------------------------

    def _open(self) -> None:
        """What the posts show, month by month, above the first question."""
        for line in self.conversation.opening:
            told = Text(f"  {line.text}", style="dim")
            for post in line.posts:
                at = told.plain.find(post.title)
                if at >= 0:
                    target = Path(post.folder, post.path).as_uri()
                    told.stylize(Style(link=target), at, at + len(post.title))
            out.print(told, soft_wrap=True)

    def _question(self) -> Turn | None:
        """The question that waits, shown once; a heavy answer is received instead. Piped, it goes on."""
        before = self.conversation.waiting
        if before is None:
            self._follow(self.conversation.asking())
        received = self.conversation.received
        if received is not None:
            if self._received != self.conversation.turns[-1].n:
                self._received = self.conversation.turns[-1].n
                out.print(f"\n{escape(received.said)}", soft_wrap=True)
                if not self._quiet:
                    say(self._words[f"terminal_{received.kind}"])
            if not self._quiet:
                return None
            if received.kind == "crisis":
                return None
            self.conversation.go_on()
            self._follow(self.conversation.asking())
        turn = self.conversation.waiting
        if turn is not None and before is not None and self._shown != (turn.n, self.conversation.revision):
            out.print(f"\n[bold]{escape(turn.question)}[/bold]", soft_wrap=True)
        if turn is not None and self._shown != (turn.n, self.conversation.revision):
            self._beside(turn)
            self._shown = turn.n, self.conversation.revision
        return turn

    def _follow(self, asking: Generator[Event, None, Turn | None]) -> None:
        """The question as it is worded; what the last answer called up stands above it."""
        begun = False
        for event in asking:
            match event:
                case events.QuestionDelta(text=text):
                    if not begun:
                        self._called_up()
                        out.print()
                    out.print(escape(text), style="bold", end="", soft_wrap=True)
                    begun = True
                case events.Remark(text=text):
                    say(text)
                case _:
                    pass
        if begun:
            out.print()

    def _called_up(self) -> None:
        for cite in self.conversation.called_up if not self._quiet else ():
            said = escape(excerpt_of(plain(cite.quote), (), SHOWN))
            out.print(f"  [dim]→ {_place(cite)}: {said}[/dim]", soft_wrap=True)

    def _beside(self, turn: Turn) -> None:
        """Where a quotation stands, and the first of what a question speaks of without quoting it."""
        if not self._quiet:
            self._cite(turn, CITED)

    def _cite(self, turn: Turn, most: int) -> None:
        """The posts that a question cites, each above at most so many of the words that the question does not quote."""
        for place, cites in groupby(turn.cites, _place):
            out.print(f"  [dim]{place}[/dim]", soft_wrap=True)
            unsaid = [cite for cite in cites if bare(cite.quote) not in bare(turn.question)]
            for cite in unsaid[:most]:
                said = excerpt_of(plain(LIST_MARK.sub("", cite.quote)), (), SHOWN)
                out.print(Text(f"    · {said}", style="dim"), soft_wrap=True)
            if len(unsaid) > most:
                out.print(Text(f"    {self._words['terminal_cites']}", style="dim"), soft_wrap=True)

    # --- doing ------------------------------------------------------------------------------------------

    def _take(self, typed: str) -> None:
        """An answer, or a question to the assistant in its place. An empty line goes on after a heavy answer; after
        words of danger it does not, for it may be no more than a key that was pressed.
        """
        conversation = self.conversation
        if not typed and (received := conversation.received):
            if received.kind == "heavy":
                conversation.go_on()
        elif conversation.is_aside(typed):
            self._recall(typed)
            say(self._words["terminal_aside"])
        else:
            conversation.answer(typed)

    def _obey(self, command: Command) -> None:
        conversation, waiting = self.conversation, self.conversation.waiting
        match command.name:
            case "skip":
                conversation.put_off("skipped")
            case "later":
                conversation.put_off("later")
            case "never":
                conversation.put_off("never")
            case "back":
                conversation.back()
            case "enough":
                conversation.enough()
            case "answer":
                conversation.answer(command.rest)
            case "edit":
                self._edit(command.rest)
            case "ask":
                self._recall(command.rest)
            case "topic":
                self._turn_to(command.rest)
            case "list":
                self._list()
            case "help":
                say(self._words["terminal_help"])
            case "why":
                say(waiting.why if waiting else self._words["terminal_nothing_waits"])
                if waiting:
                    self._cite(waiting, len(waiting.cites))
            case _:
                say(filled(self._words["terminal_unknown"], {"command": command.called}))

    def _list(self) -> None:
        for turn in self.conversation.turns:
            told = excerpt_of(turn.answer, (), SHOWN) if turn.answer else self._words[f"state_{turn.state}"]
            asked = excerpt_of(turn.question, (), SHOWN)
            out.print(f"{turn.n:3}  {escape(asked)}\n     [dim]{escape(told)}[/dim]", soft_wrap=True)

    def _edit(self, number: str) -> None:
        """The open answer, or an earlier one, in $EDITOR; piped, the answer follows on the next lines."""
        waiting = self.conversation.waiting
        n = int(number) if number.isdigit() else waiting.n if waiting else 0
        turn = next((turn for turn in self.conversation.turns if turn.n == n), None)
        if turn is None:
            say(fill(self._words["terminal_no_turn"], number=number))
            return
        try:
            written = (_typed(quiet=True) or "") if self._quiet else _edited(turn)
        except SettingsError as error:
            say(f"{error.message} {error.hint}")
            return
        if not written:
            return
        if waiting and n == waiting.n:
            self.conversation.answer(written)
        else:
            self.conversation.revise(n, written)
            self._shown = None

    def _recall(self, question: str) -> None:
        """What the author wrote about something, as passages with the posts they stand in."""
        self._shown = None
        if not question:
            say(self._words["terminal_ask"])
            return
        found = self._ask(question)
        if found.chips:
            labels = ", ".join(chip.label for chip in found.chips)
            say(fill(self._words["recalled_first"], label=labels))
        if not found.hits:
            say(self._words["recalled_none"])
        place = ""
        for hit in found.hits:
            if place != (place := _place(hit.passage.citation)):
                out.print(f"  [dim]→ {place}[/dim]", soft_wrap=True)
            told = Text(f"    {excerpt_of(plain(hit.passage.prose), found.terms, FOUND)}")
            told.highlight_words(found.terms, style="bold yellow", case_sensitive=False)
            out.print(told, soft_wrap=True)

    def _turn_to(self, name: str) -> None:
        if not name or not self.conversation.turn_to(name):
            told = " · ".join(f"{label} {count}" for label, count in self.conversation.progress.items())
            say(fill(self._words["terminal_topic"], areas=told))


def _place(cite: Citation) -> str:
    """The post a passage stands in, with its day, as a link where the terminal knows links."""
    target = Path(cite.folder, cite.path).as_uri() if Path(cite.folder).is_absolute() else ""
    title = f"[link={target}]{escape(cite.title)}[/link]" if target else escape(cite.title)
    return f"{title}, {cite.date}" if cite.date else title


def _edit_lines() -> None:
    """Let what is typed be edited with the arrow keys, and what is pasted stay one answer with its empty lines."""
    with suppress(ImportError):
        import readline  # noqa: F401 - input() uses it once it is there; not on every system


def _typed(quiet: bool) -> str | None:
    """An answer of one line or several, ended by an empty one; a command; None at the end of the input. At a
    terminal an empty line alone is "".
    """
    lines: list[str] = []
    while True:
        try:
            line = input("" if lines or quiet else "> ")
        except EOFError:
            return "\n".join(lines) or None
        if not lines and line.startswith("/"):
            return line
        if line.strip():
            lines.append(line)
        elif lines or not quiet:
            return "\n".join(lines)


def _edited(turn: Turn) -> str:
    """What the author makes of an answer in their editor; the question stands above it as a comment."""
    import tempfile

    mark = f"<!-- {turn.question} -->"
    with tempfile.NamedTemporaryFile("w+", suffix=".md", encoding="utf-8") as file:
        file.write(f"{mark}\n\n{turn.answer}")
        file.flush()
        open_in_editor(Path(file.name))
        return Path(file.name).read_text(encoding="utf-8").replace(mark, "", 1).strip()
