"""The interviews about the years: what to ask, what was answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.conversation import Conversation
from assistant.domain import AgendaItem, Turn
from assistant.memory.scope import Filters
from assistant.service.ground import Ground
from assistant.service.memory import Memory

if TYPE_CHECKING:
    from assistant.interview.grid import Row
    from assistant.interview.guide import Guide
    from assistant.interview.repeats import Repeats
    from assistant.interview.session import Interviews as Saved
    from assistant.interview.state import Interview
    from assistant.memory.recall import Recollection

RECALLED = 4  # passages that answer a question to the assistant


class Interviews:
    """The interviews of one author."""

    def __init__(self, ground: Ground, memory: Memory) -> None:
        self._ground = ground
        self._memory = memory
        self._guides: dict[int, Guide] = {}

    def agenda(self, year: int, minutes: int | None = None) -> tuple[AgendaItem, ...]:
        """What the interview still wants to hear, the most wanted first; as deep as the interview under way,
        or `minutes`.
        """
        from assistant.interview.agenda import agenda
        from assistant.interview.depth import depth_of
        from assistant.interview.state import USUAL_MINUTES

        guide, never, last_year = self._guide(year), self._saved.never(), self._saved.answers(year - 1)
        going = next((one for one in reversed(self._saved.of(year)) if not one.closed), None)
        if going is None:
            depth = depth_of(minutes or USUAL_MINUTES)
            earlier = self.turns(year)
            return agenda(
                replace(guide.known, depth=depth, earlier=earlier, never=never, last_year=last_year)
            )
        standing = guide.standing(going, self._earlier(going), never, last_year)
        return agenda(replace(standing, depth=depth_of(minutes)) if minutes else standing)

    def of(self, year: int, *, seen: int | None = None, minutes: int | None = None) -> Conversation:
        """The interview about a year: the one touched last, or a new one.

        `seen` is the revision a window shows. `minutes` (15, 45 or 120) sets how deep it goes from here on; a new
        one is of 45 unless told. The next question comes with `Conversation.asking` (or `ask`).

        Raises:
            InterviewChanged: another window was faster.
        """
        interview = self._saved.resume(year, minutes)
        earlier = self._earlier(interview)
        return Conversation(self._saved, interview, self._guide(year), seen=seen, earlier=earlier)

    def ask(self, year: int, question: str) -> Recollection:
        """What the author asks of the assistant in the middle of an interview: what they wrote about it before.

        "Last year" is the one before the year looked back on; a question without a matter of its own is about
        the one that waits.

        Raises:
            SettingsError: the posts were not read yet.
        """
        from assistant.interview.asides import sought

        self._memory.facts()
        going = next(reversed(self._saved.of(year)), None)
        return self._memory.recall.search(
            sought(question, going.turns if going else ()),
            Filters(before=self._ground.standpoints.of(year).cut_off, moment=dt.date(year, 12, 31)),
            k=RECALLED,
        )

    def grid(self, year: int) -> tuple[Row, ...]:
        """The year as parts of life and months: what was written of each, and what was told so far."""
        from assistant.interview.grid import grid

        return grid(self._ground.standpoints.known(year), self.turns(year))

    def turns(self, year: int, answers: Path | None = None) -> tuple[Turn, ...]:
        """The answers of a file, or of all saved interviews about the year."""
        if answers is not None:
            from assistant.interview.answers import read

            return read(answers)
        saved = [turn for interview in self._saved.of(year) for turn in interview.turns]
        return tuple(replace(turn, n=n) for n, turn in enumerate(saved, 1))

    def import_answers(self, year: int, file: Path) -> int:
        """Add the answers of a file to the interview; returns how many it had."""
        from assistant.interview import answers

        turns = answers.read(file)
        self._saved.add(self._saved.resume(year), turns)
        return sum(1 for turn in turns if turn.answer)

    def export_answers(self, year: int, file: Path) -> int:
        """Write the interview as Markdown that can be read back; returns how many answers it has."""
        from assistant.interview import answers

        turns = self.turns(year)
        self._ground.put(file, answers.write(turns))
        return sum(1 for turn in turns if turn.answer)

    # --- putting things together ------------------------------------------------------------------------

    @cached_property
    def _saved(self) -> Saved:
        from assistant.interview.session import Interviews as Saved

        return Saved(self._ground.settings.place.prepare().interviews)

    def _earlier(self, interview: Interview) -> Sequence[Turn]:
        """The turns of the interviews about the same year that began before."""
        others = [other for other in self._saved.of(interview.year) if other.id != interview.id]
        return [turn for other in others for turn in other.turns]

    def _guide(self, year: int) -> Guide:
        """What leads the interviews about a year, kept as long as nothing new is known of the posts and threads."""
        from assistant.interview.guide import Guide

        known, guide = self._ground.standpoints.known(year), self._guides.get(year)
        if guide is None or guide.known is not known:
            guide = self._guides[year] = Guide(
                known,
                model=self._ground.chat(),
                recall=self._memory.recall if self._memory.indexed() else None,
                repeats=self._repeats(year),
                cut_off=self._ground.standpoints.of(year).cut_off,
            )
        return guide

    def _repeats(self, year: int) -> Repeats | None:
        """Compares questions on this machine; with an embeddings endpoint they are not sent for that."""
        settings = self._ground.settings
        if settings.embedder != "local":
            return None
        from assistant.interview.repeats import Repeats
        from assistant.memory.embeddings import open_embedder

        return Repeats(self._ground.standpoints.known(year).bank, lambda: open_embedder(settings))
