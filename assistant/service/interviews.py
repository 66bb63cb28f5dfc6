"""The interviews about the years: what to ask, what was answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.conversation import Conversation
from assistant.domain import AgendaItem, Turn
from assistant.service.ground import Ground

if TYPE_CHECKING:
    from assistant.interview.session import Interviews as Saved


class Interviews:
    """The interviews of one author."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def agenda(self, year: int) -> tuple[AgendaItem, ...]:
        """What the interview still wants to hear, the most wanted first."""
        from assistant.interview.agenda import agenda

        interview = next(reversed(self._saved.of(year)), None)
        return agenda(
            self._ground.standpoints.known(year, interview.turns if interview else (), self._saved.never())
        )

    def of(self, year: int, *, seen: int | None = None) -> Conversation:
        """The interview about a year: the one touched last, or a new one. `seen`: the revision a window shows.

        Raises:
            InterviewChanged: another window was faster.
        """
        from assistant.interview.agenda import next_item

        return Conversation(
            self._saved,
            self._saved.resume(year),
            lambda turns: next_item(self._ground.standpoints.known(year, turns, self._saved.never())),
            self._areas_heard,
            seen,
        )

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

    @cached_property
    def _saved(self) -> Saved:
        from assistant.interview.session import Interviews as Saved

        return Saved(self._ground.settings.place.prepare().interviews)

    def _areas_heard(self, turns: tuple[Turn, ...]) -> Mapping[str, int]:
        from assistant.interview.areas import areas

        known = areas(self._ground.language)
        answered = Counter(turn.area for turn in turns if turn.state == "answered")
        return {label: answered[area] for area, label in known.labels.items()}
